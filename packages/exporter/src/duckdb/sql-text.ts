import type { Column } from '@mingzhang/schema';

/**
 * Decimals of Parquet and DuckDB: 29 digits before the point and 9 after it, the widest that Arrow, Spark and
 * BigQuery's NUMERIC all hold. Nine decimals of a yuan are 13 of 万元: more than any sheet prints.
 */
export const DECIMAL_TYPE = 'DECIMAL(38,9)';
/** Texts that fit `DECIMAL_TYPE` exactly. */
const DECIMAL_FITS = String.raw`^-?\d{1,29}(\.\d{1,9}0*)?$`;
/** Texts that fit a narrow decimal, which DuckDB reads a hundred times faster; nearly all do. */
const NARROW_FITS = String.raw`^-?\d{1,14}(\.\d{1,4})?$`;
const NARROW_TYPE = 'DECIMAL(18,4)';

/** Error text by which a decimal is refused that the type cannot hold exactly. */
export const INEXACT_DECIMAL = 'mingzhang: a decimal is too long';

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Type of a column in DuckDB, and so in Parquet. */
export function sqlType(column: Column): string {
  switch (column.type) {
    case 'text':
      return 'VARCHAR';
    case 'decimal':
      return DECIMAL_TYPE;
    case 'integer':
      return 'INTEGER';
    case 'number':
      return 'DOUBLE';
    case 'boolean':
      return 'BOOLEAN';
  }
}

/** How a column is taken from a JSON line: decimals are text there and never pass through a float. */
function selected(column: Column, whenTooLong: 'fail' | 'null'): string {
  const name = quoteName(column.name);
  if (column.type !== 'decimal') return name;
  const otherwise = whenTooLong === 'fail' ? `error(${quoteText(INEXACT_DECIMAL)})` : 'NULL';
  return `CASE WHEN ${name} IS NULL THEN NULL
    WHEN regexp_matches(${name}, ${quoteText(NARROW_FITS)}) THEN CAST(CAST(${name} AS ${NARROW_TYPE}) AS ${DECIMAL_TYPE})
    WHEN regexp_matches(${name}, ${quoteText(DECIMAL_FITS)}) THEN CAST(${name} AS ${DECIMAL_TYPE})
    ELSE ${otherwise} END AS ${name}`;
}

/** `read_json(…)` over a JSON Lines file with exactly these columns; a line that does not fit is an error. */
export function readLines(path: string, columns: readonly Column[]): string {
  const types = columns.map(
    (column) => `${quoteText(column.name)}: '${column.type === 'decimal' ? 'VARCHAR' : sqlType(column)}'`,
  );
  return `read_json(${quoteText(path)}, format = 'newline_delimited', columns = {${types.join(', ')}})`;
}

/** A query over a JSON Lines file with the types of its columns, rows in the order of the lines. */
export function selectLines(path: string, columns: readonly Column[], whenTooLong: 'fail' | 'null' = 'fail'): string {
  return `SELECT ${columns.map((column) => selected(column, whenTooLong)).join(', ')} FROM ${readLines(path, columns)}`;
}

/** A decimal as it stands in records: no zeros at its end, no exponent. */
export const decimalText = (expression: string): string => `rtrim(rtrim(CAST(${expression} AS VARCHAR), '0'), '.')`;
