import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { UserError } from '@mingzhang/schema';
import { systemCode } from '../pipeline/input-file.ts';
import { parseDecimal, type Decimal } from './decimal.ts';

/** What a line of the file can be looked up by, besides the year. */
const PLACE_COLUMNS = ['region_code', 'province', 'city', 'county', 'agency'] as const;
export type Place = Readonly<Record<(typeof PLACE_COLUMNS)[number], string | null>>;

/** Number for a place and a year; undefined when the file has none. */
export type FactorTable = (place: Place, year: number) => Decimal | undefined;

/** Columns that a line is looked up by, in the order of a key. */
const KEY_COLUMNS = [...PLACE_COLUMNS, 'year'] as const;
type Line = Readonly<Record<string, string>>;

/** UTF-8, or what spreadsheets of Chinese systems write. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** 12,345 and 12345 are one number. */
const plainNumber = (text: string): string => text.trim().replace(/(?<=\d)[,，](?=\d{3})/g, '');

/**
 * Reads a CSV with a header: `year` and any of region_code, province, city, county, agency to look a number up by,
 * and the column `value` (population, index). Throws `compare.factor_file` when it is not like that.
 */
export async function readFactorFile(path: string, value: string): Promise<FactorTable> {
  const fail = (message: string, zh: string, cause?: unknown): never => {
    throw new UserError('compare.factor_file', `${path} ${message}`, {
      hint: `a CSV with the columns year and region_code (or county …) and ${value}`,
      chinese: { message: `${path} ${zh}`, hint: `需要 CSV：列 year、region_code（或 county 等）、${value}` },
      cause,
    });
  };
  let content = '';
  try {
    content = decode(await readFile(path));
  } catch (error) {
    if (systemCode(error) === '') throw error;
    fail('cannot be read', '读不了', error);
  }
  const { data, meta } = Papa.parse<Line>(content.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true });
  const columns = KEY_COLUMNS.filter((column) => (meta.fields ?? []).includes(column));
  if (!(meta.fields ?? []).includes(value)) fail(`has no column ${value}`, `没有 ${value} 列`);
  const numbers = new Map<string, Decimal>();
  for (const [index, line] of data.entries()) {
    const number = plainNumber(line[value] ?? '');
    if (!/^\d+(\.\d+)?$/.test(number))
      fail(`has a line whose ${value} is no number: ${index + 1}`, `第 ${index + 1} 行的 ${value} 不是数字`);
    const key = keyOf(columns.map((column) => line[column] ?? ''));
    if (numbers.has(key))
      fail(`has two lines for one place and year: ${index + 1}`, `第 ${index + 1} 行的地方和年度已有一行`);
    numbers.set(key, parseDecimal(number));
  }
  // A file without a column holds for all of its values: without `year` for all years.
  return (place, year) =>
    numbers.get(keyOf(columns.map((column) => (column === 'year' ? String(year) : (place[column] ?? '')))));
}

const keyOf = (parts: readonly string[]): string => JSON.stringify(parts.map((part) => part.trim()));
