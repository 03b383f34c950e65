import type { PrintedDocument } from '@mingzhang/schema';
import { toPlainText } from '../plain-text.ts';

/** Forms that print a budget under the name of a fund or of a kind of spending. */
const BUDGET_FORMS: readonly RegExp[] = [
  /(?:一般公共|政府性基金|国有资本经营|社会保险基金)预算(?:财政拨款|拨款)?(?:收入|支出|收支)/u,
  /三公经费/u,
];
/** Those of them whose title says 预算 of the spending itself; the others need a column of the budget. */
const SAYS_BUDGET = /(?:政府性基金|国有资本经营|社会保险基金)预算支出(?:情况|总|明细)?表/u;
/** Columns of a budget, of a year or of 本年. */
const BUDGET_COLUMN = /^(?:20[0-9]{2}年(?:度)?|本年|当年)?(?:年初)?预算(?:数|安排|安排数|金额)?(?:\([^()]*\))?$/u;
/** Words of what has been spent: final accounts, reports on performance and on execution print them. */
const SETTLED: readonly RegExp[] = [
  /决算/u,
  /实际(?:支出|完成|执行)/u,
  /全年(?:预算|执行)|(?:本年|当年)执行/u,
  /^(?:预算)?执行(?:数|率)/u,
  /统计数|完成预算|预算执行情况/u,
  /(?:年初|年末)[^|]{0,6}结转和结余|年末结转/u,
];

/**
 * Whether a document that holds only tables is a budget though no title names the stage: forms of a budget,
 * a column of the budget or a title that says so, and nowhere a word of what has been spent.
 */
export function isBareBudget(document: PrintedDocument): boolean {
  const titles = document.tables.map((table) => toPlainText(table.title));
  const headers = document.tables.map((table) =>
    table.cells.filter((cell) => cell.role === 'header').map((cell) => toPlainText(cell.text)),
  );
  const notes = document.tables.flatMap((table) => table.notes.map(toPlainText));
  const lines = document.paragraphs.map((paragraph) => toPlainText(paragraph.text));
  if ([...lines, ...notes].some((text) => /决算/u.test(text))) return false;
  if ([...titles, ...headers.flat()].some((text) => SETTLED.some((word) => word.test(text)))) return false;
  return titles.some(
    (title, index) =>
      BUDGET_FORMS.some((form) => form.test(title)) &&
      (SAYS_BUDGET.test(title) || (headers[index] ?? []).some((header) => BUDGET_COLUMN.test(header))),
  );
}
