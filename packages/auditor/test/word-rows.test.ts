import { expect, test } from 'vitest';
import type { IndicatorRecord } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { buildAuditor, type DocumentRecords } from '../src/index.ts';
import { buildRecords, withIndicators, type BuiltSentence } from './records-builder.ts';

const auditor = buildAuditor(await readVocabulary());

const verdictsOf = (records: DocumentRecords, checkId: string) =>
  auditor
    .audit(records)
    .checks.filter((check) => check.checkId === checkId)
    .map(({ verdict }) => verdict);

const said = (measure: string, printed: string): BuiltSentence => ({
  measure,
  fund: 'total',
  phase: 'executed',
  item: '支出总计',
  printed,
});

const growth = (change: string, rate: string) =>
  buildRecords(
    [],
    [
      said('expenditure_total', '110.00'),
      said('expenditure_total_change', change),
      said('expenditure_total_growth', rate),
    ],
  );

test.for([
  ['10.00', '10.00%', 'FP-402', 'holds'],
  ['10.00', '-10.00%', 'FP-402', 'fails'],
  ['10.00', '10.00%', 'FP-404', 'holds'],
  // All of it is new: it grew from nothing.
  ['110.00', '100.00%', 'FP-404', 'fails'],
] as const)('a change of %s and a rate of %s: %s %s', ([change, rate, checkId, verdict]) => {
  expect(verdictsOf(growth(change, rate), checkId)).toEqual([verdict]);
});

test.for([
  ['60.00%', 'holds'],
  ['65.00%', 'fails'],
] as const)('shares of 40.00%% and %s of one whole: FP-406 %s', ([second, verdict]) => {
  const records = buildRecords(
    [],
    [
      said('expenditure_total', '100.00'),
      said('expenditure_basic', '40.00'),
      said('expenditure_basic_share_of_expenditure_total@total', '40.00%'),
      said('expenditure_project', '60.00'),
      said('expenditure_project_share_of_expenditure_total@total', second),
    ],
  );
  expect(verdictsOf(records, 'FP-406')).toEqual([verdict]);
});

test.for([
  ['20.00%', 'holds'],
  ['30.00%', 'fails'],
] as const)('a share of the three publics whose total names another budget: %s, FP-405 %s', ([share, verdict]) => {
  const records = buildRecords(
    [],
    [
      { ...said('three_public_total', '10.00'), item: '“三公”经费' },
      said('official_reception', '2.00'),
      said('official_reception_share_of_three_public_total@gpb', share),
    ],
  );
  expect(verdictsOf(records, 'FP-405')).toEqual([verdict]);
});

const judged = (about: Partial<IndicatorRecord>) => {
  const records = buildRecords([{ kind: 'perf.self_project', title: '自评表', rows: [] }]);
  const met = { operator: '≥', target: '90', actual: '95%', unit: '%', weight: '10', score: '10' } as const;
  return verdictsOf(withIndicators(records, [{ ...met, ...about }]), 'PE-609');
};

test('PE-609 has a row for every indicator that can be judged', () => {
  expect(judged({})).toEqual(['holds']);
  expect(judged({ actual: '80%' })).toEqual(['fails']);
  expect(judged({ score: '9' })).toEqual(['fails']);
  expect(judged({ score: '9', reason: '宣传不够' })).toEqual(['holds']);
  expect(judged({ target: null })).toEqual([]);
  expect(judged({ actual: '长期' })).toEqual([]);
});

test.for([
  ['10', 'holds'],
  ['5', 'fails'],
] as const)('a rate of 100%% and %s of 10 points: PE-606 %s', ([points, verdict]) => {
  const records = buildRecords([
    {
      kind: 'perf.self_project',
      title: '自评表',
      rows: [{ code: null, label: '年度资金总额', values: { execution_rate: '100%', weight: '10', score: points } }],
    },
  ]);
  const facts = records.facts.map((fact) =>
    fact.measure === 'weight' ? { ...fact, amountYuan: null, countValue: '10', unit: 'points' as const } : fact,
  );
  expect(verdictsOf({ ...records, facts }, 'PE-606')).toEqual([verdict]);
});
