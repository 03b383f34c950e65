import { unionBoxes, type Box, type Glyph } from '@mingzhang/schema';
import type { TextLine } from '../layout/text-lines.ts';
import type { VisualRow } from './aligned-rows.ts';

/** Blocks of columns that overlap by less than this, in points, are still apart. */
const OVERLAP_PT = 1;

/** Lines of one header text are at most this many letters apart; levels of a header are further. */
const WRAPPED_LINE_EM = 1.3;

/** Headers of neighbouring columns can come this near, in letters. */
const TOUCHING_HEADERS_EM = 0.35;

/** How far from the middle of the header, in letters, a word over all its levels can stand. */
const HALF_WAY_EM = 0.4;

export interface Column {
  x0: number;
  x1: number;
}

/** What no word of a data row bridges parts two columns; header words without data below make their own. */
export function findColumns(block: readonly VisualRow[], firstData: number): Column[] {
  const data = block.slice(Math.max(0, firstData)).filter((row) => row.words.length > 1);
  const columns: Column[] = [];
  const add = (word: Box): void => {
    const touching = columns.filter((column) => word.x0 < column.x1 - OVERLAP_PT && word.x1 > column.x0 + OVERLAP_PT);
    const merged = touching.reduce(
      (all, column) => ({ x0: Math.min(all.x0, column.x0), x1: Math.max(all.x1, column.x1) }),
      { x0: word.x0, x1: word.x1 },
    );
    for (const column of touching) columns.splice(columns.indexOf(column), 1);
    columns.push(merged);
  };
  for (const row of data) for (const word of row.words) add(word);
  const header = block.slice(0, Math.max(0, firstData));
  for (const word of header.flatMap((row) => row.words)) {
    const free = !columns.some((column) => word.x0 < column.x1 && word.x1 > column.x0);
    const parent = header.some((row) =>
      row.words.some(
        (other) => other !== word && other.baseline > word.baseline && other.x0 < word.x1 && other.x1 > word.x0,
      ),
    );
    if (free && !parent) columns.push({ x0: word.x0, x1: word.x1 });
  }
  return columns.sort((left, right) => left.x0 - right.x0);
}

/** Columns that a word overlaps; the nearest where it overlaps none. */
export function columnsUnder(word: Box, columns: readonly Column[]): number[] {
  const overlapping = columns.flatMap((column, index) =>
    word.x0 < column.x1 - OVERLAP_PT && word.x1 > column.x0 + OVERLAP_PT ? [index] : [],
  );
  if (overlapping.length > 0) return overlapping;
  const middle = (word.x0 + word.x1) / 2;
  const distance = (column: Column): number => Math.abs((column.x0 + column.x1) / 2 - middle);
  const nearest = columns.reduce((best, column) => (distance(column) < distance(best) ? column : best));
  return [columns.indexOf(nearest)];
}

interface Span {
  readonly first: number;
  readonly last: number;
}

/** Header words at the borders of columns, parted where they touch and joined where they wrap. */
export function readHeaderRows(rows: readonly VisualRow[], columns: readonly Column[]): VisualRow[] {
  const parted = rows.map((row) => ({ ...row, words: row.words.flatMap((word) => partAtBorders(word, columns)) }));
  const joined: { words: TextLine[]; baseline: number }[] = [];
  for (const row of parted) {
    const above = joined.at(-1);
    const words: TextLine[] = [];
    for (const word of row.words) {
      const index = above?.words.findIndex((upper) => wrapsInto(upper, word)) ?? -1;
      const upper = above?.words[index];
      if (above === undefined || upper === undefined) words.push(word);
      else above.words[index] = joinWords(upper, word);
    }
    if (words.length > 0) joined.push({ words, baseline: row.baseline });
  }
  return joined;
}

