import { expect, test } from 'vitest';
import type { IndicatorRecord, TableRecord } from '@mingzhang/schema';
import { findComparedWords } from '../src/narrative/compared-words.ts';
import { findBaseYears } from '../src/narrative/base-years.ts';
import { findBodyCounts } from '../src/narrative/body-counts.ts';
import { findPartCounts } from '../src/narrative/part-counts.ts';
import { findPlaceholders } from '../src/narrative/placeholders.ts';
import { findProjectCounts } from '../src/narrative/project-count.ts';
import { findRepeatedProjectCodes } from '../src/project-codes.ts';
import { printedDocument } from './printed-builder.ts';

const compared = (line: string) =>
  findComparedWords(printedDocument({ lines: [line] })).map((finding) =>
    finding.code === 'text.comparison' ? [finding.word, finding.left, finding.right] : [],
  );

test.for([
  '年初预算58.67万元，支出决算51.7万元，完成年初预算的88.12%。决算数小于年初预算数的主要原因是：有人员调出。',
  '年初预算0万元，支出决算4.1万元。决算数大于年初预算数的主要原因是：工资支出。',
  '年初预算为20万元，支出决算为20.00万元，完成年初预算的100%。决算数等于预算数。',
  '年初预算20万元，支出决算20万元。决算数与年初预算数持平。',
  // Only one of the two figures is printed, or they are in other units.
  '支出决算4.1万元。决算数大于年初预算数的主要原因是：工资支出。',
  '年初预算58万元，支出决算517000元。决算数大于年初预算数。',
])('%s', (line) => {
  expect(compared(line)).toEqual([]);
});

test('words that say greater beside a smaller figure, and the reverse', () => {
  expect(compared('年初预算27.39万元，支出决算23万元，完成83.97%。决算数大于年初预算数的主要原因是：调出。')).toEqual([
    ['决算数大于年初预算数', '23 万元', '27.39 万元'],
  ]);
  expect(compared('年初预算1,000.00万元，支出决算1,100.00万元。决算数与预算数持平。')).toEqual([
    ['决算数与预算数', '1,100.00 万元', '1,000.00 万元'],
  ]);
});

test('the figures of the sentence before it count, not those of the item before', () => {
  const line =
    '1.甲（项）。年初预算10万元，支出决算12万元。决算数大于年初预算数。2.乙（项）。年初预算30万元，支出决算20万元。决算数大于年初预算数。';
  expect(compared(line)).toEqual([['决算数大于年初预算数', '20 万元', '30 万元']]);
});

const placeholders = (...lines: string[]) =>
  findPlaceholders(printedDocument({ lines })).map((finding) =>
    finding.code === 'text.placeholder' ? finding.printed : '',
  );

test.for([
  '2023年XX单位收入总计××万元。',
  '本部门共有车辆＿＿＿辆。',
  '增加**万元，主要原因是工资调整。',
  '主要原因是：（此处填写原因）。',
  '绩效自评结果待填写。',
  '政府性基金预算本年收入万元、上年结转 0 万元。',
])('left standing: %s', (line) => {
  expect(placeholders(line)).toHaveLength(1);
});

test.for([
  '公开网址 http://www.example.gov.cn/zwgk/xxgk/2023.html',
  '面积为 3×4 米',
  'XXL 号',
  '支出 12.00 万元',
  '收入（万元）',
  '收入万元以上的单位',
])('no placeholder: %s', (line) => {
  expect(placeholders(line)).toEqual([]);
});

test('one wording that stands twice is one finding', () => {
  expect(placeholders('增加XX万元。', '增加XX万元。')).toHaveLength(1);
});

const sheetsOf = (count: number) => ({
  tables: Array.from({ length: count }, (_, index) => ({
    tableId: `${index}`,
    kind: 'perf.self_project',
  })) as TableRecord[],
  indicators: Array.from({ length: count }, (_, index) => ({
    tableId: `${index}`,
    project: `项目${index}`,
  })) as IndicatorRecord[],
});
const counts = (line: string, sheets: number) =>
  findProjectCounts(printedDocument({ lines: [line] }), sheetsOf(sheets)).length;

test('so many projects are said to be evaluated as sheets are there', () => {
  const line = '本部门在部门决算中反映医保信息化建设等5个项目的绩效自评结果。';
  expect(counts(line, 5)).toBe(0);
  expect(counts(line, 4)).toBe(1);
  // All of them may stand in a file of their own.
  expect(counts(line, 0)).toBe(0);
  expect(counts('反映工作经费1个一级项目的绩效自评结果', 3)).toBe(1);
});

const CHANGES = ['购车费比 2022 年预算增加 0 万元。', '接待费比 2022 年预算增加 0 万元。'];

test('a change counted from a year that the others do not count from', () => {
  const found = findBaseYears(printedDocument({ lines: [...CHANGES, '出国费比 2021 年预算增加 0 万元。'] }), 2023);
  expect(found).toMatchObject([{ code: 'text.base_year', printed: '2021', expected: '2022' }]);
});

test('one sentence alone, or a comparison with outturn, says nothing of the year', () => {
  expect(findBaseYears(printedDocument({ lines: ['出国费比 2021 年预算增加 0 万元。'] }), 2023)).toEqual([]);
  expect(findBaseYears(printedDocument({ lines: [...CHANGES, '比2021年决算增加1万元。'] }), 2023)).toEqual([]);
});

test.for([
  ['新增机构 57 家，其中门诊 4 家、药店 47 家、住院 8 家。', ['59 家']],
  ['新增机构 57 家，其中门诊 4 家、药店 47 家、住院 6 家。', []],
  ['新增机构 57 家，其中门诊 4 家、药店 7 家、住院 6 家。', []],
] as const)('parts of a count: %s', ([line, totals]) => {
  const found = findPartCounts(printedDocument({ lines: [line] }));
  expect(found.map((finding) => (finding.code === 'text.part_counts' ? finding.total : ''))).toEqual(totals);
});

test.for([
  [['我局内设 3 个机构，2 个事业单位。', '1. 甲', '2. 乙', '3. 丙', '4. 丁'], 1],
  [['我局内设 2 个机构，2 个事业单位。', '1. 甲', '2. 乙', '3. 丙', '4. 丁'], 0],
  [['我局内设 3 个机构，2 个事业单位。'], 0],
  [['单位范围主要局机关及二个二级事业单位。', '单位范围主要局机关及一个二级事业单位。'], 1],
  [['单位范围主要局机关及二个二级事业单位。', '单位范围主要局机关及2个二级事业单位。'], 0],
] as const)('counts of bodies: %s', ([lines, count]) => {
  expect(findBodyCounts(printedDocument({ lines }))).toHaveLength(count);
});

const sheetOf = (name: string, code: string) => ({
  cells: [
    [1, 0, 'label', '项目名称'],
    [1, 1, 'label', name],
    [1, 2, 'label', '项目编码'],
    [1, 3, 'label', code],
  ] as const,
});

test('one project code on the sheets of two projects', () => {
  const code = '42011222026T000000106';
  const find = (...names: string[]) =>
    findRepeatedProjectCodes(printedDocument({ tables: names.map((name) => sheetOf(name, code)) }));
  expect(find('甲项目', '乙项目')).toMatchObject([{ code: 'project.code_repeated', names: ['甲项目', '乙项目'] }]);
  expect(find('甲项目', '甲 项目', '甲项目（本级）')).toEqual([]);
});
