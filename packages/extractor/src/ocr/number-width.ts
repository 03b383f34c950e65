import type { PixelBox } from './raster.ts';
import type { ReadCharacter } from './text-recogniser.ts';

/** How wide digits and separators of a page are, in heights of their line. */
export interface NumberWidths {
  readonly digit: number;
  readonly separator: number;
}

/** Digits of most fonts are tabular and about this wide; points are half of it, or as wide. */
const USUAL: NumberWidths = { digit: 0.7, separator: 0.5 };
/** A number wider than its characters by this part of a digit has one more than was read. */
const ROOM = 0.6;

const countDigits = (read: readonly ReadCharacter[]): number => read.filter(({ text }) => /^\d$/u.test(text)).length;
const widthOf = (line: PixelBox): number => (line.x1 - line.x0) / (line.y1 - line.y0);

/** Learns the widths from the numbers of a page; one wrong reading does not sway a median. */
export function measureNumberWidths(
  numbers: readonly { readonly read: readonly ReadCharacter[]; readonly line: PixelBox }[],
): NumberWidths {
  const plain = numbers.filter(({ read }) => read.length >= 3 && countDigits(read) === read.length);
  const digit = median(plain.map(({ read, line }) => widthOf(line) / read.length)) ?? USUAL.digit;
  const parted = numbers.filter(({ read }) => countDigits(read) < read.length);
  const separator = median(
    parted.map(({ read, line }) => (widthOf(line) - countDigits(read) * digit) / (read.length - countDigits(read))),
  );
  return { digit, separator: Math.max(0.2, separator ?? USUAL.separator) };
}

function median(values: readonly number[]): number | undefined {
  // Fewer tell nothing.
  if (values.length < 3) return undefined;
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];
}

/** Whether there is room in the ink for a digit that was not read: two equal ones are easily read as one. */
export function hasRoomForMore(read: readonly ReadCharacter[], line: PixelBox, widths: NumberWidths): boolean {
  // A percent sign can be as wide as two digits.
  if (read.some(({ text }) => text === '%')) return false;
  const digits = countDigits(read);
  return widthOf(line) - digits * widths.digit - (read.length - digits) * widths.separator > ROOM * widths.digit;
}
