import { SAME_PLACE, type Affine } from './affine.ts';
import { PAPER, type GrayRaster, type InkRaster } from './raster.ts';

/** Pages lie at most this crooked, in degrees; more is another orientation. */
const MAX_SKEW = 5;
const COARSE_STEP = 0.2;
const FINE_STEP = 0.02;
/** Below this nothing is gained by turning: less than a pixel over a page. */
const MIN_SKEW = 0.03;
/** A page nearly as sharp as it lies is left so: turning blurs it. */
const AS_SHARP = 0.998;
/** So many pixels of ink tell the angle; more only cost time. */
const MAX_SAMPLES = 60_000;

/**
 * The angle by which print is turned clockwise, in degrees; 0 when it is straight.
 * Rows of ink and gaps are sharpest at the right angle, along rows as well as along columns.
 */
export function measureSkew({ width, height, data }: InkRaster): number {
  let inked = 0;
  for (let at = 0; at < data.length; at++) inked += data[at] ?? 0;
  const step = Math.max(1, Math.ceil(inked / MAX_SAMPLES));
  const xs = new Int16Array(Math.ceil(inked / step));
  const ys = new Int16Array(xs.length);
  for (let y = 0, at = 0, seen = 0, kept = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++)
      if (data[at] === 1 && seen++ % step === 0) {
        xs[kept] = x;
        ys[kept++] = y;
      }
  const reach = width + height;
  const rows = new Float64Array(reach * 2);
  const columns = new Float64Array(reach * 2);
  const sharpness = (degrees: number): number => {
    rows.fill(0);
    columns.fill(0);
    const slope = Math.tan((degrees * Math.PI) / 180);
    for (let index = 0; index < xs.length; index++) {
      const [x, y] = [xs[index] ?? 0, ys[index] ?? 0];
      const row = (y - x * slope + reach) | 0;
      const column = (x + y * slope + reach) | 0;
      rows[row] = (rows[row] ?? 0) + 1;
      columns[column] = (columns[column] ?? 0) + 1;
    }
    let sum = 0;
    for (let index = 0; index < rows.length; index++) sum += (rows[index] ?? 0) ** 2 + (columns[index] ?? 0) ** 2;
    return sum;
  };
  const coarse = findBest(-MAX_SKEW, MAX_SKEW, COARSE_STEP, sharpness);
  const angle = findBest(coarse - COARSE_STEP, coarse + COARSE_STEP, FINE_STEP, sharpness);
  const isStraight = Math.abs(angle) < MIN_SKEW || sharpness(0) >= AS_SHARP * sharpness(angle);
  return isStraight ? 0 : angle;
}

function findBest(from: number, to: number, step: number, score: (angle: number) => number): number {
  let best = 0;
  let most = -1;
  for (let count = 0; count <= Math.round((to - from) / step); count++) {
    const angle = from + count * step;
    const value = score(angle);
    if (value > most) [best, most] = [angle, value];
  }
  return best;
}

/** A turned page and where its points came from. */
export interface TurnedRaster {
  readonly raster: GrayRaster;
  /** From pixels of the turned page to pixels of the page before. */
  readonly toSource: Affine;
}

/** Turns a page anticlockwise by the skew that was measured, about its middle; the size stays. */
export function straighten(source: GrayRaster, degrees: number): TurnedRaster {
  const { width, height, data } = source;
  if (degrees === 0) return { raster: source, toSource: SAME_PLACE };
  const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const [cx, cy] = [width / 2, height / 2];
  const toSource: Affine = {
    a: cosine,
    b: sine,
    c: -sine,
    d: cosine,
    e: cx - cx * cosine + cy * sine,
    f: cy - cx * sine - cy * cosine,
  };
  const turned = new Uint8Array(data.length).fill(PAPER);
  for (let y = 0; y < height; y++) {
    let [sx, sy] = [toSource.c * y + toSource.e, toSource.d * y + toSource.f];
    for (let x = 0, at = y * width; x < width; x++, at++, sx += cosine, sy += sine) {
      const [left, top] = [Math.floor(sx), Math.floor(sy)];
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const [right, down] = [sx - left, sy - top];
      const from = top * width + left;
      const upper = (data[from] ?? 0) * (1 - right) + (data[from + 1] ?? 0) * right;
      const lower = (data[from + width] ?? 0) * (1 - right) + (data[from + width + 1] ?? 0) * right;
      turned[at] = upper * (1 - down) + lower * down + 0.5;
    }
  }
  return { raster: { width, height, data: turned }, toSource };
}

export type QuarterTurn = 0 | 90 | 180 | 270;

/** Turns a page clockwise by quarters. */
export function turnByQuarters(source: GrayRaster, turn: QuarterTurn): TurnedRaster {
  const { width, height, data } = source;
  if (turn === 0) return { raster: source, toSource: SAME_PLACE };
  const sideways = turn !== 180;
  const [newWidth, newHeight] = sideways ? [height, width] : [width, height];
  const turned = new Uint8Array(data.length);
  for (let y = 0, at = 0; y < newHeight; y++)
    for (let x = 0; x < newWidth; x++, at++) {
      const from =
        turn === 90
          ? (height - 1 - x) * width + y
          : turn === 180
            ? (height - 1 - y) * width + width - 1 - x
            : x * width + width - 1 - y;
      turned[at] = data[from] ?? 0;
    }
  const toSource: Affine = {
    90: { a: 0, b: -1, c: 1, d: 0, e: 0, f: height },
    180: { a: -1, b: 0, c: 0, d: -1, e: width, f: height },
    270: { a: 0, b: 1, c: -1, d: 0, e: width, f: 0 },
  }[turn];
  return { raster: { width: newWidth, height: newHeight, data: turned }, toSource };
}
