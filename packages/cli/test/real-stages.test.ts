import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { recordKeys, recordSchemas, toColumnName, type RecordName } from '@mingzhang/schema';
import { main } from '../src/index.ts';
import { makeEncryptedPdf } from './encrypted-pdf.ts';
import { makeIo } from './fake-io.ts';
import { makeFolder, readFolder } from './temporary-folder.ts';

/** The command with the stages that ship, over the samples. */
async function runMain(
  argv: readonly string[],
  cwd: string,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const io = makeIo({ cwd });
  const code = await main(argv, io);
  return { code, stdout: io.stdout.text, stderr: io.stderr.text };
}

const sample = (name: string): string => fileURLToPath(new URL(`../../../samples/${name}`, import.meta.url));
const SAMPLE = 'lianhu-2023-final.pdf';

test('six kinds of bad file and a good one: six clear lines, the good one exported', async () => {
  const cwd = await makeFolder({ 'in/page.pdf': '<!DOCTYPE html><html><body>404</body></html>', 'in/zero.pdf': '' });
  await mkdir(join(cwd, 'empty'));
  const good = await readFile(sample(SAMPLE));
  await writeFile(join(cwd, 'in/good.pdf'), good);
  await writeFile(join(cwd, 'in/truncated.pdf'), good.subarray(0, 700));
  await writeFile(join(cwd, 'in/encrypted.pdf'), makeEncryptedPdf('secret'));
  const { code, stderr } = await runMain(['run', 'in', 'missing.pdf', 'empty', '--out', 'out', '--quiet'], cwd);
  expect(code).toBe(1);
  const lines = stderr.trim().split('\n');
  expect(
    lines.map((line) => /^error\[([^\]]+)\]: ([^:]+): .+\. hint: .+/.exec(line)?.slice(1).join(' ') ?? line).toSorted(),
  ).toEqual([
    'file.empty zero.pdf',
    'file.not_pdf page.pdf',
    'folder.empty empty',
    'path.missing missing.pdf',
    'pdf.damaged truncated.pdf',
    'pdf.encrypted encrypted.pdf',
  ]);
  const out = await readFolder(join(cwd, 'out'));
  expect(out['cells.csv']?.split('\r\n').length).toBeGreaterThan(100);
});

test('an encrypted PDF opens with its password, and with no other', async () => {
  const cwd = await makeFolder();
  await writeFile(join(cwd, 'a.pdf'), makeEncryptedPdf('secret'));
  const right = await runMain(['inspect', 'a.pdf', '--password', 'secret', '--format', 'json'], cwd);
  expect(right.code).toBe(0);
  expect(right.stdout).toContain('Budget 2024: 42.00');
  const wrong = await runMain(['inspect', 'a.pdf', '--password', 'guess'], cwd);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('error[pdf.password_wrong]: a.pdf');
});

test('every row of a run fits its schema, ids are unique and point to rows', async () => {
  const cwd = await makeFolder();
  await copyFile(sample(SAMPLE), join(cwd, SAMPLE));
  expect((await runMain(['run', SAMPLE, '--out', 'out'], cwd)).code).toBe(0);
  const rowsOf = async (name: RecordName): Promise<Record<string, unknown>[]> =>
    (await readFile(join(cwd, 'out', `${name}.jsonl`), 'utf8'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const idsOf = (rows: readonly Record<string, unknown>[], column: string): Set<unknown> =>
    new Set(rows.map((row) => row[column]));

  const [documents, tables, cells, facts] = await Promise.all(
    (['documents', 'tables', 'cells', 'facts'] as const).map(async (name) => {
      const rows = await rowsOf(name);
      expect(rows).not.toHaveLength(0);
      for (const row of rows) {
        const record = Object.fromEntries(recordKeys(name).map((key) => [key, row[toColumnName(key)]]));
        expect(recordSchemas[name].safeParse(record).error).toBeUndefined();
      }
      return rows;
    }),
  );
  expect(idsOf(tables!, 'table_id').size).toBe(tables!.length);
  expect(idsOf(cells!, 'cell_id').size).toBe(cells!.length);
  expect(idsOf(facts!, 'fact_id').size).toBe(facts!.length);
  const documentIds = idsOf(documents!, 'document_id');
  const tableIds = idsOf(tables!, 'table_id');
  const cellIds = idsOf(cells!, 'cell_id');
  for (const cell of cells!) expect(documentIds.has(cell['document_id']) && tableIds.has(cell['table_id'])).toBe(true);
  for (const fact of facts!) expect(fact['cell_id'] === null || cellIds.has(fact['cell_id'])).toBe(true);
});

test('the samples give the same bytes with one worker and with three', async () => {
  const cwd = await makeFolder();
  for (const jobs of ['1', '3']) await runMain(['run', sample(''), '--out', jobs, '--jobs', jobs], cwd);
  const [one, three] = await Promise.all(
    ['1', '3'].map(async (out) => ({
      ...(await readFolder(join(cwd, out))),
      // The clock, and a database whose blocks hold the same rows in bytes of their own.
      'run.json': '',
      'mingzhang.duckdb': '',
    })),
  );
  expect(three).toEqual(one);
});
