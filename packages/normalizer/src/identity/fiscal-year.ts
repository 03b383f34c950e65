import type { PrintedDocument, PrintedTable } from '@mingzhang/schema';
import { toPlainText, yearsIn } from '../plain-text.ts';
import { coverParagraphs, coverTexts } from './cover.ts';

const WEIGHT = { cover: 20, coverLine: 8, heading: 4, table: 3, line: 1 } as const;
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

/**
 * Returns the fiscal year of the document: what cover, headings and table titles say together,
 * never just any year of the text. `candidates` are the years of the text when nothing decides.
 */
export function findFiscalYear(document: PrintedDocument): {
  readonly year: number | undefined;
  readonly candidates: readonly string[];
} {
  const votes = new Map<number, number>();
  const vote = (year: number | undefined, weight: number): void => {
    if (year !== undefined) votes.set(year, (votes.get(year) ?? 0) + weight);
  };
  vote(yearsIn(coverTexts(document)[0] ?? '')[0], WEIGHT.cover);
  for (const line of coverParagraphs(document)) if (SUBJECT.test(line)) vote(yearsIn(line)[0], WEIGHT.coverLine);
  for (const section of document.sections) {
    const heading = toPlainText(section.heading);
    if (section.level === 1 && SUBJECT.test(heading)) vote(yearsIn(heading)[0], WEIGHT.heading);
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
  const years = new Set(document.paragraphs.flatMap((paragraph) => yearsIn(toPlainText(paragraph.text))));
  return { year: undefined, candidates: [...years].toSorted((a, b) => a - b).map(String) };
}
