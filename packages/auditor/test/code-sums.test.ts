import { expect, test } from 'vitest';
import { readVocabulary } from '@mingzhang/schema/node';
import { buildAuditor, type DocumentRecords } from '../src/index.ts';
import { buildRecords, type BuiltRow, type BuiltTable } from './records-builder.ts';

const auditor = buildAuditor(await readVocabulary());

const row = (code: string | null, label: string, total: string): BuiltRow => ({
  code,
  label,
  values: { expenditure_total: total },
});
const table = (rows: readonly BuiltRow[]): BuiltTable => ({ kind: 'final.gpb', title: '支出决算表', rows });
const errorsOf = (records: DocumentRecords): readonly string[] =>
  auditor
    .audit(records)
    .findings.filter(({ severity }) => severity === 'error' || severity === 'critical')
    .map(({ code }) => code);

/** The name of the unit beside every account. */
const withUnits = (records: DocumentRecords): DocumentRecords => ({
  ...records,
  facts: records.facts.map((fact) => (fact.code === null ? fact : { ...fact, unitName: fact.item })),
});

const ITEMS: readonly BuiltRow[] = [
  row('2080505', '甲', '1.00'),
  row('2101501', '乙', '2.00'),
  row('2210201', '丙', '3.00'),
];

test('a total is the sum of accounts that each print a unit beside them', () => {
  expect(errorsOf(withUnits(buildRecords([table([row(null, '合计', '6.00'), ...ITEMS])])))).toEqual([]);
  expect(errorsOf(withUnits(buildRecords([table([row(null, '合计', '9.00'), ...ITEMS])])))).not.toEqual([]);
});

const GROUPS: readonly BuiltRow[] = [
  row(null, '合计', '6.00'),
  row('20805', '甲款', '1.00'),
  row('2080505', '甲', '1.00'),
  row('21015', '乙款', '2.00'),
  row('2101501', '乙', '2.00'),
  row('22102', '丙款', '3.00'),
  row('2210201', '丙', '3.00'),
];

test('one group left out of those that a table prints is found', () => {
  expect(errorsOf(buildRecords([table(GROUPS)]))).toEqual([]);
  expect(errorsOf(buildRecords([table(GROUPS.filter(({ code }) => code !== '21015'))]))).toEqual([
    'code.parent_missing',
  ]);
});

test('a table that prints no groups leaves none out', () => {
  expect(errorsOf(buildRecords([table([row(null, '合计', '6.00'), ...ITEMS])]))).toEqual([]);
});

const fiscal = (fund: string): BuiltTable => ({
  kind: 'budget.fiscal',
  title: '财政拨款收支总表',
  rows: [
    { code: null, label: '一般公共预算', values: { 'revenue_fiscal@gpb': '8.00' } },
    { code: null, label: '政府性基金预算', values: { 'revenue_fiscal@gov_fund': fund } },
    { code: null, label: '本年收入合计', values: { 'revenue_total@fiscal': '10.00' } },
  ],
});

test('what the three budgets bring makes up the revenue of a fiscal summary', () => {
  expect(errorsOf(buildRecords([fiscal('2.00')]))).toEqual([]);
  expect(errorsOf(buildRecords([fiscal('7.00')]))).toHaveLength(1);
});

test('rows without a code among accounts are parts of the total, too', () => {
  const [first, ...others] = ITEMS;
  const uncoded = row(null, first?.label ?? '', '1.00');
  expect(errorsOf(buildRecords([table([row(null, '合计', '6.00'), uncoded, ...others])]))).toEqual([]);
});

const yearRow = (code: string | null, label: string, now: string, before: string): BuiltRow => ({
  code,
  label,
  values: { expenditure_total: now, 'expenditure_total#prior_executed': before },
});

test('rows without a code below an account are parts of it where a column says so', () => {
  const rows = (uncoded: string): readonly BuiltRow[] => [
    yearRow('21015', '医疗保障管理事务', '6.00', '12.00'),
    yearRow('2101505', '医疗保障政策管理', '2.00', '4.00'),
    yearRow(null, '信息化建设', uncoded, '6.00'),
    yearRow('2101550', '事业运行', '1.00', '2.00'),
    yearRow('221', '住房保障支出', '9.00', '9.00'),
  ];
  expect(errorsOf(buildRecords([table(rows('3.00'))]))).toEqual([]);
  expect(errorsOf(buildRecords([table(rows('8.00'))]))).toEqual(['check.failed']);
});

test('人员经费合计 below the accounts is no part of the last of them', () => {
  const rows = (own: string): readonly BuiltRow[] => [
    row('303', '对个人和家庭的补助', '3.00'),
    row('30305', '生活补助', own),
    row('30309', '奖励金', '1.00'),
    row(null, '人员经费合计', '3.00'),
  ];
  expect(errorsOf(buildRecords([table(rows('2.00'))]))).toEqual([]);
  expect(errorsOf(buildRecords([table(rows('7.00'))]))).toContain('check.failed');
});

test('nobody knows of what a row without a code is a part', () => {
  const rows = [row('21015', '医疗保障管理事务', '6.00'), row('2101505', '甲', '2.00'), row(null, '乙', '1.00')];
  expect(errorsOf(buildRecords([table(rows)]))).toEqual([]);
});

test('of projects the first may be all that a fund pays', () => {
  const project = (name: string, own: string, fund: string): BuiltRow => ({
    code: null,
    label: name,
    values: { 'expenditure_project@gpb': own, 'expenditure_project@other': fund },
  });
  const records = buildRecords([
    {
      kind: 'budget.special_project',
      title: '项目支出表',
      rows: [project('合计', '6.00', '5.00'), project('甲', '4.00', '5.00'), project('乙', '2.00', '0.00')],
    },
  ]);
  const facts = records.facts.map((fact) =>
    fact.item === '合计' ? fact : { ...fact, classification: 'project' as const, project: fact.item },
  );
  expect(errorsOf({ ...records, facts })).toEqual([]);
});

test('a number without a label among labelled rows is no total', () => {
  const records = buildRecords([table([...GROUPS, row(null, '', '-10')])]);
  const facts = records.facts.map((fact) => (fact.item === '' ? { ...fact, item: null } : fact));
  expect(errorsOf({ ...records, facts })).toEqual([]);
});
