import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  OUTPUT_NAMES,
  recordSchemas,
  type DocumentRecord,
  type FactRecord,
  type RecordName,
  type RecordSets,
  type TableRecord,
} from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { formatJsonLines } from '@mingzhang/exporter';
import { writeDataset } from '@mingzhang/exporter/node';
import { main } from '../src/index.ts';
import { makeIo } from './fake-io.ts';

let folder = '';
const id = (number: number): string => number.toString(16).padStart(16, '0');

function makeDocument(number: number, changes: Partial<DocumentRecord>): DocumentRecord {
  return {
    documentId: id(number).padStart(64, '0'),
    sourceFile: `${number}.pdf`,
    sourceUrl: null,
    mediaType: 'application/pdf',
    pages: 3,
    pagesScanned: 0,
    title: null,
    agency: '甲局',
    agencyKind: null,
    regionCode: '610104',
    province: '陕西省',
    city: '西安市',
    county: '莲湖区',
    fiscalYear: 2020,
    documentKind: 'final_accounts',
    scope: 'department',
    status: 'complete',
    error: null,
    ...changes,
  };
}

function makeTable(document: DocumentRecord, number: number, changes: Partial<TableRecord> = {}): TableRecord {
  return {
    tableId: id(number),
    documentId: document.documentId,
    title: '支出决算表',
    formNumber: null,
    kind: 'final.expenditure',
    kindScore: 1,
    unit: '万元',
    compiledBy: null,
    firstPage: 1,
    lastPage: 1,
    rows: 3,
    columns: 3,
    numericCells: 1,
    isEmpty: false,
    declaredEmpty: null,
    emptyReason: null,
    method: 'text',
    ...changes,
  };
}

function makeFact(document: DocumentRecord, number: number, changes: Partial<FactRecord> = {}): FactRecord {
  return {
    factId: id(number),
    cellId: null,
    documentId: document.documentId,
    regionCode: document.regionCode,
    province: document.province,
    city: document.city,
    county: document.county,
    agency: document.agency,
    fiscalYear: document.fiscalYear,
    documentKind: document.documentKind,
    tableKind: 'final.expenditure',
    classification: 'function',
    code: '21015',
    codeName: '医疗保障管理事务',
    codeLevel: 2,
    parentCode: '210',
    codeHarmonised: '21015',
    harmonisedRule: null,
    codeInferred: false,
    code2: null,
    item: '医疗保障管理事务',
    project: null,
    unitName: null,
    measure: 'expenditure_total',
    fund: 'total',
    phase: 'executed',
    amountYuan: '1234567.5',
    nullKind: null,
    countValue: null,
    unit: null,
    valuePrinted: '123.46',
    unitPrinted: '万元',
    sourceKind: 'table',
    page: 1,
    x0: 1,
    y0: 1,
    x1: 2,
    y1: 2,
    paragraph: null,
    reason: null,
    status: 'verified',
    checksHeld: '',
    checksFailed: '',
    ...changes,
  };
}

/** One body, one year for each way in which a number can be missing; a second body in the same county. */
function makeSets(): RecordSets {
  const years = [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2023];
  const [number, blank, empty, unlisted, tableless, failed, unitless, other] = years.map((fiscalYear, index) =>
    makeDocument(index + 1, {
      fiscalYear,
      ...(fiscalYear === 2020 ? { status: 'failed' } : {}),
      ...(fiscalYear === 2023 ? { agency: '乙局' } : {}),
    }),
  ) as [
    DocumentRecord,
    DocumentRecord,
    DocumentRecord,
    DocumentRecord,
    DocumentRecord,
    DocumentRecord,
    DocumentRecord,
    DocumentRecord,
  ];
  const sameYear = makeDocument(20, { agency: '乙局', fiscalYear: 2015 });
  return {
    documents: [number, blank, empty, unlisted, tableless, failed, unitless, other, sameYear],
    tables: [number, blank, unlisted, unitless, other, sameYear]
      .map((document, index) => makeTable(document, index + 1))
      .concat(makeTable(empty, 50, { isEmpty: true })),
    cells: [],
    facts: [
      makeFact(number, 1),
      makeFact(blank, 2, { amountYuan: null, nullKind: 'dash' }),
      makeFact(unitless, 3, { amountYuan: null }),
      makeFact(other, 4, { amountYuan: '10000', status: 'disputed' }),
      makeFact(sameYear, 5, { amountYuan: '0.5', status: 'unchecked' }),
    ],
    indicators: [],
    checks: [],
    findings: [],
  };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compare-'));
  const sets = makeSets();
  for (const name of OUTPUT_NAMES.filter((candidate): candidate is RecordName => candidate in recordSchemas))
    await writeFile(join(folder, `${name}.jsonl`), formatJsonLines(name, sets[name]));
  await writeDataset({ folder, formats: ['duckdb'], vocabulary: await readVocabulary(), version: '1' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function compare(...argv: readonly string[]): Promise<string> {
  const io = makeIo({ cwd: folder });
  expect(
    await main(['compare', '--in', folder, '--measure', 'expenditure_total', '--code', '21015', ...argv], io),
  ).toBe(0);
  return io.stdout.text;
}

test('every number that is missing says why', async () => {
  const csv = await compare('--format', 'csv', '--years', '2015..2022');
  const lines = csv
    .split('\r\n')
    .filter((line) => line.includes('甲局'))
    .map((line) => line.split(','));
  expect(lines.map((fields) => [fields[2], fields[8], fields[10]])).toEqual([
    ['2015', '1234567.5', ''],
    ['2016', '', 'blank'],
    ['2017', '', 'empty_table'],
    ['2018', '', 'no_line'],
    ['2019', '', 'no_table'],
    ['2020', '', 'unread'],
    ['2021', '', 'unclear'],
    ['2022', '', 'no_document'],
  ]);
});

test('a county adds up its bodies exactly, and says over how many', async () => {
  expect(await compare('--by', 'county', '--years', '2015')).toMatchInlineSnapshot(`
    "21015 医疗保障管理事务, Total expenditure, Final accounts, Outturn, All funds (10,000 yuan)

    county                    2015
    陕西省西安市莲湖区  Σ2 123.46?

    ? no identity checks it
    Σ sum over several bodies
    "
  `);
  const [line] = (await compare('--by', 'county', '--years', '2015', '--format', 'csv')).split('\r\n').slice(1);
  expect(line).toContain('1234568,CNY,,2,false,unchecked,0000000000000001 0000000000000005');
});

test('a sum from which a body is missing says so, a disputed number as well', async () => {
  expect(await compare('--by', 'county', '--years', '2023', '--lang', 'zh')).toMatchInlineSnapshot(`
    "21015 医疗保障管理事务，支出合计，决算，决算（执行），全口径 (万元)

    区县                  2023
    陕西省西安市莲湖区  1.00…!

    ! 有检查不成立，见 findings
    … 缺少其中某个单位的数字
    "
  `);
});
