import type { Account, AccountTable } from '../account.ts';
import { asParts, makeLinear, type Instance } from '../instance.ts';
import type { Term } from '../term.ts';

/** Expenditure by the budget that pays it. */
const FUND_TABLES = ['final.gpb', 'final.gov_fund', 'final.state_capital'] as const;
const WHOLE = 'final.expenditure';
const MEASURES = ['expenditure_total', 'expenditure_basic', 'expenditure_project'] as const;

/** The only table of a kind of the document's year; undefined where there are several. */
function onlyTable(account: Account, kind: string): AccountTable | undefined {
  const tables = (account.byKind.get(kind) ?? []).filter(({ year }) => year === account.document.fiscalYear);
  return tables.length === 1 ? tables[0] : undefined;
}

const ofYear = (table: AccountTable, measure: string): readonly Term[] =>
  (table.byMeasure.get(measure) ?? []).filter(
    ({ fact }) => fact.fiscalYear === table.year && fact.phase === 'executed' && fact.unitName === null,
  );

const totalOf = (table: AccountTable): bigint => {
  const totals = ofYear(table, 'expenditure_total').filter(({ role }) => role === 'total' || role === 'year');
  return totals[0]?.value ?? 0n;
};

/** Numbers of a column by account; undefined for one that is printed twice. */
function byCode(table: AccountTable, measure: string): ReadonlyMap<string, Term | undefined> {
  const codes = new Map<string, Term | undefined>();
  for (const term of ofYear(table, measure)) {
    const { code, code2, classification } = term.fact;
    if (code === null || code2 !== null || classification !== 'function') continue;
    codes.set(code, codes.has(code) ? undefined : term);
  }
  return codes;
}

/**
 * Each account of 支出决算表 = Σ the same account of the budgets that pay (FX-212), where these pay all of it: where
 * the parts are the whole, so they are in every account. Accounts that a part prints on other levels alone are left out.
 */
export function evaluateFundParts(account: Account): readonly Instance[] {
  const whole = onlyTable(account, WHOLE);
  const parts = FUND_TABLES.flatMap((kind) => {
    const table = onlyTable(account, kind);
    return table === undefined ? [] : [table];
  });
  if (whole === undefined || !parts.some(({ kind }) => kind === 'final.gpb')) return [];
  const total = totalOf(whole);
  if (total === 0n || parts.reduce((sum, table) => sum + totalOf(table), 0n) !== total) return [];
  return MEASURES.flatMap((measure) => {
    const columns = parts.map((table) => byCode(table, measure));
    return [...byCode(whole, measure)].flatMap(([code, left]): Instance[] => {
      const found = columns.map((column) => column.get(code));
      const isOpen = columns.some(
        (column, index) =>
          found[index] === undefined &&
          [...column.keys()].some((other) => other.startsWith(code) || code.startsWith(other)),
      );
      const right = asParts(found.flatMap((term) => term ?? []));
      if (left === undefined || isOpen || right.length === 0) return [];
      const rule = right.length === 1 ? 'R-EQ' : 'R-SUM';
      return [makeLinear(left, right, { checkId: 'FX-212', rule, severity: 'error' })];
    });
  });
}
