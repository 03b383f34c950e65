import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { recordKeys, toColumnName, UserError, type RecordName } from '@mingzhang/schema';

export interface StreamOptions {
  /** Lines that cannot matter are not parsed: false for those. */
  readonly mayMatter?: (line: string) => boolean;
}

/** Records of `<name>.jsonl` of an output folder, one by one; each is validated, since anyone may have edited it. */
export async function* streamRecords<T>(
  folder: string,
  name: RecordName,
  schema: z.ZodType<T>,
  { mayMatter = () => true }: StreamOptions = {},
): AsyncIterable<T> {
  const file = await open(join(folder, `${name}.jsonl`)).catch((error: unknown) => {
    throw new UserError('folder.not_output', `there is no ${name}.jsonl in ${folder}`, {
      hint: 'name a folder that `mingzhang run` has written',
      cause: error,
    });
  });
  const keys = recordKeys(name);
  let number = 0;
  for await (const line of file.readLines()) {
    number += 1;
    if (line === '' || !mayMatter(line)) continue;
    const record = readLine(line, keys);
    const result = record === undefined ? undefined : schema.safeParse(record);
    if (result?.success !== true) {
      throw new UserError('record.invalid', `line ${number} of ${name}.jsonl is no record of this version`, {
        hint: 'run `mingzhang run` again',
      });
    }
    yield result.data;
  }
}

/** All records of `<name>.jsonl`, or those that may matter. */
export async function readRecords<T>(
  folder: string,
  name: RecordName,
  schema: z.ZodType<T>,
  options: StreamOptions = {},
): Promise<readonly T[]> {
  const records: T[] = [];
  for await (const record of streamRecords(folder, name, schema, options)) records.push(record);
  return records;
}

function readLine(line: string, keys: readonly string[]): Record<string, unknown> | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const columns = new Map<string, unknown>(Object.entries(parsed));
  return Object.fromEntries(keys.map((key) => [key, columns.get(toColumnName(key))]));
}

/** Takes the records of one document after the other, in the order of the files. */
export interface DocumentRecords<T> {
  take(documentId: string): Promise<readonly T[]>;
  /** Throws `record.order` when records are left: they belong to no document, or stand in another order. */
  end(): Promise<void>;
}

/**
 * The records of `<name>.jsonl` by document: every file holds them in the order of `documents.jsonl`, so that one
 * document at a time is in memory.
 */
export function readByDocument<T extends { readonly documentId: string }>(
  folder: string,
  name: RecordName,
  schema: z.ZodType<T>,
): DocumentRecords<T> {
  const source = streamRecords(folder, name, schema)[Symbol.asyncIterator]();
  let ahead: Promise<IteratorResult<T, unknown>> | undefined;
  return {
    async take(documentId) {
      const records: T[] = [];
      for (;;) {
        ahead ??= source.next();
        const next = await ahead;
        if (next.done === true || next.value.documentId !== documentId) return records;
        records.push(next.value);
        ahead = undefined;
      }
    },
    async end() {
      ahead ??= source.next();
      if ((await ahead).done !== true)
        throw new UserError('record.order', `${name}.jsonl is not in the order of documents.jsonl`, {
          hint: 'run `mingzhang run` again',
        });
    },
  };
}
