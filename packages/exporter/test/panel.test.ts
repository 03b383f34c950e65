import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FactRecord } from '@mingzhang/schema';
import { makeDocument, makeFact, makeSets } from './support/make-records.ts';
import { ask, writeRecords } from './support/write-records.ts';

const document = makeDocument(1);
const ONLY_DATABASE = { formats: ['duckdb'] } as const;

async function panelOf(facts: readonly FactRecord[], documents = [document]) {
  const { folder, leftOut } = await writeRecords(makeSets({ documents, facts }), ONLY_DATABASE);
  return { rows: await ask(folder, 'SELECT * FROM panel'), leftOut, folder };
}

test('phases of one line are columns of one row', async () => {
  const { rows, leftOut } = await panelOf([
    makeFact(document, 1, { phase: 'approved', amountYuan: '1' }),
    makeFact(document, 2, { phase: 'adjusted', amountYuan: '2' }),
    makeFact(document, 3, { phase: 'executed', amountYuan: '3.25' }),
    makeFact(document, 4, { phase: 'executed', fiscalYear: 2022, amountYuan: '4' }),
  ]);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    approved_yuan: '1',
    adjusted_yuan: '2',
    executed_yuan: '3.25',
    prior_executed_yuan: '4',
    prior_approved_yuan: null,
    executed_fact_id: 'f000000000000003',
    status: 'verified',
    notes: '',
  });
  expect(leftOut).toEqual({});
});

