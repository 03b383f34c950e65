import { toColumnName, type OutputName } from '@mingzhang/schema';
import { outputKeys, toField, type RecordOf } from './field.ts';
import { guardFormula } from './formula-guard.ts';
import { joinRows, type RowForm } from './row-text.ts';

/** Excel takes a CSV without this mark for the local code page and garbles Chinese. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/** What a reader would take apart or trim if it stood without quotes. */
const NEEDS_QUOTES = /[\r\n",\uFEFF]|^ | $/u;

const quoteField = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function formatValue(key: string, value: unknown): string {
  const field = toField(key, value);
  if (field === null) return '';
  return quoteField(typeof field === 'string' ? guardFormula(field) : String(field));
}

const CSV: RowForm = { lead: (_key, position) => (position === 0 ? '' : ','), text: formatValue, end: LINE_END };

/**
 * The first line of a CSV file: byte order mark and column names, in the order of the record's schema.
 * Format: RFC 4180, comma, CRLF.
 */
export function formatCsvHeader(name: OutputName): string {
  return BYTE_ORDER_MARK + outputKeys(name).map(toColumnName).join(',') + LINE_END;
}

/**
 * Lines of a CSV file, one per record in the given order, each ended by CRLF; '' for no records.
 * Null is an empty field, booleans are `true` and `false`, coordinates are points rounded to 0.01.
 * Texts that a spreadsheet would run are guarded (`guardFormula`); numbers stay exactly as printed.
 */
export function formatCsvRows<Name extends OutputName>(name: Name, records: readonly RecordOf<Name>[]): string {
  return joinRows(outputKeys(name), records, CSV);
}

/** Lines of a CSV file from rows whose keys are those of the record's schema, as `formatCsvRows` writes them. */
export function formatCsvLines(name: OutputName, rows: readonly Readonly<Record<string, unknown>>[]): string {
  return joinRows(outputKeys(name), rows, CSV);
}
