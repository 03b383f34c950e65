import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OUTPUT_NAMES } from '@mingzhang/schema';
import { DATASET_FORMATS, filesOfFormat } from '@mingzhang/exporter';
import { openSession, type Row } from '@mingzhang/exporter/node';
import { main } from '../src/index.ts';
import { makeIo } from './fake-io.ts';
import { validatePackage } from './public-validator.ts';

const bin = fileURLToPath(new URL('../dist/bin.js', import.meta.url));
const samples = fileURLToPath(new URL('../../../samples', import.meta.url));
const corpus = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));

function runInto(out: string, folders: readonly string[]): void {
  const run = spawnSync(process.execPath, [bin, 'run', ...folders, '--out', out, '--quiet'], { encoding: 'utf8' });
  // 1: some page could not be read; the data set is written all the same.
  if (run.status !== 0 && run.status !== 1) throw new Error(`run ended with ${run.status}\n${run.stderr}`);
}

async function ask(sql: string, path?: string): Promise<readonly Row[]> {
  const session = await openSession(path === undefined ? { access: 'write' } : { path, access: 'read' });
  try {
    return await session.rows(sql);
  } finally {
    await session.close();
  }
}

async function mingzhang(
  cwd: string,
  argv: readonly string[],
): Promise<{ code: number; stdout: string; stderr: string }> {
  const io = makeIo({ cwd });
  const code = await main(argv, io);
  return { code, stdout: io.stdout.text, stderr: io.stderr.text };
}

/**
 * Leaves of one classification against the total that the same document prints for the same measure, fund and
 * phase, where the total is verified, no leaf is disputed, and every leaf has a number of a table in that phase (a
 * text names only some of them).
 */
const COMPARABLE =
  "total_status = 'verified' AND leaves_without_number = 0 AND leaves_disputed = 0 AND leaves_from_text = 0";

function describeDataset(name: string, folders: readonly string[], least: { readonly totals: number }): void {
  describe.runIf(folders.every((folder) => existsSync(folder)))(`data set of the ${name}`, () => {
    let out = '';
    const database = (): string => join(out, 'mingzhang.duckdb');
    beforeAll(() => {
      out = mkdtempSync(join(tmpdir(), 'dataset-'));
      runInto(out, folders);
    }, 240_000);
    afterAll(() => rmSync(out, { recursive: true, force: true }));

    test('every file of every format is there', () => {
      for (const file of DATASET_FORMATS.flatMap(filesOfFormat)) expect(existsSync(join(out, file)), file).toBe(true);
    });

    test.for(OUTPUT_NAMES)('%s: counts and sums agree over the formats', async (file) => {
      const has = await ask(
        `SELECT count(*) AS n FROM duckdb_columns() WHERE table_name = '${file}' AND column_name = 'amount_yuan'`,
        database(),
      );
      const sum = has[0]?.['n'] === 1 ? 'sum(CAST(amount_yuan AS DECIMAL(38,9)))' : 'NULL';
      const summary = `SELECT count(*) AS rows, ${sum} AS yuan FROM`;
      const expected = await ask(`${summary} ${file}`, database());
      const path = (ending: string): string => join(out, `${file}.${ending}`);
      const lines = readFileSync(path('jsonl'), 'utf8').split('\n').length - 1;
      expect(expected[0]?.['rows']).toBe(lines);
      expect(await ask(`${summary} '${path('parquet')}'`)).toEqual(expected);
      const csv = `read_csv('${path('csv')}', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')`;
      expect(await ask(`${summary} ${csv}`)).toEqual(expected);
    });

    test('the validator of Frictionless Data has nothing against the package', { timeout: 60_000 }, async () => {
      const { rows, complaints } = await validatePackage(out);
      expect(complaints).toEqual([]);
      const [counted] = await ask('SELECT count(*) AS n FROM facts', database());
      expect(rows['facts']).toBe(counted?.['n']);
    });

    test('one key, one row', async () => {
      const key =
        'region_code, agency, scope, fiscal_year, document_kind, classification, code, code2, project, unit_name, measure, fund';
      expect(await ask(`SELECT ${key}, count(*) AS n FROM panel GROUP BY ALL HAVING count(*) > 1`, database())).toEqual(
        [],
      );
      const [panel] = await ask('SELECT count(*) AS n, count(DISTINCT panel_id) AS ids FROM panel', database());
      expect(panel?.['n']).toBe(panel?.['ids']);
      expect(panel?.['n']).toBeGreaterThan(500);
    });

    test('every fact is in the panel or has a reason why not', async () => {
      const [counts] = await ask(
        `WITH used AS (UNPIVOT (SELECT panel_id, approved_fact_id, adjusted_fact_id, executed_fact_id, prior_approved_fact_id, prior_executed_fact_id FROM panel) ON COLUMNS(* EXCLUDE (panel_id)) INTO NAME phase VALUE fact_id)
         SELECT (SELECT count(*) FROM facts) AS facts, (SELECT count(DISTINCT fact_id) FROM used) AS used,
           (SELECT count(*) FROM panel_left_out) AS left_out, (SELECT count(*) FROM panel_left_out WHERE reason IS NULL) AS unsaid,
           (SELECT count(*) FROM used SEMI JOIN panel_left_out USING (fact_id)) AS both`,
        database(),
      );
      expect(counts).toMatchObject({ unsaid: 0, both: 0 });
      expect(Number(counts?.['used']) + Number(counts?.['left_out'])).toBe(counts?.['facts']);
    });

    test('leaves add up to the printed total where that is verified', async () => {
      expect(await ask(`SELECT * FROM panel_totals WHERE ${COMPARABLE} AND NOT agrees`, database())).toEqual([]);
      const [count] = await ask(`SELECT count(*) AS n FROM panel_totals WHERE ${COMPARABLE}`, database());
      expect(count?.['n']).toBeGreaterThanOrEqual(least.totals);
    });

    test('a number can be cited by the beginning of its id', async () => {
      const [fact] = await ask(
        'SELECT fact_id, page, value_printed FROM facts WHERE page IS NOT NULL AND amount_yuan IS NOT NULL LIMIT 1',
        database(),
      );
      const { code, stdout } = await mingzhang('/', ['cite', String(fact?.['fact_id']).slice(0, 14), '--in', out]);
      expect(code).toBe(0);
      expect(stdout).toContain(`page ${fact?.['page']}`);
      expect(stdout).toMatch(/SHA-256: [0-9a-f]{64}\n/);
      expect(stdout).toContain(String(fact?.['value_printed']));
      expect(stdout).toMatch(/run: mingzhang \d/);
    });
  });
}

