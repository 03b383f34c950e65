import type { Box, Glyph, Ruling } from '@mingzhang/schema';
import { partWord, type Word } from '../layout/text-lines.ts';
import { centreX } from './header-drafts.ts';

/** Borders of cells drawn one by one end this near to each other, in points. */
const MEET_PT = 2;
/** Places of one border differ by less than this over the rows of a table, in points. */
const SAME_PLACE_PT = 1.5;
/** Heights of one line of borders differ by less than this, in points. */
const SAME_HEIGHT_PT = 1;
/** Shorter pieces are dots and dashes, narrower cells hold nothing. Points. */
const MIN_PIECE_PT = 8;
/** A border between columns shows in at least this many lines. */
const MIN_LINES = 2;
/** Words can stick out over the border of their cell by this much, in points. */
const STICK_OUT_PT = 1;

/**
 * Where columns end in a table without vertical lines, in points: horizontal lines and shading that are drawn cell by
 * cell are interrupted there. One more than there are columns; undefined where nothing shows them.
 */
export function findDrawnColumns(
  pieces: readonly Ruling[],
  words: readonly Word[],
  box: Box,
): readonly number[] | undefined {
  const size = words[0]?.size ?? 0;
  const near = pieces.filter((piece) => {
    const [y0, y1] = piece.direction === 'horizontal' ? [piece.at, piece.at] : [piece.from, piece.to];
    const [x0, x1] = piece.direction === 'horizontal' ? [piece.from, piece.to] : [piece.at, piece.at];
    return y1 > box.y0 - 2 * size && y0 < box.y1 + 2 * size && x1 > box.x0 - size && x0 < box.x1 + 2 * size;
  });
  const places = [...findMeetings(near), ...findEdges(near)].sort((left, right) => left.x - right.x);
  const groups: { x: number; lines: Set<number> }[] = [];
  for (const { x, line } of places) {
    const group = groups.at(-1);
    if (group !== undefined && x - group.x <= SAME_PLACE_PT) group.lines.add(line);
    else groups.push({ x, lines: new Set([line]) });
  }
  const inner = groups.filter(({ lines }) => lines.size >= MIN_LINES).map(({ x }) => x);
  const borders = inner.filter((x) => x > box.x0 && x < box.x1);
  const [first, last] = [borders[0], borders.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const ends = near.flatMap((piece) => (piece.direction === 'horizontal' ? [piece.from, piece.to] : [piece.at]));
  const left = Math.max(...ends.filter((x) => x <= Math.min(box.x0, first) + STICK_OUT_PT));
  const right = Math.min(...ends.filter((x) => x >= Math.max(box.x1, last) - STICK_OUT_PT));
  const xs = [
    Number.isFinite(left) ? left : box.x0 - STICK_OUT_PT,
    ...borders,
    Number.isFinite(right) ? right : box.x1 + STICK_OUT_PT,
  ];
  return parts(xs, words) ? xs : undefined;
}

interface Meeting {
  readonly x: number;
  /** The height of the line, rounded, which tells lines apart. */
  readonly line: number;
}

/** Where one horizontal piece ends and the next begins. */
function findMeetings(pieces: readonly Ruling[]): Meeting[] {
  const lines: Ruling[][] = [];
  const horizontal = pieces.filter(
    (piece) => piece.direction === 'horizontal' && piece.to - piece.from >= MIN_PIECE_PT,
  );
  for (const piece of horizontal.toSorted((left, right) => left.at - right.at)) {
    const line = lines.at(-1);
    if (line?.[0] !== undefined && piece.at - line[0].at <= SAME_HEIGHT_PT) line.push(piece);
    else lines.push([piece]);
  }
  return lines.flatMap((line, index) =>
    line
      .filter((piece) => line.some((other) => other !== piece && Math.abs(other.from - piece.to) <= MEET_PT))
      .map((piece) => ({ x: piece.to, line: index })),
  );
}

/** Upright edges of shaded cells, told apart by where they begin. */
function findEdges(pieces: readonly Ruling[]): Meeting[] {
  return pieces
    .filter((piece) => piece.direction === 'vertical' && piece.to - piece.from >= MIN_PIECE_PT)
    .map((piece) => ({ x: piece.at, line: -Math.round(piece.from) - 1 }));
}

/** Whether all numbers stand between the borders: none across one, and in no row two without one between them. */
function parts(xs: readonly number[], words: readonly Word[]): boolean {
  const seen = new Set<string>();
  return words
    .filter((word) => /^[\d,.]+$/u.test(word.text))
    .every((word) => {
      const at = xs.findLastIndex((x) => x <= word.x0 + STICK_OUT_PT);
      const place = `${Math.round(word.baseline)} ${at}`;
      const isAlone = !seen.has(place);
      seen.add(place);
      return isAlone && (xs[at + 1] ?? 0) >= word.x1 - STICK_OUT_PT;
    });
}

/** Letters further apart, in letters, are set wide, or belong to two cells. */
const WIDE_GAP_EM = 0.3;
/** What stands in the middle of its cell is this near to it, in points. */
const CENTRED_PT = 2;

/** Whether a text stands in the middle of the column that it is in. */
export function isCentred(text: { readonly x0: number; readonly x1: number }, xs: readonly number[]): boolean {
  const middle = centreX(text);
  const at = xs.findLastIndex((x) => x <= middle);
  const [from, to] = [xs[at], xs[at + 1]];
  return from !== undefined && to !== undefined && Math.abs((from + to) / 2 - middle) <= CENTRED_PT;
}

/** Parts a word where a border runs through a gap in it: texts of two cells; letters of one label set wide stay together. */
export function partAtDrawn(word: Word, xs: readonly number[]): readonly Word[] {
  const gapAfter = (index: number): number =>
    (word.glyphs[index + 1]?.x0 ?? Number.POSITIVE_INFINITY) - (word.glyphs[index]?.x1 ?? 0);
  const isWide = (index: number): boolean => gapAfter(index) > WIDE_GAP_EM * word.size;
  const isSetWide = word.glyphs.slice(0, -1).every((_, index) => isWide(index));
  const pieces: Glyph[][] = [[]];
  word.glyphs.forEach((glyph, index) => {
    pieces.at(-1)?.push(glyph);
    const next = word.glyphs[index + 1];
    if (next === undefined || !isWide(index)) return;
    if (!xs.some((x) => x > glyph.x1 - STICK_OUT_PT && x < next.x0 + STICK_OUT_PT)) return;
    if (!isSetWide || (isCentred(glyph, xs) && isCentred(next, xs))) pieces.push([]);
  });
  return partWord(word, pieces);
}
