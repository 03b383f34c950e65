import type { Box, Glyph } from '@mingzhang/schema';
import { partWord, type Word } from '../layout/text-lines.ts';
import { classifyValue } from '../table/value-kind.ts';
import { isAmount, isIndexRow, type WordRow } from './aligned-rows.ts';

/** From where to where a column's words reach, in points. */
export interface Column {
  readonly x0: number;
  readonly x1: number;
}

/** Blocks of columns that overlap by less than this, in points, are still apart. */
const OVERLAP_PT = 1;
/** Texts of neighbouring columns can come this near, in letters. */
const TOUCHING_EM = 0.3;

/** Dashes and 无 stand in the middle of a column whose amounts stand at its right: they make no column. */
const isLoose = (word: Word): boolean => ['dash', 'none'].includes(classifyValue(word.text));

/** What hardly a word of a data row bridges parts two columns; from left to right. */
export function findColumns(data: readonly WordRow[]): readonly Column[] {
  const printed = data.map((row) => (isIndexRow(row) ? [] : row.words.filter((word) => !isLoose(word))));
  let columns: Column[] = [];
  // Rows with the most words first: in emptier ones words can be merged over columns (合计).
  for (const words of printed.toSorted((left, right) => right.length - left.length)) {
    if (words.length < 2) break;
    for (const word of words)
      if (columns.filter((column) => overlaps(word, column)).length < 2) mergeInto(columns, word);
  }
  columns.sort((left, right) => left.x0 - right.x0);
  columns = mergeBridged(columns, printed);
  for (const row of data) for (const word of row.words) if (isLoose(word)) addLoose(word, columns, row);
  return mergeIndents(columns, printed);
}

/**
 * Columns that more rows bridge with one word than part by two are one; so are code and name in one cell, where
 * a name begins above the end of a longer code, or goes on in a second line under its own.
 */
function mergeBridged(columns: readonly Column[], rows: readonly (readonly Word[])[]): Column[] {
  const merged: Column[] = [];
  for (const column of columns) {
    const last = merged.at(-1);
    let [bridged, parted, wrapped] = [0, 0, 0];
    for (const words of last === undefined ? [] : rows) {
      const sides = words.map(
        (word) => (last !== undefined && overlaps(word, last) ? 1 : 0) + (overlaps(word, column) ? 2 : 0),
      );
      if (sides.includes(3)) bridged++;
      if (sides.includes(1) && sides.includes(2)) parted++;
      if (sides.includes(3) && (sides.includes(1) || sides.includes(2))) wrapped++;
    }
    if (last !== undefined && (wrapped > 0 || bridged > parted)) merged.splice(-1, 1, unionRanges(last, column));
    else merged.push(column);
  }
  return merged;
}

/** A dash further, in letters, from the amounts around it has a column of its own. */
const LOOSE_EM = 6;

/** Columns of nothing but dashes have no other words: where the columns beside one are taken in its row, or far. */
function addLoose(word: Word, columns: Column[], row: WordRow): void {
  if (columns.some((column) => overlaps(word, column))) return;
  const at = columns.findIndex((column) => column.x0 > word.x0);
  const place = at < 0 ? columns.length : at;
  const isFree = (column: Column | undefined): boolean =>
    column !== undefined &&
    Math.max(column.x0 - word.x1, word.x0 - column.x1) < LOOSE_EM * word.size &&
    !row.words.some((other) => other !== word && overlaps(other, column));
  if (!isFree(columns[place - 1]) && !isFree(columns[place])) columns.splice(place, 0, toRange(word));
}

/** Labels in the middle of a column (合计) beside others at its left edge: texts that never share a row. */
function mergeIndents(columns: readonly Column[], rows: readonly (readonly Word[])[]): Column[] {
  const inColumn = (column: Column): Map<number, Word[]> => {
    const found = new Map<number, Word[]>();
    rows.forEach((words, row) => {
      const inside = words.filter((word) => overlaps(word, column));
      if (inside.length > 0) found.set(row, inside);
    });
    return found;
  };
  const merged: Column[] = [];
  let before: Map<number, Word[]> | undefined;
  for (const column of columns) {
    const here = inColumn(column);
    const last = merged.at(-1);
    const isText = (entry: Map<number, Word[]>): boolean =>
      entry.size > 0 && [...entry.values()].flat().every((word) => !isAmount(word));
    if (
      last !== undefined &&
      before !== undefined &&
      isText(before) &&
      isText(here) &&
      ![...here.keys()].some((row) => before?.has(row))
    ) {
      merged.splice(-1, 1, unionRanges(last, column));
      before = new Map([...before, ...here]);
    } else {
      merged.push(column);
      before = here;
    }
  }
  return merged;
}

const toRange = ({ x0, x1 }: Box): Column => ({ x0, x1 });

const unionRanges = (left: Column, right: Column): Column => ({
  x0: Math.min(left.x0, right.x0),
  x1: Math.max(left.x1, right.x1),
});

function mergeInto(columns: Column[], word: Box): void {
  const touching = columns.filter((column) => overlaps(word, column));
  const merged = touching.reduce(unionRanges, toRange(word));
  for (const column of touching) columns.splice(columns.indexOf(column), 1);
  columns.push(merged);
}

const overlaps = (word: Column, column: Column): boolean =>
  word.x0 < column.x1 - OVERLAP_PT && word.x1 > column.x0 + OVERLAP_PT;

/** Columns that a word overlaps; where it overlaps none, the one between whose borders its middle stands. */
export function columnsUnder(word: Box, columns: readonly Column[]): readonly number[] {
  const overlapping = columns.flatMap((column, index) => (overlaps(word, column) ? [index] : []));
  return overlapping.length > 0 ? overlapping : [columnAt((word.x0 + word.x1) / 2, columns)];
}

/** The column in whose part of the width a place lies: as far as half-way to its neighbours. */
export function columnAt(x: number, columns: readonly Column[]): number {
  const next = columns.findIndex((column, index) => {
    const after = columns[index + 1];
    return after === undefined || x < (column.x1 + after.x0) / 2;
  });
  return Math.max(0, next);
}

/** Column borders in the middle of the gaps. */
export function toBorders(columns: readonly Column[], box: Box): readonly number[] {
  const inner = columns.slice(1).map((column, index) => ((columns[index]?.x1 ?? 0) + column.x0) / 2);
  return [Math.min(box.x0, columns[0]?.x0 ?? box.x0), ...inner, Math.max(box.x1, columns.at(-1)?.x1 ?? box.x1)];
}

/** Texts of neighbouring columns that nearly touch are parted at the border of their columns. */
export function partAtBorders(word: Word, borders: readonly number[]): readonly Word[] {
  const pieces: Glyph[][] = [[]];
  for (const glyph of word.glyphs) {
    const before = pieces.at(-1)?.at(-1);
    const gap = before === undefined ? 0 : glyph.x0 - before.x1;
    const atBorder =
      before !== undefined &&
      gap >= TOUCHING_EM * glyph.size &&
      borders.some((border) => border > before.x1 - glyph.size && border < glyph.x0 + glyph.size);
    if (atBorder) pieces.push([]);
    pieces.at(-1)?.push(glyph);
  }
  return partWord(word, pieces);
}