describeDataset('samples', [samples], { totals: 40 });
// The real documents lie beside the checkout of those who develop this; elsewhere the samples stand for them.
describeDataset('corpus', [join(corpus, 'pdf'), join(corpus, 'text')], { totals: 90 });

describe('questions', () => {
  let cwd = '';
  const out = 'out';
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'questions-'));
    runInto(join(cwd, out), [samples]);
  }, 240_000);
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  test('a table says what is compared, in columns, and why a number is missing', async () => {
    const { code, stdout } = await mingzhang(cwd, [
      'compare',
      '--measure',
      'expenditure_total',
      '--kind',
      'final_accounts',
      '--in',
      out,
    ]);
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
    const { stdout } = await mingzhang(cwd, [
      'compare',
      '--code',
      '21015',
      '--measure',
      'expenditure_total',
      '--by',
      'county',
      '--years',
      '2021..2023',
      '--kind',
      'final_accounts',
      '--in',
      out,
      '--lang',
      'zh',
    ]);
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
    const { stdout } = await mingzhang(cwd, [
      'compare',
      '--measure',
      'expenditure_total',
      '--kind',
      'final_accounts',
      '--years',
      '2021..2022',
      '--format',
      'csv',
      '--in',
      out,
    ]);
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
    const ask1 = (...more: string[]) =>
      mingzhang(cwd, [
        'compare',
        '--measure',
        'expenditure_total',
        '--kind',
        'final_accounts',
        '--by',
        'county',
        '--format',
        'csv',
        '--in',
        out,
        ...more,
      ]);
    const value = (csv: string, county: string, year: number): string[] =>
      csv
        .split('\r\n')
        .find((line) => line.includes(`${county},${year}`))
        ?.split(',')
        .slice(8, 11) ?? [];
    const plain = Number(value((await ask1()).stdout, '临潼区', 2022)[0]);
    const both = (await ask1('--per-capita', 'people.csv', '--deflator', 'prices.csv')).stdout;
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
    const { stdout } = await mingzhang(cwd, [
      'compare',
      '--measure',
      'expenditure_total',
      '--kind',
      'final_accounts',
      '--region',
      '610115,4201',
      '--in',
      out,
    ]);
    expect(stdout).toContain('临潼区');
    expect(stdout).not.toContain('莲湖区');
  });

  test('a chart is SVG with the figures, and a PNG where the name says so', async () => {
    const { stdout } = await mingzhang(cwd, [
      'compare',
      '--measure',
      'expenditure_total',
      '--format',
      'chart',
      '--in',
      out,
      '--lang',
      'zh',
    ]);
    expect(stdout).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(stdout).toContain('支出合计');
    await mingzhang(cwd, [
      'compare',
      '--measure',
      'expenditure_total',
      '--format',
      'chart',
      '--out',
      'chart.png',
      '--in',
      out,
    ]);
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
    const commands = [...text.matchAll(/^npx mingzhang ((?:compare|sql|cite|explain) [^#\n]*)/gm)].map(
      ([, words = '']) => (words.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', '')),
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
});
