import { expect, test } from 'vitest';
import { readVocabulary } from '@mingzhang/schema/node';
import { buildAuditor } from '../src/index.ts';
import { buildRecords, type BuiltRow, type BuiltTable } from './records-builder.ts';

const auditor = buildAuditor(await readVocabulary());

const row = (code: string | null, label: string, total: string): BuiltRow => ({
  code,
  label,
  values: { expenditure_total: total, expenditure_basic: total, expenditure_project: '0.00' },
});
const HEAD: readonly BuiltRow[] = [
  row(null, '合计', '30.00'),
  row('208', '社会保障和就业支出', '10.00'),
  row('20805', '行政事业单位养老支出', '10.00'),
  row('2080505', '养老保险缴费支出', '10.00'),
];
const TAIL: readonly BuiltRow[] = [
  row('210', '卫生健康支出', '20.00'),
  row('21015', '医疗保障管理事务', '20.00'),
  row('2101501', '行政运行', '20.00'),
];
const table = (rows: readonly BuiltRow[], title = '支出决算表'): BuiltTable => ({
  kind: 'final.expenditure',
  title,
  rows,
});
const found = (...tables: BuiltTable[]) =>
  auditor.audit(buildRecords(tables)).findings.map(({ code, severity, cause }) => [code, severity, cause]);

test('rows that may stand in an untitled piece below are not said to be missing', () => {
  const codes = found(table(HEAD), table(TAIL, ''));
  expect(codes).toEqual([['table.cut', 'warning', 'reading']]);
});

test('a part called 续表 is such a piece, too', () => {
  expect(found(table(HEAD), table(TAIL, '支出决算表（续表）'))).toEqual([['table.cut', 'warning', 'reading']]);
});

test('a table with another title below it is whole: its total is wrong', () => {
  const severities = found(table(HEAD), table([...HEAD, ...TAIL], '别的表')).map(([, severity]) => severity);
  expect(severities).toContain('critical');
});

test('what fails inside one row of a cut table is still an error', () => {
  const wrong = { ...row('2080505', '养老保险缴费支出', '10.00') };
  const rows = [...HEAD.slice(0, 3), { ...wrong, values: { ...wrong.values, expenditure_project: '7.00' } }];
  expect(found(table(rows), table(TAIL, '')).map(([, severity]) => severity)).toContain('error');
});

test('a row that numbers the columns adds up to nothing', () => {
  const index: BuiltRow = {
    code: null,
    label: '栏次',
    values: { expenditure_total: '1', expenditure_basic: '2', expenditure_project: '3' },
  };
  const unlabelled = { ...index, label: '' };
  expect(found(table([index, ...HEAD, ...TAIL]))).toEqual([]);
  expect(found(table([unlabelled, ...HEAD, ...TAIL]))).toEqual([]);
});
