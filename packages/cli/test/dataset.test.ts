import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OUTPUT_NAMES } from '@mingzhang/schema';
import { DATASET_FORMATS, filesOfFormat } from '@mingzhang/exporter';
import { validatePackage } from './public-validator.ts';
import { ask, mingzhang, runInto, samples } from './written-dataset.ts';

const corpus = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));

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
