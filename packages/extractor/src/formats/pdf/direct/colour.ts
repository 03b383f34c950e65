import type { Ink } from '../graphics-state.ts';
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

/** From this on (of 1) grey, or red, green and blue are drawn as 250 of 255, which cannot be told from paper. */
const WHITE_FROM = 249.5 / 255;
/** A profile may turn what is nearly white into white. */
const SURELY_COLOURED = 0.9;
/** So much ink can be seen; less is not plain. */
const SURELY_INKED = 0.1;

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

/** Whether a colour shows on white paper. */
export function readInk(space: ColourSpace | null, components: readonly number[]): Ink {
  if (space === null || components.length !== space.components) throw new NotPlainError('a colour');
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
