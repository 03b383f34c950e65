import { z } from 'zod';

/** Names that a run may write into its folder: nothing that leads out of it. */
const outputName = z.string().regex(/^(labels\/)?[a-z]+(\.zh)?\.(csv|jsonl|json|parquet|duckdb|xlsx|md|R|do)$/);

/** `run.json`: what the run was, and the only place of clock and machine. */
export const runRecordSchema = z.strictObject({
  program: z.literal('mingzhang'),
  version: z.string(),
  node: z.string(),
  platform: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  options: z.strictObject({
    jobs: z.int().positive(),
    passwordGiven: z.boolean(),
    files: z.array(z.string()),
    ocr: z.string(),
    corrections: z.int().nonnegative(),
  }),
  arguments: z.array(z.string()),
  documents: z.strictObject({
    complete: z.int().nonnegative(),
    partial: z.int().nonnegative(),
    failed: z.int().nonnegative(),
  }),
  inputs: z.array(z.strictObject({ sourceFile: z.string(), sha256: z.string() })),
  /** Facts in no row of the panel, by reason; the reasons are those of the codebook. */
  factsLeftOut: z.record(z.string(), z.int().nonnegative()),
  /** Decimals that Parquet and DuckDB cannot hold exactly and have as null. */
  decimalsTooLong: z.int().nonnegative(),
  skipped: z.array(z.strictObject({ sourceFile: z.string(), reason: z.string() })),
  problems: z.array(z.strictObject({ subject: z.string(), error: z.string() })),
  outputs: z.array(
    z.strictObject({
      name: outputName,
      rows: z.int().nonnegative(),
      bytes: z.int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type RunRecord = z.infer<typeof runRecordSchema>;
export type OutputFile = RunRecord['outputs'][number];

/** Of an older or newer version's `run.json`, too: the names of the files that its run wrote. */
const writtenNamesSchema = z.object({
  program: z.literal('mingzhang'),
  outputs: z.array(z.object({ name: outputName })),
});

/** The files that the run of this `run.json` wrote; undefined when the text is no `run.json` of ours. */
export function parseWrittenNames(text: string): readonly string[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const result = writtenNamesSchema.safeParse(parsed);
  return result.success ? result.data.outputs.map((output) => output.name) : undefined;
}
