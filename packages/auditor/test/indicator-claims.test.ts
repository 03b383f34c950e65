import { expect, test } from 'vitest';
import type { IndicatorRecord } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { buildAuditor } from '../src/index.ts';
import { buildRecords, withIndicators, type BuiltSentence } from './records-builder.ts';

const auditor = buildAuditor(await readVocabulary());

function codesOf(...indicators: Partial<IndicatorRecord>[]) {
  const records = buildRecords([{ kind: 'perf.self_project', title: '绩效自评表', rows: [] }]);
  return auditor.audit(withIndicators(records, indicators)).findings.map(({ code }) => code);
}

const reached: Partial<IndicatorRecord> = {
  operator: '≥',
  target: '90',
  actual: '95%',
  unit: '%',
  weight: '10',
  score: '10',
};

test('points without a result, where other results are printed', () => {
  const blank: Partial<IndicatorRecord> = { operator: '≥', target: '95', unit: '%', weight: '20', score: '20' };
  expect(codesOf(reached, reached, blank)).toEqual(['indicator.no_result']);
  expect(codesOf(reached, reached, { ...blank, score: '0' })).toEqual([]);
  expect(codesOf(reached, blank, blank)).toEqual([]);
  // A sheet without a column of results gives none.
  expect(codesOf(blank, blank, blank)).toEqual([]);
});

test('a reason that quotes another target', () => {
  const less = { operator: '≥', target: '2', actual: '1', unit: '起', weight: '20', score: '17' } as const;
  expect(codesOf({ ...less, reason: '查处案件的指标值设定为大于等于1起，实际完成1起' })).toEqual([
    'indicator.target_quoted',
  ]);
  expect(codesOf({ ...less, reason: '查处案件的指标值设定为大于等于2起，实际完成1起' })).toEqual([]);
});

test.for([
  ['the same indicator with targets far apart', { target: '21', unit: '万份每年' }, { target: '14000份左右' }, 1],
  ['the same count', { target: '3', unit: '万份/年' }, { target: '3', unit: '万份' }, 0],
  ['a little more in the long run', { target: '23', unit: '人每年' }, { target: '22', unit: '人' }, 0],
  ['shares', { target: '50', unit: '%' }, { target: '100', unit: '%' }, 0],
  ['a date and a span', { target: '2022年' }, { operator: '≥', target: '1', unit: '年' }, 0],
] as const)('%s', ([, first, second, count]) => {
  const found = codesOf({ indicator: '档案整理份数', ...first }, { indicator: '档案整理份数', ...second });
  expect(found.filter((code) => code === 'indicator.targets_differ')).toHaveLength(count);
});

function reasons(growth: string, reason: string) {
  const sentence = (measure: string, printed: string): BuiltSentence => ({
    measure,
    fund: 'gpb',
    phase: 'approved',
    item: '一般行政管理事务',
    code: '2013302',
    printed,
  });
  const records = buildRecords(
    [],
    [sentence('expenditure_total', '110.60'), sentence('expenditure_total_growth', growth)],
  );
  return auditor
    .audit({ ...records, facts: records.facts.map((fact) => ({ ...fact, reason })) })
    .findings.map(({ code }) => code);
}

test.for([
  ['-2.98%', '宣传事务一般行政管理事务经费增加', ['text.reason_direction']],
  ['-2.98%', '经费增加', ['text.reason_direction']],
  ['-2.98%', '宣传事务一般行政管理事务经费减少', []],
  ['2.98%', '经费增加', []],
  // Of what lies behind the money more can mean less of it.
  ['-2.98%', '退休人员增加', []],
  ['-2.98%', '上级补助资金增加', []],
  ['-2.98%', '人员减少，办公经费增加', []],
] as const)('%s, reason %s', ([growth, reason, expected]) => {
  expect(reasons(growth, reason)).toEqual(expected);
});
