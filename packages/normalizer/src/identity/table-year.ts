import type { PrintedDocument } from '@mingzhang/schema';
import { toPlainText } from '../plain-text.ts';

/** 预算年度：2024 and the like, as a line of its own beside the table. */
const YEAR_LINE = /(?:预算|决算|会计|财政)年度:(20[0-9]{2})(?:年度?)?(?![0-9年月.-])/u;
/** A column of one year's budget or of what was spent in it. */
const YEAR_COLUMN =
  /^(20[0-9]{2})年(?:度)?(?:年初|部门|调整)?(?:预算|决算|(?:预算)?执行)(?:数|安排|安排数|金额)?(?:\([^()]*\))?$/u;
/** A budget is printed beside the one before; more years are a plan. */
const MOST_YEARS = 3;

/** The one element of the set, undefined for none or several. */
function onlyOne(years: readonly number[]): number | undefined {
  return new Set(years).size === 1 ? years[0] : undefined;
}

/** The latest year of a table's columns of budget and outturn; undefined when they span more than a comparison. */
function latestColumnYear(headers: readonly string[]): number | undefined {
  const years = new Set(headers.flatMap((header) => YEAR_COLUMN.exec(header)?.[1] ?? []).map(Number));
  if (years.size === 0) return undefined;
  const latest = Math.max(...years);
  return latest - Math.min(...years) < MOST_YEARS ? latest : undefined;
}

/**
 * The fiscal year of a document that holds only tables: a line 预算年度：2024, else the latest year of the
 * columns (2024年预算数 beside 2023年执行数). Undefined where two lines or two tables say different years.
 */
export function findTableYear(document: PrintedDocument): number | undefined {
  const lines = document.paragraphs.flatMap((paragraph) => {
    const said = YEAR_LINE.exec(toPlainText(paragraph.text))?.[1];
    return said === undefined ? [] : [Number(said)];
  });
  if (lines.length > 0) return onlyOne(lines);
  return onlyOne(
    document.tables.flatMap((table) => {
      const headers = table.cells.filter((cell) => cell.role === 'header').map((cell) => toPlainText(cell.text));
      return latestColumnYear(headers) ?? [];
    }),
  );
}
