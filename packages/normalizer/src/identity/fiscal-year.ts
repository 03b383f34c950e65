import type { IdentityWords, PrintedDocument, PrintedTable } from '@mingzhang/schema';
import { toPlainText, yearsIn } from '../plain-text.ts';
import { coverParagraphs, coverTexts } from './cover.ts';
import { findTableYear } from './table-year.ts';

const WEIGHT = { cover: 20, coverLine: 8, heading: 4, table: 3, contents: 2, line: 1 } as const;
const MOST_TABLES = 5;
const SUBJECT = /预算|决算|绩效|收支/u;

/** The year that a table's own title prints, or a （2023年度） line that belongs to it. */
export function tableYear(table: PrintedTable, document: PrintedDocument): number | undefined {
  const inTitle = yearsIn(toPlainText(table.title));
  if (inTitle.length > 0) return inTitle[0];
  const line = document.paragraphs.find(
    (paragraph) =>
      paragraph.role === 'table_line' &&
      paragraph.tableIndex === table.index &&
      /^\(?20[0-9]{2}年度?\)?$/u.test(toPlainText(paragraph.text)),
  );
  return line === undefined ? undefined : yearsIn(toPlainText(line.text))[0];
}

/** The year of a title: the one that its 预算 or 决算 follows; 2023年预算执行情况和2024年部门预算 is of 2024. */
function titleYear(plain: string): number | undefined {
  const named = /(20[0-9]{2})年(?:度)?[^0-9]{0,40}?(?:预算|决算)(?!执行)/u.exec(plain)?.[1];
  return named === undefined ? yearsIn(plain)[0] : Number(named);
}

/**
 * Returns the fiscal year of the document: what cover, headings and table titles say together,
 * never just any year of the text. `candidates` are the years of the text when nothing decides.
 */
export function findFiscalYear(
  document: PrintedDocument,
  words: IdentityWords,
): {
  readonly year: number | undefined;
  readonly candidates: readonly string[];
} {
  const votes = new Map<number, number>();
  const vote = (year: number | undefined, weight: number): void => {
    if (year !== undefined) votes.set(year, (votes.get(year) ?? 0) + weight);
  };
  vote(titleYear(coverTexts(document)[0] ?? ''), WEIGHT.cover);
  for (const line of coverParagraphs(document)) if (SUBJECT.test(line)) vote(titleYear(line), WEIGHT.coverLine);
  for (const section of document.sections) {
    const heading = toPlainText(section.heading);
    if (section.level === 1 && SUBJECT.test(heading)) vote(yearsIn(heading)[0], WEIGHT.heading);
  }
  for (const paragraph of document.paragraphs) {
    const plain = toPlainText(paragraph.text);
    if (paragraph.role === 'contents' && SUBJECT.test(plain)) vote(titleYear(plain), WEIGHT.contents);
  }
  document.tables
    .filter((table) => SUBJECT.test(table.title) && yearsIn(toPlainText(table.title)).length > 0)
    .slice(0, MOST_TABLES)
    .forEach((table) => vote(yearsIn(toPlainText(table.title))[0], WEIGHT.table));
  for (const paragraph of document.paragraphs) {
    const plain = toPlainText(paragraph.text);
    if (/^\(?20[0-9]{2}年度\)?$/u.test(plain)) vote(yearsIn(plain)[0], WEIGHT.line);
  }
  const ranked = [...votes].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
  const [best, next] = ranked;
  if (best !== undefined && (next === undefined || best[1] > next[1])) return { year: best[0], candidates: [] };
  const ofTables = best === undefined ? findTableYear(document, words) : undefined;
  if (ofTables !== undefined) return { year: ofTables, candidates: [] };
  const years = new Set(document.paragraphs.flatMap((paragraph) => yearsIn(toPlainText(paragraph.text))));
  return { year: undefined, candidates: [...years].toSorted((a, b) => a - b).map(String) };
}
