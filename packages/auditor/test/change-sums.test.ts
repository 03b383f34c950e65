import { expect, test } from 'vitest';
import { readVocabulary } from '@mingzhang/schema/node';
import { buildAuditor } from '../src/index.ts';
import { buildRecords, type BuiltSentence } from './records-builder.ts';

const auditor = buildAuditor(await readVocabulary());

const fact = (measure: string, printed: string, about: Partial<BuiltSentence> = {}): BuiltSentence => ({
  measure,
  fund: 'gpb',
  phase: 'approved',
  item: measure,
  printed,
  ...about,
});

const coded = (
  code: string,
  figures: { readonly amount: string; readonly change?: string },
  classification: BuiltSentence['classification'] = 'department_economic',
): readonly BuiltSentence[] => [
  fact('expenditure_total', figures.amount, { code, classification }),
  ...(figures.change === undefined ? [] : [fact('expenditure_total_change', figures.change, { code, classification })]),
];

const whole = (amount: string, change: string): readonly BuiltSentence[] => [
  fact('expenditure_total', amount),
  fact('expenditure_total_change', change),
];

const findings = (...sentences: (BuiltSentence | readonly BuiltSentence[])[]) =>
  auditor
    .audit(buildRecords([], sentences.flat()))
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ code, severity, suspectCell, textZh }) => ({ code, severity, suspectCell, textZh }));

test('basic and project spending change by as much as their whole', () => {
  const parts = [
    fact('expenditure_basic', '823.10'),
    fact('expenditure_basic_change', '-171.71'),
    fact('expenditure_project', '2110.10'),
    fact('expenditure_project_change', '113'),
  ];
  expect(findings(whole('2933.20', '-58.71'), parts)).toEqual([]);
  const [found, ...others] = findings(whole('2933.20', '-358.71'), parts);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ code: 'check.failed', severity: 'error' });
  expect(found?.textZh).toContain('减少 358.71 万元，而 −171.71 + 113 得 减少 58.71 万元');
});

test('a part whose change is not told leaves the sum open', () => {
  const parts = [
    fact('expenditure_basic', '100.00'),
    fact('expenditure_basic_change', '10.00'),
    fact('expenditure_project', '50.00'),
    fact('expenditure_project_change', '5.00'),
    fact('reserve', '20.00'),
  ];
  expect(findings(whole('170.00', '18.00'), parts)).toEqual([]);
});

test('accounts that are all there change with their total, or a warning says so and blames none', () => {
  const accounts = [
    coded('301', { amount: '60.00', change: '5.00' }),
    coded('302', { amount: '30.00', change: '-2.00' }),
    coded('310', { amount: '10.00', change: '1.00' }),
  ].flat();
  expect(findings(whole('100.00', '4.00'), accounts)).toEqual([]);
  expect(findings(whole('100.00', '-9.00'), accounts)).toMatchObject([
    { code: 'check.failed', severity: 'warning', suspectCell: null },
  ]);
});

test('some of many accounts, or one without a change, say nothing of the total', () => {
  const some = [coded('301', { amount: '60.00', change: '5.00' }), coded('302', { amount: '30.00', change: '-2.00' })];
  expect(findings(whole('100.00', '4.00'), some.flat())).toEqual([]);
  expect(findings(whole('100.00', '4.00'), [...some, coded('310', { amount: '10.00' })].flat())).toEqual([]);
});

test('one class under its two codes changes by one amount', () => {
  const both = (change: string) =>
    [
      coded('303', { amount: '5.81', change: '-7869.98' }),
      coded('509', { amount: '5.81', change }, 'government_economic'),
    ].flat();
  expect(findings(both('-7869.98'))).toEqual([]);
  expect(findings(both('-0.03'))).toMatchObject([{ code: 'check.failed', severity: 'error', suspectCell: null }]);
});

test('the total of final accounts also holds what is carried over: its change is not that of its parts', () => {
  const executed = { phase: 'executed' } as const;
  const parts = [
    fact('expenditure_basic', '80.00', executed),
    fact('expenditure_basic_change', '5.00', executed),
    fact('expenditure_project', '20.00', executed),
    fact('expenditure_project_change', '3.00', executed),
  ];
  const total = (amount: string, change: string) => [
    fact('expenditure_total', amount, executed),
    fact('expenditure_total_change', change, executed),
  ];
  expect(findings(total('130.00', '30.00'), parts)).toEqual([]);
  expect(findings(total('100.00', '8.00'), parts)).toEqual([]);
  expect(findings(total('100.00', '9.00'), parts)).toMatchObject([{ code: 'check.failed', severity: 'error' }]);
});
