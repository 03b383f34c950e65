import { findSealBoxes, SEAL_BLOCK } from './seal-boxes.ts';
import { PAPER, type GrayRaster, type PixelBox } from './raster.ts';

/** The ink of a red or blue seal that was scanned in grey is brighter than print and darker than paper. */
const GREY = { from: 70, to: 190 } as const;
/** It is as grey all around, this far away and by so much at most; the grey edges of letters are not. */
const FLAT = { reach: 2, spread: 22 } as const;
/** Rim, letters and star of a seal stand this far from each other, in squares; next to one there is no other flat grey. */
const REACH = 3;
/**
 * Dense print that is blurred has flat spots, too; a seal has at least so many squares of which so many of the
 * pixels looked at (a quarter of all) are flat. Measured: over forty in seals, four at most on blurred pages.
 */
const FULL = { pixels: 24, fewest: 12 } as const;
/**
 * The grey edge of a seal's ink lies within so many pixels of what is flat, its thin points within the farthest.
 * Thin rules are as grey as a seal where print is blurred: for finding them only what is flat is taken off.
 */
const SPREADS = { whole: { edge: 5, farthest: 12 }, flat: { edge: 3, farthest: 3 } } as const;
/** Darker than this share of the ink's level is print. */
const INK_FROM = 0.85;
/** Ink of a seal becomes paper when levels are stretched so that this part of its usual grey is white. */
const WHITE_FROM = 0.9;

/**
 * Takes seals that were scanned in grey off a levelled page: where a round or square area shows flat middle grey,
 * levels near it (`whole`), or of it alone (`flat`), are stretched until it is as bright as paper. Print under it
 * stays print. The page itself where there is none.
 */
export function lightenGreySeals(
  page: GrayRaster,
  { pixelsPerPoint, off }: { readonly pixelsPerPoint: number; readonly off: keyof typeof SPREADS },
): GrayRaster {
  const { width, height } = page;
  const columns = Math.ceil(width / SEAL_BLOCK);
  const rows = Math.ceil(height / SEAL_BLOCK);
  const marked = new Uint16Array(columns * rows);
  const levels = new Uint8Array(width * height);
  eachFlatPixel(page, (x, y, level) => {
    levels[y * width + x] = level;
    const block = Math.floor(y / SEAL_BLOCK) * columns + Math.floor(x / SEAL_BLOCK);
    marked[block] = (marked[block] ?? 0) + 1;
  });
  const boxes = findSealBoxes({ columns, rows, marked, reach: REACH }, { width, height, pixelsPerPoint });
  const seals = boxes.filter((box) => countFull(marked, columns, box) >= FULL.fewest);
  if (seals.length === 0) return page;
  const data = Uint8Array.from(page.data);
  for (const box of seals)
    stretch(data, levels, { box, width, level: usualLevel(levels, box, width), ...SPREADS[off] });
  return { width, height, data };
}

/** How many squares of a box are largely flat. */
function countFull(marked: Uint16Array, columns: number, box: PixelBox): number {
  let count = 0;
  for (let y = box.y0; y < box.y1; y += SEAL_BLOCK)
    for (let x = box.x0; x < box.x1; x += SEAL_BLOCK)
      if ((marked[(y / SEAL_BLOCK) * columns + x / SEAL_BLOCK] ?? 0) >= FULL.pixels) count++;
  return count;
}

/** Visits pixels of middle grey among their like; levels are those of three by three pixels, since paper is grainy. */
function eachFlatPixel(
  { width, height, data }: GrayRaster,
  visit: (x: number, y: number, level: number) => void,
): void {
  const { reach, spread } = FLAT;
  const at = (pixel: number): number => data[pixel] ?? PAPER;
  const smooth = (pixel: number): number =>
    (at(pixel - width - 1) +
      at(pixel - width) +
      at(pixel - width + 1) +
      at(pixel - 1) +
      at(pixel) +
      at(pixel + 1) +
      at(pixel + width - 1) +
      at(pixel + width) +
      at(pixel + width + 1)) /
    9;
  // Every second pixel both ways tells where seals are.
  for (let y = reach + 1; y < height - reach - 1; y += 2)
    for (let x = reach + 1; x < width - reach - 1; x += 2) {
      const pixel = y * width + x;
      const rough = at(pixel);
      if (rough < GREY.from - spread || rough > GREY.to + spread) continue;
      const level = smooth(pixel);
      if (level < GREY.from || level > GREY.to) continue;
      const isFlat =
        Math.abs(smooth(pixel - reach) - level) <= spread &&
        Math.abs(smooth(pixel + reach) - level) <= spread &&
        Math.abs(smooth(pixel - reach * width) - level) <= spread &&
        Math.abs(smooth(pixel + reach * width) - level) <= spread;
      if (isFlat) visit(x, y, level);
    }
}

/** The median level of the flat pixels in a box. */
function usualLevel(levels: Uint8Array, box: PixelBox, width: number): number {
  const found: number[] = [];
  for (let y = box.y0; y < box.y1; y++)
    for (let x = box.x0; x < box.x1; x++) {
      const level = levels[y * width + x] ?? 0;
      if (level > 0) found.push(level);
    }
  return found.sort((left, right) => left - right)[Math.floor(found.length / 2)] ?? PAPER;
}

interface Seal {
  readonly box: PixelBox;
  readonly width: number;
  /** The level of its ink. */
  readonly level: number;
  readonly edge: number;
  readonly farthest: number;
}

/** Brightens the ink of a seal; thin rules elsewhere in its box stay as dark as they are. */
function stretch(data: Uint8Array, levels: Uint8Array, seal: Seal): void {
  const { box, width } = seal;
  const white = WHITE_FROM * seal.level;
  const wide = box.x1 - box.x0;
  const distance = spreadFromFlat(data, levels, seal);
  for (let y = box.y0; y < box.y1; y++)
    for (let x = box.x0; x < box.x1; x++) {
      if (distance[(y - box.y0) * wide + x - box.x0] === 0) continue;
      const at = y * width + x;
      data[at] = Math.min(PAPER, ((data[at] ?? 0) * PAPER) / white);
    }
}

/**
 * What belongs to the ink of a seal: above 0 for flat pixels and for what is reached from them, over paper and
 * print within the edge, and further over what is as bright as the ink: thin points of a star are not flat.
 */
function spreadFromFlat(data: Uint8Array, levels: Uint8Array, { box, width, level, edge, farthest }: Seal): Uint8Array {
  const [wide, high] = [box.x1 - box.x0, box.y1 - box.y0];
  const steps = new Uint8Array(wide * high);
  let open: number[] = [];
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++)
      if ((levels[(y + box.y0) * width + x + box.x0] ?? 0) > 0) {
        steps[y * wide + x] = 1;
        open.push(y * wide + x);
      }
  for (let step = 2; step <= farthest && open.length > 0; step++) {
    const next: number[] = [];
    for (const at of open) {
      const x = at % wide;
      for (const near of [x > 0 ? at - 1 : -1, x < wide - 1 ? at + 1 : -1, at - wide, at + wide]) {
        if (near < 0 || near >= steps.length || steps[near] !== 0) continue;
        const own = data[(Math.floor(near / wide) + box.y0) * width + (near % wide) + box.x0] ?? PAPER;
        if (step > edge && (own < INK_FROM * level || own >= PAPER)) continue;
        steps[near] = step;
        next.push(near);
      }
    }
    open = next;
  }
  return steps;
}
