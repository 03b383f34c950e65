import { z } from 'zod';
import { about } from './about.ts';
import { decimal, identifier } from './record-columns.ts';

/** How an evaluated identity ended; `rounding` counts as holding. Source: DOMAIN.md, Verdicts. */
export const verdictSchema = z.enum(['holds', 'rounding', 'fails', 'not_checkable', 'not_applicable']);
export type Verdict = z.infer<typeof verdictSchema>;

/** One row per instance of a check that was evaluated: the identity, its two sides and how it ended. */
export const checkRecordSchema = z
  .strictObject({
    instanceId: identifier.meta(about('Hash of the check and the numbers it was put to', '由检查与所涉数字得出的标识')),
    checkId: z.string().meta(about('Id of the check, see the list of checks: FA-111', '检查编号，见检查表，如 FA-111')),
    documentId: identifier.meta(about('The document that was checked', '被检查的文件')),
    left: decimal
      .nullable()
      .meta(
        about(
          'Left side: yuan for money; points, persons or percent otherwise',
          '左边：金额以元计，其余为分、人或百分比',
        ),
      ),
    right: decimal
      .nullable()
      .meta(about('What the other terms give, in the same unit', '右边：其他各项计算所得，单位相同')),
    difference: decimal.nullable().meta(about('left − right', '左减右')),
    tolerance: decimal
      .nullable()
      .meta(about('How much of it printing to so many digits explains', '按印出的位数可解释的最大差额')),
    verdict: verdictSchema.meta(about('How the check ended', '检查结果')),
    cellIds: z
      .string()
      .meta(
        about(
          'The terms, left side first: cell_id, or fact_id of a number in the text, joined by a space',
          '所涉各项，左边在前：单元格标识，正文数字则为事实标识，以空格分隔',
        ),
      ),
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
  rule: z.enum(['R-EQ', 'R-SUM', 'R-LE', 'R-UNIT', 'R-EQ-LE']),
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
