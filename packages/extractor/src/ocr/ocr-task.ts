import type { Box, Page, TextTrust } from '@mingzhang/schema';

export type OcrMode = 'auto' | 'force';

/** What of a page is to be recognised, and why. */
export interface OcrTask {
  readonly reason: Exclude<TextTrust, 'trusted' | 'blank'> | 'picture' | 'forced';
  /** Parts of the page, in points; undefined for the whole of it. */
  readonly areas?: readonly Box[];
}

/** Smaller pictures are emblems and signatures; this share of a page can hold a table. */
const MIN_PICTURE_SHARE = 0.08;
/** A picture with more text over it than this many glyphs per 10 000 square points is a background. */
const MAX_GLYPHS = 4;

/** Decides about one page; undefined where its text is read as it is. */
export function findOcrTask(page: Page, mode: OcrMode): OcrTask | undefined {
  if (page.trust === 'blank') return undefined;
  if (page.trust !== 'trusted') return { reason: page.trust };
  if (mode === 'force') return { reason: 'forced' };
  const areas = page.pictures.map((picture) => clip(picture, page)).filter((picture) => hidesText(picture, page));
  return areas.length === 0 ? undefined : { reason: 'picture', areas };
}

const clip = (box: Box, page: Page): Box => ({
  x0: Math.max(0, box.x0),
  y0: Math.max(0, box.y0),
  x1: Math.min(page.width, box.x1),
  y1: Math.min(page.height, box.y1),
});

function hidesText(picture: Box, page: Page): boolean {
  const area = (picture.x1 - picture.x0) * (picture.y1 - picture.y0);
  if (picture.x1 <= picture.x0 || picture.y1 <= picture.y0 || area < MIN_PICTURE_SHARE * page.width * page.height)
    return false;
  const over = page.glyphs.filter(
    (glyph) =>
      glyph.text.trim() !== '' &&
      glyph.x0 >= picture.x0 &&
      glyph.x1 <= picture.x1 &&
      glyph.y0 >= picture.y0 &&
      glyph.y1 <= picture.y1,
  );
  return over.length <= (MAX_GLYPHS * area) / 10_000;
}
