import { PAPER, type GrayRaster, type InkRaster } from './raster.ts';

/** A faint stroke is this much darker than paper at least, in grey levels; scanners smear less than that around print. */
const LEAST_CONTRAST = 22;
/** ... and so many times the usual difference of neighbours. */
const NOISE_FACTOR = 3;
/** Length of the strokes, in points: a 一 of small print, and the longest 一 of a heading. */
const LENGTH = { from: 4.5, to: 24 } as const;
/** This far above and below a stroke, in points, there is nothing: it is not the edge of blurred print. */
const CLEAR = 2.2;
/** So much of the rows above and below may carry ink all the same. */
const MOST_BESIDE = 0.12;

/**
 * Adds level strokes to the ink that are too faint to be marked: a thin 一 on a blurred page is hardly darker than
 * its paper, and nothing else of its line shows that it is there.
 */
export function addFaintStrokes(
  { width, height, data }: GrayRaster,
  ink: InkRaster,
  options: { readonly pixelsPerPoint: number; readonly noise: number },
): InkRaster {
  const { pixelsPerPoint, noise } = options;
  const limit = 4 * (PAPER - Math.max(LEAST_CONTRAST, NOISE_FACTOR * noise));
  const [shortest, longest] = [LENGTH.from * pixelsPerPoint, LENGTH.to * pixelsPerPoint];
  const clear = Math.round(CLEAR * pixelsPerPoint);
  const isFaint = (at: number): boolean => (data[at - 1] ?? 0) + 2 * (data[at] ?? 0) + (data[at + 1] ?? 0) < limit;
  const isClear = (from: number, to: number): boolean => {
    let count = 0;
    for (let at = from; at < to; at++) if (isFaint(at)) count++;
    return count <= MOST_BESIDE * (to - from);
  };
  let marks: Uint8Array | undefined;
  for (let y = clear; y < height - clear; y++) {
    const row = y * width;
    let from = -1;
    for (let x = 1; x < width; x++) {
      const isDark = x < width - 1 && isFaint(row + x);
      if (isDark && from < 0) from = x;
      if (isDark || from < 0) continue;
      const [start, end] = [row + from, row + x];
      from = -1;
      const length = end - start;
      if (length < shortest || length > longest) continue;
      if (!isClear(start - clear * width, end - clear * width) || !isClear(start + clear * width, end + clear * width))
        continue;
      marks ??= Uint8Array.from(ink.data);
      marks.fill(1, start, end);
    }
  }
  return marks === undefined ? ink : { width, height, data: marks };
}
