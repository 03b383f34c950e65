import { NUMBER_CHARACTER, SEPARATOR } from './number-reading.ts';
import { countColumns, type InkRaster, type PixelBox } from './raster.ts';
import type { ReadCharacter } from './text-recogniser.ts';

/** A character with its place on the straightened page, in pixels. */
export interface PlacedCharacter extends PixelBox {
  readonly text: string;
  readonly confidence: number;
}

/** A line of print: its characters, the y on which it stands and its font size, in pixels. */
export interface PlacedLine {
  readonly characters: readonly PlacedCharacter[];
  readonly baseline: number;
  readonly size: number;
}

/** What fills its square; Latin letters and digits are about half as wide. */
const FULL_WIDTH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const HAN = /\p{Script=Han}/u;
/** Ink of a Chinese character is this much of the font size high; digits and capitals this much. */
const HAN_HEIGHT = 0.92;
const DIGIT_HEIGHT = 0.72;
/** Chinese characters reach below the line on which digits stand by this much of their size. */
const HAN_DESCENT = 0.1;

/**
 * Gives each character of a recognised line its box. The network tells where about the middle of a
 * character is; the gaps in the ink between two middles tell where one ends and the next begins.
 */
export function placeCharacters(
  read: readonly ReadCharacter[],
  line: PixelBox,
  originX: number,
  ink: InkRaster,
): PlacedLine {
  const printed = read.map((character) => ({
    ...character,
    at: Math.min(line.x1 - 0.5, Math.max(line.x0 + 0.5, character.at + originX)),
  }));
  const height = line.y1 - line.y0;
  const hasHan = printed.some(({ text }) => HAN.test(text));
  const isNumber = printed.every(({ text }) => NUMBER_CHARACTER.test(text));
  const size = height / (hasHan ? HAN_HEIGHT : DIGIT_HEIGHT);
  const columns = countColumns(ink, line);
  const borders = printed
    .slice(1)
    .map((character, index) => findGap(columns, line.x0, printed[index]?.at ?? line.x0, character.at));
  const characters = printed.map((character, index): PlacedCharacter => {
    const { text, confidence } = character;
    const x0 = borders[index - 1]?.end ?? line.x0;
    const room = borders[index]?.start ?? line.x1;
    const limit = borders[index]?.end ?? line.x1;
    // Punctuation is printed in the corner of its square: without the rest of it a space would seem to follow.
    const full = FULL_WIDTH.test(text) ? Math.min(limit, Math.max(room, x0 + size)) : room;
    // No space follows a point or comma of a number, however wide its square is.
    const x1 = isNumber && SEPARATOR.test(text) ? limit : full;
    return { text, confidence, x0, x1: Math.max(x0 + 1, x1), y0: line.y0, y1: line.y1 };
  });
  return { characters, baseline: line.y1 - (hasHan ? HAN_DESCENT * size : 0), size };
}

/** The widest run of blank columns between two middles; the point half way where letters touch. */
function findGap(
  columns: Uint32Array,
  x0: number,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } {
  const middle = Math.round((from + to) / 2);
  let best = { start: middle, end: middle };
  let start = -1;
  const [first, last] = [Math.max(0, Math.round(from) - x0), Math.min(columns.length, Math.round(to) - x0)];
  for (let at = first; at <= last; at++) {
    if (at < last && columns[at] === 0) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      if (at - start > best.end - best.start) best = { start: start + x0, end: at + x0 };
      start = -1;
    }
  }
  return best;
}
