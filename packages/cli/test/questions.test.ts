import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, mingzhang, runInto, samples } from './written-dataset.ts';

/** What the verbs compare, sql, cite and explain answer about a run over the samples. */

let cwd = '';
const out = 'out';
const compareTotals = (...more: readonly string[]): ReturnType<typeof mingzhang> =>
  mingzhang(cwd, ['compare', '--measure', 'expenditure_total', '--in', out, ...more]);
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'questions-'));
  runInto(join(cwd, out), [samples]);
}, 240_000);
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

test('a table says what is compared, in columns, and why a number is missing', async () => {
  const { code, stdout } = await compareTotals('--kind', 'final_accounts');
  expect(code).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "Total expenditure, Final accounts, Outturn, All funds (10,000 yuan)

    agency                         2022         2023
    西安市莲湖区医疗保障局  no document       657.63
    西安市临潼区医疗保障局     1,084.72  no document

    no document: there is no document of that year
    "
  `);
});

test('what is printed for another fund is said to be, not left out', async () => {
  const { stdout } = await mingzhang(cwd, [
    'compare',
    '--measure',
    'three_public_total',
    '--kind',
    'budget',
    '--in',
    out,
  ]);
  expect(stdout).toMatch(/东西湖区医疗保障局 +no document +other fund\n/);
  expect(stdout).toContain('other fund: it is printed for another fund: see --fund\n');
});

test('years are those that were asked for, by county, in Chinese', async () => {
  const { stdout } = await compareTotals(
    '--code',
    '21015',
    '--by',
    'county',
    '--years',
    '2021..2023',
    '--kind',
    'final_accounts',
    '--lang',
    'zh',
  );
  expect(stdout).toMatchInlineSnapshot(`
    "21015 医疗保障管理事务，支出合计，决算，决算（执行），全口径 (万元)

    区县                  2021    2022    2023
    陕西省西安市莲湖区  无文件  无文件  307.63
    陕西省西安市临潼区  无文件  940.98  无文件

    无文件：没有该年度的文件
    "
  `);
});

test('CSV keeps the exact amount, the reason, and the facts', async () => {
  const { stdout } = await compareTotals('--kind', 'final_accounts', '--years', '2021..2022', '--format', 'csv');
  const lines = stdout.replace('\uFEFF', '').trimEnd().split('\r\n');
  expect(lines[0]).toBe(
    'region_code,name,year,code,measure,document_kind,phase,fund,value,unit,missing,bodies,partial,status,fact_ids',
  );
  expect(lines.filter((line) => line.includes('临潼区')).map((line) => line.replace(/[0-9a-f]{32}$/, 'ID'))).toEqual([
    '610115,西安市临潼区医疗保障局,2021,,expenditure_total,final_accounts,executed,total,,CNY,no_document,,,,',
    expect.stringMatching(
      /^610115,西安市临潼区医疗保障局,2022,,expenditure_total,final_accounts,executed,total,\d+(\.\d+)?,CNY,,1,false,(verified|unchecked|disputed),ID$/,
    ),
  ]);
});

test('per person and at constant prices, exactly divided; what the files lack is said', async () => {
  writeFileSync(join(cwd, 'people.csv'), 'county,year,population\n临潼区,2022,3\n');
  writeFileSync(join(cwd, 'prices.csv'), 'year,index\n2022,50\n2023,50\n');
  const byCounty = (...more: readonly string[]): ReturnType<typeof mingzhang> =>
    compareTotals('--kind', 'final_accounts', '--by', 'county', '--format', 'csv', ...more);
  const value = (csv: string, county: string, year: number): string[] =>
    csv
      .split('\r\n')
      .find((line) => line.includes(`${county},${year}`))
      ?.split(',')
      .slice(8, 11) ?? [];
  const plain = Number(value((await byCounty()).stdout, '临潼区', 2022)[0]);
  const both = (await byCounty('--per-capita', 'people.csv', '--deflator', 'prices.csv')).stdout;
  expect(Number(value(both, '临潼区', 2022)[0])).toBeCloseTo((plain * 2) / 3, 4);
  expect(value(both, '莲湖区', 2023)[2]).toContain('per person');
  expect(both).toContain('no_population');
});

test.for([
  {
    name: 'columns that are years stay where they are',
    sql: "PIVOT (SELECT 'a' AS agency, 2022 AS year, 1 AS n UNION ALL SELECT 'a', 2023, 2) ON year USING sum(n) GROUP BY agency",
    format: 'jsonl',
    expected: '{"agency":"a","2022":1,"2023":2}\n',
  },
  { name: 'columns of one name', sql: 'SELECT 1 AS n, 2 AS n', format: 'jsonl', expected: '{"n":1,"n:1":2}\n' },
  { name: 'no row', sql: 'SELECT agency FROM facts WHERE false', format: 'csv', expected: '\uFEFFagency\r\n' },
  { name: 'no row for people', sql: 'SELECT agency FROM facts WHERE false', format: 'table', expected: 'agency\n' },
  {
    name: 'nothing beside something',
    sql: "SELECT NULL AS a, '=1' AS b",
    format: 'csv',
    expected: "\uFEFFa,b\r\n,'=1\r\n",
  },
])('sql: $name', async ({ sql, format, expected }) => {
  const { stdout } = await mingzhang(cwd, ['sql', sql, '--format', format, '--in', out]);
  expect(stdout).toBe(expected);
});

test('bodies of some regions alone, by the beginning of their code', async () => {
  const { stdout } = await compareTotals('--kind', 'final_accounts', '--region', '610115,4201');
  expect(stdout).toContain('临潼区');
  expect(stdout).not.toContain('莲湖区');
});

test('a chart is SVG with the figures, and a PNG where the name says so', async () => {
  const { stdout } = await compareTotals('--format', 'chart', '--lang', 'zh');
  expect(stdout).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(stdout).toContain('支出合计');
  await compareTotals('--format', 'chart', '--out', 'chart.png');
  expect(readFileSync(join(cwd, 'chart.png')).subarray(1, 4).toString()).toBe('PNG');
});

test.for([
  {
    argv: ['compare', '--measure', 'expenditure_totl', '--in', 'out'],
    line: /^error\[compare\.measure\]: expenditure_totl is no measure\. hint: did you mean expenditure_total /,
  },
  {
    argv: ['compare', '--measure', '天气', '--lang', 'zh', '--in', 'out'],
    line: /^error\[compare\.measure\]: 没有“天气”这个指标。hint: 指标见 codebook\.zh\.md/,
  },
  {
    argv: ['compare', '--measure', 'meeting', '--fund', 'gov_fund', '--in', 'out'],
    line: /^error\[compare\.nothing\]: .* hint: there is --kind final_accounts --phase adjusted --fund fiscal/,
  },
  {
    argv: ['compare', '--measure', 'meeting', '--code', '2101501', '--in', 'out'],
    line: /^error\[compare\.nothing\]: .* hint: measures that it has: .*expenditure_total/,
  },
  {
    argv: ['compare', '--measure', 'meeting', '--code', '99999', '--lang', 'zh', '--in', 'out'],
    line: /^error\[compare\.nothing\]: .*hint: 没有文件印出 99999：请检查 --code/,
  },
  { argv: ['sql', 'selec 1', '--in', 'out'], line: /^error\[sql\.failed\]: Parser Error/ },
  { argv: ['sql', '', '--in', 'out'], line: /^error\[sql\.empty\]/ },
  { argv: ['sql', 'select * from fact', '--in', 'out'], line: /^error\[sql\.failed\]: .* hint: Did you mean "facts/ },
  {
    argv: ['sql', 'select agncy from facts', '--lang', 'zh', '--in', 'out'],
    line: /^error\[sql\.failed\]: .*hint: .*agency.*codebook\.zh\.md/,
  },
  {
    argv: ['sql', 'select left from checks', '--in', 'out'],
    line: /^error\[sql\.failed\]: .* hint: .*"left" and "right"/,
  },
  {
    argv: ['compare', '--measure', 'meeting', '--region', '99', '--in', 'out'],
    line: /^error\[compare\.region\]: no body in 99/,
  },
  {
    argv: ['compare', '--measure', 'meeting', '--region', '陕西', '--in', 'out'],
    line: /^error\[option\.invalid\]: .*region codes/,
  },
  {
    argv: ['compare', '--measure', 'meeting', '--years', '2024..2020', '--in', 'out'],
    line: /^error\[option\.invalid\]/,
  },
  {
    argv: ['compare', '--measure', 'expenditure_total', '--per-capita', 'none.csv', '--in', 'out'],
    line: /^error\[compare\.factor_file\]/,
  },
  { argv: ['compare', '--measure', 'meeting'], line: /^error\[dataset\.missing\]/ },
  {
    argv: ['sql', 'select * fro', '--in', 'out'],
    line: /^error\[sql\.failed\]: Binder Error|^error\[sql\.failed\]: Parser Error/,
  },
  {
    argv: ['sql', "select * from read_csv('/etc/passwd')", '--in', 'out'],
    line: /^error\[sql\.failed\]: Permission Error/,
  },
  { argv: ['sql', 'delete from facts', '--in', 'out'], line: /^error\[sql\.failed\]/ },
  { argv: ['sql', 'install httpfs', '--in', 'out'], line: /^error\[sql\.failed\]/ },
  { argv: ['cite', 'zzz', '--in', 'out'], line: /^error\[cite\.id\]/ },
  { argv: ['cite', '000000000000', '--in', 'out'], line: /^error\[cite\.missing\]/ },
])('$argv', async ({ argv, line }) => {
  const { code, stdout, stderr } = await mingzhang(cwd, argv);
  expect(stderr).toMatch(line);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test.for(['README.md', 'README.zh.md'])('what %s asks of a run can be asked', async (file) => {
  const text = readFileSync(fileURLToPath(new URL(`../../../${file}`, import.meta.url)), 'utf8');
  const commands = [...text.matchAll(/^npx mingzhang ((?:compare|sql|cite|explain) [^#\n]*)/gm)].map(([, words = '']) =>
    (words.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', '')),
  );
  expect(commands.map(([verb]) => verb).toSorted()).toEqual(['cite', 'compare', 'explain', 'sql']);
  for (const words of commands) {
    const { code, stdout, stderr } = await mingzhang(cwd, [
      ...words.filter((word) => !/^(--in|output)$/.test(word)),
      '--in',
      out,
    ]);
    expect([words.join(' '), code, stderr]).toEqual([words.join(' '), 0, '']);
    expect(stdout).not.toBe('');
  }
});

test('a reference names what it cites in the language asked for', async () => {
  const [fact] = await ask(
    "SELECT fact_id FROM facts WHERE measure = 'expenditure_total' AND fund = 'total' AND phase = 'executed' AND status = 'verified' LIMIT 1",
    join(cwd, out, 'mingzhang.duckdb'),
  );
  const { stdout } = await mingzhang(cwd, ['cite', String(fact?.['fact_id']), '--in', out, '--lang', 'zh']);
  expect(stdout).toMatch(/含义：.*支出合计 \(expenditure_total\) · 全口径 · 决算（执行） · 20\d\d\n状态：已核实\n/);
});

test('sql prints a table for people, lines for programs, CSV for sheets', async () => {
  const query =
    "select agency, sum(executed_yuan) as yuan from panel where code is null and measure = 'expenditure_total' and fund = 'total' and agency like '%莲湖%' group by agency";
  const jsonl = await mingzhang(cwd, ['sql', query, '--in', out]);
  expect(JSON.parse(jsonl.stdout)).toEqual({
    agency: '西安市莲湖区医疗保障局',
    yuan: expect.stringMatching(/^\d+$/),
  });
  const table = await mingzhang(cwd, ['sql', query, '--in', out, '--format', 'table']);
  expect(table.stdout.split('\n')[0]).toMatch(/^agency +yuan$/);
  const csv = await mingzhang(cwd, ['sql', query, '--in', out, '--format', 'csv']);
  expect(csv.stdout).toMatch(/^\uFEFFagency,yuan\r\n西安市莲湖区医疗保障局,/);
});
