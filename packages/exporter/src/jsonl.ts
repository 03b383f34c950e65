import { toColumnName, type OutputName } from '@mingzhang/schema';
import { outputKeys, toField, type RecordOf } from './field.ts';
import { joinRows, type RowForm } from './row-text.ts';

const JSON_LINES: RowForm = {
  lead: (key, position) => `${position === 0 ? '{' : ','}${JSON.stringify(toColumnName(key))}:`,
  text: (key, value) => JSON.stringify(toField(key, value)),
  end: '}\n',
};

/**
 * Lines of a JSON Lines file, one object per record in the given order, each ended by LF; '' for no records.
 * The same columns in the same order as the CSV, snake_case; null is kept, so it differs from an empty text.
 * Coordinates are points rounded to 0.01. Texts are exactly as in the record: nothing is guarded here.
 */
export function formatJsonLines<Name extends OutputName>(name: Name, records: readonly RecordOf<Name>[]): string {
  return joinRows(outputKeys(name), records, JSON_LINES);
}

/** Lines of a JSON Lines file from rows whose keys are those of the record's schema. */
export function formatJsonObjects(name: OutputName, rows: readonly Readonly<Record<string, unknown>>[]): string {
  return joinRows(outputKeys(name), rows, JSON_LINES);
}
