import type { AccountTable } from '../account.ts';
import { makeLinear, type Instance } from '../instance.ts';
import type { Term } from '../term.ts';

const CLASSIFIED = /功能|经济|用途/u;

/**
 * What is spent is the same by function, by department economic class and by government economic class: the totals
 * that stand beside each other in one row (BA-502).
 */
export function evaluateClassificationTotals(table: AccountTable): readonly Instance[] {
  if (table.kind !== 'budget.summary' && table.kind !== 'budget.fiscal') return [];
  const rows = new Map<string, Term[]>();
  for (const term of table.terms) {
    const { fact, role } = term;
    if (fact.measure !== 'expenditure_total' || fact.countValue !== null || fact.project !== null) continue;
    if (role !== 'total' && role !== 'year' && role !== 'grand') continue;
    if (!CLASSIFIED.test(term.path)) continue;
    const key = `${term.row}|${fact.fund}|${fact.phase}`;
    rows.set(key, [...(rows.get(key) ?? []), term]);
  }
  return [...rows.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : others.map((term) =>
          makeLinear(term, [{ term: first, sign: 1n }], { checkId: 'BA-502', rule: 'R-EQ', severity: 'critical' }),
        ),
  );
}
