import { toColumnName, type Column, type OutputName } from '@mingzhang/schema';
import { outputKeys, toField, type RecordOf } from './field.ts';

/**
 * Lines of a JSON Lines file, one object per record in the given order, each ended by LF; '' for no records.
 * The same columns in the same order as the CSV, snake_case; null is kept, so it differs from an empty text.
 * Coordinates are points rounded to 0.01. Texts are exactly as in the record: nothing is guarded here.
 */
export function formatJsonLines<Name extends OutputName>(name: Name, records: readonly RecordOf<Name>[]): string {
  const columns = outputKeys(name).map((key) => ({ key, column: toColumnName(key) }));
  return records
    .map((record) => {
      const values = new Map<string, unknown>(Object.entries(record));
      const line = Object.fromEntries(columns.map(({ key, column }) => [column, toField(key, values.get(key))]));
      return `${JSON.stringify(line)}\n`;
    })
    .join('');
}

/** One line of a JSON Lines file from a row as it is on disk; the columns give the order. */
export function formatJsonLine(columns: readonly Column[], row: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(Object.fromEntries(columns.map(({ key, name }) => [name, toField(key, row[name] ?? null)])))}\n`;
}
