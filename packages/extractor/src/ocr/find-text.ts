import { countColumns, type InkRaster, type PixelBox } from './raster.ts';

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
    .flatMap((run) => {
      const line = { x0: box.x0, x1: box.x1, y0: box.y0 + run.from, y1: box.y0 + run.to };
      return cutDoubleLines(ink, line, counts.subarray(run.from, run.to), options.usualHeight);
    })
    .map((line) => trimLine(ink, line, options.pixelsPerPoint))
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
    if (last !== undefined && near && either && together <= 14 * pixelsPerPoint)
      joined[joined.length - 1] = { from: last.from, to: run.to };
    else joined.push(run);
  }
  return joined;
}

function cutDoubleLines(ink: InkRaster, box: PixelBox, counts: Uint32Array, usual: number | undefined): PixelBox[] {
  const height = box.y1 - box.y0;
  if (usual === undefined || height < usual * DOUBLE_HEIGHT || tallestStroke(ink, box) > usual * 1.15) return [box];
  const lines = Math.round(height / usual);
  const most = counts.reduce((max, count) => Math.max(max, count), 0);
  const cuts: number[] = [0];
  for (let index = 1; index < lines; index++) {
    const middle = (height * index) / lines;
    let best = Math.round(middle);
    for (let at = Math.round(middle - usual * 0.3); at <= middle + usual * 0.3; at++)
      if ((counts[at] ?? most) < (counts[best] ?? most)) best = at;
    // Large letters are no two lines: between lines there is next to no ink.
    if ((counts[best] ?? 0) > most * 0.1) return [box];
    cuts.push(best);
  }
  cuts.push(height);
  return cuts.slice(1).map((to, index) => ({ ...box, y0: box.y0 + (cuts[index] ?? 0), y1: box.y0 + to }));
}

/** The longest unbroken run of ink in a column, in pixels. */
function tallestStroke({ width, data }: InkRaster, box: PixelBox): number {
  let tallest = 0;
  for (let x = box.x0; x < box.x1; x++) {
    let run = 0;
    for (let y = box.y0; y < box.y1; y++) {
      run = data[y * width + x] === 1 ? run + 1 : 0;
      if (run > tallest) tallest = run;
    }
  }
  return tallest;
}

/** Cuts blank columns and lone specks off both ends of a line. */
function trimLine(ink: InkRaster, box: PixelBox, pixelsPerPoint: number): PixelBox {
  const height = box.y1 - box.y0;
  const counts = countColumns(ink, box);
  const runs = findRuns(counts, Math.max(3, Math.round(height * LONE_GAP)));
  const limit = TEXT.minDot * pixelsPerPoint * 2;
  const isLone = (run: Run | undefined): boolean => {
    if (run === undefined || run.to - run.from > limit) return false;
    const rows = new Set<number>();
    for (let y = box.y0; y < box.y1; y++)
      for (let x = box.x0 + run.from; x < box.x0 + run.to; x++) if (ink.data[y * ink.width + x] === 1) rows.add(y);
    return rows.size <= limit;
  };
  while (runs.length > 1 && isLone(runs[0])) runs.shift();
  while (runs.length > 1 && isLone(runs.at(-1))) runs.pop();
  return { ...box, x0: box.x0 + (runs[0]?.from ?? 0), x1: box.x0 + (runs.at(-1)?.to ?? 0) };
}

/** A speck this far from everything else, in heights of the line, is no point of a number. */
const LONE_GAP = 0.55;

function isSpeck(box: PixelBox, pixelsPerPoint: number): boolean {
  const limit = TEXT.minDot * pixelsPerPoint;
  const [wide, high] = [box.x1 - box.x0, box.y1 - box.y0];
  return wide < 2 || high < 1 || Math.max(wide, high) <= 1.5 * limit;
}

function splitAtGaps(ink: InkRaster, line: PixelBox, { splitGap }: FindTextOptions): PixelBox[] {
  if (!Number.isFinite(splitGap)) return [line];
  const gap = Math.max(4, splitGap * (line.y1 - line.y0));
  return findRuns(countColumns(ink, line), gap).map((run) => ({
    ...line,
    x0: line.x0 + run.from,
    x1: line.x0 + run.to,
  }));
}
