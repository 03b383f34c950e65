import { expect, test } from 'vitest';
import { readVocabulary } from '@mingzhang/schema/node';
import { buildAuditor } from '../src/index.ts';
import { buildRecords, type BuiltRow, type BuiltTable } from './records-builder.ts';

const auditor = buildAuditor(await readVocabulary());

const row = (code: string | null, total: string): BuiltRow => ({
  code,
  label: code ?? '合计',
  values: { 'expenditure_total#executed': total },
});
const table = (kind: string, title: string, rows: readonly BuiltRow[]): BuiltTable => ({ kind, title, rows });
const whole = (first: string, second: string): BuiltTable =>
  table('final.expenditure', '支出决算表', [
    row(null, '10.00'),
    row('2101501', first),
    row('2101502', second),
    row('2120899', '4.00'),
  ]);
const general = (total = '6.00'): BuiltTable =>
  table('final.gpb', '一般公共预算财政拨款支出决算表', [
    row(null, total),
    row('2101501', '1.00'),
    row('2101502', '5.00'),
  ]);
const fund = table('final.gov_fund', '政府性基金预算财政拨款支出决算表', [row(null, '4.00'), row('2120899', '4.00')]);

const blamed = (...tables: readonly BuiltTable[]) =>
  auditor
    .audit(buildRecords(tables))
    .findings.flatMap(({ severity, code, textZh }) =>
      severity === 'info' ? [] : [`${severity} ${code} ${textZh.slice(0, 24)}`],
    );

test('the budgets that pay all of the expenditure pay all of every account', () => {
  expect(blamed(whole('1.00', '5.00'), general(), fund)).toEqual([]);
  // Two accounts exchanged: their sum stays, but another table prints them.
  const found = blamed(whole('5.00', '1.00'), general(), fund);
  expect(found).toHaveLength(2);
  expect(found.join()).toContain('2101501');
});

test('where other money pays, too, an account says nothing of a budget', () => {
  expect(
    blamed(
      whole('1.00', '5.00'),
      table('final.gpb', '一般公共预算财政拨款支出决算表', [row(null, '5.00'), row('2101502', '5.00')]),
    ),
  ).toEqual([]);
});

test('an account that one of the budgets prints on another level alone is not compared', () => {
  const more = table('final.gpb', '一般公共预算财政拨款支出决算表', [
    row(null, '7.00'),
    row('2101501', '1.00'),
    row('2101502', '5.00'),
    row('2120899', '1.00'),
  ]);
  const group = table('final.gov_fund', '政府性基金预算财政拨款支出决算表', [row(null, '3.00'), row('21208', '3.00')]);
  expect(blamed(whole('1.00', '5.00'), more, group)).toEqual([]);
});
