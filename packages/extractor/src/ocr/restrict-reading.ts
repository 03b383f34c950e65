import type { OtherReading } from '@mingzhang/schema';
import { isNumberText } from '../table/value-kind.ts';
import type { TextPiece } from './prepare-scan.ts';
import type { ReadCharacter } from './text-recogniser.ts';

/** A column holds numbers when at least so many of its lines do, and this share of those that could. */
const FEWEST_NUMBERS = 3;
const MOSTLY = 0.6;
/** A number that the place asks for and the network did not read at first is at most as sure as this. */
const ASKED_FOR = 0.5;
/** Words: nothing that could be a number misread. */
const WORD = /\p{L}{2}|\p{Script=Han}/u;

export const isWord = (text: string): boolean => WORD.test(text);

/** Columns of tables that hold numbers, as `table column`. */
export function findNumberColumns(
  lines: readonly { readonly cell: TextPiece['cell']; readonly text: string; readonly isNumber: boolean }[],
): ReadonlySet<string> {
  const counts = new Map<string, { numbers: number; others: number }>();
  for (const { cell, text, isNumber } of lines) {
    if (cell === undefined || text === '' || isWord(text)) continue;
    const count = counts.get(columnKey(cell)) ?? { numbers: 0, others: 0 };
    if (isNumber) count.numbers++;
    else count.others++;
    counts.set(columnKey(cell), count);
  }
  return new Set(
    [...counts].flatMap(([key, { numbers, others }]) =>
      numbers >= FEWEST_NUMBERS && numbers >= MOSTLY * (numbers + others) ? [key] : [],
    ),
  );
}

export const columnKey = ({ table, column }: NonNullable<TextPiece['cell']>): string => `${table} ${column}`;

/** The likeliest of some readings that is a number as numbers are printed, unsure; undefined where none is. */
export function pickNumber(
  readings: readonly OtherReading[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly ReadCharacter[] | undefined {
  const picked = readings.find(({ text }) => isNumberText(text));
  if (picked === undefined) return undefined;
  const characters = Array.from(picked.text);
  // Where in the line each of them stands is not known: digits are as wide as each other.
  const pitch = (to - from) / characters.length;
  return characters.map((text, index) => ({
    text,
    confidence: Math.min(ASKED_FOR, picked.confidence),
    at: from + (index + 0.5) * pitch,
  }));
}
