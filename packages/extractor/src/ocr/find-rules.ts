import { CLOSED, mendRules } from './mend-rules.ts';
import type { InkRaster } from './raster.ts';

/** A line drawn on the page, in pixels: `at` is the middle of its thickness, `from` and `to` its ends. */
export interface DrawnRule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly thickness: number;
  /** Which share of its length carries ink. */
  readonly density: number;
  /** The pieces it was put together from: where its ink is. */
  readonly runs: readonly InkRun[];
}

/** Ink along one row of pixels (one column, for vertical rules); half-open. */
export interface InkRun {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

export interface PageRules {
  readonly horizontal: readonly DrawnRule[];
  readonly vertical: readonly DrawnRule[];
}

/** Lengths in points, so that they hold at any resolution. */
const RULE = {
  /** Shorter horizontal pieces are strokes of letters: the narrowest columns are wider. */
  minHorizontal: 13,
  /** The lowest rows are higher. */
  minVertical: 9,
  /** A line this long stands by itself; shorter ones must end on others. No stroke of a heading is so long. */
  free: 60,
  maxThickness: 4.5,
  /** Scanners break hairlines by a few pixels; letters stand further apart. */
  gap: 1.1,
  /** A short rule reaches into the ones it ends on; strokes of letters stop before them. */
  reach: 0.4,
} as const;

/** This share of a rule must be ink, and thin. */
const MIN_INKED = 0.86;
/** A stroke of a letter near a rule is parted from it by a gap; a short rule has none. */
const MIN_SHORT_INKED = 0.97;
const MIN_THIN = 0.5;
/** The outer columns stand this near to the ends of the rules between them, in points. */
const CORNER = 2;

/** Finds the straight lines of a straightened page. */
export function findRules(ink: InkRaster, pixelsPerPoint: number): PageRules {
  const { rows, columns } = mendRules(ink, pixelsPerPoint);
  const horizontal = findAlongRows(rows, RULE.minHorizontal * pixelsPerPoint, pixelsPerPoint);
  const vertical = findAlongRows(columns, RULE.minVertical * pixelsPerPoint, pixelsPerPoint);
  const kept = keepConnected({ horizontal, vertical }, pixelsPerPoint);
  return { ...kept, vertical: kept.vertical.map((rule) => trimOverhangs(rule, kept, pixelsPerPoint)) };
}

/**
 * A letter that stands right above a column lengthens its rule. What sticks out past the last rule across is
 * cut off unless the table does so at both of its sides, as one without its top rule does.
 */
function trimOverhangs(rule: DrawnRule, { horizontal, vertical }: PageRules, pixelsPerPoint: number): DrawnRule {
  const reach = 2 * RULE.reach * pixelsPerPoint;
  const corner = CORNER * pixelsPerPoint;
  const across = horizontal.filter(
    (other) =>
      other.from - corner <= rule.at && rule.at <= other.to + corner && other.at >= rule.from && other.at <= rule.to,
  );
  const trim = (end: number, side: 'from' | 'to'): number => {
    const nearest = across.toSorted((left, right) => Math.abs(left.at - end) - Math.abs(right.at - end))[0];
    if (nearest === undefined || Math.abs(nearest.at - end) > RULE.free * pixelsPerPoint) return end;
    const edge = side === 'from' ? nearest.at - nearest.thickness / 2 : nearest.at + nearest.thickness / 2;
    if (Math.abs(edge - end) <= reach) return end;
    const standsAt = (x: number): boolean =>
      vertical.some((other) => Math.abs(other.at - x) <= corner && Math.abs(other[side] - end) <= reach);
    return standsAt(nearest.from) && standsAt(nearest.to) ? end : edge;
  };
  const [from, to] = [trim(rule.from, 'from'), trim(rule.to, 'to')];
  if (from === rule.from && to === rule.to) return rule;
  const runs = rule.runs.flatMap((run) => {
    const cut = { ...run, from: Math.max(run.from, Math.floor(from)), to: Math.min(run.to, Math.ceil(to)) };
    return cut.to > cut.from ? [cut] : [];
  });
  return { ...rule, from, to, runs };
}

interface Cluster {
  readonly runs: InkRun[];
  last: InkRun[];
}

/**
 * Runs of ink along rows. Rows are looked at three at a time, for a line that is still turned by a
 * fiftieth of a degree steps from row to row.
 */
function findAlongRows(ink: InkRaster, minLength: number, pixelsPerPoint: number): DrawnRule[] {
  const { width, height, data } = ink;
  const gap = Math.max(2, Math.round(RULE.gap * pixelsPerPoint));
  const thick = new Uint8Array(width);
  const rules: DrawnRule[] = [];
  let open: Cluster[] = [];
  const finish = (cluster: Cluster): void => {
    const rule = toRule(dropStrokes(cluster.runs), ink, pixelsPerPoint);
    if (rule !== undefined && rule.to - rule.from >= minLength) rules.push(rule);
  };
  for (let y = 0; y < height; y++) {
    const [up, here, down] = [Math.max(0, y - 1) * width, y * width, Math.min(height - 1, y + 1) * width];
    for (let x = 0; x < width; x++) thick[x] = (data[up + x] ?? 0) | (data[here + x] ?? 0) | (data[down + x] ?? 0);
    const runs = findRuns(thick, y, { minLength, gap });
    const next: Cluster[] = [];
    for (const run of runs) {
      const touching = open.filter((cluster) =>
        cluster.last.some((other) => other.from < run.to && run.from < other.to),
      );
      const [first, ...others] = touching;
      if (first === undefined) {
        const cluster: Cluster = { runs: [run], last: [run] };
        open.push(cluster);
        next.push(cluster);
        continue;
      }
      for (const other of others) {
        first.runs.push(...other.runs);
        first.last.push(...other.last);
        open.splice(open.indexOf(other), 1);
        const position = next.indexOf(other);
        if (position >= 0) next.splice(position, 1);
      }
      first.runs.push(run);
      if (!next.includes(first)) next.push(first);
    }
    for (const cluster of open) if (!next.includes(cluster)) finish(cluster);
    for (const cluster of next) cluster.last = cluster.runs.filter((run) => run.row === y);
    open = next;
  }
  for (const cluster of open) finish(cluster);
  return rules;
}

function findRuns(row: Uint8Array, y: number, options: { readonly minLength: number; readonly gap: number }): InkRun[] {
  const runs: InkRun[] = [];
  let from = -1;
  let end = 0;
  for (let x = 0; x < row.length; x++) {
    if (row[x] === 0) continue;
    if (from >= 0 && x - end > options.gap) {
      if (end - from >= options.minLength) runs.push({ row: y, from, to: end });
      from = x;
    } else if (from < 0) from = x;
    end = x + 1;
  }
  if (from >= 0 && end - from >= options.minLength) runs.push({ row: y, from, to: end });
  return runs;
}

/** One rule out of runs that lie on each other; undefined where it is a block of ink or a row of letters. */
function toRule(
  runs: readonly InkRun[],
  { width, height, data }: InkRaster,
  pixelsPerPoint: number,
): DrawnRule | undefined {
  let [from, to, weight, sum] = [width, 0, 0, 0];
  for (const run of runs) {
    const length = run.to - run.from;
    from = Math.min(from, run.from);
    to = Math.max(to, run.to);
    weight += length;
    sum += length * (run.row + 0.5);
  }
  const maxThickness = RULE.maxThickness * pixelsPerPoint;
  // Looking at three rows at a time made it thicker by two.
  const thickness = Math.max(1, weight / (to - from) - 2);
  if (thickness > maxThickness) return undefined;
  const middles = new Float32Array(to - from);
  const counts = new Uint16Array(to - from);
  for (const run of runs)
    for (let x = run.from; x < run.to; x++) {
      middles[x - from] = (middles[x - from] ?? 0) + run.row;
      counts[x - from] = (counts[x - from] ?? 0) + 1;
    }
  let [inked, thin, seen, closed] = [0, 0, 0, 0];
  const limit = thickness + Math.max(2, 0.7 * pixelsPerPoint);
  for (let x = from; x < to; x++) {
    const count = counts[x - from] ?? 0;
    if (count === 0) continue;
    seen++;
    const middle = Math.round((middles[x - from] ?? 0) / count);
    const start = [middle, middle - 1, middle + 1].find((y) => y >= 0 && y < height && data[y * width + x] !== 0);
    if (start === undefined) continue;
    inked++;
    if (data[start * width + x] === CLOSED) closed++;
    let [top, bottom] = [start, start];
    while (top > 0 && start - top <= limit && data[(top - 1) * width + x] === 1) top--;
    while (bottom < height - 1 && bottom - start <= limit && data[(bottom + 1) * width + x] === 1) bottom++;
    if (bottom - top + 1 <= limit) thin++;
  }
  if (inked < MIN_INKED * seen || thin < MIN_THIN * inked) return undefined;
  return { at: sum / weight, from, to, thickness, density: (inked - closed) / (to - from), runs };
}

/** Rows that the edge of a rule strays from its longer runs: it is never quite straight. */
const STRAY_ROWS = 1;

/** Bold letters that touch a rule have strokes as long as its shortest pieces: beside a run twice as long they are no part of it. */
function dropStrokes(runs: readonly InkRun[]): readonly InkRun[] {
  const lengthOf = (run: InkRun): number => run.to - run.from;
  return runs.filter((run) => {
    const rows = runs
      .filter((other) => lengthOf(other) >= 2 * lengthOf(run) && other.from < run.to && run.from < other.to)
      .map(({ row }) => row);
    return rows.length === 0 || rows.some((row) => Math.abs(row - run.row) <= STRAY_ROWS);
  });
}

/** Keeps lines that are long, and short ones that end on kept ones at both ends. */
function keepConnected(found: PageRules, pixelsPerPoint: number): PageRules {
  const reach = RULE.reach * pixelsPerPoint;
  const isLong = (rule: DrawnRule): boolean => rule.to - rule.from >= RULE.free * pixelsPerPoint;
  let horizontal = found.horizontal.filter(isLong);
  let vertical = found.vertical.filter(isLong);
  const meets = (end: number, at: number, others: readonly DrawnRule[]): boolean =>
    others.some(
      (other) =>
        Math.abs(other.at - end) <= other.thickness / 2 + reach && other.from - reach <= at && at <= other.to + reach,
    );
  const isHeld = (rule: DrawnRule, others: readonly DrawnRule[]): boolean =>
    isLong(rule) ||
    (rule.density >= MIN_SHORT_INKED && meets(rule.from, rule.at, others) && meets(rule.to, rule.at, others));
  // Where the top or bottom rule is not drawn, columns end at one height, at both ends of a rule too: no letters do that.
  const isSide = (rule: DrawnRule, alike: readonly DrawnRule[], others: readonly DrawnRule[]): boolean => {
    if (rule.density < MIN_SHORT_INKED) return false;
    const siblings = alike.filter(
      (other) => Math.abs(other.from - rule.from) <= 2 * reach && Math.abs(other.to - rule.to) <= 2 * reach,
    );
    const standsAt = (x: number): boolean => siblings.some(({ at }) => Math.abs(at - x) <= CORNER * pixelsPerPoint);
    const crossed = others.filter((other) => meets(rule.from, rule.at, [other]) || meets(rule.to, rule.at, [other]));
    return crossed.some((other) => standsAt(other.from) && standsAt(other.to));
  };
  for (let round = 0; round < 3; round++) {
    const before = horizontal.length + vertical.length;
    const [rows, columns] = [horizontal, vertical];
    horizontal = found.horizontal.filter((rule) => isHeld(rule, columns));
    vertical = found.vertical.filter((rule) => isHeld(rule, rows) || isSide(rule, found.vertical, rows));
    if (horizontal.length + vertical.length === before) break;
  }
  // Upper strokes of a bold heading stand in one line as well; but there are gaps between them, and no rule ends there.
  const isDrawn = (rule: DrawnRule, others: readonly DrawnRule[]): boolean =>
    rule.density >= MIN_SHORT_INKED ||
    others.some(({ at, from, to }) => {
      const isBeside = rule.from - reach <= at && at <= rule.to + reach;
      return isBeside && from - reach <= rule.at && rule.at <= to + reach;
    });
  return {
    horizontal: horizontal.filter((rule) => isDrawn(rule, vertical)),
    vertical: vertical.filter((rule) => isDrawn(rule, horizontal)),
  };
}
