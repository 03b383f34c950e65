import type { DraftGlyph } from './glyph-walk.ts';

/** Letters of one watermark have the same size, to this many points. */
const SIZE_PT = 0.5;
/** Two letters of which this part of the smaller, of its area, is common lie across each other. */
const ACROSS_SHARE = 0.35;
/** Side of the squares (points) in which letters are looked up. */
const BUCKET_PT = 24;

/**
 * Leaves out watermarks that are written level: pale letters of a size in which some lie across the text of the page.
 * Pale text that keeps out of the way of other text stays.
 */
export function dropFaintText(glyphs: readonly DraftGlyph[]): readonly DraftGlyph[] {
  const pale = glyphs.filter((glyph) => glyph.pale);
  if (pale.length === 0 || pale.length === glyphs.length) return glyphs;
  const buckets = new Map<string, DraftGlyph[]>();
  for (const glyph of glyphs) {
    if (glyph.pale) continue;
    for (const key of bucketsOf(glyph)) {
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [glyph]);
      else bucket.push(glyph);
    }
  }
  const marks = new Set<number>();
  for (const glyph of pale) {
    const size = sizeKey(glyph);
    if (marks.has(size)) continue;
    if (bucketsOf(glyph).some((key) => buckets.get(key)?.some((other) => liesAcross(glyph, other)) === true))
      marks.add(size);
  }
  return marks.size === 0 ? glyphs : glyphs.filter((glyph) => !glyph.pale || !marks.has(sizeKey(glyph)));
}

const sizeKey = ({ size }: DraftGlyph): number => Math.round(size / SIZE_PT);

function bucketsOf({ x0, y0, x1, y1 }: DraftGlyph): readonly string[] {
  const keys: string[] = [];
  for (let x = Math.floor(x0 / BUCKET_PT); x <= Math.floor(x1 / BUCKET_PT); x++)
    for (let y = Math.floor(y0 / BUCKET_PT); y <= Math.floor(y1 / BUCKET_PT); y++) keys.push(`${x} ${y}`);
  return keys;
}

const areaOf = ({ x0, y0, x1, y1 }: DraftGlyph): number => (x1 - x0) * (y1 - y0);

function liesAcross(pale: DraftGlyph, other: DraftGlyph): boolean {
  const width = Math.min(pale.x1, other.x1) - Math.max(pale.x0, other.x0);
  const height = Math.min(pale.y1, other.y1) - Math.max(pale.y0, other.y0);
  return width > 0 && height > 0 && width * height > ACROSS_SHARE * Math.min(areaOf(pale), areaOf(other));
}
