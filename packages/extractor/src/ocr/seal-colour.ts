import { PAPER, type ColourRaster, type GrayRaster, type PixelBox } from './raster.ts';

/** A pixel is coloured when its channels differ by this much; paper that yellowed differs by less. */
const COLOUR_SPREAD = 36;
/** Pixels whose channels differ by this much are ink of the seal and little else. */
const INK_SPREAD = 80;
/** Side of the squares in which coloured pixels are counted, in pixels. */
const BLOCK = 16;
/** A square belongs to a seal when this many of its pixels are coloured. */
const MIN_COLOURED = 8;
/** Seals are round or square and at least this wide, in points; coloured words are neither. */
const MIN_SEAL_PT = 40;
const MAX_ASPECT = 3;

/**
 * Turns a page grey and takes seals off it: their ink becomes paper, print under it stays print.
 * Coloured words (red headings, negative amounts in red) are kept.
 */
export function removeSeals(raster: ColourRaster, pixelsPerPoint: number): GrayRaster {
  const { width, height, data } = raster;
  const gray = new Uint8Array(width * height);
  const columns = Math.ceil(width / BLOCK);
  const rows = Math.ceil(height / BLOCK);
  const coloured = new Uint16Array(columns * rows);
  for (let y = 0, pixel = 0, at = 0; y < height; y++) {
    const blockRow = (y >> 4) * columns;
    for (let x = 0; x < width; x++, pixel++, at += 4) {
      const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      gray[pixel] = (red * 77 + green * 150 + blue * 29 + 128) >> 8;
      if (spread(red, green, blue) > COLOUR_SPREAD)
        coloured[blockRow + (x >> 4)] = (coloured[blockRow + (x >> 4)] ?? 0) + 1;
    }
  }
  for (const seal of findSeals(coloured, columns, rows)) {
    const wide = (seal.x1 - seal.x0) * BLOCK;
    const high = (seal.y1 - seal.y0) * BLOCK;
    if (Math.min(wide, high) < MIN_SEAL_PT * pixelsPerPoint || Math.max(wide, high) > MAX_ASPECT * Math.min(wide, high))
      continue;
    const box = {
      x0: seal.x0 * BLOCK,
      y0: seal.y0 * BLOCK,
      x1: Math.min(width, seal.x1 * BLOCK),
      y1: Math.min(height, seal.y1 * BLOCK),
    };
    lightenSeal(raster, gray, box);
  }
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

interface Blocks {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** Boxes around squares with colour that touch each other, corners included, in squares. */
function findSeals(coloured: Uint16Array, columns: number, rows: number): Blocks[] {
  const seen = new Uint8Array(coloured.length);
  const found: Blocks[] = [];
  for (let start = 0; start < coloured.length; start++) {
    if (seen[start] === 1 || (coloured[start] ?? 0) < MIN_COLOURED) continue;
    const box = { x0: columns, y0: rows, x1: 0, y1: 0 };
    const open = [start];
    seen[start] = 1;
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      const [x, y] = [index % columns, Math.floor(index / columns)];
      box.x0 = Math.min(box.x0, x);
      box.y0 = Math.min(box.y0, y);
      box.x1 = Math.max(box.x1, x + 1);
      box.y1 = Math.max(box.y1, y + 1);
      for (let ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++)
        for (let nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) {
          const next = ny * columns + nx;
          if (seen[next] === 1 || (coloured[next] ?? 0) < MIN_COLOURED) continue;
          seen[next] = 1;
          open.push(next);
        }
    }
    // The rim of a seal thins out into squares with hardly any colour.
    found.push({
      x0: Math.max(0, box.x0 - 1),
      y0: Math.max(0, box.y0 - 1),
      x1: Math.min(columns, box.x1 + 1),
      y1: Math.min(rows, box.y1 + 1),
    });
  }
  return found;
}
