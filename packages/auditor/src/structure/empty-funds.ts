import type { TableRecord } from '@mingzhang/schema';
import type { Account } from '../account.ts';
import type { OpenInstance } from '../instance.ts';
import type { Term } from '../term.ts';
import type { DeniedFund } from './statements.ts';

/** An amount of a budget in the text, and the table of that budget, which is empty. */
export interface EmptyFund {
  readonly term: Term;
  readonly table: TableRecord;
}

/** Budgets with tables of their own: the kinds of these end in the name of the fund. */
const FUNDS: ReadonlySet<string | null> = new Set(['gov_fund', 'state_capital']);
const AMOUNTS = /^(?:revenue_total|expenditure_total|expenditure_basic|expenditure_project)$/u;

/** Amounts of 政府性基金 or 国有资本经营预算 that the text prints for this year, while their only table is empty. */
export function findEmptyFunds(account: Account): readonly EmptyFund[] {
  const { fiscalYear } = account.document;
  return account.narrative.flatMap((term): EmptyFund[] => {
    const { fund, measure, phase, fiscalYear: year } = term.fact;
    if (!FUNDS.has(fund) || term.value === 0n || year !== fiscalYear || !AMOUNTS.test(measure ?? '')) return [];
    if (phase !== 'executed' && phase !== 'approved') return [];
    const stage = account.document.documentKind === 'budget' ? 'budget' : 'final';
    const own = account.records.tables.filter(({ kind }) => kind === `${stage}.${fund}`);
    const [table] = own;
    return table !== undefined && own.length === 1 && table.numericCells === 0 && table.rows > 1
      ? [{ term, table }]
      : [];
  });
}

/** One row of `checks` for each budget that the text says there is none of, and for each that it has and no table (FN-313). */
export function evaluateFundStatements(
  account: Account,
  faults: { readonly denied: readonly DeniedFund[]; readonly emptyFunds: readonly EmptyFund[] },
): readonly OpenInstance[] {
  const denied = new Map(faults.denied.map(({ fact, term }) => [fact.factId, term]));
  const said = account.records.facts.filter(
    ({ sourceKind, nullKind, measure }) => sourceKind === 'narrative' && nullKind === 'none' && measure !== null,
  );
  return [
    ...said.map(({ factId }): OpenInstance => {
      const term = denied.get(factId);
      return {
        checkId: 'FN-313',
        verdict: term === undefined ? 'holds' : 'fails',
        terms: term === undefined ? [] : [term],
        about: factId,
      };
    }),
    ...faults.emptyFunds.map(({ term }): OpenInstance => ({
      checkId: 'FN-313',
      verdict: 'fails',
      terms: [term],
      about: term.id,
    })),
  ];
}
