import type { GrayRaster } from '../raster.ts';

/** The network reads lines of this height, in pixels. */
export const LINE_HEIGHT = 48;
/** It says one thing for every eight pixels of width. */
export const STEP_PIXELS = 8;
/** Widths are rounded up to whole steps; very short lines are read better with some room. */
const MIN_WIDTH = 48;

/** Width of a line's picture once it is as high as the network wants it. */
export function scaledWidth({ width, height }: GrayRaster): number {
  const scaled = Math.ceil((width * LINE_HEIGHT) / height);
  return Math.max(MIN_WIDTH, Math.ceil(scaled / STEP_PIXELS) * STEP_PIXELS);
}

/**
 * Writes one picture into a batch: three equal channels, -1 black to 1 white, 0 to the right of the line.
 * Larger pictures are averaged down, smaller ones interpolated.
 */
export function fillTensor(target: Float32Array, index: number, raster: GrayRaster, batchWidth: number): void {
  const { width, height, data } = raster;
  const plane = LINE_HEIGHT * batchWidth;
  const first = index * 3 * plane;
  const scale = height / LINE_HEIGHT;
  const filled = Math.min(batchWidth, Math.max(1, Math.round(width / scale)));
  const columns = weights(filled, width, width / filled);
  const rows = weights(LINE_HEIGHT, height, scale);
  const line = new Float32Array(width);
  for (let y = 0; y < LINE_HEIGHT; y++) {
    line.fill(0);
    for (const { at, weight } of rows[y] ?? [])
      for (let x = 0; x < width; x++) line[x] = (line[x] ?? 0) + weight * (data[at * width + x] ?? 0);
    for (let x = 0; x < filled; x++) {
      let value = 0;
      for (const { at, weight } of columns[x] ?? []) value += weight * (line[at] ?? 0);
      target[first + y * batchWidth + x] = value / 127.5 - 1;
    }
  }
  target.copyWithin(first + plane, first, first + plane);
  target.copyWithin(first + 2 * plane, first, first + plane);
}

interface Weight {
  readonly at: number;
  readonly weight: number;
}

/** Which pixels of the source make one pixel of the target: a triangle as wide as the step, or a pixel. */
function weights(count: number, size: number, scale: number): Weight[][] {
  const reach = Math.max(1, scale);
  return Array.from({ length: count }, (_, index) => {
    const middle = (index + 0.5) * scale - 0.5;
    const near: { at: number; weight: number }[] = [];
    for (let at = Math.ceil(middle - reach); at <= Math.floor(middle + reach); at++) {
      const weight = 1 - Math.abs(at - middle) / reach;
      if (weight > 0) near.push({ at: Math.min(size - 1, Math.max(0, at)), weight });
    }
    const sum = near.reduce((total, { weight }) => total + weight, 0);
    return near.map(({ at, weight }) => ({ at, weight: weight / sum }));
  });
}
