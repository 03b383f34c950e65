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
export function findNumberShape({ width, data }: InkRaster, line: PixelBox): NumberShape {
  const height = line.y1 - line.y0;
  const points: number[] = [];
  let digits = 0;
  let from = -1;
  const finish = (to: number): void => {
    let [top, bottom] = [line.y1, line.y0];
    for (let y = line.y0; y < line.y1; y++)
      for (let x = from; x < to; x++)
        if (data[y * width + x] === 1) {
          top = Math.min(top, y);
          bottom = Math.max(bottom, y + 1);
        }
    const high = bottom - top;
    if (high >= DIGIT_HEIGHT * height) digits++;
    else if (
      top >= line.y0 + POINT.top * height &&
      high <= POINT.height * height &&
      high >= POINT.minHeight * height &&
      to - from <= POINT.width * height
    )
      points.push((from + to) / 2);
    from = -1;
  };
  for (let x = line.x0; x < line.x1; x++) {
    let isInked = false;
    for (let y = line.y0; y < line.y1 && !isInked; y++) isInked = data[y * width + x] === 1;
    if (isInked && from < 0) from = x;
    else if (!isInked && from >= 0) finish(x);
  }
  if (from >= 0) finish(line.x1);
  return { digits, points };
}
