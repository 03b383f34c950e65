import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DocumentRecords } from '../../packages/auditor/dist/index.js';
import { recordKeys, toColumnName, type RecordName, type RecordSets } from '../../packages/schema/dist/index.js';

const toRecord = (name: RecordName, line: string): unknown => {
  const columns = new Map(Object.entries(JSON.parse(line) as object));
  return Object.fromEntries(recordKeys(name).map((key) => [key, columns.get(toColumnName(key))]));
};

/** The records of one kind that a run wrote. */
export async function readRecords<Name extends RecordName>(folder: string, name: Name): Promise<RecordSets[Name]> {
  const text = await readFile(join(folder, `${name}.jsonl`), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => toRecord(name, line)) as unknown as RecordSets[Name];
}

/** The records of every document of an output folder, without what an audit has said of them. */
export async function readOutputFolder(folder: string): Promise<readonly DocumentRecords[]> {
  const [documents, tables, cells, facts] = [
    await readRecords(folder, 'documents'),
    await readRecords(folder, 'tables'),
    await readRecords(folder, 'cells'),
    await readRecords(folder, 'facts'),
  ];
  const of = <T extends { readonly documentId: string }>(records: readonly T[], id: string): readonly T[] =>
    records.filter((record) => record.documentId === id);
  return documents.map((document) => ({
    document,
    tables: of(tables, document.documentId),
    cells: of(cells, document.documentId),
    facts: of(facts, document.documentId).map((fact) => ({
      ...fact,
      status: 'unchecked' as const,
      checksHeld: '',
      checksFailed: '',
    })),
  }));
}

/** Runs the command over inputs; documents that fail or are read in part do not matter here. */
export async function runInto(folder: string, inputs: readonly string[]): Promise<void> {
  const command = new URL('../../packages/cli/bin/mingzhang.js', import.meta.url).pathname;
  await promisify(execFile)(
    process.execPath,
    [command, 'run', ...inputs, '--out', folder, '--files', 'jsonl', '--quiet'],
    {
      maxBuffer: 1 << 26,
    },
  ).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 1)) throw error;
  });
}
