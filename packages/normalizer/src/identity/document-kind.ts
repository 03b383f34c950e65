import type { DocumentKind, DocumentRecord, IdentityWords, PrintedDocument } from '@mingzhang/schema';
import { toPlainText } from '../plain-text.ts';
import { isBareBudget } from './bare-tables.ts';
import { coverParagraphs, coverTexts } from './cover.ts';

/** 一般公共预算 and the like are funds: they stand in titles of final accounts too. */
export const withoutFundNames = (plain: string): string =>
  plain.replace(/(?:一般公共|政府性基金|国有资本经营|社会保险基金)预算/gu, '');

/** Which stage a title speaks of; undefined when it names neither budget nor final accounts. */
export function stageOf(plain: string): 'final' | 'budget' | undefined {
  const rest = withoutFundNames(plain).replace(/预算(?:绩效|单位|部门|执行)/gu, '');
  if (/决算/u.test(rest)) return 'final';
  return /预算/u.test(rest) ? 'budget' : undefined;
}

/** Decides from the cover, else from the titles of the tables; evaluation alone makes a performance document. */
export function findDocumentKind(document: PrintedDocument, words: IdentityWords): DocumentKind {
  for (const text of [...coverTexts(document), ...coverParagraphs(document)]) {
    if (/绩效(?:自评|评价)/u.test(text)) continue;
    const stage = stageOf(text);
    if (stage === 'final') return 'final_accounts';
    if (stage === 'budget') return 'budget';
  }
  const counts = { final: 0, budget: 0, performance: 0 };
  for (const table of document.tables) {
    const title = toPlainText(table.title);
    if (/绩效|评分/u.test(title)) counts.performance += 1;
    else {
      const stage = stageOf(title);
      if (stage !== undefined) counts[stage] += 1;
    }
  }
  if (counts.final > 0 && counts.final >= counts.budget) return 'final_accounts';
  if (counts.budget > 0) return 'budget';
  const headings = [
    ...coverParagraphs(document),
    ...document.sections.map((section) => toPlainText(section.heading)),
  ].join('|');
  if (counts.performance > 0 || /绩效(?:自评|评价)/u.test(headings)) return 'performance';
  return isBareBudget(document, words) ? 'budget' : 'unknown';
}

/** Whether the numbers are those of a whole department or of one unit; null when the document does not say. */
export function findScope(document: PrintedDocument): DocumentRecord['scope'] {
  const cover = [...coverTexts(document), ...coverParagraphs(document)].join('|');
  const headings = document.sections.map((section) => toPlainText(section.heading)).join('|');
  const labels = document.paragraphs
    .filter((paragraph) => paragraph.role === 'table_line')
    .map((paragraph) => toPlainText(paragraph.text))
    .join('|');
  const contents = document.paragraphs
    .filter((paragraph) => paragraph.role === 'contents')
    .map((paragraph) => toPlainText(paragraph.text))
    .join('|');
  const titles = document.tables.map((table) => toPlainText(table.title)).join('|');
  for (const text of [cover, titles, headings, contents, labels]) {
    if (
      /部门(?:\(单位\))?(?:20[0-9]{2}年(?:度)?)?(?:综合)?(?:预算|决算)|预算主管部门|部门整体支出|部门收支/u.test(text)
    )
      return 'department';
    if (/(?<!预算)单位(?:20[0-9]{2}年(?:度)?)?(?:预算|决算)|单位收支/u.test(text)) return 'unit';
    if (/(?:^|\|)(?:编制)?部门:/u.test(text)) return 'department';
  }
  return null;
}
