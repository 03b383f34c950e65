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

/** A file without `year` holds for all years, one without a place for all places. */
function findLine(
  lines: readonly Readonly<Record<string, string>>[],
  place: Place,
  year: number,
): Readonly<Record<string, string>> | undefined {
  return lines.find(
    (line) =>
      (line['year'] === undefined || line['year'].trim() === String(year)) &&
      PLACE_COLUMNS.every((column) => line[column] === undefined || line[column].trim() === (place[column] ?? '')),
  );
}

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
    content = await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === '') throw error;
    fail('cannot be read', '读不了', error);
  }
  const { data, meta } = Papa.parse<Record<string, string>>(content.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  if (!(meta.fields ?? []).includes(value)) fail(`has no column ${value}`, `没有 ${value} 列`);
  for (const line of data) {
    if (!/^\d+(\.\d+)?$/.test((line[value] ?? '').trim()))
      fail(`has a line whose ${value} is no number`, `有一行的 ${value} 不是数字`);
  }
  return (place, year) => {
    const found = findLine(data, place, year)?.[value];
    return found === undefined ? undefined : parseDecimal(found);
  };
}
