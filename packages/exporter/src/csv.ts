import Papa from 'papaparse';
import { toColumnName, type Column, type OutputName } from '@mingzhang/schema';
import { outputKeys, toField, type RecordOf } from './field.ts';
import { guardFormula } from './formula-guard.ts';

/** Excel takes a CSV without this mark for the local code page and garbles Chinese. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

function formatLines(lines: readonly (readonly string[])[]): string {
  if (lines.length === 0) return '';
  return (
    Papa.unparse(
      lines.map((line) => [...line]),
      { newline: LINE_END },
    ) + LINE_END
  );
}

function formatValue(key: string, value: unknown): string {
  const field = toField(key, value);
  if (field === null) return '';
  return typeof field === 'string' ? guardFormula(field) : String(field);
}

/**
 * The first line of a CSV file: byte order mark and column names, in the order of the record's schema.
 * Format: RFC 4180, comma, CRLF.
 */
export function formatCsvHeader(name: OutputName): string {
  return BYTE_ORDER_MARK + formatLines([outputKeys(name).map(toColumnName)]);
}

/**
 * Lines of a CSV file, one per record in the given order, each ended by CRLF; '' for no records.
 * Null is an empty field, booleans are `true` and `false`, coordinates are points rounded to 0.01.
 * Texts that a spreadsheet would run are guarded (`guardFormula`); numbers stay exactly as printed.
 */
export function formatCsvRows<Name extends OutputName>(name: Name, records: readonly RecordOf<Name>[]): string {
  const keys = outputKeys(name);
  return formatLines(
    records.map((record) => {
      const values = new Map<string, unknown>(Object.entries(record));
      return keys.map((key) => formatValue(key, values.get(key)));
    }),
  );
}

/** Lines of a CSV file from rows as they are on disk; the columns give the order. */
export function formatCsvLines(columns: readonly Column[], rows: readonly Readonly<Record<string, unknown>>[]): string {
  return formatLines(rows.map((row) => columns.map(({ key, name }) => formatValue(key, row[name] ?? null))));
}
