import type { DoubtSign, Place, PrintedValue, TableCell } from '@mingzhang/schema';
import { isCounting } from './header-band.ts';
import { findHeaderDoubts } from './header-doubts.ts';
import type { Lexicon } from './lexicon.ts';
import { compact, fold } from './printed-text.ts';
import { classifyValue } from './value-kind.ts';

/** One thing about a table that a sure reading does not show, and where. */
export interface Doubt {
  readonly sign: DoubtSign;
  readonly place: Place;
}

export interface DoubtInput {
  readonly cells: readonly TableCell[];
  readonly values: readonly PrintedValue[];
  readonly lexicon: Lexicon;
  /** Columns show by what stands under each other alone. */
  readonly isAligned: boolean;
}

/** What nearly all numbers of a table have is missed where some lack it. */
const USUAL_SHARE = 0.5;
/** A row of header words that is taken for data prints little else. */
const HEADER_SHARE = 0.6;
const YEAR = /^(?:19|20)\d{2}年/u;
const SEVERAL_NUMBERS = /^[-△]?[\d,]+\.\d+%?(?:\s+[-△]?[\d,]+\.\d+%?)+$/u;
const NUMBER_PIECE = /^[\d,.]*(?:,\d{1,2}|,|\d\.)$/u;
/** What no label ends or begins with. */
const OPEN_END = /[(（“《、]$|^[)）”》、，]/u;

/** Signs that a table was read wrongly, each with its place; none for a table that was surely read. */
export function findDoubts(input: DoubtInput): readonly Doubt[] {
  const numbers = input.values.filter((value) => value.kind === 'number');
  if (numbers.length === 0) return [];
  return [
    ...findSharedHeaders(numbers),
    ...findMissing(numbers, 'no_header', ({ columnPath }) => columnPath.length > 0),
    ...findMissing(numbers, 'no_label', ({ rowCodes, rowLabels }) => rowCodes.length + rowLabels.length > 0),
    ...findStrayRows(input, numbers),
    ...findOddCells(input),
    ...(input.isAligned ? findHeaderDoubts(input) : []),
  ];
}

/** Numbers of one row and block under the same header texts. */
function findSharedHeaders(numbers: readonly PrintedValue[]): Doubt[] {
  const seen = new Set<string>();
  return numbers.flatMap((value): Doubt[] => {
    if (value.columnPath.length === 0) return [];
    const key = `${value.rowIndex} ${value.blockIndex} ${value.columnPath.join('/')} ${value.rowLabels.join('+')}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ sign: 'same_header', place: value.place }];
  });
}

/** Numbers that lack what most have: in forms those above the first header, in lists the first row (a total) may. */
function findMissing(
  numbers: readonly PrintedValue[],
  sign: 'no_header' | 'no_label',
  has: (value: PrintedValue) => boolean,
): Doubt[] {
  const without = numbers.filter((value) => !has(value));
  if (without.length > numbers.length * USUAL_SHARE) return [];
  const first = firstRow(numbers.filter(has));
  return without.filter((value) => value.rowIndex >= first).map(({ place }) => ({ sign, place }));
}

/** The first row of these values; a workbook holds more of them than a call takes arguments. */
const firstRow = (values: readonly PrintedValue[]): number =>
  values.reduce((least, { rowIndex }) => Math.min(least, rowIndex), Number.POSITIVE_INFINITY);

/** Rows of the data that number the columns or that hold header words. */
function findStrayRows({ cells, lexicon }: DoubtInput, numbers: readonly PrintedValue[]): Doubt[] {
  const rows = new Map<number, TableCell[]>();
  for (const cell of cells) if (compact(cell.text) !== '') rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const figures = new Map<number, string[]>();
  for (const { rowIndex, printed } of numbers) figures.set(rowIndex, [...(figures.get(rowIndex) ?? []), fold(printed)]);
  const firstData = firstRow(numbers);
  const doubts: Doubt[] = [];
  for (const [row, printed] of rows) {
    const own = figures.get(row) ?? [];
    const [first] = printed;
    if (first === undefined) continue;
    if (own.length > 1 && own.every((text) => /^\d{1,2}$/u.test(text)) && isCounting(own.map(Number)))
      doubts.push({ sign: 'index_in_data', place: first.place });
    if (row < firstData - 1) continue;
    const words = printed.filter((cell) => isHeaderWord(cell, lexicon));
    if (words.length > 1 && words.length >= printed.length * HEADER_SHARE)
      doubts.push({ sign: 'header_in_data', place: first.place });
  }
  return doubts;
}

/** A word over amounts or codes; a year can be an amount's own text (完成时间 2023年). */
function isHeaderWord(cell: TableCell, lexicon: Lexicon): boolean {
  if (cell.role !== 'value' && cell.role !== 'label') return false;
  const word = lexicon.lookUp(cell.text);
  return word?.strength === 'strong' && word.role !== 'label' && !YEAR.test(fold(cell.text));
}

function findOddCells({ cells, isAligned }: DoubtInput): Doubt[] {
  return cells.flatMap((cell): Doubt[] => {
    const text = cell.text.trim();
    if (text === '') return [];
    const doubt = (sign: DoubtSign): Doubt[] => [{ sign, place: cell.place }];
    if (cell.role === 'header' && /\d\.\d/u.test(text) && classifyValue(text) === 'number')
      return doubt('number_in_header');
    if (SEVERAL_NUMBERS.test(text)) return doubt('several_numbers');
    if (NUMBER_PIECE.test(compact(text)) && classifyValue(text) === 'text') return doubt('broken_number');
    if (!isAligned) return [];
    if (cell.role === 'value' && cell.columnSpan > 1 && classifyValue(text) === 'number') return doubt('wide_number');
    if (isPiece(cell, cells)) return doubt('broken_label');
    return [];
  });
}

/** The end of a label alone in a row: a letter or two, or what nothing begins with. */
function isPiece(cell: TableCell, cells: readonly TableCell[]): boolean {
  if (cell.role !== 'label' && cell.role !== 'value') return false;
  const text = compact(cell.text);
  if ((text.length !== 1 && !OPEN_END.test(text)) || classifyValue(text) !== 'text') return false;
  return !cells.some((other) => other !== cell && other.row === cell.row && compact(other.text) !== '');
}
