import { expect, test } from 'vitest';
import type { FactRecord } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { buildAuditor } from '../src/index.ts';
import { buildRecords, type BuiltSentence, type BuiltTable } from './records-builder.ts';

const auditor = buildAuditor(await readVocabulary());

const said = (printed: string, about: Partial<BuiltSentence> = {}): BuiltSentence => ({
  measure: 'expenditure_total',
  fund: 'fiscal',
  phase: 'approved',
  item: '支出总计',
  printed,
  ...about,
});

const ITEMS: BuiltTable = {
  kind: 'budget.gpb_function',
  title: '一般公共预算支出表',
  rows: [
    { code: '2101501', label: '行政运行', values: { 'expenditure_total@gpb#approved': '60.00' } },
    { code: '2210201', label: '住房公积金', values: { 'expenditure_total@gpb#approved': '40.00' } },
    { code: null, label: '合计', values: { 'expenditure_total@gpb#approved': '100.00' } },
  ],
};

const told = (tables: readonly BuiltTable[], ...sentences: BuiltSentence[]) => {
  const records = buildRecords(tables, sentences);
  const facts = records.facts.map((fact): FactRecord => ({ ...fact, documentKind: 'budget' }));
  return auditor
    .audit({ ...records, document: { ...records.document, documentKind: 'budget' }, facts })
    .findings.map(({ code, severity }) => `${severity} ${code}`);
};

const RUNNING = { code: '2101501', item: '行政运行' };
const HOUSING = { code: '2210201', item: '住房公积金' };

test('what the text says of an account paid by 财政拨款 is in the table of 一般公共预算', () => {
  expect(told([ITEMS], said('60.00', RUNNING))).toEqual([]);
  expect(told([ITEMS], said('90.00', RUNNING))).toEqual(['error check.suspect']);
});

test('accounts of the text make its total, where a table shows that they are all', () => {
  const all = (total: string, tables: readonly BuiltTable[]) =>
    told(tables, said(total), said('60.00', RUNNING), said('40.00', HOUSING));
  expect(all('100.00', [ITEMS])).toEqual([]);
  expect(all('130.00', [ITEMS])).toEqual(['error check.suspect']);
  // A sentence may have been read without its account.
  expect(all('130.00', [])).toEqual([]);
});

test.for([
  ['46.56', []],
  ['46.66', ['error check.failed']],
] as const)('vehicles of %s are bought for 25.00 and run for 21.56', ([total, findings]) => {
  expect(
    told(
      [],
      said(total, { measure: 'vehicle_total', fund: 'gpb', item: '公务用车购置及运行维护费' }),
      said('25.00', { measure: 'vehicle_purchase', fund: 'gpb', item: '公务用车购置费' }),
      said('21.56', { measure: 'vehicle_operation', fund: 'gpb', item: '公务用车运行维护费' }),
    ),
  ).toEqual(findings);
});

test('an amount in yuan and the same in 万元, rounded, is not told', () => {
  const inYuan = (amountYuan: string) => {
    const records = buildRecords([ITEMS], [said('60.00', RUNNING)]);
    const facts = records.facts.map((fact): FactRecord =>
      fact.sourceKind === 'table' && fact.code === '2101501'
        ? { ...fact, amountYuan, valuePrinted: amountYuan, unitPrinted: '元' }
        : fact,
    );
    return auditor.audit({ ...records, facts }).findings.filter(({ parameters }) => parameters.includes('FN-305'));
  };
  expect(inYuan('600030')).toEqual([]);
  // One unit of the coarser print more is a warning.
  expect(inYuan('600120').map(({ severity, code }) => `${severity} ${code}`)).toEqual([
    'warning check.rounding_unlikely',
  ]);
});

test.for([
  ['120.00', []],
  ['130.00', ['error check.failed']],
] as const)('本年支出合计 of %s is spent on 60.00, 40.00 and kept back for 20.00', ([total, findings]) => {
  expect(
    told(
      [],
      said(total, { fund: 'total', item: '本年支出合计' }),
      said('60.00', { measure: 'expenditure_basic', fund: 'total', item: '基本支出' }),
      said('40.00', { measure: 'expenditure_project', fund: 'total', item: '项目支出' }),
      said('20.00', { measure: 'reserve', fund: 'total', item: '单位预留机动经费' }),
    ),
  ).toEqual(findings);
});
