import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentRecords } from '../../../packages/auditor/dist/index.js';
import type { CheckRecord, FindingRecord } from '../../../packages/schema/dist/index.js';
import { readOutputFolder, readRecords, runInto } from '../audit-records.ts';

/** What the whole command makes of one file. */
export interface Outcome {
  readonly records: DocumentRecords;
  readonly checks: readonly CheckRecord[];
  readonly findings: readonly FindingRecord[];
  /** Ids of the cells, or facts of the text, that are called verified. */
  readonly verified: ReadonlySet<string>;
}

export interface WrittenFile {
  readonly name: string;
  readonly bytes: string | Uint8Array;
}

/** Writes files into a folder, runs the command over them, and returns what came out by file name. */
export async function runFiles(folder: string, files: readonly WrittenFile[]): Promise<ReadonlyMap<string, Outcome>> {
  const from = join(folder, 'in');
  await rm(folder, { recursive: true, force: true });
  await mkdir(from, { recursive: true });
  for (const { name, bytes } of files) await writeFile(join(from, name), bytes);
  await runInto(join(folder, 'out'), [from]);
  const documents = await readOutputFolder(join(folder, 'out'));
  const checks = await readRecords(join(folder, 'out'), 'checks');
  const findings = await readRecords(join(folder, 'out'), 'findings');
  const facts = (await readRecords(join(folder, 'out'), 'facts')).filter(({ status }) => status === 'verified');
  const verified = new Set(facts.map(({ cellId, factId }) => cellId ?? factId));
  return new Map(
    documents.map((records) => {
      const { documentId, sourceFile } = records.document;
      const own = { checks: checks.filter((one) => one.documentId === documentId) };
      return [
        sourceFile,
        { records, ...own, verified, findings: findings.filter((one) => one.documentId === documentId) },
      ];
    }),
  );
}