/** The next line of the same header text: right under it, as near as lines of one paragraph. */
function wrapsInto(upper: TextLine, lower: TextLine): boolean {
  const near = lower.baseline - upper.baseline <= WRAPPED_LINE_EM * lower.size;
  const centred = Math.abs(upper.x0 + upper.x1 - lower.x0 - lower.x1) < 2 * lower.size;
  return near && (centred || Math.abs(upper.x0 - lower.x0) < OVERLAP_PT);
}

function joinWords(upper: TextLine, lower: TextLine): TextLine {
  const box = unionBoxes([upper, lower]) ?? upper;
  const glyphs = [...upper.glyphs, ...lower.glyphs];
  return { ...lower, ...box, text: upper.text + lower.text, glyphs };
}

/** Two headers that nearly touch are parted at the border of their columns. */
function partAtBorders(word: TextLine, columns: readonly Column[]): TextLine[] {
  const borders = columns.slice(1).map((column, index) => ((columns[index]?.x1 ?? 0) + column.x0) / 2);
  const pieces: Glyph[][] = [[]];
  for (const glyph of word.glyphs) {
    const before = pieces.at(-1)?.at(-1);
    const gap = before === undefined ? 0 : glyph.x0 - before.x1;
    const atBorder =
      before !== undefined &&
      borders.some((border) => border > before.x1 - glyph.size && border < glyph.x0 + glyph.size);
    if (gap >= TOUCHING_HEADERS_EM * glyph.size && atBorder) pieces.push([]);
    pieces.at(-1)?.push(glyph);
  }
  if (pieces.length === 1) return [word];
  return pieces.map((glyphs) => {
    const box = unionBoxes(glyphs) ?? word;
    return { ...word, ...box, glyphs, text: glyphs.map((glyph) => glyph.text).join('') };
  });
}

/**
 * Columns under each word of a header row: those it overlaps. A word over words of deeper rows also takes
 * those beside it that are nearer to it than to its neighbours; a word that stands half-way down the header,
 * alone in its columns, belongs to no other.
 */
export function spanHeader(rowIndex: number, header: readonly VisualRow[], columns: readonly Column[]): Span[] {
  const row = header[rowIndex];
  if (row === undefined) return [];
  const places = header.map((other) => other.words.map((word) => columnsUnder(word, columns)));
  const own = places[rowIndex] ?? [];
  const middleOfHeader = ((header[0]?.baseline ?? 0) + (header.at(-1)?.baseline ?? 0)) / 2;
  const children = new Set<number>();
  header.slice(rowIndex + 1).forEach((other, offset) => {
    const level = rowIndex + 1 + offset;
    other.words.forEach((word, index) => {
      const list = places[level]?.[index] ?? [];
      const alone = !places.some((lists, at) => at !== level && lists.flat().some((column) => list.includes(column)));
      const halfWay = Math.abs(word.baseline - middleOfHeader) < word.size * HALF_WAY_EM && level < header.length - 1;
      if (!(alone && halfWay)) for (const column of list) children.add(column);
    });
  });
  // A word that has a column to itself is no parent of the words beside it.
  const isParent = own.map((list) => list.length > 0 && list.every((column) => children.has(column)));
  return row.words.map((word, index) => {
    const list = own[index] ?? [0];
    if (isParent[index] !== true) return { first: list[0] ?? 0, last: list.at(-1) ?? 0 };
    const centre = (word.x0 + word.x1) / 2;
    const mine = [...children].filter((column) => {
      const distance = Math.abs(middleOf(columns[column]) - centre);
      return row.words.every((other, at) => {
        if (at === index || isParent[at] !== true) return at === index || !(own[at] ?? []).includes(column);
        return distance <= Math.abs(middleOf(columns[column]) - (other.x0 + other.x1) / 2);
      });
    });
    const covered = mine.length > 0 ? mine : list;
    return { first: Math.min(...covered), last: Math.max(...covered) };
  });
}

const middleOf = (column: Column | undefined): number => ((column?.x0 ?? 0) + (column?.x1 ?? 0)) / 2;
