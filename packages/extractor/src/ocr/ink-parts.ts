import type { InkRaster, PixelBox } from './raster.ts';

/** What blank columns part from the rest of its line. Units: pixels of the page; half-open. */
export interface InkPart {
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly bottom: number;
}

/** The parts of a line from left to right, each as high as its ink. */
export function findInkParts({ width, data }: InkRaster, line: PixelBox): readonly InkPart[] {
  const parts: InkPart[] = [];
  let open: { readonly x0: number; top: number; bottom: number } | undefined;
  for (let x = line.x0; x <= line.x1; x++) {
    let [top, bottom] = [line.y1, line.y0];
    for (let y = line.y0; x < line.x1 && y < line.y1; y++)
      if (data[y * width + x] === 1) {
        top = Math.min(top, y);
        bottom = y + 1;
      }
    if (top < bottom) {
      open ??= { x0: x, top, bottom };
      open.top = Math.min(open.top, top);
      open.bottom = Math.max(open.bottom, bottom);
    } else if (open !== undefined) {
      parts.push({ ...open, x1: x });
      open = undefined;
    }
  }
  return parts;
}