test.for([
  {
    name: 'the same amount twice: one number, one that agrees',
    facts: [{ tableKind: 'final.summary' }, { tableKind: 'final.expenditure' }],
    expected: {
      executed_yuan: '100',
      executed_fact_id: 'f000000000000002',
      facts_agreeing: 1,
      facts_differing: 0,
      notes: '',
    },
    left: { same_value: 1 },
  },
  {
    name: 'two tables disagree: the one by codes is heard, and it is said',
    facts: [{ tableKind: 'final.summary', amountYuan: '90' }, { tableKind: 'final.expenditure' }],
    expected: { executed_yuan: '100', facts_agreeing: 0, facts_differing: 1, notes: 'values_differ' },
    left: { other_value: 1 },
  },
  {
    name: 'undisputed before disputed, whatever the table',
    facts: [
      { tableKind: 'final.summary', amountYuan: '90' },
      { tableKind: 'final.expenditure', status: 'disputed' },
    ],
    expected: { executed_yuan: '90', facts_differing: 1, status: 'verified' },
    left: { other_value: 1 },
  },
  {
    name: 'the text is heard last',
    facts: [{ sourceKind: 'narrative', tableKind: null, amountYuan: '90' }, { tableKind: 'perf.base_data' }],
    expected: { executed_yuan: '100' },
    left: { other_value: 1 },
  },
  {
    name: '总计 counts what was carried over, 合计 does not',
    facts: [{ item: '总计', amountYuan: '120' }, { item: '本年支出合计' }],
    expected: { executed_yuan: '100', facts_differing: 0 },
    left: { grand_total: 1 },
  },
  {
    name: 'a list under its total: the row that is the sum of the others',
    facts: [
      { item: '货物', amountYuan: '70' },
      { item: '打印机', amountYuan: '30' },
      { item: '电脑', amountYuan: '40' },
    ],
    expected: { executed_yuan: '70', facts_differing: 0 },
    left: { part_of_total: 2 },
  },
] as const)('$name', async ({ facts, expected, left }) => {
  const { rows, leftOut } = await panelOf(
    facts.map((changes, index) => makeFact(document, index + 1, { code: null, ...changes })),
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject(expected);
  expect(leftOut).toEqual(left);
});

test('rows of one table that share a key and add up to nothing have no place, and are counted', async () => {
  const { rows, leftOut } = await panelOf([makeFact(document, 1), makeFact(document, 2, { amountYuan: '7' })]);
  expect(rows).toEqual([]);
  expect(leftOut).toEqual({ ambiguous: 2 });
});

test.for([
  { reason: 'no_number', changes: { amountYuan: null, nullKind: 'dash' } },
  { reason: 'no_money', changes: { amountYuan: null, countValue: '95', unit: 'percent' } },
  { reason: 'no_unit', changes: { amountYuan: null } },
  { reason: 'no_agency', changes: { agency: null } },
  { reason: 'no_phase', changes: { phase: null } },
  { reason: 'other_year', changes: { fiscalYear: 2020 } },
  { reason: 'partial_table', changes: { tableKind: 'budget.procurement' } },
] as const)('a fact without a place is counted: $reason', async ({ reason, changes }) => {
  const { rows, leftOut, folder } = await panelOf([makeFact(document, 1, changes)]);
  expect(rows).toEqual([]);
  expect(leftOut).toEqual({ [reason]: 1 });
  expect(await ask(folder, 'SELECT * FROM panel_left_out')).toEqual([{ fact_id: 'f000000000000001', reason }]);
});

test('leaves add up to the printed total; parents and totals are no leaves', async () => {
  const amounts = {
    '210': '60',
    '21015': '60',
    '2101501': '40',
    '2101505': '20',
    '221': '5.5',
    '22102': '5.5',
    '2210201': '5.5',
  };
  const { rows, folder } = await panelOf([
    makeFact(document, 1, { code: null, amountYuan: '65.5' }),
    ...Object.entries(amounts).map(([code, amountYuan], index) => makeFact(document, index + 2, { code, amountYuan })),
  ]);
  expect(rows.map(({ code, is_leaf }) => [code, is_leaf])).toEqual([
    ['210', false],
    ['21015', false],
    ['2101501', true],
    ['2101505', true],
    ['221', false],
    ['22102', false],
    ['2210201', true],
    [null, null],
  ]);
  expect(await ask(folder, 'SELECT sum(executed_yuan) AS yuan FROM panel_leaves')).toEqual([{ yuan: '65.5' }]);
});

test.for([
  {
    name: 'parents are left out',
    codes: { '2101501': '40', '2210201': '5.5' },
    leaves: ['2101501', '2210201'],
  },
  {
    name: 'codes end at different levels',
    codes: { '208': '7', '210': '60', '21011': '20', '21015': '40', '2101501': '40', '301': '1', '30101': '1' },
    leaves: ['208', '21011', '2101501', '30101'],
  },
  {
    name: 'a level in the middle is left out',
    codes: { '210': '60', '2101501': '60' },
    leaves: ['2101501'],
  },
])('leaves where $name', async ({ codes, leaves }) => {
  const { rows } = await panelOf(
    Object.entries(codes).map(([code, amountYuan], index) => makeFact(document, index + 1, { code, amountYuan })),
  );
  expect(rows.flatMap((row) => (row['is_leaf'] === true ? [row['code']] : []))).toEqual(leaves);
});

const TEXT = { sourceKind: 'narrative', tableKind: null } as const;

test('the text names only some codes: it makes no parent of a row of a table and no leaf beside tables', async () => {
  const { rows, folder } = await panelOf([
    makeFact(document, 1, { code: null, amountYuan: '100' }),
    makeFact(document, 2, { code: '208', amountYuan: '40' }),
    makeFact(document, 3, { code: '210', amountYuan: '60' }),
    makeFact(document, 4, { code: '2101501', amountYuan: '25', ...TEXT }),
    makeFact(document, 5, { code: '2210201', amountYuan: '3', ...TEXT }),
  ]);
  expect(rows.map(({ code, is_leaf }) => [code, is_leaf])).toEqual([
    ['208', true],
    ['210', true],
    ['2101501', false],
    ['2210201', false],
    [null, null],
  ]);
  expect(await ask(folder, 'SELECT sum(executed_yuan) AS yuan FROM panel_leaves')).toEqual([{ yuan: '100' }]);
});

test('where the text alone gives codes, its leaves are told apart as those of tables', async () => {
  const { rows } = await panelOf(
    ['210', '2101501', '2101505'].map((code, index) => makeFact(document, index + 1, { code, ...TEXT })),
  );
  expect(rows.map(({ code, is_leaf }) => [code, is_leaf])).toEqual([
    ['210', false],
    ['2101501', true],
    ['2101505', true],
  ]);
});

test('sums of leaves stand beside the printed totals, with what separates them', async () => {
  const other = makeDocument(2, { fiscalYear: 2022, sourceFile: '2.pdf' });
  const { folder } = await panelOf(
    [
      makeFact(document, 1, { code: null, amountYuan: '10000' }),
      makeFact(document, 2, { code: '208', amountYuan: '4000' }),
      makeFact(document, 3, { code: '210', amountYuan: '6100' }),
      makeFact(other, 4, { code: null, amountYuan: '10000' }),
      makeFact(other, 5, { code: '208', amountYuan: '4000' }),
      makeFact(other, 6, { code: '210', amountYuan: '3000', status: 'disputed' }),
      makeFact(other, 7, { code: '213', phase: 'approved' }),
    ],
    [document, other],
  );
  const query = `SELECT fiscal_year, phase, leaves, leaves_without_number, leaves_disputed, leaves_yuan, total_yuan,
    total_status, difference_yuan, agrees FROM panel_totals WHERE phase = 'executed' ORDER BY fiscal_year DESC`;
  const words = { phase: 'executed', total_yuan: '10000', total_status: 'verified' };
  expect(await ask(folder, query)).toEqual([
    // 万元 to two decimals are 100 yuan, half of which each of two leaves and the total may be off.
    {
      fiscal_year: 2023,
      leaves: 2,
      leaves_without_number: 0,
      leaves_disputed: 0,
      leaves_yuan: '10100',
      difference_yuan: '100',
      agrees: true,
      ...words,
    },
    {
      fiscal_year: 2022,
      leaves: 2,
      leaves_without_number: 1,
      leaves_disputed: 1,
      leaves_yuan: '7000',
      difference_yuan: '-3000',
      agrees: false,
      ...words,
    },
  ]);
});

test('a panel is balanced when every body has every year of its kind', async () => {
  const documents = [2022, 2023].map((fiscalYear, index) => makeDocument(index + 1, { fiscalYear }));
  const third = makeDocument(3, { agency: '乙县医疗保障局', regionCode: '610116' });
  const balanceOf = async (all: ReturnType<typeof makeDocument>[]) => {
    const facts = all.map((one, index) => makeFact(one, index + 1));
    const { folder } = await writeRecords(makeSets({ documents: all, facts }), { formats: ['csv', 'package'] });
    const descriptor: { resources: readonly { name: string; balanced?: boolean }[] } = JSON.parse(
      await readFile(join(folder, 'datapackage.json'), 'utf8'),
    );
    return descriptor.resources.find(({ name }) => name === 'panel')?.balanced;
  };
  expect(await balanceOf(documents)).toBe(true);
  expect(await balanceOf([...documents, third])).toBe(false);
});

test('a fund, a project, a unit and a second code each make a row of their own', async () => {
  const { rows } = await panelOf([
    makeFact(document, 1),
    makeFact(document, 2, { fund: 'gpb' }),
    makeFact(document, 3, { project: '专项' }),
    makeFact(document, 4, { unitName: '本级' }),
    makeFact(document, 5, { code2: '30201' }),
  ]);
  expect(new Set(rows.map((row) => row['panel_id'])).size).toBe(5);
  expect(rows.every((row) => row['facts_agreeing'] === 0)).toBe(true);
});

test('published again: the newer is used, what differs is listed, what is gone and new as well', async () => {
  const older = makeDocument(1, { sourceFile: '决算.pdf' });
  const newer = makeDocument(2, { sourceFile: '决算（更正）.pdf' });
  const { rows, leftOut, folder } = await panelOf(
    [
      makeFact(older, 1, { code: '2101501', amountYuan: '10' }),
      makeFact(older, 2, { code: '2101505', amountYuan: '20' }),
      makeFact(older, 3, { code: '2101506', amountYuan: '30' }),
      makeFact(newer, 4, { code: '2101501', amountYuan: '10' }),
      makeFact(newer, 5, { code: '2101505', amountYuan: '21.5' }),
      makeFact(newer, 6, { code: '2101599', amountYuan: '1' }),
    ],
    [older, newer],
  );
  expect(rows.map((row) => [row['code'], row['executed_yuan'], row['notes']])).toEqual([
    ['2101501', '10', 'revised'],
    ['2101505', '21.5', 'revised'],
    ['2101599', '1', 'revised'],
  ]);
  expect(leftOut).toEqual({ replaced_document: 3 });
  const revisions = await ask(
    folder,
    'SELECT code, change, older_yuan, newer_yuan, difference_yuan, decided_by, phase FROM revisions',
  );
  const words = { decided_by: 'wording', phase: 'executed' };
  expect(revisions).toEqual([
    { code: '2101505', change: 'changed', older_yuan: '20', newer_yuan: '21.5', difference_yuan: '1.5', ...words },
    { code: '2101506', change: 'removed', older_yuan: '30', newer_yuan: null, difference_yuan: null, ...words },
    { code: '2101599', change: 'added', older_yuan: null, newer_yuan: '1', difference_yuan: null, ...words },
  ]);
});

test('published again without a change: one row says so', async () => {
  const documents = [makeDocument(1, { sourceFile: '20240101.pdf' }), makeDocument(2, { sourceFile: '20240301.pdf' })];
  const { rows, folder } = await panelOf(
    documents.map((one, index) => makeFact(one, index + 1)),
    documents,
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ document_ids: documents[1]?.documentId });
  expect(await ask(folder, 'SELECT change, decided_by, measure FROM revisions')).toEqual([
    { change: 'identical', decided_by: 'date', measure: null },
  ]);
});

