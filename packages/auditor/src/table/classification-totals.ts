import type { AccountTable } from '../account.ts';
import { groupBy } from '../group-by.ts';
import { makeLinear, type Instance } from '../instance.ts';

const CLASSIFIED = /功能|经济|用途/u;

/**
 * What is spent is the same by function, by department economic class and by government economic class: the totals
 * that stand beside each other in one row (BA-502).
 */
export function evaluateClassificationTotals(table: AccountTable): readonly Instance[] {
  if (table.kind !== 'budget.summary' && table.kind !== 'budget.fiscal') return [];
  const totals = table.terms.filter(
    ({ fact, role, path }) =>
      fact.measure === 'expenditure_total' &&
      fact.countValue === null &&
      fact.project === null &&
      (role === 'total' || role === 'year' || role === 'grand') &&
      CLASSIFIED.test(path),
  );
  const rows = groupBy(totals, ({ fact, row }) => `${row}|${fact.fund}|${fact.phase}`);
  return [...rows.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : others.map((term) =>
          makeLinear(term, [{ term: first, sign: 1n }], { checkId: 'BA-502', rule: 'R-EQ', severity: 'critical' }),
        ),
  );
}
