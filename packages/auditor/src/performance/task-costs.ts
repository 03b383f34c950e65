import type { AccountTable } from '../account.ts';
import { projectKey } from '../equation/select-terms.ts';
import { ONE, unitYuan } from '../exact.ts';
import { makeLinear, type Instance } from '../instance.ts';
import type { Term } from '../term.ts';

/** 指标2：公益性岗位工资支出 */
const NUMBERED = /^指标\d*[:：]/u;

/** The number of an indicator read in the unit of its sheet; undefined where it is no plain number. */
function asMoney({ term, unit }: { readonly term: Term; readonly unit: string | null }): Term | undefined {
  const yuan = unitYuan(unit);
  if (yuan === undefined || term.fact.unit !== null || !/^\d[\d,.]*$/u.test(term.fact.valuePrinted)) return undefined;
  return {
    ...term,
    value: (term.value * yuan) / ONE,
    quantum: (term.quantum * yuan) / ONE,
    fact: { ...term.fact, countValue: null, unitPrinted: unit },
  };
}

/**
 * A cost indicator named like a task of the same sheet asks for the task's budget and reached what it spent (PE-611).
 * Tasks of one name (基本支出 of each unit) leave it open which one is meant.
 */
export function evaluateTaskCosts(table: AccountTable): readonly Instance[] {
  if (table.kind !== 'perf.self_overall') return [];
  const tasks = table.terms.filter(
    ({ fact }) =>
      fact.project !== null &&
      fact.measure === 'expenditure_total' &&
      fact.fund === 'total' &&
      fact.countValue === null,
  );
  return table.terms.flatMap((term): Instance[] => {
    const { measure, item, project } = term.fact;
    const phase = measure === 'target' ? 'adjusted' : measure === 'actual' ? 'executed' : undefined;
    if (phase === undefined || project !== null || item === null || !NUMBERED.test(item)) return [];
    const name = projectKey(item.replace(NUMBERED, ''));
    const meant = tasks.filter(({ fact }) => fact.phase === phase && projectKey(fact.project ?? '') === name);
    const [task] = meant;
    const money = asMoney({ term, unit: table.table.unit });
    if (task === undefined || meant.length > 1 || money === undefined) return [];
    return [makeLinear(money, [{ term: task, sign: 1n }], { checkId: 'PE-611', rule: 'R-EQ', severity: 'warning' })];
  });
}
