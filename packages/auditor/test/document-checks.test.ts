import { expect, test } from 'vitest';
import type { FactRecord, TableRecord } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { buildAuditor, type DocumentRecords } from '../src/index.ts';
import { buildRecords, type BuiltRow, type BuiltSentence, type BuiltTable } from './records-builder.ts';

const auditor = buildAuditor(await readVocabulary());

/** What became of one check, and what is said of it. */
function outcome(records: DocumentRecords, checkId: string) {
  const { checks, findings } = auditor.audit(records);
  return {
    verdicts: checks.filter((check) => check.checkId === checkId).map(({ verdict }) => verdict),
    findings: findings.filter(({ severity }) => severity !== 'info').map(({ code }) => code),
  };
}

const row = (label: string, values: BuiltRow['values'], code: string | null = null): BuiltRow => ({
  code,
  label,
  values,
});

const fund = (values: BuiltRow['values']): BuiltTable => ({
  kind: 'final.gov_fund',
  title: '政府性基金表',
  rows: [row('项目', {}), row('合计', values)],
});

const EMPTY: BuiltRow['values'] = { 'expenditure_total@gov_fund': undefined };
const FILLED: BuiltRow['values'] = { 'expenditure_total@gov_fund': '12.00' };

const said: BuiltSentence = {
  measure: 'expenditure_total',
  fund: 'gov_fund',
  phase: 'executed',
  item: '政府性基金支出',
  printed: '12.00',
};

test('FN-313: a fund that the text denies has no amounts', () => {
  const denied = (values: BuiltRow['values']): DocumentRecords => {
    const records = buildRecords([fund(values)], [{ ...said, printed: '0' }]);
    return {
      ...records,
      facts: records.facts.map((fact): FactRecord =>
        fact.sourceKind === 'narrative' ? { ...fact, amountYuan: null, nullKind: 'none', valuePrinted: '无' } : fact,
      ),
    };
  };
  expect(outcome(denied(EMPTY), 'FN-313')).toEqual({ verdicts: ['holds'], findings: [] });
  expect(outcome(denied(FILLED), 'FN-313')).toEqual({ verdicts: ['fails'], findings: ['text.fund_contradicted'] });
});

test('FN-313: a fund of which the text prints an amount has a table with numbers', () => {
  expect(outcome(buildRecords([fund(EMPTY)], [said]), 'FN-313')).toEqual({
    verdicts: ['fails'],
    findings: ['text.table_empty'],
  });
  expect(outcome(buildRecords([fund(FILLED)], [said]), 'FN-313').findings).toEqual([]);
  expect(outcome(buildRecords([fund(EMPTY)], [{ ...said, printed: '0.00' }]), 'FN-313').findings).toEqual([]);
  expect(outcome(buildRecords([fund(EMPTY)], [{ ...said, phase: 'prior_executed' }]), 'FN-313').findings).toEqual([]);
});

/** Puts the columns of a made table under headers. */
function underHeaders(records: DocumentRecords, headers: Readonly<Record<string, string>>): DocumentRecords {
  return {
    ...records,
    cells: records.cells.map((cell) => ({ ...cell, columnPath: headers[cell.columnPath] ?? cell.columnPath })),
  };
}

test('BA-502: what is spent is the same by function and by economic class', () => {
  const summary = (economic: string): DocumentRecords => {
    const records = buildRecords([
      {
        kind: 'budget.summary',
        title: '收支总表',
        rows: [
          row('支出总计', {
            'expenditure_total@total#approved': '100.00',
            'expenditure_total@total#adjusted': economic,
          }),
        ],
      },
    ]);
    return underHeaders(
      { ...records, facts: records.facts.map((fact) => ({ ...fact, phase: 'approved' })) },
      {
        'expenditure_total@total#approved': '支出/支出功能分类科目/预算数',
        'expenditure_total@total#adjusted': '支出/部门预算支出经济分类科目/预算数',
      },
    );
  };
  expect(outcome(summary('100.00'), 'BA-502')).toEqual({ verdicts: ['holds'], findings: [] });
  expect(outcome(summary('110.00'), 'BA-502')).toEqual({ verdicts: ['fails'], findings: ['check.failed'] });
});

const plainTable = (title: string): BuiltTable => ({
  kind: 'final.summary',
  title,
  rows: [row('甲', { 'expenditure_total@total': '1.00' })],
});

const withHeadings = (titles: readonly string[], bodies: readonly string[]): DocumentRecords => {
  const records = buildRecords(titles.map(plainTable));
  return {
    ...records,
    tables: records.tables.map((table, index): TableRecord => ({ ...table, compiledBy: bodies[index] ?? null })),
  };
};

