import { z } from 'zod';

/**
 * One line of a corrections file: a known error of a source, what to do about it, why, and since when. `printed` and
 * `documentId` are the guard: once the source is published anew or read otherwise, the correction is not applied
 * and a finding says so. What is printed stays in `value_printed` and in `cells`.
 */
export const correctionSchema = z
  .strictObject({
    /** SHA-256 of the document as it was when the error was found. */
    document_id: z.string().regex(/^[0-9a-f]{64}$/),
    /** A new publication has another hash; it is recognised by its place. */
    source_file: z.string().min(1),
    /** `fact_id`, or `cell_id` of a number of a table. */
    target: z.string().regex(/^[0-9a-f]{16,64}$/),
    /** `set_amount`: `amount_yuan` becomes `value`; `leave_out`: the fact is not exported. */
    action: z.enum(['set_amount', 'leave_out']),
    /** Yuan, as a canonical decimal; empty for `leave_out`. */
    value: z.string().regex(/^(?:-?\d+(?:\.\d+)?)?$/),
    /** The number as printed, exactly as in `value_printed`. */
    printed: z.string().min(1),
    reason: z.string().min(1),
    date: z.iso.date(),
  })
  .refine(({ action, value }) => (action === 'set_amount') === (value !== ''), {
    message: 'set_amount wants a value in yuan, leave_out none',
  })
  .readonly();
export type Correction = z.infer<typeof correctionSchema>;

export const CORRECTION_COLUMNS = [
  'document_id',
  'source_file',
  'target',
  'action',
  'value',
  'printed',
  'reason',
  'date',
] as const;
