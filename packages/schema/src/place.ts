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

/** Where nothing stands: in the whole document, or in a format without pages. */
export const NO_PLACE: Place = { page: null, box: null };

/** The smallest box around all given ones; undefined when there are none. */
export function unionBoxes(boxes: Iterable<Box>): Box | undefined {
  let x0 = Number.POSITIVE_INFINITY;
  let y0 = Number.POSITIVE_INFINITY;
  let x1 = Number.NEGATIVE_INFINITY;
  let y1 = Number.NEGATIVE_INFINITY;
  let isEmpty = true;
  for (const box of boxes) {
    isEmpty = false;
    x0 = Math.min(x0, box.x0);
    y0 = Math.min(y0, box.y0);
    x1 = Math.max(x1, box.x1);
    y1 = Math.max(y1, box.y1);
  }
  return isEmpty ? undefined : { x0, y0, x1, y1 };
}

/** A place as columns of a record: `page, x0, y0, x1, y1`, null where there is none. */
export function toPlaceColumns({ page, box }: Place): { readonly page: number | null } & {
  readonly [Edge in keyof Box]: number | null;
} {
  return { page, x0: box?.x0 ?? null, y0: box?.y0 ?? null, x1: box?.x1 ?? null, y1: box?.y1 ?? null };
}
