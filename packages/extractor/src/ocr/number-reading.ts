import type { NumberShape } from './number-shape.ts';
import type { PixelBox } from './raster.ts';
import type { ReadCharacter, ReadLine } from './text-recogniser.ts';

/** What amounts, codes and shares are made of. */
export const NUMBER_CHARACTER = /^[0-9.,\-%]$/u;
const DIGIT = /^\d$/u;
export const SEPARATOR = /^[.,]$/u;
/** What digits and points are taken for on poor paper; 年, 人 and ≥ are none of these: they are printed. */
const CONFUSABLE = /^[OoQDUlI|!iSsBbZz、。·•:;'"‘’“”`_~—–―*]$/u;
/** A percent sign falls into at most so many parts as high as digits. */
const PERCENT_PARTS = 3;
/** At least this share of a number was read as what numbers are made of. */
const MOSTLY = 0.6;
/** A point that the network did not read but the ink shows is as sure as this. */
const SEEN_POINT = 0.6;
/** A number whose ink shows other digits or points than were read cannot be surer than this. */
const CONTRADICTED = 0.5;

/** The line read as a number; undefined where it is none, or the engine cannot tell. */
export function readAsNumber({ free, number }: ReadLine): readonly ReadCharacter[] | undefined {
  const printed = free.filter(({ text }) => text.trim() !== '');
  const fitting = printed.filter(({ text }) => NUMBER_CHARACTER.test(text));
  if (!printed.some(({ text }) => DIGIT.test(text)) || fitting.length < MOSTLY * printed.length) return undefined;
  if (!printed.every(({ text }) => NUMBER_CHARACTER.test(text) || CONFUSABLE.test(text))) return undefined;
  // Between digits no spaces are printed, whatever the wide gap after a comma suggests.
  if (fitting.length === printed.length) return printed;
  return number?.some(({ text }) => DIGIT.test(text)) === true ? number : undefined;
}

const LONE_CIRCLE = /^[Oo]$/u;

/** An o is as wide as high, a 0 is higher: its width in heights is at most this. */
const ZERO_WIDTH = 0.75;
/** A 0 that the network took for a letter is as sure as this. */
const SEEN_ZERO = 0.6;

/** A circle alone in a cell of a table is the number 0, not a letter, if it can be read as one or is as high; undefined where it is neither. */
export function readLoneZero({ free, number }: ReadLine, ink: PixelBox): readonly ReadCharacter[] | undefined {
  const [only, ...others] = free.filter(({ text }) => text.trim() !== '');
  if (only === undefined || others.length > 0 || !LONE_CIRCLE.test(only.text)) return undefined;
  if (number?.length === 1 && number[0]?.text === '0') return number;
  const isHigh = ink.x1 - ink.x0 <= ZERO_WIDTH * (ink.y1 - ink.y0);
  return isHigh ? [{ ...only, text: '0', confidence: Math.min(SEEN_ZERO, only.confidence) }] : undefined;
}

/** How far a reading is from what the ink shows: 0 where both agree. Digits may touch, hence more may be read than seen. */
export function disagreement(read: readonly ReadCharacter[], shape: NumberShape): number {
  const digits = read.filter(({ text }) => DIGIT.test(text)).length;
  const separators = read.filter(({ text }) => SEPARATOR.test(text)).length;
  const percents = read.filter(({ text }) => text === '%').length;
  return Math.max(0, shape.digits - digits - percents * PERCENT_PARTS) + Math.max(0, shape.points.length - separators);
}

/**
 * Puts points back that the ink shows and the network overlooked, and makes points and commas what they must
 * be: the last one before one or two digits is the point, those before three digits are commas.
 */
export function mendSeparators(
  read: readonly ReadCharacter[],
  shape: NumberShape,
  originX: number,
  { doubtful }: { readonly doubtful: boolean },
): readonly ReadCharacter[] {
  const whole = insertPoints(dropSpeck(read, shape, originX), shape, originX);
  const doubt = doubtful || disagreement(whole, shape) > 0 ? CONTRADICTED : 1;
  const texts = whole.map(({ text }) => text);
  const settled = settleSeparators(texts);
  return whole.map((character, index): ReadCharacter => {
    const confidence = Math.min(character.confidence, doubt);
    const isKnown = !SEPARATOR.test(character.text) || whatSeparates(texts, index) !== undefined;
    const text = settled[index] ?? character.text;
    return { ...character, text, confidence: isKnown ? confidence : Math.min(confidence, CONTRADICTED) };
  });
}

/** The characters of a number with points and commas as they must be, as far as what follows them tells. */
export function settleSeparators(texts: readonly string[]): readonly string[] {
  return texts.map((text, index) => (SEPARATOR.test(text) ? (whatSeparates(texts, index) ?? text) : text));
}

/** A point or a comma, by the digits that follow; undefined where neither can stand. */
function whatSeparates(texts: readonly string[], index: number): string | undefined {
  const next = texts.findIndex((text, at) => at > index && !DIGIT.test(text));
  const digits = (next < 0 ? texts.length : next) - index - 1;
  const isLast = !texts.slice(index + 1).some((text) => SEPARATOR.test(text));
  if (isLast && (digits === 1 || digits === 2)) return '.';
  if (digits === 3) return isLast ? texts[index] : ',';
  return undefined;
}

/** No number begins with a comma or a point: where the ink shows none either, it was a speck of dirt. */
function dropSpeck(read: readonly ReadCharacter[], shape: NumberShape, originX: number): readonly ReadCharacter[] {
  const [first, second] = read;
  if (first === undefined || second === undefined || !SEPARATOR.test(first.text)) return read;
  const isShown = shape.points.some((point) => point < second.at + originX);
  return isShown ? read : read.slice(1);
}

function insertPoints(read: readonly ReadCharacter[], shape: NumberShape, originX: number): readonly ReadCharacter[] {
  const separators = read.filter(({ text }) => SEPARATOR.test(text));
  if (shape.points.length <= separators.length) return read;
  const digits = read.filter(({ text }) => DIGIT.test(text));
  const pitch = digits.length < 2 ? 0 : ((digits.at(-1)?.at ?? 0) - (digits[0]?.at ?? 0)) / (read.length - 1);
  const missing = shape.points.filter((point) => !separators.some(({ at }) => Math.abs(at + originX - point) < pitch));
  if (missing.length !== shape.points.length - separators.length) return read;
  const added = missing.map((point): ReadCharacter => ({
    text: '.',
    confidence: SEEN_POINT,
    at: point - originX,
  }));
  return [...read, ...added].sort((left, right) => left.at - right.at);
}
