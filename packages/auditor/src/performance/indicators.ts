import type { IndicatorRecord } from '@mingzhang/schema';
import type { Account } from '../account.ts';
import { ONE, parseExact, printedDecimals, unitYuan, type Exact } from '../exact.ts';
import { groupBy } from '../group-by.ts';
import { asParts, makeLinear, type Instance, type OpenInstance } from '../instance.ts';
import { printedFigure } from '../wording.ts';
import type { Term } from '../term.ts';
import { lightFinding, placeOf, placeOfRecord, type AuditFinding } from '../report.ts';

const number = (text: string | null): Exact | undefined =>
  text !== null && /^-?\d+(?:\.\d+)?$/u.test(text) ? parseExact(text) : undefined;

/** `≥90%` as what was reached means at least 90. */
function reached({ actual }: IndicatorRecord): Exact | undefined {
  const plain = (actual ?? '').normalize('NFKC').replace(/\s/gu, '');
  const found = /^([≥>]?)(\d+(?:\.\d+)?)[^\d.]*$/u.exec(plain);
  return found === null ? undefined : parseExact(found[2] ?? '0');
}

const REACHES: Readonly<Record<NonNullable<IndicatorRecord['operator']>, (actual: Exact, target: Exact) => boolean>> = {
  '≥': (actual, target) => actual >= target,
  '>': (actual, target) => actual > target,
  '≤': (actual, target) => actual <= target,
  '<': (actual, target) => actual < target,
  '=': (actual, target) => actual === target,
};

/** Sheet, project and indicator, as findings name them. */
export const nameOfIndicator = (indicator: IndicatorRecord, title: string): string =>
  `《${title === '' ? '无标题的表' : title}》${indicator.project === null ? '' : `（${indicator.project}）`}${indicator.indicator ?? indicator.level2 ?? ''}`;

type Judged = 'met' | 'unmet' | 'explained' | 'unexplained';

/** What the points of an indicator say beside its target and result (PE-609); undefined where they cannot be compared. */
function judgeIndicator(indicator: IndicatorRecord): Judged | undefined {
  const { target, actual, operator, weight, score, reason } = indicator;
  const [points, most] = [number(score), number(weight)];
  // Sheets of third parties print no target beside the points.
  if (points === undefined || most === undefined || target === null || actual === null) return undefined;
  if (points < most) return reason === null ? 'unexplained' : 'explained';
  const [asked, got] = [number(target), reached(indicator)];
  if (operator === null || asked === undefined || got === undefined) return undefined;
  return REACHES[operator](got, asked) ? 'met' : 'unmet';
}

/** Points of self-evaluations (PE-609): deducted without a reason, or all given although the target was not met. */
export function reportIndicators(account: Account): readonly AuditFinding[] {
  const titles = new Map(account.records.tables.map((table) => [table.tableId, table.title]));
  return (account.records.indicators ?? []).flatMap((indicator): AuditFinding[] => {
    const { target, actual, unit, operator, weight, score } = indicator;
    const about = { severity: 'warning', cause: 'document', at: placeOfRecord(indicator) } as const;
    const subject = nameOfIndicator(indicator, titles.get(indicator.tableId) ?? '');
    const judged = judgeIndicator(indicator);
    if (judged === 'unexplained')
      return [
        lightFinding({ ...about, code: 'indicator.unexplained', subject, score: score ?? '', weight: weight ?? '' }),
      ];
    if (judged !== 'unmet') return [];
    const printedUnit = unit ?? '';
    return [
      lightFinding({
        ...about,
        code: 'indicator.unmet',
        subject,
        target: `${operator ?? ''}${target ?? ''}${printedUnit}`,
        actual: actual?.endsWith(printedUnit) === true ? actual : `${actual ?? ''}${printedUnit}`,
        score: score ?? '',
      }),
    ];
  });
}

/** A scale may have steps; half a point off rate × weight is no matter. */
const SCALE_SLACK: Exact = ONE / 2n;

interface RatedRow {
  readonly rate: Term;
  readonly weight: Term;
  readonly score: Term;
  readonly isInLine: boolean;
}

