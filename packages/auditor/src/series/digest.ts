import type { DocumentRecord } from '@mingzhang/schema';
import type { Account } from '../account.ts';
import { isMoney, type Term } from '../term.ts';

/** What is kept of a document for checks across documents: its totals, and items that the other kind prints, too. */
export interface DocumentDigest {
  readonly document: DocumentRecord;
  readonly terms: readonly Term[];
}

const THREE_PUBLIC = [
  'three_public_total',
  'overseas_travel',
  'vehicle_total',
  'vehicle_purchase',
  'vehicle_operation',
  'official_reception',
];
const TOTALS = ['revenue_total', 'expenditure_total'];
/** By kind of table, the measures that another document prints again. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  'final.summary': [...TOTALS, 'carryover_opening', 'carryover_closing'],
  'final.fiscal': [...TOTALS, 'carryover_opening', 'carryover_closing'],
  'final.gpb': TOTALS,
  'final.three_public': THREE_PUBLIC,
  'budget.three_public': THREE_PUBLIC,
  'budget.summary': TOTALS,
  'budget.revenue': TOTALS,
  'budget.expenditure': TOTALS,
  'budget.gpb_function': TOTALS,
};
const IN_TEXT = /^(?:revenue_total|expenditure_total)(?:_change)?$/u;

const isUnit = ({ fact }: Term): boolean => fact.classification === 'unit' && fact.unitName !== null;

function isKept(term: Term, kind: string): boolean {
  const { fact, role } = term;
  if (fact.project !== null || !isMoney(term) || KEPT[kind]?.includes(fact.measure ?? '') !== true) return false;
  if (isUnit(term)) return true;
  if (THREE_PUBLIC.includes(fact.measure ?? '') || fact.measure?.startsWith('carryover') === true) return true;
  return role === 'year' || role === 'grand' || role === 'total' || (role === 'code' && kind === 'budget.gpb_function');
}

/** Keeps what the checks across documents need; a few dozen numbers of each document. */
export function digestAccount(account: Account): DocumentDigest {
  const { document } = account;
  const inTables = account.tables
    // A table of another year, attached, is no account of this one.
    .filter((table) => table.year === document.fiscalYear)
    .flatMap((table) => table.terms.filter((term) => isKept(term, table.kind)));
  const inText = account.narrative.filter(
    (term) =>
      IN_TEXT.test(term.fact.measure ?? '') &&
      term.fact.fiscalYear === document.fiscalYear &&
      isMoney(term) &&
      (term.fact.code === null || term.fact.phase === 'approved'),
  );
  return { document, terms: [...inTables, ...inText] };
}
