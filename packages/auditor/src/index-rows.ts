import { groupBy } from './group-by.ts';
import type { TermDraft } from './term.ts';

const INDEX_LABEL = /[栏行]次/u;
/** Fewer numbers in a row may count by chance. */
const FEWEST = 3;

/** 1 2 3 … under a header: it numbers columns and adds up to nothing. */
function countsColumns(row: readonly TermDraft[]): boolean {
  if (row.length < FEWEST || row.some(({ fact }) => fact.countValue !== null)) return false;
  const printed = row.toSorted((a, b) => a.column - b.column).map(({ fact }) => fact.valuePrinted.normalize('NFKC'));
  return printed.every(
    (text, index) =>
      /^\d{1,2}$/u.test(text) && (index === 0 ? Number(text) <= 3 : Number(text) === Number(printed[index - 1]) + 1),
  );
}

/** A number of money under no header and beside no label is a piece of something else (a code, a page number). */
const isNameless = ({ fact, path, tableId }: TermDraft): boolean =>
  tableId !== undefined &&
  fact.cellId !== null &&
  fact.countValue === null &&
  path === '' &&
  fact.code === null &&
  fact.project === null &&
  (fact.item ?? '').replace(/[+\s]/gu, '') === '';

/** Leaves out what stands in tables and is no amount of theirs: rows that number the columns, numbers without a name. */
export function withoutIndexes(drafts: readonly TermDraft[]): readonly TermDraft[] {
  const rows = groupBy(
    drafts.filter(({ tableId, fact }) => tableId !== undefined && fact.cellId !== null),
    ({ tableId, row }) => `${tableId}|${row}`,
  );
  const indexes = new Set<TermDraft>();
  for (const row of rows.values()) {
    const isIndex = row.some(({ fact }) => INDEX_LABEL.test(fact.item ?? '')) || countsColumns(row);
    if (isIndex) for (const draft of row) indexes.add(draft);
  }
  return drafts.filter((draft) => !indexes.has(draft) && !isNameless(draft));
}
