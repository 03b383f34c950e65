import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { describeColumns, OUTPUT_NAMES, type OutputName } from '@mingzhang/schema';
import { DATABASE_VIEWS } from '../src/duckdb/views.ts';
import { unguardFormula } from '../src/index.ts';
import { makeCell, makeDocument, makeFact, makeFinding, makeSets } from './support/make-records.ts';
import { ask, writeRecords, type WrittenDataset } from './support/write-records.ts';

/** Amounts in which floats show: 0.1 + 0.2, many digits, a sign, more digits than a double has. */
const AMOUNTS = ['0.1', '0.2', '-3.25', '12345678901.23', '1943900', '0', '98765432109876543.21'];
const TEXTS = ['基本支出', '=1+1', '-3.2', 'a,b"c\r\nd', '', "'=x", '𠮷', '<&>"', 'x_x000D_'];

function makeRecords() {
  const documents = [
    makeDocument(1, { sourceFile: '甲/决算 1.pdf' }),
    makeDocument(2, { sourceUrl: 'https://example.org/2.pdf', fiscalYear: 2024 }),
  ];
  const facts = documents.flatMap((document, at) =>
    AMOUNTS.map((amountYuan, index) =>
      makeFact(document, at * 100 + index + 1, {
        code: String(2_101_501 + index),
        amountYuan,
        item: TEXTS[index] ?? null,
        status: index === 2 ? 'disputed' : 'verified',
      }),
    ),
  );
  const blank = makeFact(documents[0]!, 90, {
    cellId: null,
    amountYuan: null,
    nullKind: 'dash',
    valuePrinted: '—',
    code: '2210201',
  });
  return makeSets({
    documents,
    facts: [...facts, blank],
    cells: facts.map((fact, index) => makeCell(fact, { rowLabel: TEXTS[index % TEXTS.length] ?? '' })),
    findings: documents.map((document, index) => makeFinding(document, index + 1, { page: index === 0 ? null : 3 })),
  });
}

type Line = Readonly<Record<string, unknown>>;

async function readCsv({ folder }: WrittenDataset, name: OutputName): Promise<readonly Line[]> {
  const text = (await readFile(join(folder, `${name}.csv`), 'utf8')).replace(/^\uFEFF/, '');
  return Papa.parse<Record<string, string>>(text, { header: true, newline: '\r\n', skipEmptyLines: true }).data.map(
    (row) => Object.fromEntries(Object.entries(row).map(([column, field]) => [column, unguardFormula(field)])),
  );
}

async function readJsonLines({ folder }: WrittenDataset, name: OutputName): Promise<readonly Line[]> {
  const text = await readFile(join(folder, `${name}.jsonl`), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line): Line => JSON.parse(line));
}

async function readParquet({ folder }: WrittenDataset, name: OutputName): Promise<readonly Line[]> {
  const file = await asyncBufferFromFile(join(folder, `${name}.parquet`));
  return parquetReadObjects({ file, compressors });
}

async function readSheet({ folder }: WrittenDataset, name: OutputName): Promise<readonly Line[]> {
  const book = read(await readFile(join(folder, 'mingzhang.xlsx')), { raw: true });
  const tab = book.SheetNames.find((candidate) => candidate.startsWith(`${name} `));
  const sheet = book.Sheets[tab ?? ''] as WorkSheet;
  // The first row says what columns mean, the second names them.
  return utils.sheet_to_json<Line>(sheet, { range: 1, defval: null, raw: true });
}

