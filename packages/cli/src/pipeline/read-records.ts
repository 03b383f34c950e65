import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { recordKeys, toColumnName, UserError, type RecordName } from '@mingzhang/schema';

/** Reads `<name>.jsonl` of an output folder; every line is validated, since anyone may have edited it. */
export async function readRecords<T>(folder: string, name: RecordName, schema: z.ZodType<T>): Promise<readonly T[]> {
  const path = join(folder, `${name}.jsonl`);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new UserError('folder.not_output', `there is no ${name}.jsonl in ${folder}`, {
      hint: 'name a folder that `mingzhang run` has written',
      cause: error,
    });
  }
  const keys = recordKeys(name);
  const records: T[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const record = readLine(line, keys);
    const result = record === undefined ? undefined : schema.safeParse(record);
    if (result?.success !== true) {
      throw new UserError('record.invalid', `line ${index + 1} of ${name}.jsonl is no record of this version`, {
        hint: 'run `mingzhang run` again',
      });
    }
    records.push(result.data);
  }
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

/** Groups the records of many documents by document. */
export function groupByDocument<T extends { readonly documentId: string }>(
  records: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const record of records) {
    const group = groups.get(record.documentId);
    if (group === undefined) groups.set(record.documentId, [record]);
    else group.push(record);
  }
  return groups;
}
