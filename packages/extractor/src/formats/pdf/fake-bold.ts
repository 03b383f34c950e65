import type { DraftGlyph } from './glyph-walk.ts';

/** Side of the squares (points) in which earlier glyphs are looked up; also the farthest copy. */
const bucketPt = 8;
/** A copy lies at most this far away, in ems. */
const copyDistanceEm = 0.3;
/** Nor further than this part of its own width: `11`, `……` and `ii` are two glyphs each. */
const copyDistanceOfWidth = 0.4;
/** Copies closer than this (points) thicken nothing: the page was merely printed twice. */
const thickeningPt = 0.02;

/**
 * Merges glyphs that are drawn again on top of themselves, which is how many writers print bold or
 * a shadow: the first of them stays, and is bold if the copies were shifted.
 */
export function mergeDoubledGlyphs(glyphs: readonly DraftGlyph[]): DraftGlyph[] {
  const kept: DraftGlyph[] = [];
  const buckets = new Map<number, DraftGlyph[]>();
  for (const glyph of glyphs) {
    const original = findOriginal(glyph, { buckets, reach: copyReach(glyph) });
    if (original !== undefined) {
      if (distance(original, glyph) > thickeningPt) original.bold = true;
      // What one clip hides of it another shows.
      original.confidence = Math.max(original.confidence, glyph.confidence);
      continue;
    }
    kept.push(glyph);
    const key = bucketKey(Math.floor(glyph.x0 / bucketPt), Math.floor(glyph.y0 / bucketPt));
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, [glyph]);
    else bucket.push(glyph);
  }
  return kept;
}

function copyReach(glyph: DraftGlyph): number {
  const along = glyph.direction === 90 || glyph.direction === 270 ? glyph.y1 - glyph.y0 : glyph.x1 - glyph.x0;
  return Math.min(glyph.size * copyDistanceEm, along * copyDistanceOfWidth, bucketPt);
}

function findOriginal(
  glyph: DraftGlyph,
  options: { readonly buckets: ReadonlyMap<number, DraftGlyph[]>; readonly reach: number },
): DraftGlyph | undefined {
  const { buckets, reach } = options;
  const firstColumn = Math.floor((glyph.x0 - reach) / bucketPt);
  const lastColumn = Math.floor((glyph.x0 + reach) / bucketPt);
  const firstRow = Math.floor((glyph.y0 - reach) / bucketPt);
  const lastRow = Math.floor((glyph.y0 + reach) / bucketPt);
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      const bucket = buckets.get(bucketKey(column, row));
      if (bucket === undefined) continue;
      for (const other of bucket) {
        if (
          other.text === glyph.text &&
          other.direction === glyph.direction &&
          other.hidden === glyph.hidden &&
          distance(other, glyph) <= reach &&
          Math.abs(other.size - glyph.size) <= glyph.size * 0.1
        )
          return other;
      }
    }
  }
  return undefined;
}

function bucketKey(column: number, row: number): number {
  return row * 65_536 + column;
}

function distance(one: DraftGlyph, other: DraftGlyph): number {
  return Math.max(Math.abs(one.x0 - other.x0), Math.abs(one.y0 - other.y0));
}
