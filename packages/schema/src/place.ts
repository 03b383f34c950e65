import { z } from 'zod';

/**
 * A rectangle on a page as displayed (after rotation and cropping).
 * Units: points; origin: top left of the page.
 */
export const boxSchema = z.strictObject({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() }).readonly();
export type Box = z.infer<typeof boxSchema>;

/** Where something stands: 1-based page (null in formats without pages) and its box there. */
export const placeSchema = z
  .strictObject({ page: z.int().positive().nullable(), box: boxSchema.nullable() })
  .readonly();
export type Place = z.infer<typeof placeSchema>;

/** The smallest box around all given ones; undefined when there are none. */
export function unionBoxes(boxes: Iterable<Box>): Box | undefined {
  let result: { x0: number; y0: number; x1: number; y1: number } | undefined;
  for (const box of boxes) {
    if (result === undefined) result = { ...box };
    else {
      result.x0 = Math.min(result.x0, box.x0);
      result.y0 = Math.min(result.y0, box.y0);
      result.x1 = Math.max(result.x1, box.x1);
      result.y1 = Math.max(result.y1, box.y1);
    }
  }
  return result;
}
