import { PAPER, type GrayRaster, type InkRaster } from './raster.ts';

/** Side of the squares in which the paper's brightness is measured, in pixels. */
const BLOCK = 32;
/** The paper is what the brightest pixels of a square show; the very brightest are noise. */
const PAPER_QUANTILE = 0.8;
/** Darker squares are solid print, not paper. */
const DARKEST_PAPER = 96;

/** Makes paper white however grey, yellow or unevenly lit it was; ink keeps its share of the paper's brightness. */
export function levelBackground(raster: GrayRaster): GrayRaster {
  const { width, height, data } = raster;
  const paper = measurePaper(raster);
  const levelled = new Uint8Array(data.length);
  const { columns, rows, values } = paper;
  for (let y = 0, pixel = 0; y < height; y++) {
    const v = Math.min(rows - 1, Math.max(0, y / BLOCK - 0.5));
    const top = Math.min(rows - 1, Math.floor(v));
    const bottom = Math.min(rows - 1, top + 1);
    const down = v - top;
    for (let column = 0, x = 0; column <= columns; column++) {
      // Between the middles of two squares the paper changes evenly.
      const left = Math.max(0, column - 1);
      const right = Math.min(columns - 1, column);
      const from =
        (values[top * columns + left] ?? PAPER) * (1 - down) + (values[bottom * columns + left] ?? PAPER) * down;
      const to =
        (values[top * columns + right] ?? PAPER) * (1 - down) + (values[bottom * columns + right] ?? PAPER) * down;
      const end = column === columns ? width : Math.min(width, column * BLOCK + BLOCK / 2);
      let level = from + ((to - from) * (x - (column * BLOCK - BLOCK / 2))) / BLOCK;
      const step = (to - from) / BLOCK;
      for (; x < end; x++, pixel++, level += step)
        levelled[pixel] = Math.min(PAPER, ((data[pixel] ?? 0) * PAPER) / level);
    }
  }
  return { width, height, data: levelled };
}

interface PaperMap {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
}

function measurePaper({ width, height, data }: GrayRaster): PaperMap {
  const columns = Math.ceil(width / BLOCK);
  const rows = Math.ceil(height / BLOCK);
  const raw = new Float32Array(columns * rows);
  const counts = new Uint32Array(256);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      counts.fill(0);
      const [x1, y1] = [Math.min(width, column * BLOCK + BLOCK), Math.min(height, row * BLOCK + BLOCK)];
      // Every second pixel tells as much.
      let total = 0;
      for (let y = row * BLOCK; y < y1; y += 2)
        for (let x = column * BLOCK; x < x1; x += 2, total++) {
          const value = data[y * width + x] ?? 0;
          counts[value] = (counts[value] ?? 0) + 1;
        }
      let above = total * (1 - PAPER_QUANTILE);
      let value = 255;
      for (; value > 0 && above > 0; value--) above -= counts[value] ?? 0;
      raw[row * columns + column] = value + 1;
    }
  return { columns, rows, values: smooth(raw, columns, rows) };
}

/** A square full of print takes the paper of the squares around it. */
function smooth(raw: Float32Array, columns: number, rows: number): Float32Array {
  const smoothed = new Float32Array(raw.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const around: number[] = [];
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++)
          around.push(raw[y * columns + x] ?? PAPER);
      around.sort((left, right) => left - right);
      const level = around[Math.floor(around.length * 0.6)] ?? PAPER;
      smoothed[row * columns + column] = level < DARKEST_PAPER ? PAPER : level;
    }
  return smoothed;
}

/** Thin strokes of a blurred page are hardly darker than paper: ink begins this little below white. */
const LEAST_CONTRAST = 42;
/** ... and, on noisy paper, at so many times the usual difference of neighbours. */
const NOISE_FACTOR = 4;
const MOST_CONTRAST = 75;
/** Paper whose grey differs this much from pixel to pixel is noisy. */
const NOISY = 3;

/** Marks ink on a levelled page. Noise of the scanner is smoothed away first where there is any. */
export function markInk(raster: GrayRaster): InkRaster {
  const { width, height, data } = raster;
  const ink = new Uint8Array(data.length);
  const noise = measureNoise(raster);
  const inkBelow = PAPER - Math.min(MOST_CONTRAST, Math.max(LEAST_CONTRAST, NOISE_FACTOR * noise));
  if (noise < NOISY) {
    for (let pixel = 0; pixel < data.length; pixel++) ink[pixel] = (data[pixel] ?? 0) < inkBelow ? 1 : 0;
    return { width, height, data: ink };
  }
  const limit = inkBelow * 16;
  for (let y = 1; y < height - 1; y++)
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const [up, down] = [at - width, at + width];
      const corners = (data[up - 1] ?? 0) + (data[up + 1] ?? 0) + (data[down - 1] ?? 0) + (data[down + 1] ?? 0);
      const sides = (data[up] ?? 0) + (data[down] ?? 0) + (data[at - 1] ?? 0) + (data[at + 1] ?? 0);
      if (corners + 2 * sides + 4 * (data[at] ?? 0) < limit) ink[at] = 1;
    }
  return { width, height, data: ink };
}

/** The median difference of neighbours on paper, in grey levels. */
export function measureNoise({ data }: GrayRaster): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let at = 0; at + 1 < data.length; at += 37) {
    const [here, next] = [data[at] ?? 0, data[at + 1] ?? 0];
    if (here < 160 || next < 160) continue;
    const difference = Math.abs(here - next);
    counts[difference] = (counts[difference] ?? 0) + 1;
    total++;
  }
  let half = total / 2;
  let difference = 0;
  for (; difference < 255 && half > 0; difference++) half -= counts[difference] ?? 0;
  return difference - 1;
}
