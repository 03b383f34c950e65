import type { GrayRaster, InkRaster } from '../../src/ocr/raster.ts';

/** Ink drawn as rectangles: x, y, width, height in pixels. */
export function drawInk(
  width: number,
  height: number,
  rectangles: readonly (readonly [number, number, number, number])[],
): InkRaster {
  const data = new Uint8Array(width * height);
  for (const [x0, y0, wide, high] of rectangles)
    for (let y = y0; y < y0 + high; y++) data.fill(1, y * width + x0, y * width + x0 + wide);
  return { width, height, data };
}

/** The same as a grey picture: black ink on paper of the given brightness. */
export function toGray({ width, height, data }: InkRaster, paper = 255): GrayRaster {
  return { width, height, data: data.map((mark) => (mark === 1 ? 0 : paper)) };
}