test.for([
  {
    decided: 'wording',
    older: { sourceFile: 'z.pdf' },
    newer: { sourceFile: 'a.pdf', title: '决算（更正版）' },
    note: 'revised',
  },
  {
    decided: 'date',
    older: { sourceFile: '2024-03-01/z.pdf' },
    newer: { sourceFile: '2024年10月8日/a.pdf' },
    note: 'revised',
  },
  {
    decided: 'pages',
    older: { sourceFile: 'z.txt', pages: null },
    newer: { sourceFile: 'a.pdf' },
    note: 'published_twice',
  },
  {
    decided: 'status',
    older: { sourceFile: 'z.pdf', status: 'partial' },
    newer: { sourceFile: 'a.pdf' },
    note: 'published_twice',
  },
  { decided: 'path', older: { sourceFile: 'a.pdf' }, newer: { sourceFile: 'b.pdf' }, note: 'published_twice' },
] as const)('which of two publications is the newer, by $decided', async ({ decided, older, newer, note }) => {
  const documents = [makeDocument(1, older), makeDocument(2, newer)].toSorted((a, b) =>
    a.sourceFile < b.sourceFile ? -1 : 1,
  );
  const [used, replaced] = [newer, older].map((one) =>
    documents.find(({ sourceFile }) => sourceFile === one.sourceFile)!,
  );
  const { rows, folder } = await panelOf(
    documents.map((one, index) => makeFact(one, index + 1, { amountYuan: one === used ? '2' : '1' })),
    documents,
  );
  expect(rows).toMatchObject([{ executed_yuan: '2', document_ids: used?.documentId, notes: note }]);
  expect(await ask(folder, 'SELECT older_document_id, older_yuan, newer_yuan, decided_by FROM revisions')).toEqual([
    { older_document_id: replaced?.documentId, older_yuan: '1', newer_yuan: '2', decided_by: decided },
  ]);
});

