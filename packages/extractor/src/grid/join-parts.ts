import type { Grid, GridCell } from '@mingzhang/schema';
import { compact } from '../table/printed-text.ts';
import { classifyValue } from '../table/value-kind.ts';
import type { GridPart } from './fill-cells.ts';
import { joinRepeated, MAX_SHIFT_PT } from './join-repeated.ts';
import { dropRepeatedHeader, repeatsHeader } from './repeated-header.ts';
import { stack } from './stack-parts.ts';

/** A table under construction: parts of one or more pages on common column borders. */
export interface JoinedTable {
  readonly grid: Grid;
  readonly parts: readonly GridPart[];
  readonly xs: readonly number[];
  /** Where the words of each column stand, in a table whose columns show by alignment alone. */
  readonly columns?: GridPart['columns'];
}

/** Borders of two parts of a table stand this near to each other, in points. */
const BORDER_PT = 4;

export function startTable(part: GridPart): JoinedTable {
  return {
    grid: part.grid,
    parts: [part],
    xs: part.xs,
    ...(part.columns === undefined ? {} : { columns: part.columns }),
  };
}

/** Whether a part at the top of a page can go on with a table: the same outer borders, moved sideways at most. */
export function fitsBelow(table: JoinedTable, part: GridPart): boolean {
  if (part.grid.columnCount === table.grid.columnCount && repeatsHeader(table.grid, part.grid)) return true;
  if (table.columns !== undefined && part.columns !== undefined)
    return alignColumns(table.columns, part.columns) !== undefined;
  if (table.columns === undefined && part.columns !== undefined) return placeInBorders(part, table.xs) !== undefined;
  return findShift(table.xs, part.xs) !== undefined;
}

function findShift(xs: readonly number[], others: readonly number[]): number | undefined {
  const [left, right] = [xs[0] ?? 0, xs.at(-1) ?? 0];
  const [otherLeft, otherRight] = [others[0] ?? 0, others.at(-1) ?? 0];
  if (Math.abs(left - otherLeft) <= BORDER_PT && Math.abs(right - otherRight) <= BORDER_PT) return 0;
  const shift = left - otherLeft;
  const sameColumns =
    xs.length === others.length && others.every((x, index) => Math.abs(x + shift - (xs[index] ?? 0)) <= BORDER_PT);
  return sameColumns && Math.abs(shift) <= MAX_SHIFT_PT ? shift : undefined;
}

/** Puts a part under a table: common columns, repeated header left out, cut rows and merged labels made whole. */
export function joinBelow(table: JoinedTable, part: GridPart): JoinedTable {
  const repeated = joinUnderOneHeader(table, part);
  if (repeated !== undefined) return repeated;
  if (part.grid.columnCount === table.grid.columnCount && repeatsHeader(table.grid, part.grid)) {
    const grid = stack(table.grid, dropRepeatedHeader(table.grid, part.grid));
    // What follows stands under the columns as they were drawn last.
    return { ...startTable(part), grid, parts: [...table.parts, part] };
  }
  const aligned = joinAligned(table, part);
  if (aligned !== undefined) return aligned;
  const placed = part.columns === undefined ? undefined : placeInBorders(part, table.xs);
  if (placed !== undefined && table.columns === undefined)
    return { ...table, grid: stack(table.grid, placed), parts: [...table.parts, part] };
  const shift = findShift(table.xs, part.xs) ?? 0;
  const moved = part.xs.map((x) => x + shift);
  const xs = unite(table.xs, moved);
  const upper = remap(table.grid, table.xs, xs);
  const lower = dropRepeatedHeader(upper, remap(part.grid, moved, xs));
  return { grid: stack(upper, lower), parts: [...table.parts, part], xs };
}

/** Parts without rules that print the same header, read otherwise in each. */
function joinUnderOneHeader(table: JoinedTable, part: GridPart): JoinedTable | undefined {
  if (table.columns === undefined || part.columns === undefined) return undefined;
  const joined = joinRepeated({ ...table, columns: table.columns }, { ...part, columns: part.columns });
  return joined === undefined ? undefined : { ...table, ...joined, parts: [...table.parts, part] };
}