/** Rows of sheets that print an execution rate, its weight and its score once each. */
function ratedRows(account: Account): readonly RatedRow[] {
  return account.tables.flatMap((table) =>
    table.kind.startsWith('perf.')
      ? [...table.rows.values()].flatMap((row): RatedRow[] => {
          const only = (measure: string): Term | undefined => {
            const terms = row.filter((term) => term.fact.measure === measure);
            return terms.length === 1 ? terms[0] : undefined;
          };
          const [rate, weight, score] = [only('execution_rate'), only('weight'), only('score')];
          if (rate === undefined || weight === undefined || score === undefined || weight.value === 0n) return [];
          const percent = rate.value > 100n * ONE ? 100n * ONE : rate.value;
          const due = (percent * weight.value) / (100n * ONE);
          const off = due > score.value ? due - score.value : score.value - due;
          return [{ rate, weight, score, isInLine: off <= SCALE_SLACK }];
        })
      : [],
  );
}

/** Points for carrying out the budget against 执行率 × 分值 (PE-606). Scales differ, so this never is more than a note. */
export function reportRateScores(account: Account): readonly AuditFinding[] {
  return ratedRows(account).flatMap(({ rate, weight, score, isInLine }): AuditFinding[] =>
    isInLine
      ? []
      : [
          lightFinding(
            {
              code: 'indicator.rate_score',
              severity: 'info',
              cause: 'document',
              at: placeOf(score),
              subject: `《${score.title === '' ? '无标题的表' : score.title}》${score.fact.item ?? ''}`,
              rate: printedFigure(rate),
              weight: weight.fact.valuePrinted,
              score: score.fact.valuePrinted,
            },
            score.id,
          ),
        ],
  );
}

/** One row of `checks` for each indicator and each execution rate whose points could be judged. */
export const evaluateIndicatorPoints = (account: Account): readonly OpenInstance[] => [
  ...(account.records.indicators ?? []).flatMap((indicator): OpenInstance[] => {
    const judged = judgeIndicator(indicator);
    const verdict = judged === 'unmet' || judged === 'unexplained' ? 'fails' : 'holds';
    return judged === undefined ? [] : [{ checkId: 'PE-609', verdict, terms: [], about: indicator.indicatorId }];
  }),
  ...ratedRows(account).map(({ rate, score, isInLine }): OpenInstance => ({
    checkId: 'PE-606',
    verdict: isInLine ? 'holds' : 'fails',
    terms: [rate, score],
    about: score.id,
  })),
];

const TOTAL_COST = /^(?:项目)?总成本$/u;

/** The target of a cost indicator as a number of the audit; undefined when it is no money. */
function costTerm(account: Account, indicator: IndicatorRecord, index: number): Term | undefined {
  const printedUnit = indicator.unit === '万' ? '万元' : indicator.unit;
  const unit = unitYuan(printedUnit);
  const table = account.tables.find(({ table: { tableId } }) => tableId === indicator.tableId);
  const model = table?.terms[0];
  const value = number(indicator.target);
  if (unit === undefined || value === undefined || model === undefined) return undefined;
  const { page, x0, y0, x1, y1, project } = indicator;
  const decimals = printedDecimals(indicator.target ?? '');
  return {
    ...model,
    value: (value * unit) / ONE,
    quantum: unit / 10n ** BigInt(Math.min(8, decimals)),
    id: indicator.indicatorId,
    row: index,
    column: 0,
    path: '指标值',
    rowKey: indicator.indicatorId,
    role: 'item',
    confidence: 1,
    method: 'text',
    otherReadings: [],
    fact: {
      ...model.fact,
      cellId: null,
      page,
      x0,
      y0,
      x1,
      y1,
      project,
      classification: 'item',
      code: null,
      item: indicator.indicator,
      measure: 'target',
      countValue: null,
      unit: null,
      valuePrinted: indicator.target ?? '',
      unitPrinted: printedUnit,
    },
  };
}

/** 总成本 = Σ of the other cost indicators of the same project's sheet (PE-611). */
export function evaluateCosts(account: Account): readonly Instance[] {
  const sheets = groupBy(
    (account.records.indicators ?? []).filter(({ level2 }) => /成本/u.test(level2 ?? '')),
    ({ tableId, project }) => `${tableId}|${project ?? ''}`,
  );
  return [...sheets.values()].flatMap((costs): Instance[] => {
    const totals = costs.filter(({ indicator }) => TOTAL_COST.test(indicator ?? ''));
    const parts = costs.filter((cost) => !totals.includes(cost)).map((cost, at) => costTerm(account, cost, at));
    const [only] = totals;
    const total = only === undefined || totals.length > 1 ? undefined : costTerm(account, only, -1);
    // One part in words leaves the sum open.
    if (total === undefined || parts.length < 2 || parts.includes(undefined)) return [];
    return [
      makeLinear(total, asParts(parts.flatMap((term) => term ?? [])), {
        checkId: 'PE-611',
        rule: 'R-SUM',
        severity: 'warning',
      }),
    ];
  });
}
