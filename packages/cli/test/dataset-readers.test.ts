import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { read, utils, type WorkBook } from '@e965/xlsx';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeColumns, nameMeasure, OUTPUT_NAMES, type OutputName } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { openSession, type Row } from '@mingzhang/exporter/node';
import { validatePackage } from './public-validator.ts';

/** What `npm start` writes, read back by programs that are not ours. */

const bin = fileURLToPath(new URL('../dist/bin.js', import.meta.url));
const samples = fileURLToPath(new URL('../../../samples', import.meta.url));
const folders: string[] = [];
let out = '';
let book: WorkBook = { SheetNames: [], Sheets: {} };

const makeFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'mingzhang-readers-'));
  folders.push(folder);
  return folder;
};

beforeAll(() => {
  out = makeFolder();
  const run = spawnSync(process.execPath, [bin, 'run', samples, '--out', out, '--quiet'], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`run ended with ${run.status}\n${run.stderr}`);
  book = read(readFileSync(path('mingzhang.xlsx')), { raw: true });
}, 240_000);
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const path = (name: string): string => join(out, name);
const decimalsOf = (file: OutputName): readonly string[] =>
  describeColumns(file)
    .filter(({ type }) => type === 'decimal')
    .map(({ name }) => name);

async function ask(sql: string, database?: string): Promise<readonly Row[]> {
  const session = await openSession(database === undefined ? { access: 'write' } : { path: database, access: 'read' });
  try {
    return await session.rows(sql);
  } finally {
    await session.close();
  }
}

/** Rows and exact sums of every decimal column. */
async function summarise(file: OutputName, source: string, database?: string): Promise<Row | undefined> {
  const sums = decimalsOf(file).map((column) => `sum(CAST("${column}" AS DECIMAL(38,9))) AS "${column}"`);
  const [row] = await ask(`SELECT ${['count(*) AS "rows"', ...sums].join(', ')} FROM ${source}`, database);
  return row;
}

/** The same for readers that hand numbers over as doubles: sums to the fourth decimal. */
function addUp(file: OutputName, rows: readonly Readonly<Record<string, unknown>>[]): Row {
  const sums = decimalsOf(file).map((column) => {
    const held = rows.map((row) => row[column]).filter((value) => value !== null && value !== undefined);
    return [column, held.length === 0 ? null : held.reduce((sum: number, value) => sum + Number(value), 0)] as const;
  });
  return { rows: rows.length, ...Object.fromEntries(sums) };
}
const rounded = (row: Row | undefined): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    Object.entries(row ?? {}).map(([column, value]) => [column, value === null ? null : Number(value).toFixed(4)]),
  );

test.for(OUTPUT_NAMES)('%s: counts and sums agree over DuckDB, CSV, JSON Lines, Parquet and Excel', async (file) => {
  const expected = await summarise(file, file, path('mingzhang.duckdb'));
  const csv = `read_csv('${path(`${file}.csv`)}', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')`;
  const fields = describeColumns(file).map(({ name }) => `"${name}": 'VARCHAR'`);
  const jsonl = `read_json('${path(`${file}.jsonl`)}', format = 'newline_delimited', columns = {${fields.join(', ')}})`;
  expect(expected?.['rows']).toBeGreaterThan(0);
  expect(await summarise(file, csv), 'CSV').toEqual(expected);
  expect(await summarise(file, jsonl), 'JSON Lines').toEqual(expected);
  expect(await summarise(file, `'${path(`${file}.parquet`)}'`), 'Parquet by DuckDB').toEqual(expected);
  const parquet = await parquetReadObjects({ file: await asyncBufferFromFile(path(`${file}.parquet`)), compressors });
  expect(rounded(addUp(file, parquet)), 'Parquet by hyparquet').toEqual(rounded(expected));
  const sheet = book.Sheets[book.SheetNames.find((tab) => tab.startsWith(`${file} `)) ?? ''] ?? {};
  const lines = utils.sheet_to_json<Record<string, unknown>>(sheet, { range: 1, defval: null, raw: true });
  expect(rounded(addUp(file, lines)), 'Excel').toEqual(rounded(expected));
});