/** Words without rules that stand in the columns of a ruled table, a word in each; undefined where they do not. */
function placeInBorders({ grid }: GridPart, xs: readonly number[]): Grid | undefined {
  const columnOf = (x: number): number => xs.findLastIndex((border, index) => border <= x && index < xs.length - 1);
  const taken = new Set<string>();
  const cells: GridCell[] = [];
  for (const cell of grid.cells) {
    const { box } = cell.place;
    if (box === null || compact(cell.text) === '') continue;
    if (box.x0 < (xs[0] ?? 0) - BORDER_PT || box.x1 > (xs.at(-1) ?? 0) + BORDER_PT) return undefined;
    const column = Math.max(0, columnOf(box.x0 + 1));
    const last = Math.max(column, columnOf(box.x1 - 1));
    if (last > column && classifyValue(cell.text) === 'number') return undefined;
    for (let at = column; at <= last; at++) {
      if (taken.has(`${cell.row} ${at}`)) return undefined;
      taken.add(`${cell.row} ${at}`);
    }
    cells.push({ ...cell, column, columnSpan: last - column + 1 });
  }
  return cells.length < 2 ? undefined : { ...grid, columnCount: xs.length - 1, cells };
}

interface AlignedColumns {
  readonly columns: NonNullable<GridPart['columns']>;
  /** Column of the joined table for each column of the upper and the lower part. */
  readonly upper: readonly number[];
  readonly lower: readonly number[];
}

/** Columns that stand over each other are one; undefined where the parts share no more than half of them. */
function alignColumns(
  upper: NonNullable<GridPart['columns']>,
  lower: NonNullable<GridPart['columns']>,
): AlignedColumns | undefined {
  const shared = (left: { x0: number; x1: number }, right: { x0: number; x1: number }): number =>
    Math.min(left.x1, right.x1) - Math.max(left.x0, right.x0);
  // What two share beside what both cover: a total set over several columns is like none of them.
  const likeness = (left: { x0: number; x1: number }, right: { x0: number; x1: number }): number =>
    shared(left, right) / Math.max(1, Math.max(left.x1, right.x1) - Math.min(left.x0, right.x0));
  const columns = [...upper];
  const matched = lower.map((column) => {
    const best = upper.reduce((left, right) => (likeness(column, right) > likeness(column, left) ? right : left));
    if (shared(column, best) > 0) return best;
    columns.push(column);
    return column;
  });
  if (new Set(matched.filter((column) => upper.includes(column))).size * 2 <= Math.min(upper.length, lower.length))
    return undefined;
  columns.sort((left, right) => left.x0 + left.x1 - right.x0 - right.x1);
  return {
    columns,
    upper: upper.map((column) => columns.indexOf(column)),
    lower: matched.map((column) => columns.indexOf(column)),
  };
}

function joinAligned(table: JoinedTable, part: GridPart): JoinedTable | undefined {
  if (table.columns === undefined || part.columns === undefined) return undefined;
  const aligned = alignColumns(table.columns, part.columns);
  if (aligned === undefined) return undefined;
  const place = (grid: Grid, columns: readonly number[]): Grid => {
    const cells = grid.cells.map((cell) => {
      const column = columns[cell.column] ?? 0;
      const last = columns[cell.column + cell.columnSpan - 1] ?? column;
      return { ...cell, column, columnSpan: last - column + 1 };
    });
    return { ...grid, columnCount: aligned.columns.length, cells };
  };
  const upper = place(table.grid, aligned.upper);
  const lower = dropRepeatedHeader(upper, place(part.grid, aligned.lower));
  return { grid: stack(upper, lower), parts: [...table.parts, part], xs: table.xs, columns: aligned.columns };
}

function unite(xs: readonly number[], others: readonly number[]): number[] {
  const united = [...xs];
  for (const x of others) if (!united.some((known) => Math.abs(known - x) <= BORDER_PT)) united.push(x);
  return united.sort((left, right) => left - right);
}

const nearest = (xs: readonly number[], x: number): number =>
  xs.reduce((best, value, index) => (Math.abs(value - x) < Math.abs((xs[best] ?? 0) - x) ? index : best), 0);

function remap(grid: Grid, from: readonly number[], to: readonly number[]): Grid {
  // The part below brought no new border: nothing moves, and a table of many pages is not made anew for each.
  if (from.length === to.length) return grid;
  const columns = from.map((x) => nearest(to, x));
  const cells = grid.cells.map((cell) => {
    const column = columns[cell.column] ?? 0;
    const end = columns[cell.column + cell.columnSpan] ?? to.length - 1;
    return { ...cell, column, columnSpan: Math.max(1, end - column) };
  });
  return { ...grid, columnCount: to.length - 1, cells };
}