test('published a third time: the newest is used, each older one is compared with the next', async () => {
  const documents = [1, 2, 3].map((number) => makeDocument(number, { sourceFile: `2024030${number}.pdf` }));
  const { rows, folder, leftOut } = await panelOf(
    documents.map((one, index) => makeFact(one, index + 1, { amountYuan: String(index + 1) })),
    documents,
  );
  expect(rows.map((row) => row['executed_yuan'])).toEqual(['3']);
  expect(leftOut).toEqual({ replaced_document: 2 });
  expect(await ask(folder, 'SELECT older_yuan, newer_yuan FROM revisions ORDER BY older_yuan')).toEqual([
    { older_yuan: '1', newer_yuan: '2' },
    { older_yuan: '2', newer_yuan: '3' },
  ]);
});

test('parts of one publication are used together: the text beside its tables', async () => {
  const documents = [makeDocument(1), makeDocument(2)];
  const [text, tables] = documents as [ReturnType<typeof makeDocument>, ReturnType<typeof makeDocument>];
  const { rows, folder } = await panelOf(
    [
      makeFact(text, 1, { code: null, sourceKind: 'narrative', tableKind: null, amountYuan: '99' }),
      makeFact(text, 2, { code: null, measure: 'meeting', sourceKind: 'narrative', tableKind: null }),
      makeFact(tables, 3, { code: null }),
    ],
    documents,
  );
  expect(rows.map((row) => [row['measure'], row['executed_yuan'], row['notes']])).toEqual([
    ['expenditure_total', '100', ''],
    ['meeting', '100', 'narrative'],
  ]);
  expect(await ask(folder, 'SELECT * FROM revisions')).toEqual([]);
});

test('a department and one of its units are two bodies', async () => {
  const documents = [makeDocument(1), makeDocument(2, { scope: 'unit' })];
  const { rows } = await panelOf(
    documents.map((one, index) => makeFact(one, index + 1)),
    documents,
  );
  expect(rows.map((row) => row['scope'])).toEqual(['department', 'unit']);
});
