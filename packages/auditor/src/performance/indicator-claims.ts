import type { IndicatorRecord } from '@mingzhang/schema';
import type { Account } from '../account.ts';
import { lightFinding, placeOfRecord, type AuditFinding } from '../report.ts';
import { nameOfIndicator } from './indicators.ts';

const about = (indicator: IndicatorRecord) =>
  ({ severity: 'warning', cause: 'document', at: placeOfRecord(indicator) }) as const;

const targetOf = ({ operator, target, unit }: IndicatorRecord): string =>
  `${operator === null || operator === '=' ? '' : operator}${target ?? ''}${unit !== null && target?.endsWith(unit) !== true ? unit : ''}`;

/** Points for an indicator whose result is left blank, in a sheet that prints the results of others. */
function withoutResult(
  indicators: readonly IndicatorRecord[],
  titleOf: (tableId: string) => string,
): readonly AuditFinding[] {
  const results = new Map<string, { printed: number; blank: number }>();
  for (const { tableId, actual } of indicators) {
    const count = results.get(tableId) ?? { printed: 0, blank: 0 };
    count[actual === null ? 'blank' : 'printed'] += 1;
    results.set(tableId, count);
  }
  return indicators.flatMap((indicator): AuditFinding[] => {
    const { tableId, target, actual, score } = indicator;
    if (target === null || actual !== null || score === null || !/[1-9]/u.test(score)) return [];
    const { printed, blank } = results.get(tableId) ?? { printed: 0, blank: 0 };
    // Where most are blank, the column itself was not filled in, or not read.
    if (printed <= blank) return [];
    const subject = nameOfIndicator(indicator, titleOf(tableId));
    return [
      lightFinding({ ...about(indicator), code: 'indicator.no_result', subject, target: targetOf(indicator), score }),
    ];
  });
}

/** 指标值设定为大于等于1起: what a reason says was asked for. */
const QUOTED =
  /指标值(?:设定|设置|确定)?(?:为|是)((?:大于等于|大于|不低于|不少于|小于等于|不超过|≥|≤|>|<)?(\d+(?:\.\d+)?)[^\d，。,;；]{0,4})/u;

/** A reason that quotes another target than the one in its own row. */
function quotedTargets(
  indicators: readonly IndicatorRecord[],
  titleOf: (tableId: string) => string,
): readonly AuditFinding[] {
  return indicators.flatMap((indicator): AuditFinding[] => {
    const found = QUOTED.exec((indicator.reason ?? '').replace(/\s/gu, ''));
    const target = /^\d+(?:\.\d+)?$/u.exec(indicator.target ?? '')?.[0];
    if (found === null || target === undefined || Number(found[2]) === Number(target)) return [];
    return [
      lightFinding({
        ...about(indicator),
        code: 'indicator.target_quoted',
        subject: nameOfIndicator(indicator, titleOf(indicator.tableId)),
        target: targetOf(indicator),
        quoted: found[1] ?? '',
      }),
    ];
  });
}

const SCALES: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, 亿: 1e8 };
const COUNT = /^[≥≤<>]?(\d+(?:\.\d+)?)余?([千万亿]?)([^\d\s]{0,6}?)(?:每年|\/年|左右|以上)*$/u;
/** A long-term target may be higher than this year's, but hardly by more than this. */
const FAR = 2;

function countOf(indicator: IndicatorRecord): { readonly value: number; readonly unit: string } | undefined {
  const found = COUNT.exec(targetOf(indicator).normalize('NFKC').replace(/\s/gu, ''));
  // 2022年 and 1年 are a date and a span; shares are aims of their own.
  if (found === null || /^(?:%|年|)$/u.test(found[3] ?? '')) return undefined;
  return { value: Number(found[1]) * (SCALES[found[2] ?? ''] ?? 1), unit: found[3] ?? '' };
}

/**
 * One indicator with a long-term and a yearly target far from each other: rows may have been swapped. Both tables of a
 * project stand in one sheet, or directly after each other.
 */
function distantTargets(
  indicators: readonly IndicatorRecord[],
  titleOf: (tableId: string) => string,
): readonly AuditFinding[] {
  const first = new Map<string, IndicatorRecord>();
  let sheet = 0;
  let before: IndicatorRecord | undefined;
  return indicators.flatMap((indicator): AuditFinding[] => {
    const isNext = before === undefined || before.project === indicator.project;
    if (!isNext) sheet += 1;
    before = indicator;
    const count = countOf(indicator);
    if (indicator.actual !== null || indicator.indicator === null || count === undefined) return [];
    const key = `${sheet}|${indicator.project ?? ''}|${indicator.indicator}|${count.unit}`;
    const known = first.get(key);
    if (known === undefined) {
      first.set(key, indicator);
      return [];
    }
    const other = countOf(known)?.value ?? count.value;
    const [low, high] = [Math.min(other, count.value), Math.max(other, count.value)];
    if (high === low || (low > 0 && high / low < FAR)) return [];
    return [
      lightFinding({
        ...about(indicator),
        severity: 'info',
        code: 'indicator.targets_differ',
        subject: nameOfIndicator(indicator, titleOf(indicator.tableId)),
        target: targetOf(known),
        other: targetOf(indicator),
      }),
    ];
  });
}

/** What indicators say that does not go with themselves: results left blank, targets quoted or printed in two ways. */
export function reportIndicatorClaims(account: Account): readonly AuditFinding[] {
  const titles = new Map(account.records.tables.map((table) => [table.tableId, table.title]));
  const titleOf = (tableId: string): string => titles.get(tableId) ?? '';
  const indicators = account.records.indicators ?? [];
  return [
    ...withoutResult(indicators, titleOf),
    ...quotedTargets(indicators, titleOf),
    ...distantTargets(indicators, titleOf),
  ];
}
