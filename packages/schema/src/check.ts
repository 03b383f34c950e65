import { z } from 'zod';

/** How an evaluated identity ended; `rounding` counts as holding. Source: DOMAIN.md, Verdicts. */
export const verdictSchema = z.enum(['holds', 'rounding', 'fails', 'not_checkable', 'not_applicable']);
export type Verdict = z.infer<typeof verdictSchema>;

const identifier = z.string().regex(/^[0-9a-f]{16,64}$/);
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);

/** One row per instance of a check that was evaluated: the identity, its two sides and how it ended. */
export const checkRecordSchema = z
  .strictObject({
    instanceId: identifier,
    checkId: z.string().meta({ description: 'Id in vocabulary/checks.tsv, e.g. FA-111' }),
    documentId: identifier,
    left: decimal.nullable().meta({ description: 'Yuan for money; points, persons or percent otherwise' }),
    right: decimal.nullable().meta({ description: 'What the other terms give, in the same unit' }),
    difference: decimal.nullable().meta({ description: 'left − right' }),
    tolerance: decimal.nullable().meta({ description: 'How much of it printing to so many digits explains' }),
    verdict: verdictSchema,
    cellIds: z
      .string()
      .meta({ description: 'The terms, left side first: cell_id, or fact_id of a number in the text, joined by a space' }),
  })
  .readonly();
export type CheckRecord = z.infer<typeof checkRecordSchema>;

/** One line of `checks.tsv`: what is checked, in words. */
export const checkEntrySchema = z.object({
  id: z.string(),
  group: z.string(),
  applies_to: z.string(),
  formula: z.string(),
  tolerance: z.string(),
  severity: z.enum(['critical', 'error', 'warning', 'info']),
});
export type CheckEntry = z.infer<typeof checkEntrySchema>;

/** One line of `equations.tsv`: a check as data, over (kind, row, measure, fund, phase). */
export const equationEntrySchema = z.object({
  check: z.string(),
  rule: z.enum(['R-EQ', 'R-SUM', 'R-LE', 'R-UNIT']),
  left: z.string(),
  right: z.string(),
  when: z.string(),
  severity: z
    .enum(['critical', 'error', 'warning', 'info', ''])
    .transform((severity) => (severity === '' ? undefined : severity)),
  note: z.string(),
});
export type EquationEntry = z.infer<typeof equationEntrySchema>;

export const CHECK_FILES = ['checks.tsv', 'equations.tsv'] as const;
