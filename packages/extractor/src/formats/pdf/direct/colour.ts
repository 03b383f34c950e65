import { meanLight, type Ink } from '../graphics-state.ts';
import { whiteFrom } from '../paint-steps.ts';
import type { ObjectStore } from './object-store.ts';
import { isArray, NotPlainError, PdfName, PdfStream, type PdfDict, type PdfValue } from './pdf-value.ts';

/** A colour space as far as white can be told from colour in it. `profiled`: as its components, but not to the digit. */
export interface ColourSpace {
  readonly components: 1 | 3 | 4;
  readonly isProfiled: boolean;
}

export const grey: ColourSpace = { components: 1, isProfiled: false };
export const rgb: ColourSpace = { components: 3, isProfiled: false };
export const cmyk: ColourSpace = { components: 4, isProfiled: false };

const device: Readonly<Record<string, ColourSpace>> = {
  DeviceGray: grey,
  G: grey,
  DeviceRGB: rgb,
  RGB: rgb,
  DeviceCMYK: cmyk,
  CMYK: cmyk,
};

/** From this on (of 1) grey, or red, green and blue are rounded to what cannot be told from paper. */
const WHITE_FROM = (whiteFrom - 0.5) / 255;
/** A profile may turn what is nearly white into white. */
const SURELY_COLOURED = 0.9;
/** So much ink can be seen; less is not plain. */
const SURELY_INKED = 0.1;
/** Without its profile, and from inks, a colour is surely dark or surely light only outside of these. */
const SURELY_DARK = 0.3;
const SURELY_LIGHT = 0.75;

/** What a colour is to the eye: as ink on white paper, and its brightness where that is certain enough. */
export interface ReadColour {
  readonly ink: Ink;
  /** 0 black, 1 white; undefined where it may be on either side of the middle. */
  readonly light: number | undefined;
}

/** The space that `cs` or `CS` names; `null` for one in which colours are not plain. */
export function readColourSpace(
  name: PdfName,
  options: { readonly store: ObjectStore; readonly resources: PdfDict },
): ColourSpace | null {
  const { store, resources } = options;
  const spaces = store.getDict(resources, 'ColorSpace');
  // Default spaces would stand in for these.
  if (spaces !== undefined && [...spaces.keys()].some((key) => key.startsWith('Default'))) return null;
  const value: PdfValue | undefined = spaces?.has(name.text) === true ? store.get(spaces, name.text) : name;
  if (value instanceof PdfName) return device[value.text] ?? null;
  if (!isArray(value)) return null;
  const kind = store.resolve(value[0]);
  const profile = store.resolve(value[1]);
  if (!(kind instanceof PdfName)) return null;
  if (value.length === 1) return device[kind.text] ?? null;
  if (kind.text !== 'ICCBased' || !(profile instanceof PdfStream)) return null;
  const components = store.get(profile.dict, 'N');
  return components === 1 || components === 3 || components === 4 ? { components, isProfiled: true } : null;
}

/** What colour `sc` and its kin choose in a space. */
export function readColour(space: ColourSpace | null, components: readonly number[]): ReadColour {
  if (space === null || components.length !== space.components) throw new NotPlainError('a colour');
  return { ink: readInk(space, components), light: readLight(space, components) };
}

function readLight(space: ColourSpace, components: readonly number[]): number | undefined {
  const [first = 0, second = first, third = first, black = 0] = components;
  const isInk = space.components === 4;
  const parts = isInk ? [first, second, third].map((part) => (1 - part) * (1 - black)) : [first, second, third];
  // Rounded as pdf.js does, so that both ways agree on which side of a limit a colour is.
  const [red = 0, green = 0, blue = 0] = Uint8ClampedArray.from(parts, (part) => part * 255);
  const light = meanLight(red, green, blue);
  const isDoubtful = (isInk || space.isProfiled) && light > SURELY_DARK && light < SURELY_LIGHT;
  return isDoubtful ? undefined : light;
}

function readInk(space: ColourSpace, components: readonly number[]): Ink {
  if (space.components === 4) {
    if (components.every((part) => part === 0)) return 'white';
    if (components.some((part) => part > SURELY_INKED)) return 'coloured';
    throw new NotPlainError('a colour that is nearly white');
  }
  const isWhite = components.every((part) => part >= WHITE_FROM);
  if (!space.isProfiled || components.every((part) => part >= 1)) return isWhite ? 'white' : 'coloured';
  if (components.some((part) => part < SURELY_COLOURED)) return 'coloured';
  throw new NotPlainError('a colour that is nearly white');
}
