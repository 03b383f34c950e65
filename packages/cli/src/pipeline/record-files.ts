import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { recordSchemas, type RecordName } from '@mingzhang/schema';
import { formatCsvHeader, formatCsvRows, formatJsonLines, type RecordOf } from '@mingzhang/exporter';
import type { OutputFile } from './run-record.ts';
import { openSpool, writeAt, type Spool, type Stretch } from './spool.ts';

const FORMATS = ['csv', 'jsonl'] as const;
type Format = (typeof FORMATS)[number];

const isRecordName = (name: string): name is RecordName => name in recordSchemas;
/** The kinds of records in the order in which a run lists their files. */
const RECORD_NAMES: readonly RecordName[] = Object.keys(recordSchemas).filter(isRecordName);

/** Where the lines of one document lie in the spools, with how many there are of each kind. */
export interface DocumentLines {
  readonly stretches: Readonly<Record<string, Stretch>>;
  readonly rows: Readonly<Partial<Record<RecordName, number>>>;
}

/** What a document gives; a kind that no stage makes yet has no rows. */
export type DocumentRecords = { readonly [Name in RecordName]?: readonly RecordOf<Name>[] };

export interface RecordFiles {
  /** Takes the lines of one document; documents may come in any order. */
  add(records: DocumentRecords): Promise<DocumentLines>;
  /** Writes every file with the documents in the given order; returns size and hash of each. */
  write(documents: readonly DocumentLines[]): Promise<readonly OutputFile[]>;
  close(): Promise<void>;
}

function formatRows<Name extends RecordName>(name: Name, format: Format, records: readonly RecordOf<Name>[]): string {
  return format === 'csv' ? formatCsvRows(name, records) : formatJsonLines(name, records);
}

/** Opens one spool per file of records in `folder`, where the finished files will be written, too. */
export async function openRecordFiles(folder: string): Promise<RecordFiles> {
  const targets: { name: RecordName; format: Format; file: string; spool: Spool }[] = [];
  for (const name of RECORD_NAMES) {
    for (const format of FORMATS) {
      const file = `${name}.${format}`;
      targets.push({ name, format, file, spool: await openSpool(join(folder, `${file}.spool`)) });
    }
  }
  return {
    async add(records) {
      const stretches: Record<string, Stretch> = {};
      for (const { name, format, file, spool } of targets) {
        stretches[file] = await spool.append(formatRows(name, format, records[name] ?? []));
      }
      const rows: Partial<Record<RecordName, number>> = {};
      for (const name of RECORD_NAMES) rows[name] = records[name]?.length ?? 0;
      return { stretches, rows };
    },
    async write(documents) {
      const written: OutputFile[] = [];
      for (const { name, format, file, spool } of targets) {
        const stretches = documents.flatMap((document) => document.stretches[file] ?? []);
        const rows = documents.reduce((sum, document) => sum + (document.rows[name] ?? 0), 0);
        const header = format === 'csv' ? formatCsvHeader(name) : '';
        written.push({ name: file, rows, ...(await joinStretches(spool, stretches, join(folder, file), header)) });
      }
      return written;
    },
    async close() {
      await Promise.all(targets.map((target) => target.spool.close()));
    },
  };
}

async function joinStretches(
  spool: Spool,
  stretches: readonly Stretch[],
  path: string,
  header: string,
): Promise<Pick<OutputFile, 'bytes' | 'sha256'>> {
  const hash = createHash('sha256');
  const target = await open(path, 'w');
  let bytes = 0;
  const put = async (chunk: Uint8Array): Promise<void> => {
    hash.update(chunk);
    await writeAt(target, chunk, bytes);
    bytes += chunk.length;
  };
  try {
    await put(Buffer.from(header, 'utf8'));
    for (const stretch of stretches) {
      for await (const chunk of spool.read(stretch)) await put(chunk);
    }
  } finally {
    await target.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}
