import type { TextPiece } from './prepare-scan.ts';
import type { PixelBox } from './raster.ts';

/** A piece of print as it was found: in a cell, or outside of tables. */
export interface FoundPiece {
  readonly box: PixelBox;
  readonly cell: TextPiece['cell'];
  /** Where it may stand. */
  readonly area: PixelBox;
}

/** Halves of a character, in heights of a line: each at most so high, together as high as a line, nearly touching. */
const HALF = { height: 0.62, together: 1.2, gap: 0.2 } as const;

/**
 * Puts characters together again that were taken for two lines: between the upper and the lower half of a 品, 昌 or 员
 * that stands alone in its line there is a blank row. No line is half as high as the others of its page.
 */
export function joinHalves(found: readonly FoundPiece[], usualHeight: number): readonly FoundPiece[] {
  const joined: FoundPiece[] = [];
  for (const piece of found) {
    const last = joined.at(-1);
    if (last !== undefined && areHalves(last, piece, usualHeight)) joined[joined.length - 1] = unite(last, piece);
    else joined.push(piece);
  }
  return joined;
}

function areHalves(upper: FoundPiece, lower: FoundPiece, usualHeight: number): boolean {
  const isSamePlace =
    upper.cell?.table === lower.cell?.table &&
    upper.cell?.row === lower.cell?.row &&
    upper.cell?.column === lower.cell?.column;
  if (!isSamePlace) return false;
  const [above, below] = [upper.box, lower.box];
  const isLow = (box: PixelBox): boolean => box.y1 - box.y0 <= HALF.height * usualHeight;
  return (
    isLow(above) &&
    isLow(below) &&
    above.x0 < below.x1 &&
    below.x0 < above.x1 &&
    below.y0 >= above.y1 &&
    below.y0 - above.y1 <= HALF.gap * usualHeight &&
    below.y1 - above.y0 <= HALF.together * usualHeight
  );
}

const unite = (upper: FoundPiece, lower: FoundPiece): FoundPiece => ({
  ...upper,
  box: {
    x0: Math.min(upper.box.x0, lower.box.x0),
    y0: upper.box.y0,
    x1: Math.max(upper.box.x1, lower.box.x1),
    y1: lower.box.y1,
  },
});
