import type { z } from 'zod';

/**
 * Parses a tab-separated data file of the vocabulary: a header line, no quoting, `#` starts a comment line.
 * Returns one record per line, empty fields as ''. Throws when a line has more fields than the header.
 */
export function parseTsv(text: string): Record<string, string>[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const header = lines[0]?.split('\t') ?? [];
  return lines.slice(1).map((line) => {
    const fields = line.split('\t');
    if (fields.length > header.length)
      throw new Error(`vocabulary line has ${fields.length} fields, header ${header.length}: ${line}`);
    return Object.fromEntries(header.map((name, index) => [name, fields[index] ?? '']));
  });
}

/** Parses a data file and validates every line with `schema`; the error names file and line content. */
export function parseTsvAs<T>(text: string, schema: z.ZodType<T>, options: { readonly file: string }): readonly T[] {
  return parseTsv(text).map((record) => {
    const result = schema.safeParse(record);
    if (!result.success) throw new Error(`${options.file}: ${JSON.stringify(record)}: ${result.error.message}`);
    return result.data;
  });
}