test.for([
  [['甲表', '乙表', '丙表', '丁表'], ['某局', '某局', '某局', '某局'], []],
  [['甲表', '乙表', '丙表', '丁表'], ['某局', '某局（汇总）', '某局', '某局'], []],
  [['甲表', '乙表', '丙表', '丁表'], ['某局', '某局', '别的局', '某局'], ['table.heading_differs']],
  [['2023年甲表', '2023年乙表', '2022年丙表', '2023年丁表'], [], ['table.heading_differs']],
  // Two against two say nothing of who is wrong.
  [['甲表', '乙表', '丙表', '丁表'], ['某局', '某局', '别的局', '别的局'], []],
] as const)('ST-802: %j %j', ([titles, bodies, codes]) => {
  const { findings, verdicts } = outcome(withHeadings(titles, bodies), 'ST-802');
  expect(findings).toEqual(codes);
  expect(verdicts.filter((verdict) => verdict === 'fails')).toHaveLength(codes.length);
  expect(verdicts).toHaveLength(titles.length);
});

test('ST-803: a table of which a number has no meaning was not understood', () => {
  const records = buildRecords([plainTable('甲表')]);
  expect(outcome(records, 'ST-803').verdicts).toEqual(['holds']);
  const [cell] = records.cells;
  if (cell === undefined) throw new Error('the made table has no cell');
  const more = { ...cell, cellId: 'c'.repeat(16), columnIndex: 5 };
  expect(outcome({ ...records, cells: [...records.cells, more] }, 'ST-803').verdicts).toEqual(['fails']);
});

const twoTables = (total: string): DocumentRecords =>
  buildRecords([
    { kind: 'final.summary', title: '总表', rows: [row('本年支出合计', { 'expenditure_total@total': '100.00' })] },
    { kind: 'final.expenditure', title: '支出表', rows: [row('合计', { 'expenditure_total@total': total })] },
  ]);

test.for([
  ['100.00', 'holds'],
  // Wrong, but not by its magnitude.
  ['120.00', 'holds'],
  ['1000.00', 'fails'],
  ['0.01', 'fails'],
] as const)('UN-902: 100.00 here and %s there', ([total, verdict]) => {
  expect(new Set(outcome(twoTables(total), 'UN-902').verdicts)).toEqual(new Set([verdict]));
});

test('UN-903: a number is not said to be blank', () => {
  const records = buildRecords([plainTable('甲表')]);
  expect(outcome(records, 'UN-903').verdicts).toEqual(['holds']);
  const mixed = { ...records, facts: records.facts.map((fact): FactRecord => ({ ...fact, nullKind: 'dash' })) };
  expect(outcome(mixed, 'UN-903').verdicts).toEqual(['fails']);
});

test.for([
  [['1.00', '20.50'], 'holds'],
  [['1.00', '20.5'], 'fails'],
  [['1.00', '20.505'], 'fails'],
  [['1', '20'], 'holds'],
] as const)('UN-904: %j', ([[first, second], verdict]) => {
  const table: BuiltTable = {
    kind: 'final.summary',
    title: '总表',
    rows: [row('甲', { 'expenditure_total@total': first }), row('乙', { 'expenditure_total@total': second })],
  };
  expect(outcome(buildRecords([table]), 'UN-904').verdicts).toEqual([verdict]);
});

const account = (code: string, label: string, year = 2023): DocumentRecords => {
  const records = buildRecords([
    { kind: 'final.gpb', title: '支出表', rows: [row(label, { expenditure_total: '1.00' }, code)] },
  ]);
  return { ...records, facts: records.facts.map((fact) => ({ ...fact, fiscalYear: year })) };
};

test.for([
  ['2101501', '行政运行', 'holds'],
  ['2101501', '行政运行支出', 'holds'],
  ['2101501', '城乡医疗救助', 'fails'],
  // Listed from general knowledge: what else it was called, and since when it is, contradicts nothing.
  ['20402', '治安管理', 'holds'],
] as const)('CD-703: %s %s', ([code, label, verdict]) => {
  expect(outcome(account(code, label), 'CD-703').verdicts).toEqual([verdict]);
});

test.for([
  ['2101501', 2023, 'holds'],
  // 医疗保障管理事务 came with the bureaus, in 2019.
  ['2101501', 2016, 'fails'],
  ['20701', 2012, 'holds'],
] as const)('CD-706: %s in %i', ([code, year, verdict]) => {
  expect(outcome(account(code, '行政运行', year), 'CD-706').verdicts).toEqual([verdict]);
});
