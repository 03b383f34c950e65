import type { IdentityWords, PrintedDocument } from '@mingzhang/schema';
import { toPlainText } from '../plain-text.ts';
import { headerTexts } from './header-texts.ts';

/** A budget is printed beside the one before; more years are a plan. */
const MOST_YEARS = 3;

/** The one element of the set, undefined for none or several. */
function onlyOne(years: readonly number[]): number | undefined {
  return new Set(years).size === 1 ? years[0] : undefined;
}

/** The year that the text says in one of the ways, as a list of one or none. */
function yearSaid(plain: string, ways: readonly RegExp[]): readonly number[] {
  const said = ways.map((way) => way.exec(plain)?.groups?.['year']).find((year) => year !== undefined);
  return said === undefined ? [] : [Number(said)];
}

/** The latest year of a table's columns of budget and outturn; none when they span more than a comparison. */
function latestColumnYear(headers: readonly string[], { year_column: ways }: IdentityWords): readonly number[] {
  const years = headers.flatMap((header) => yearSaid(header, ways));
  const latest = Math.max(...years);
  return years.length > 0 && latest - Math.min(...years) < MOST_YEARS ? [latest] : [];
}

/**
 * The fiscal year of a document that holds only tables: a line 预算年度：2024, else the latest year of the
 * columns (2024年预算数 beside 2023年执行数). Undefined where two lines or two tables say different years.
 */
export function findTableYear(document: PrintedDocument, words: IdentityWords): number | undefined {
  const lines = document.paragraphs.flatMap(({ text }) => yearSaid(toPlainText(text), words.year_line));
  return onlyOne(
    lines.length > 0 ? lines : document.tables.flatMap((table) => latestColumnYear(headerTexts(table), words)),
  );
}
