import type { Grid, GridCell } from '@mingzhang/schema';
import { compact } from '../table/printed-text.ts';
import { columnsUnder, type Column } from './aligned-columns.ts';
import { findSameHeader } from './repeated-header.ts';
import { stack } from './stack-parts.ts';

/** A grid whose columns show by alignment alone, and where the words of each stand. */
export interface AlignedTable {
  readonly grid: Grid;
  readonly columns: readonly Column[];
}

/** Pages bound left and right move a table sideways by at most this much, in points. */
export const MAX_SHIFT_PT = 40;

/**
 * Joins a part that repeats the header of the table above: one header, that of the part with more rows, where more
 * amounts tell what stands over what; the words of the other go into its columns. Undefined where they do not fit.
 */
export function joinRepeated(upper: AlignedTable, lower: AlignedTable): AlignedTable | undefined {
  const same = findSameHeader(upper.grid, lower.grid);
  if (same === undefined) return undefined;
  const shift = findShift(upper.grid, lower.grid, same);
  if (Math.abs(shift) > MAX_SHIFT_PT) return undefined;
  const body = sliceRows(lower.grid, same.lowerEnd, lower.grid.rowCount);
  if (upper.grid.rowCount - same.upperEnd >= body.rowCount) {
    const placed = placeInColumns(body, upper.columns, shift);
    return placed === undefined ? undefined : { grid: stack(upper.grid, placed), columns: upper.columns };
  }
  const above = placeInColumns(sliceRows(upper.grid, same.upperEnd, upper.grid.rowCount), lower.columns, -shift);
  if (above === undefined) return undefined;
  const header = sliceRows(lower.grid, 0, same.lowerEnd);
  return { grid: stack(putBelow(header, above), body), columns: lower.columns };
}

/** How far the words of the lower header stand to the left of the same ones above, in points. */
function findShift(
  upper: Grid,
  lower: Grid,
  { upperEnd, lowerEnd }: { readonly upperEnd: number; readonly lowerEnd: number },
): number {
  const places = new Map(upper.cells.filter(({ row }) => row < upperEnd).map((cell) => [compact(cell.text), cell]));
  const shifts = lower.cells.flatMap((cell) => {
    const box = cell.row < lowerEnd && compact(cell.text) !== '' ? cell.place.box : null;
    const known = places.get(compact(cell.text))?.place.box ?? null;
    return box === null || known === null ? [] : [known.x0 - box.x0];
  });
  const sorted = shifts.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The printed cells of a grid in the columns that their words overlap; undefined where two fall into one place. */
function placeInColumns(grid: Grid, columns: readonly Column[], shift: number): Grid | undefined {
  const taken = new Set<string>();
  const cells: GridCell[] = [];
  for (const cell of grid.cells) {
    const { box } = cell.place;
    if (box === null || compact(cell.text) === '') continue;
    const under = columnsUnder({ ...box, x0: box.x0 + shift, x1: box.x1 + shift }, columns);
    if (under.some((column) => taken.has(`${cell.row} ${column}`))) return undefined;
    for (const column of under) taken.add(`${cell.row} ${column}`);
    cells.push({ ...cell, column: under[0] ?? 0, columnSpan: under.length });
  }
  for (let row = 0; row < grid.rowCount; row++)
    for (let column = 0; column < columns.length; column++)
      if (!taken.has(`${row} ${column}`)) cells.push(blankAt(grid, row, { column, bounds: columns[column] }));
  return { ...grid, columnCount: columns.length, cells };
}

function blankAt(
  grid: Grid,
  row: number,
  { column, bounds }: { readonly column: number; readonly bounds: Column | undefined },
): GridCell {
  const printed = grid.cells.find((cell) => cell.row === row && compact(cell.text) !== '') ?? grid.cells[0];
  const box = printed?.place.box ?? null;
  const place = {
    page: printed?.place.page ?? null,
    box: box === null || bounds === undefined ? null : { ...bounds, y0: box.y0, y1: box.y1 },
  };
  return { row, column, rowSpan: 1, columnSpan: 1, text: '', place, method: 'text', confidence: 1 };
}

const sliceRows = (grid: Grid, first: number, end: number): Grid => ({
  ...grid,
  rowCount: end - first,
  cells: grid.cells
    .filter((cell) => cell.row >= first && cell.row < end)
    .map((cell) => ({ ...cell, row: cell.row - first, rowSpan: Math.min(cell.rowSpan, end - cell.row) })),
});

const putBelow = (upper: Grid, lower: Grid): Grid => ({
  ...upper,
  rowCount: upper.rowCount + lower.rowCount,
  cells: [...upper.cells, ...lower.cells.map((cell) => ({ ...cell, row: cell.row + upper.rowCount }))],
});
