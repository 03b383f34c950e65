import { recordKeys, toColumnName, type RecordName } from '@mingzhang/schema';
import { toField, type RecordOf } from './field.ts';

/**
 * Lines of a JSON Lines file, one object per record in the given order, each ended by LF; '' for no records.
 * The same columns in the same order as the CSV, snake_case; null is kept, so it differs from an empty text.
 * Coordinates are points rounded to 0.01. Texts are exactly as in the record: nothing is guarded here.
 */
export function formatJsonLines<Name extends RecordName>(name: Name, records: readonly RecordOf<Name>[]): string {
  const keys = recordKeys(name);
  return records
    .map((record) => {
      const values = new Map<string, unknown>(Object.entries(record));
      const line = Object.fromEntries(keys.map((key) => [toColumnName(key), toField(key, values.get(key))]));
      return `${JSON.stringify(line)}\n`;
    })
    .join('');
}
