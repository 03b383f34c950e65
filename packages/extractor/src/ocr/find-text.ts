import type { InkRaster, PixelBox } from './raster.ts';

/** Sizes in points. */
const TEXT = {
  /** Blank rows of pixels that part two lines; dots and strokes of one letter stand nearer. */
  lineGap: 0.5,
  /** Lower pieces are dots, dashes and specks: they belong to the line beside them. */
  minHeight: 3.2,
  /** Ink lower and narrower than this is a speck. */
  minDot: 0.7,
} as const;

/** Two lines of print without a blank row between them are cut where there is least ink. */
const DOUBLE_HEIGHT = 1.75;

export interface FindTextOptions {
  readonly pixelsPerPoint: number;
  /** Blank columns this wide part two pieces, in heights of the line; infinite inside of cells. */
  readonly splitGap: number;
  /** The usual height of a line on this page, in pixels, where it is known. */
  readonly usualHeight?: number;
}

/** Finds lines of print in a part of the page by blank rows and blank columns, cut in turn until neither is left. */
export function findTextPieces(ink: InkRaster, area: PixelBox, options: FindTextOptions): readonly PixelBox[] {
  const pieces: PixelBox[] = [];
  const cut = (box: PixelBox, depth: number): void => {
    for (const line of findLines(ink, box, options)) {
      const parts = splitAtGaps(ink, line, options);
      const [only] = parts;
      if (parts.length === 1 && only !== undefined) pieces.push(only);
      else for (const part of parts) if (depth < MAX_DEPTH) cut(part, depth + 1);
    }
  };
  cut(area, 0);
  return pieces;
}

/** Rows within columns within rows …: print is not nested deeper. */
const MAX_DEPTH = 6;

function findLines(ink: InkRaster, box: PixelBox, options: FindTextOptions): PixelBox[] {
  const { width, data } = ink;
  const counts = new Uint32Array(Math.max(0, box.y1 - box.y0));
  for (let y = box.y0; y < box.y1; y++) {
    let count = 0;
    for (let at = y * width + box.x0, end = y * width + box.x1; at < end; at++) count += data[at] ?? 0;
    counts[y - box.y0] = count;
  }
  const gap = Math.max(1, Math.round(TEXT.lineGap * options.pixelsPerPoint));
  const runs = joinLowRuns(findRuns(counts, gap), TEXT.minHeight * options.pixelsPerPoint, options.pixelsPerPoint);
  return runs
    .flatMap((run) => cutDoubleLines(run, counts, options.usualHeight))
    .map((run) => trimColumns(ink, { x0: box.x0, x1: box.x1, y0: box.y0 + run.from, y1: box.y0 + run.to }))
    .filter((line) => !isSpeck(line, options.pixelsPerPoint));
}

interface Run {
  readonly from: number;
  readonly to: number;
}

function findRuns(counts: Uint32Array, gap: number): Run[] {
  const runs: Run[] = [];
  let from = -1;
  let end = 0;
  for (let at = 0; at < counts.length; at++) {
    if (counts[at] === 0) continue;
    if (from >= 0 && at - end >= gap) {
      runs.push({ from, to: end });
      from = at;
    } else if (from < 0) from = at;
    end = at + 1;
  }
  if (from >= 0) runs.push({ from, to: end });
  return runs;
}

/** The strokes of 二 and the dots of a colon are one line, not three. */
function joinLowRuns(runs: readonly Run[], low: number, pixelsPerPoint: number): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const near = last !== undefined && run.from - last.to <= 3.5 * pixelsPerPoint;
    const either = last !== undefined && (run.to - run.from < low || last.to - last.from < low);
    const together = last === undefined ? 0 : run.to - last.from;
    if (last !== undefined && near && either && together <= 14 * pixelsPerPoint) joined[joined.length - 1] = { from: last.from, to: run.to };
    else joined.push(run);
  }
  return joined;
}

function cutDoubleLines(run: Run, counts: Uint32Array, usual: number | undefined): Run[] {
  const height = run.to - run.from;
  if (usual === undefined || height < usual * DOUBLE_HEIGHT) return [run];
  const lines = Math.round(height / usual);
  const cuts: number[] = [run.from];
  let most = 0;
  for (let at = run.from; at < run.to; at++) most = Math.max(most, counts[at] ?? 0);
  for (let index = 1; index < lines; index++) {
    const middle = run.from + (height * index) / lines;
    let best = Math.round(middle);
    for (let at = Math.round(middle - usual * 0.3); at <= middle + usual * 0.3; at++)
      if ((counts[at] ?? 0) < (counts[best] ?? 0)) best = at;
    // Large letters are no two lines: between lines there is next to no ink.
    if ((counts[best] ?? 0) > most * 0.25) return [run];
    cuts.push(best);
  }
  cuts.push(run.to);
  return cuts.slice(1).map((to, index) => ({ from: cuts[index] ?? run.from, to }));
}

function trimColumns({ width, data }: InkRaster, box: PixelBox): PixelBox {
  let [x0, x1] = [box.x1, box.x0];
  for (let y = box.y0; y < box.y1; y++)
    for (let x = box.x0; x < box.x1; x++) {
      if (data[y * width + x] === 0) continue;
      if (x < x0) x0 = x;
      if (x >= x1) x1 = x + 1;
    }
  return { ...box, x0, x1: Math.max(x0, x1) };
}

function isSpeck(box: PixelBox, pixelsPerPoint: number): boolean {
  const limit = TEXT.minDot * pixelsPerPoint;
  const [wide, high] = [box.x1 - box.x0, box.y1 - box.y0];
  return wide < 2 || high < 1 || Math.max(wide, high) <= 1.5 * limit;
}

function splitAtGaps({ width, data }: InkRaster, line: PixelBox, { splitGap }: FindTextOptions): PixelBox[] {
  if (!Number.isFinite(splitGap)) return [line];
  const counts = new Uint32Array(line.x1 - line.x0);
  for (let y = line.y0; y < line.y1; y++)
    for (let x = line.x0; x < line.x1; x++) if (data[y * width + x] === 1) counts[x - line.x0] = (counts[x - line.x0] ?? 0) + 1;
  const gap = Math.max(4, splitGap * (line.y1 - line.y0));
  return findRuns(counts, gap).map((run) => ({ ...line, x0: line.x0 + run.from, x1: line.x0 + run.to }));
}
