import { unionBoxes, type Box, type Glyph } from '@mingzhang/schema';
import type { Word } from '../layout/text-lines.ts';
import { classifyValue } from '../table/value-kind.ts';
import { isIndexRow, type WordRow } from './aligned-rows.ts';

/** From where to where a column's words reach, in points. */
export interface Column {
  readonly x0: number;
  readonly x1: number;
}

/** Blocks of columns that overlap by less than this, in points, are still apart. */
const OVERLAP_PT = 1;
/** The middle of a column is at most this far, in letters, from the amounts at its right. */
const BESIDE_EM = 6;
/** A merged header is at most this far, in letters, from the words under it. */
const BETWEEN_EM = 8;
/** Levels of a header are further apart than this, in letters. */
const LEVEL_EM = 0.8;
/** Rows with at least this share of the most words have no merged cells. */
const FULL_ROW_SHARE = 0.7;
/** Headers of neighbouring columns can come this near, in letters. */
const TOUCHING_HEADERS_EM = 0.35;

/** What no word of a data row bridges parts two columns; header words without data below make their own. */
export function findColumns(data: readonly WordRow[], header: readonly Word[]): readonly Column[] {
  const columns: Column[] = [];
  // Dashes and numbers of columns stand in the middle of a column whose amounts stand at its right.
  const isLoose = (word: Word): boolean => ['dash', 'none'].includes(classifyValue(word.text));
  const printed = data.map((row) => ({
    ...row,
    words: isIndexRow(row) ? [] : row.words.filter((word) => !isLoose(word)),
  }));
  const most = Math.max(...printed.map((row) => row.words.length));
  const isFull = (row: WordRow): boolean => row.words.length >= Math.max(2, most * FULL_ROW_SHARE);
  for (const row of printed) if (isFull(row)) for (const word of row.words) mergeInto(columns, word);
  // Words of emptier rows can be merged over columns (合计); they make no column out of several.
  for (const row of printed) {
    if (isFull(row) || row.words.length < 2) continue;
    for (const word of row.words)
      if (columns.filter((column) => overlaps(word, column)).length < 2) mergeInto(columns, word);
  }
  columns.sort((left, right) => left.x0 - right.x0);
  for (const word of header) if (!standsBetween(word, header)) placeBeside(word, columns, header);
  for (const row of data)
    for (const word of row.words) if (isIndexRow(row) || isLoose(word)) placeBeside(word, columns, row.words);
  return columns.sort((left, right) => left.x0 - right.x0);
}

/** A header over several columns that stands between the words of the level below it (收入 over 项目 | 预算数). */
function standsBetween(word: Word, header: readonly Word[]): boolean {
  const deeper = header.filter((other) => other.baseline > word.baseline + LEVEL_EM * word.size);
  const reach = BETWEEN_EM * word.size;
  const left = deeper.some((other) => other.x1 <= word.x0 + OVERLAP_PT && word.x0 - other.x1 < reach);
  const right = deeper.some((other) => other.x0 >= word.x1 - OVERLAP_PT && other.x0 - word.x1 < reach);
  return left && right;
}

/**
 * What stands in the middle of a column beside its amounts (they stand at the right) belongs to that column,
 * if nothing else of the same row does; otherwise it has a column without amounts.
 */
function placeBeside(word: Word, columns: Column[], row: readonly Word[]): void {
  if (columns.some((column) => overlaps(word, column))) return;
  const at = columns.findIndex((column) => column.x0 >= word.x1 - OVERLAP_PT);
  const beside = [columns[at], columns[at < 0 ? columns.length - 1 : at - 1]].flatMap((column) => column ?? []);
  const bare = beside
    .filter((column) => !row.some((other) => other !== word && overlaps(other, column)))
    .map((column) => ({ column, gap: Math.max(column.x0 - word.x1, word.x0 - column.x1) }))
    .filter(({ gap }) => gap < BESIDE_EM * word.size)
    .sort((left, right) => left.gap - right.gap)[0];
  const range = { x0: word.x0, x1: word.x1 };
  if (bare === undefined) columns.push(range);
  else columns.splice(columns.indexOf(bare.column), 1, unionRanges(bare.column, range));
  columns.sort((left, right) => left.x0 - right.x0);
}

const unionRanges = (left: Column, right: Column): Column => ({
  x0: Math.min(left.x0, right.x0),
  x1: Math.max(left.x1, right.x1),
});

function mergeInto(columns: Column[], word: Box): void {
  const touching = columns.filter((column) => overlaps(word, column));
  const merged = touching.reduce(
    (all, column) => ({ x0: Math.min(all.x0, column.x0), x1: Math.max(all.x1, column.x1) }),
    { x0: word.x0, x1: word.x1 },
  );
  for (const column of touching) columns.splice(columns.indexOf(column), 1);
  columns.push(merged);
}

const overlaps = (word: Box, column: Column): boolean =>
  word.x0 < column.x1 - OVERLAP_PT && word.x1 > column.x0 + OVERLAP_PT;

/** Columns that a word overlaps; the nearest where it overlaps none. */
export function columnsUnder(word: Box, columns: readonly Column[]): readonly number[] {
  const overlapping = columns.flatMap((column, index) => (overlaps(word, column) ? [index] : []));
  if (overlapping.length > 0) return overlapping;
  const middle = (word.x0 + word.x1) / 2;
  const distance = (column: Column): number => Math.abs(middleOf(column) - middle);
  const nearest = columns.reduce((best, column) => (distance(column) < distance(best) ? column : best));
  return [columns.indexOf(nearest)];
}

export const middleOf = (column: Column | undefined): number => ((column?.x0 ?? 0) + (column?.x1 ?? 0)) / 2;

/** Column borders in the middle of the gaps. */
export function toBorders(columns: readonly Column[], box: Box): readonly number[] {
  const inner = columns.slice(1).map((column, index) => ((columns[index]?.x1 ?? 0) + column.x0) / 2);
  return [box.x0, ...inner, box.x1];
}

/** Two headers that nearly touch are parted at the border of their columns. */
export function partAtBorders(word: Word, columns: readonly Column[]): readonly Word[] {
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
