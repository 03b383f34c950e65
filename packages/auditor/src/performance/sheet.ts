import type { AccountTable } from '../account.ts';
import { abs } from '../exact.ts';
import { groupBy } from '../group-by.ts';
import { judgePercent } from '../judge.ts';
import { asParts, makeLinear, type Instance } from '../instance.ts';
import { makePercent } from '../percent-instance.ts';
import { plainLabel } from '../row-role.ts';
import type { Term } from '../term.ts';

const ofMeasure = (terms: readonly Term[], measure: string): readonly Term[] =>
  terms.filter((term) => term.fact.measure === measure);

/** 总分 or, in score sheets, 合计; 金额合计 sums up money. */
const isPointsTotal = (term: Term): boolean => /^(?:总分|合计|总计)$/u.test(plainLabel(term.fact.item ?? ''));
const isMoneyTotal = (term: Term): boolean => /金额合计/u.test(term.fact.item ?? '');

/**
 * Σ of points = their total, exactly. Where the total has fewer digits and is the rounded sum (9.9 + 84 printed as 94)
 * it still is another number, but nobody would put it to the bureau.
 */
function sumOfPoints(total: Term, parts: readonly Term[], checkId: string): Instance {
  const instance = makeLinear(total, asParts(parts), { checkId, rule: 'exact', severity: 'error' });
  const isRounded =
    abs(instance.difference) * 2n <= total.quantum && parts.some(({ quantum }) => quantum < total.quantum);
  return isRounded ? { ...instance, severity: 'warning' } : instance;
}

/** Σ 分值 = 100 and Σ 得分 = 总分 as printed. */
function pointSums(table: AccountTable): readonly Instance[] {
  return (['weight', 'score'] as const).flatMap((measure): Instance[] => {
    const terms = ofMeasure(table.terms, measure).filter((term) => !isMoneyTotal(term));
    const totals = terms.filter(isPointsTotal);
    const parts = terms.filter((term) => !isPointsTotal(term));
    const [total] = totals;
    if (total === undefined || totals.length > 1 || parts.length < 2) return [];
    if (measure === 'score' && !everyRowIsScored(table)) return [];
    const checkId = table.kind === 'perf.score_sheet' ? 'PE-613' : measure === 'weight' ? 'PE-603' : 'PE-604';
    return [sumOfPoints(total, parts, checkId)];
  });
}

/** A sum over scores of which one was not read says nothing. */
function everyRowIsScored(table: AccountTable): boolean {
  return [...table.rows.values()].every((row) => {
    const weights = ofMeasure(row, 'weight').filter((term) => term.value > 0n);
    return weights.length === 0 || ofMeasure(row, 'score').length > 0;
  });
}

/** 得分 ≤ 分值 in every row. */
function scoreBounds(table: AccountTable): readonly Instance[] {
  return [...table.rows.values()].flatMap((row): Instance[] => {
    const scores = ofMeasure(row, 'score');
    const weights = ofMeasure(row, 'weight');
    const [score] = scores;
    const [weight] = weights;
    if (score === undefined || weight === undefined || scores.length > 1 || weights.length > 1) return [];
    return [
      makeLinear({ ...score, quantum: 0n }, asParts([{ ...weight, quantum: 0n }]), {
        checkId: 'PE-605',
        rule: 'R-LE',
        severity: 'error',
      }),
    ];
  });
}

/** 执行率 = 全年执行数 / 全年预算数 in every row that prints all three once. */
function executionRates(table: AccountTable): readonly Instance[] {
  return [...table.rows.values()].flatMap((row): Instance[] => {
    const rates = ofMeasure(row, 'execution_rate').filter((term) => term.fact.unit === 'percent');
    const [rate] = rates;
    if (rate === undefined || rates.length > 1) return [];
    for (const measure of ['expenditure_total', 'fiscal_total']) {
      const money = ofMeasure(row, measure).filter((term) => term.fact.countValue === null);
      const budgets = money.filter((term) => term.fact.phase === 'adjusted');
      const outturns = money.filter((term) => term.fact.phase === 'executed');
      const [budget] = budgets;
      const [outturn] = outturns;
      if (budget === undefined || outturn === undefined) continue;
      if (budgets.length > 1 || outturns.length > 1) return [];
      const instance = makePercent(
        { percent: rate, numerator: outturn, denominator: budget },
        { checkId: isTask(table, rate) ? 'PE-610' : 'PE-601', severity: 'error', judge: judgePercent },
      );
      return instance === undefined ? [] : [instance];
    }
    return [];
  });
}

const isTask = (table: AccountTable, rate: Term): boolean =>
  table.kind === 'perf.self_overall' && table.terms.some((term) => isMoneyTotal(term) && term.row > rate.row);

/** 金额合计 = Σ of the tasks above it, column by column. */
function taskSums(table: AccountTable): readonly Instance[] {
  return table.terms
    .filter((term) => isMoneyTotal(term) && term.fact.countValue === null)
    .flatMap((total): Instance[] => {
      const parts = table.terms.filter(
        (term) =>
          term.column === total.column &&
          term.row < total.row &&
          term.role === 'item' &&
          term.fact.countValue === null &&
          term.path === total.path,
      );
      return parts.length < 2
        ? []
        : [makeLinear(total, asParts(parts), { checkId: 'PE-610', rule: 'R-SUM', severity: 'error' })];
    });
}

const NUMBERED = /^[0-9]+[、.]/u;

/** 项目支出 = Σ of the numbered rows below it (业务经费, 运行维护经费 …), column by column. */
function baseDataSums(table: AccountTable): readonly Instance[] {
  if (table.kind !== 'perf.base_data') return [];
  const columns = groupBy(ofMeasure(table.terms, 'expenditure_project'), ({ column, path }) => `${column}|${path}`);
  return [...columns.values()].flatMap((column): Instance[] => {
    const [total, ...below] = column.toSorted((a, b) => a.row - b.row);
    const parts = below.filter((term) => NUMBERED.test((term.fact.item ?? '').normalize('NFKC')));
    if (total === undefined || NUMBERED.test(total.fact.item ?? '') || parts.length < 2) return [];
    return [makeLinear(total, asParts(parts), { checkId: 'PE-612', rule: 'R-SUM', severity: 'error' })];
  });
}

/** Every identity inside one performance sheet. */
export function evaluateSheet(table: AccountTable): readonly Instance[] {
  if (!table.kind.startsWith('perf.')) return [];
  return [
    ...pointSums(table),
    ...scoreBounds(table),
    ...executionRates(table),
    ...taskSums(table),
    ...baseDataSums(table),
  ];
}
