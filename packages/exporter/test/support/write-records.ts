import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { OUTPUT_NAMES, recordSchemas, type RecordName, type RecordSets } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { DATASET_FORMATS, formatCsvHeader, formatCsvRows, formatJsonLines } from '../../src/index.ts';
import { openSession, writeDataset, type Dataset, type DatasetOptions, type Row } from '../../src/node.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

export const vocabulary = await readVocabulary();

export interface WrittenDataset extends Dataset {
  readonly folder: string;
}

/** Writes records as a run does and makes the data set of them, in a folder that goes with the tests. */
export async function writeRecords(sets: RecordSets, changes: Partial<DatasetOptions> = {}): Promise<WrittenDataset> {
  const folder = await mkdtemp(join(tmpdir(), 'mingzhang-dataset-'));
  folders.push(folder);
  for (const name of OUTPUT_NAMES.filter((candidate): candidate is RecordName => candidate in recordSchemas)) {
    await writeFile(join(folder, `${name}.csv`), formatCsvHeader(name) + formatCsvRows(name, sets[name]));
    await writeFile(join(folder, `${name}.jsonl`), formatJsonLines(name, sets[name]));
  }
  const dataset = await writeDataset({ folder, formats: DATASET_FORMATS, vocabulary, version: '1.2.3', ...changes });
  return { ...dataset, folder };
}

/** Asks the DuckDB file of a data set. */
export async function ask(folder: string, sql: string): Promise<readonly Row[]> {
  const session = await openSession({ path: join(folder, 'mingzhang.duckdb'), access: 'read' });
  try {
    return await session.rows(sql);
  } finally {
    await session.close();
  }
}