/** A value as text that is the same whichever reader gave it: numbers by value, nothing for null and ''. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'bigint') return String(Number(value));
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^-?\d+\.\d+$/.test(text) || /^-?\d{1,15}$/.test(text) ? String(Number(text)) : text;
}

const same = (name: OutputName, lines: readonly Line[]): string[][] =>
  lines.map((line) => describeColumns(name).map((column) => plain(line[column.name])));

const dataset = await writeRecords(makeRecords());

test.for(OUTPUT_NAMES)('%s: the same rows in the same order, read by readers that are not ours', async (name) => {
  const expected = same(name, await readJsonLines(dataset, name));
  expect(same(name, await readCsv(dataset, name)), 'CSV').toEqual(expected);
  expect(same(name, await ask(dataset.folder, `SELECT * FROM ${name}`)), 'DuckDB').toEqual(expected);
  // hyparquet hands decimals over as doubles that are off by a last bit; DuckDB reads them exactly, below.
  const rounded = (texts: string[][]): string[][] =>
    texts.map((row) => row.map((text) => (/^-?[\d.]+(e[+-]?\d+)?$/.test(text) ? Number(text).toPrecision(12) : text)));
  expect(rounded(same(name, await readParquet(dataset, name))), 'Parquet').toEqual(rounded(expected));
  // XML has no \r of its own, and a workbook no difference between \r\n and \n.
  const lines = (texts: string[][]): string[][] => texts.map((row) => row.map((text) => text.replaceAll('\r', '')));
  expect(lines(same(name, await readSheet(dataset, name))), 'XLSX').toEqual(lines(expected));
});

test('amounts are exact to the last digit wherever a format can hold them', async () => {
  const expected = [...AMOUNTS, ...AMOUNTS];
  const lines = (await readJsonLines(dataset, 'facts')).flatMap((fact) => fact['amount_yuan'] ?? []);
  expect(lines).toEqual(expected);
  const inDatabase = await ask(dataset.folder, 'SELECT amount_yuan FROM facts WHERE amount_yuan IS NOT NULL');
  expect(inDatabase.map((row) => row['amount_yuan'])).toEqual(expected);
  const parquet = join(dataset.folder, 'facts.parquet');
  const [sum] = await askMemory(
    `SELECT sum(amount_yuan) AS yuan, typeof(any_value(amount_yuan)) AS type FROM '${parquet}'`,
  );
  expect(sum).toEqual({ yuan: '197530888914998682.98', type: 'DECIMAL(38,9)' });
  const sheet = (await readSheet(dataset, 'facts')).map((fact) => fact['amount_yuan']);
  // Longer than a double: text.
  expect(sheet.slice(0, 7)).toEqual([0.1, 0.2, -3.25, 12_345_678_901.23, 1_943_900, 0, '98765432109876543.21']);
});

async function askMemory(sql: string) {
  const { openSession } = await import('../src/node.ts');
  const session = await openSession({ access: 'write' });
  const rows = await session.rows(sql);
  await session.close();
  return rows;
}

test('strings of Parquet are packed with zstd, frequent ones by dictionary', async () => {
  const [row] = await askMemory(
    `SELECT count(*) FILTER (WHERE compression <> 'ZSTD') AS other, bool_or(path_in_schema = 'measure' AND encodings LIKE '%DICTIONARY%') AS dictionary FROM parquet_metadata('${join(dataset.folder, 'facts.parquet')}')`,
  );
  expect(row).toEqual({ other: 0, dictionary: true });
});

test('a decimal that no table can hold stops nothing: null there, as it is in the text files, and counted', async () => {
  const document = makeDocument(1);
  const long = await writeRecords(
    makeSets({
      documents: [document],
      facts: [makeFact(document, 1, { amountYuan: '0.12345678901' }), makeFact(document, 2, { code: '2101502' })],
    }),
    { formats: ['duckdb', 'jsonl'] },
  );
  expect(long.decimalsTooLong).toBe(1);
  expect((await readJsonLines(long, 'facts')).map((fact) => fact['amount_yuan'])).toEqual(['0.12345678901', '100']);
  expect((await ask(long.folder, 'SELECT amount_yuan FROM facts')).map((fact) => fact['amount_yuan'])).toEqual([
    null,
    '100',
  ]);
});

test('the same records give the same bytes; of the database the same rows', async () => {
  const again = await writeRecords(makeRecords());
  const bytes = ({ files }: WrittenDataset) => files.filter(({ name }) => name !== 'mingzhang.duckdb');
  expect(bytes(again)).toEqual(bytes(dataset));
  for (const name of OUTPUT_NAMES)
    expect(await ask(again.folder, `SELECT * FROM ${name}`)).toEqual(
      await ask(dataset.folder, `SELECT * FROM ${name}`),
    );
});

test('the database explains itself: keys, comments, views', async () => {
  const keys = await ask(
    dataset.folder,
    "SELECT table_name FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'",
  );
  expect(keys.map((row) => String(row['table_name'])).toSorted()).toEqual([...OUTPUT_NAMES].toSorted());
  expect(
    await ask(
      dataset.folder,
      "SELECT comment FROM duckdb_columns() WHERE table_name = 'facts' AND column_name = 'amount_yuan'",
    ),
  ).toEqual([{ comment: expect.stringContaining('金额') }]);
  expect(await ask(dataset.folder, 'SELECT agency, years, without_gap FROM panel_coverage')).toEqual([
    { agency: '甲县医疗保障局', years: 2, without_gap: true },
  ]);
  expect(await ask(dataset.folder, 'SELECT count(*) AS n FROM findings_in_documents')).toEqual([{ n: 2 }]);
  expect(await ask(dataset.folder, 'SELECT count(*) AS n FROM facts_in_documents')).toEqual([{ n: 15 }]);
  // The sides of a check are words of SQL: the view calls them so that no quotes are needed.
  expect(await ask(dataset.folder, 'SELECT left_side, right_side FROM checks_in_documents')).toEqual([]);
  for (const { name } of DATABASE_VIEWS) await ask(dataset.folder, `SELECT * FROM ${name}`);
});

test('ids that are not unique cost the key, not the rows', async () => {
  const document = makeDocument(1);
  const twice = await writeRecords(
    makeSets({ documents: [document], facts: [makeFact(document, 1), makeFact(document, 1)] }),
    { formats: ['duckdb'] },
  );
  expect(await ask(twice.folder, 'SELECT count(*) AS n FROM facts')).toEqual([{ n: 2 }]);
});

test('reading a database opens nothing else and changes nothing', async () => {
  await expect(ask(dataset.folder, `SELECT * FROM '${join(dataset.folder, 'facts.csv')}'`)).rejects.toThrow(/disabled/);
  await expect(ask(dataset.folder, 'DELETE FROM facts')).rejects.toThrow(/read-only/);
  await expect(ask(dataset.folder, 'SET enable_external_access = true')).rejects.toThrow(/locked|configuration/);
});