test.for(OUTPUT_NAMES)('%s.jsonl is flat: one object a line, the same keys in every one, no lists', (file) => {
  const lines = readFileSync(path(`${file}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): Row => JSON.parse(line));
  const keys = describeColumns(file).map(({ name }) => name);
  expect(lines.filter((line) => Object.keys(line).join() !== keys.join())).toEqual([]);
  expect(
    lines.filter((line) => Object.values(line).some((value) => value !== null && typeof value === 'object')),
  ).toEqual([]);
});

describe('data package', () => {
  test('the validator of Frictionless Data has nothing against descriptor, rows and keys', async () => {
    const { rows, complaints } = await validatePackage(out);
    expect(complaints).toEqual([]);
    expect(Object.keys(rows)).toEqual(OUTPUT_NAMES);
    const [counted] = await ask('SELECT count(*) AS n FROM facts', path('mingzhang.duckdb'));
    expect(rows['facts']).toBe(counted?.['n']);
  });

  test.for([
    { name: 'an amount that is no number', file: 'facts.csv', from: /,\d+,,,,\d/, to: ',x,,,,1' },
    { name: 'a value that is not in the list', file: 'facts.csv', from: ',verified,', to: ',proved,' },
    {
      name: 'a key that leads nowhere',
      file: 'tables.csv',
      from: /(?<=\n[0-9a-f]{32},)[0-9a-f]{64}/,
      to: '0'.repeat(64),
    },
    { name: 'a descriptor without resources', file: 'datapackage.json', from: '"resources"', to: '"resource"' },
  ])('the validator sees $name', async ({ file, from, to }) => {
    const folder = makeFolder();
    cpSync(out, folder, { recursive: true, filter: (source) => !/\.(jsonl|parquet|duckdb|xlsx|md)$/.test(source) });
    const text = readFileSync(join(folder, file), 'utf8');
    const spoilt = text.replace(from, to);
    expect(spoilt).not.toBe(text);
    writeFileSync(join(folder, file), spoilt);
    const { complaints } = await validatePackage(folder).catch((error: unknown) => ({ complaints: [String(error)] }));
    expect(complaints).not.toEqual([]);
  });
});

const hasR = spawnSync('Rscript', ['--version']).status === 0;

test('R loads every file with labels, exact amounts and the words of the codebook', async ({ skip }) => {
  skip(!hasR, 'Rscript is not installed: the R script is not run here');
  const program = `
    source("${path('labels/mingzhang.R')}", encoding = "UTF-8")
    data <- mingzhang_load("${out}")
    cat(sapply(names(data), function(name) paste(name, nrow(data[[name]]))), sep = "\\n")
    cat("\\nsum", format(sum(data$facts$amount_yuan, na.rm = TRUE), scientific = FALSE, digits = 15))
    cat("\\nlabel", enc2utf8(attr(data$facts$amount_yuan, "label")))
    cat("\\nlevel", enc2utf8(levels(data$facts$status)[1]))
    some <- mingzhang_load("${out}", exact = TRUE, files = "facts", labels = FALSE)
    cat("\\nfiles", names(some), "class", class(some$facts$amount_yuan), "level", levels(some$facts$status)[1])`;
  const run = spawnSync('Rscript', ['-'], {
    input: program,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  expect(run.stderr).toBe('');
  const said = run.stdout.split('\n');
  for (const file of OUTPUT_NAMES) {
    const [counted] = await ask(`SELECT count(*) AS n FROM ${file}`, path('mingzhang.duckdb'));
    expect(said).toContain(`${file} ${counted?.['n']}`);
  }
  const [sum] = await ask('SELECT sum(amount_yuan) AS yuan FROM facts', path('mingzhang.duckdb'));
  expect(Number(said.find((line) => line.startsWith('sum '))?.slice(4))).toBeCloseTo(Number(sum?.['yuan']), 4);
  expect(said).toContain(`label ${describeColumns('facts').find(({ name }) => name === 'amount_yuan')?.descriptionZh}`);
  expect(said).toContain('level 已核实');
  expect(said).toContain('files facts class character level verified');
});

/** Columns whose values form a list, though the schema leaves it open; the codebook has to name each. */
const LISTED: Readonly<Partial<Record<OutputName, readonly string[]>>> = {
  documents: ['media_type', 'agency_kind', 'document_kind', 'scope', 'status'],
  tables: ['kind', 'method'],
  facts: [
    'table_kind',
    'classification',
    'fund',
    'phase',
    'null_kind',
    'unit',
    'source_kind',
    'status',
    'harmonised_rule',
  ],
  indicators: ['operator'],
  checks: ['check_id', 'verdict'],
  findings: ['code', 'severity', 'cause'],
  panel: ['classification', 'fund', 'status', 'notes'],
  revisions: ['decided_by', 'change', 'phase'],
};

test.for(['codebook.md', 'codebook.zh.md'])(
  '%s names every column and every value of what was written',
  async (codebook) => {
    const text = readFileSync(path(codebook), 'utf8');
    for (const file of OUTPUT_NAMES) {
      const [header = ''] = readFileSync(path(`${file}.csv`), 'utf8')
        .replace(/^\uFEFF/, '')
        .split('\r\n');
      for (const column of header.split(',')) expect(text).toContain(`| \`${column}\` |`);
      for (const column of LISTED[file] ?? []) {
        const rows = await ask(
          `SELECT DISTINCT unnest(string_split(${column}, ' ')) AS value FROM ${file} WHERE ${column} <> ''`,
          path('mingzhang.duckdb'),
        );
        const unnamed = rows.filter(
          ({ value }) => !text.includes(`| \`${value}\` |`) && !text.includes(`| ${value} |`),
        );
        expect(unnamed, `${file}.${column}`).toEqual([]);
      }
    }
    const { valueLabels } = await readVocabulary();
    const measures = await ask(
      'SELECT DISTINCT measure FROM facts WHERE measure IS NOT NULL',
      path('mingzhang.duckdb'),
    );
    expect(measures.filter(({ measure }) => nameMeasure(valueLabels, String(measure)) === undefined)).toEqual([]);
  },
);
