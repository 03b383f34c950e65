import type { IdentityWords, PrintedDocument } from '@mingzhang/schema';
import { toPlainText } from '../plain-text.ts';
import { headerTexts } from './header-texts.ts';

/**
 * Whether a document that holds only tables is a budget though no title names the stage: forms of a budget,
 * a column of the budget or a title that says so, and nowhere a word of what has been spent.
 */
export function isBareBudget(document: PrintedDocument, words: IdentityWords): boolean {
  const titles = document.tables.map((table) => toPlainText(table.title));
  const headers = document.tables.map(headerTexts);
  const notes = document.tables.flatMap((table) => table.notes.map(toPlainText));
  const lines = document.paragraphs.map((paragraph) => toPlainText(paragraph.text));
  if ([...lines, ...notes].some((text) => /决算/u.test(text))) return false;
  if ([...titles, ...headers.flat()].some((text) => words.settled.some((word) => word.test(text)))) return false;
  return titles.some(
    (title, index) =>
      words.budget_form.some((form) => form.test(title)) &&
      (words.budget_title.some((form) => form.test(title)) ||
        (headers[index] ?? []).some((header) => words.budget_column.some((column) => column.test(header)))),
  );
}
