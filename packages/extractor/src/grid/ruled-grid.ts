import type { Box } from '@mingzhang/schema';
import type { LineNetwork, TableLine } from './line-network.ts';

/** A rectangle of elementary cells, half-open in rows and columns. */
export interface Region {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** The lines of a table on one page and its cells, merged ones as one region. */
export interface RuledGrid {
  /** x of the column borders, from left to right: one more than there are columns. Points. */
  readonly xs: readonly number[];
  /** y of the row borders, from top to bottom: one more than there are rows. Points. */
  readonly ys: readonly number[];
  readonly regions: readonly Region[];
  readonly box: Box;
  /** No line closes the table at its top: it may go on from the page before. */
  readonly openTop: boolean;
}

/** Lines of one table this near stand at the same place. */
const SNAP_PT = 3;
/** How much of a cell's side must be drawn for it to be a border. */
const COVERED = 0.55;
/** Vertical lines that stick out further than this past the last horizontal one close another row. */
const OPEN_EDGE_PT = 6;
/** A header row is no higher than this. */
const MAX_HEADER_PT = 60;

/** Builds the grid of a network of lines; undefined when it has fewer than two cells. */
export function buildRuledGrid(network: LineNetwork): RuledGrid | undefined {
  const xs = snap(network.vertical.map((line) => line.at));
  const ys = snap(network.horizontal.map((line) => line.at));
  const open = closeOpenEdges(network, xs, ys);
  if (open.xs.length < 2 || open.ys.length < 2 || (open.xs.length - 1) * (open.ys.length - 1) < 2) return undefined;
  const regions = findRegions(open.xs, open.ys, network);
  if (regions.length < 2) return undefined;
  const box = { x0: open.xs[0] ?? 0, y0: open.ys[0] ?? 0, x1: open.xs.at(-1) ?? 0, y1: open.ys.at(-1) ?? 0 };
  return { xs: open.xs, ys: open.ys, regions, box, openTop: open.openTop };
}

function snap(positions: readonly number[]): number[] {
  const groups: number[][] = [];
  for (const position of positions.toSorted((left, right) => left - right)) {
    const group = groups.at(-1);
    if (group !== undefined && position - (group[0] ?? 0) <= SNAP_PT) group.push(position);
    else groups.push([position]);
  }
  return groups.map((group) => group.reduce((sum, value) => sum + value, 0) / group.length);
}

interface ClosedEdges {
  readonly xs: number[];
  readonly ys: number[];
  readonly openTop: boolean;
}

/** Where the outer border is not drawn, the ends of the crossing lines stand for it. */
function closeOpenEdges(network: LineNetwork, xs: readonly number[], ys: readonly number[]): ClosedEdges {
  const newXs = [...xs];
  const newYs = [...ys];
  const top = commonEnd(
    network.vertical.map((line) => line.from),
    'least',
  );
  const bottom = commonEnd(
    network.vertical.map((line) => line.to),
    'most',
  );
  const left = commonEnd(
    network.horizontal.map((line) => line.from),
    'least',
  );
  const right = commonEnd(
    network.horizontal.map((line) => line.to),
    'most',
  );
  const tallest = Math.min(...network.vertical.map((line) => line.from));
  const first = ys[0] ?? 0;
  // One line alone above the first rule parts two merged headers (收入 | 支出) under a missing top.
  const edge = top !== undefined && top < first - OPEN_EDGE_PT ? top : tallest;
  const openTop = edge < first - OPEN_EDGE_PT && (edge === top || edge > first - MAX_HEADER_PT);
  if (openTop) newYs.unshift(edge);
  if (bottom !== undefined && bottom > (ys.at(-1) ?? Number.POSITIVE_INFINITY) + OPEN_EDGE_PT) newYs.push(bottom);
  if (left !== undefined && left < (xs[0] ?? Number.NEGATIVE_INFINITY) - OPEN_EDGE_PT) newXs.unshift(left);
  if (right !== undefined && right > (xs.at(-1) ?? Number.POSITIVE_INFINITY) + OPEN_EDGE_PT) newXs.push(right);
  return { xs: newXs, ys: newYs, openTop };
}

/** The outermost position at which at least two lines end; one line alone is a stroke that sticks out. */
function commonEnd(ends: readonly number[], which: 'least' | 'most'): number | undefined {
  const sorted = ends.toSorted((left, right) => (which === 'least' ? left - right : right - left));
  return sorted.find((end, index) => Math.abs((sorted[index + 1] ?? Number.POSITIVE_INFINITY) - end) <= SNAP_PT);
}

function findRegions(xs: readonly number[], ys: readonly number[], network: LineNetwork): Region[] {
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  const verticalAt = xs.map((x) => network.vertical.filter((line) => Math.abs(line.at - x) <= SNAP_PT));
  const horizontalAt = ys.map((y) => network.horizontal.filter((line) => Math.abs(line.at - y) <= SNAP_PT));
  const parents = Array.from({ length: rows * columns }, (_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[index] = root;
    return root;
  };
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [x0, x1] = [xs[column] ?? 0, xs[column + 1] ?? 0];
      const [y0, y1] = [ys[row] ?? 0, ys[row + 1] ?? 0];
      const here = row * columns + column;
      if (column + 1 < columns && !isCovered(verticalAt[column + 1] ?? [], y0, y1))
        parents[find(here + 1)] = find(here);
      if (row + 1 < rows && !isCovered(horizontalAt[row + 1] ?? [], x0, x1)) parents[find(here + columns)] = find(here);
    }
  const members = new Map<number, number[]>();
  for (let index = 0; index < rows * columns; index++) {
    const root = find(index);
    const cells = members.get(root);
    if (cells === undefined) members.set(root, [index]);
    else cells.push(index);
  }
  return [...members.values()].flatMap((cells) => toRectangles(cells, columns)).sort(byPosition);
}

const byPosition = (left: Region, right: Region): number => left.row - right.row || left.column - right.column;

function isCovered(lines: readonly TableLine[], from: number, to: number): boolean {
  let covered = 0;
  for (const line of lines) covered += Math.max(0, Math.min(line.to, to) - Math.max(line.from, from));
  return covered >= COVERED * (to - from);
}

/** A region that is no rectangle (a border was not drawn) is cut into runs of cells, equal runs joined downwards. */
function toRectangles(cells: readonly number[], columns: number): Region[] {
  const [only = 0] = cells;
  if (cells.length === 1)
    return [{ row: Math.floor(only / columns), column: only % columns, rowSpan: 1, columnSpan: 1 }];
  const rowsOf = new Map<number, number[]>();
  for (const cell of cells) {
    const row = Math.floor(cell / columns);
    rowsOf.set(row, [...(rowsOf.get(row) ?? []), cell % columns]);
  }
  const regions: { row: number; column: number; rowSpan: number; columnSpan: number }[] = [];
  for (const [row, list] of [...rowsOf].sort((left, right) => left[0] - right[0])) {
    for (const run of toRuns(list)) {
      const above = regions.find(
        (region) =>
          region.row + region.rowSpan === row && region.column === run.column && region.columnSpan === run.columnSpan,
      );
      if (above === undefined) regions.push({ row, rowSpan: 1, ...run });
      else above.rowSpan++;
    }
  }
  return regions;
}

function toRuns(columns: readonly number[]): { column: number; columnSpan: number }[] {
  const runs: { column: number; columnSpan: number }[] = [];
  for (const column of columns.toSorted((left, right) => left - right)) {
    const last = runs.at(-1);
    if (last !== undefined && last.column + last.columnSpan === column) last.columnSpan++;
    else runs.push({ column, columnSpan: 1 });
  }
  return runs;
}
