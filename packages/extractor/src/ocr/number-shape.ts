import { findInkParts } from './ink-parts.ts';
import type { InkRaster, PixelBox } from './raster.ts';

/** What the ink of a printed number looks like, without knowing any digit: parts from left to right. */
export interface NumberShape {
  /** Parts as high as digits. Digits that touch are one part, so there may be more digits, but not fewer. */
  readonly digits: number;
  /** Middles of points and commas, in pixels of the page. */
  readonly points: readonly number[];
}

/** A point or comma begins in the lower part of the line, and is lower and narrower than a digit. */
const POINT = { top: 0.5, height: 0.45, width: 0.4, minHeight: 0.07 } as const;
/** A digit is at least this high; minus signs are lower. */
const DIGIT_HEIGHT = 0.6;

/** Looks at the ink of a line as if it were a number. */
export function findNumberShape(ink: InkRaster, line: PixelBox): NumberShape {
  const height = line.y1 - line.y0;
  const points: number[] = [];
  let digits = 0;
  for (const { x0, x1, top, bottom } of findInkParts(ink, line)) {
    const high = bottom - top;
    if (high >= DIGIT_HEIGHT * height) digits++;
    else if (
      top >= line.y0 + POINT.top * height &&
      high <= POINT.height * height &&
      high >= POINT.minHeight * height &&
      x1 - x0 <= POINT.width * height
    )
      points.push((x0 + x1) / 2);
  }
  return { digits, points };
}
