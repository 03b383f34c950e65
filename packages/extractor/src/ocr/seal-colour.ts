import { findSealBoxes, SEAL_BLOCK } from './seal-boxes.ts';
import { PAPER, type ColourRaster, type GrayRaster, type PixelBox } from './raster.ts';

/** A pixel is coloured when its channels differ by this much; paper that yellowed differs by less. */
const COLOUR_SPREAD = 36;
/** Pixels whose channels differ by this much are ink of the seal and little else. */
const INK_SPREAD = 80;

/**
 * Turns a page grey and takes seals off it: their ink becomes paper, print under it stays print.
 * Coloured words (red headings, negative amounts in red) are kept.
 */
export function removeSeals(raster: ColourRaster, pixelsPerPoint: number): GrayRaster {
  const { width, height, data } = raster;
  const gray = new Uint8Array(width * height);
  const columns = Math.ceil(width / SEAL_BLOCK);
  const rows = Math.ceil(height / SEAL_BLOCK);
  const coloured = new Uint16Array(columns * rows);
  for (let y = 0, pixel = 0, at = 0; y < height; y++) {
    const blockRow = Math.floor(y / SEAL_BLOCK) * columns;
    for (let x = 0; x < width; x++, pixel++, at += 4) {
      const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      gray[pixel] = (red * 77 + green * 150 + blue * 29 + 128) >> 8;
      if (spread(red, green, blue) <= COLOUR_SPREAD) continue;
      const block = blockRow + Math.floor(x / SEAL_BLOCK);
      coloured[block] = (coloured[block] ?? 0) + 1;
    }
  }
  for (const box of findSealBoxes({ columns, rows, marked: coloured, reach: 1 }, { width, height, pixelsPerPoint }))
    lightenSeal(raster, gray, box);
  return { width, height, data: gray };
}

/**
 * In its own colour the ink of a seal is nearly as bright as paper. That channel, stretched until the ink is
 * as bright as paper, shows the print alone; what each pixel's colour says is not used, for JPEG smears it.
 */
function lightenSeal({ width, data }: ColourRaster, gray: Uint8Array, box: PixelBox): void {
  const sums = [0, 0, 0];
  const paper = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)];
  const ink = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)];
  for (let y = box.y0; y < box.y1; y++)
    for (let x = box.x0; x < box.x1; x++) {
      const at = (y * width + x) * 4;
      const isInk = spread(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) > INK_SPREAD;
      for (let channel = 0; channel < 3; channel++) {
        const value = data[at + channel] ?? 0;
        const counts = (isInk ? ink : paper)[channel];
        if (counts !== undefined) counts[value] = (counts[value] ?? 0) + 1;
        if (isInk) sums[channel] = (sums[channel] ?? 0) + value;
      }
    }
  const own = sums.indexOf(Math.max(...sums));
  const white = quantile(paper[own], 0.6);
  const inkLevel = quantile(ink[own], 0.4);
  const gain = white / Math.max(1, Math.min(white, inkLevel) * 0.94);
  for (let y = box.y0; y < box.y1; y++)
    for (let x = box.x0; x < box.x1; x++) {
      const pixel = y * width + x;
      gray[pixel] = Math.min(white, (data[pixel * 4 + own] ?? 0) * gain);
    }
}

function quantile(counts: Uint32Array | undefined, share: number): number {
  if (counts === undefined) return PAPER;
  let left = counts.reduce((sum, count) => sum + count, 0) * share;
  let value = 0;
  for (; value < 255 && left > 0; value++) left -= counts[value] ?? 0;
  return value;
}

const spread = (red: number, green: number, blue: number): number =>
  Math.max(red, green, blue) - Math.min(red, green, blue);
