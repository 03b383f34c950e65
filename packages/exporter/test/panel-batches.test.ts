import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { OUTPUT_NAMES, recordSchemas, type RecordName } from '@mingzhang/schema';
import { openSession } from '../src/duckdb/session.ts';
import { loadTables } from '../src/duckdb/tables.ts';
import { formatJsonLines } from '../src/index.ts';
import { makePanel } from '../src/panel/make-panel.ts';
import { makeDocument, makeFact, makeSets } from './support/make-records.ts';

const folder = await mkdtemp(join(tmpdir(), 'mingzhang-batches-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Bodies with and without region, one without a name, one published twice, in no order. */
const documents = [
  { regionCode: '610104', agency: '甲局' },
  { regionCode: null, agency: '乙局' },
  { regionCode: '110101', agency: '甲局', fiscalYear: 2022 },
  { regionCode: '610104', agency: null },
  { regionCode: '610104', agency: '乙局', sourceFile: '乙局.pdf' },
  { regionCode: '610104', agency: '乙局', sourceFile: '乙局（更正）.pdf' },
  { regionCode: '110101', agency: '甲局' },
].map((changes, index) => makeDocument(index + 1, changes));
const facts = documents.flatMap((document, at) =>
  [null, '210', '21015', '2101501', '2101506'].map((code, index) =>
    makeFact(document, at * 10 + index + 1, { code, amountYuan: String(100 + at + index) }),
  ),
);

async function panelBy(factsPerBatch: number): Promise<Readonly<Record<string, readonly object[]>>> {
  const session = await openSession({ access: 'write' });
  try {
    await loadTables(session, (name) => join(folder, `${name}.jsonl`));
    await makePanel(session, factsPerBatch);
    const [panel, revisions, leftOut, tables] = [
      await session.rows('SELECT * FROM panel'),
      await session.rows('SELECT * FROM revisions'),
      await session.rows('SELECT * FROM panel_left_out ORDER BY fact_id'),
      await session.rows("SELECT table_name FROM duckdb_tables() WHERE temporary OR table_name LIKE 'panel%'"),
    ];
    return { panel, revisions, leftOut, tables };
  } finally {
    await session.close();
  }
}

test('some bodies at a time or all at once: the same panel, row by row', async () => {
  const sets = makeSets({ documents, facts });
  for (const name of OUTPUT_NAMES.filter((candidate): candidate is RecordName => candidate in recordSchemas))
    await writeFile(join(folder, `${name}.jsonl`), formatJsonLines(name, sets[name]));
  const whole = await panelBy(1_000_000);
  expect(whole['panel']).toHaveLength(25);
  expect(whole['revisions']?.length).toBeGreaterThan(0);
  expect(whole['leftOut']).toHaveLength(10);
  // Nothing that the batches needed is left in the file.
  expect(whole['tables']).toEqual([{ table_name: 'panel' }, { table_name: 'panel_left_out' }]);
  for (const factsPerBatch of [1, 7, 12]) expect(await panelBy(factsPerBatch)).toEqual(whole);
});
