import type { Glyph } from '@mingzhang/schema';
import type { Raster } from './png.ts';

/** Glyph boxes are narrowed by this share on each side, so that a ruling beside a glyph is not taken for it. */
const INSET_SHARE = 0.12;
/** Least difference of brightness, of 255, that is ink on a ground. */
const INK_CONTRAST = 48;

/**
 * Glyphs where the picture of the page shows nothing: their font is not in the file and the PDF reader has
 * none like it. `scale`: pixels per point.
 */
export function findUndrawnGlyphs(glyphs: readonly Glyph[], raster: Raster, scale: number): readonly Glyph[] {
  return glyphs.filter((glyph) => glyph.text.trim() !== '' && !hasInk(glyph, raster, scale));
}

function hasInk(glyph: Glyph, { width, height, rgba }: Raster, scale: number): boolean {
  const insetX = (glyph.x1 - glyph.x0) * INSET_SHARE;
  const insetY = (glyph.y1 - glyph.y0) * INSET_SHARE;
  const x0 = Math.max(0, Math.floor((glyph.x0 + insetX) * scale));
  const x1 = Math.min(width, Math.ceil((glyph.x1 - insetX) * scale));
  const y0 = Math.max(0, Math.floor((glyph.y0 + insetY) * scale));
  const y1 = Math.min(height, Math.ceil((glyph.y1 - insetY) * scale));
  let darkest = 255;
  let brightest = 0;
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) {
      const at = (y * width + x) * 4;
      const brightness = ((rgba[at] ?? 0) * 3 + (rgba[at + 1] ?? 0) * 6 + (rgba[at + 2] ?? 0)) / 10;
      darkest = Math.min(darkest, brightness);
      brightest = Math.max(brightest, brightness);
      if (brightest - darkest >= INK_CONTRAST) return true;
    }
  return false;
}
