import type { Grid, GridCell } from '@mingzhang/schema';
import { compact, fold } from '../table/printed-text.ts';
import { classifyValue } from '../table/value-kind.ts';
import type { GridPart } from './fill-cells.ts';

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
/** Pages bound left and right move a table sideways by at most this much, in points. */
const MAX_SHIFT_PT = 40;
/** No header repeated at the top of a page is deeper. */
const MAX_HEADER_ROWS = 7;
/** A column that this share of the rows fills is missed in a row that leaves it empty. */
const USUALLY_FILLED = 0.8;
const TOTAL = /^(?:小计|合计|总计|其他)$/u;
/** A title printed again says that the table goes on. */
const CONTINUED = /\(续表?[一二三四五六七八九十\d]*\)$/u;
const ORDINAL =
  /^(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．](?!\d)|其中|合计|总计|小计|注[:：])/u;

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
  if (repeatsHeader(table, part)) {
    const lower = dropRepeatedHeader(table.grid, part.grid);
    return { ...table, grid: stack(table.grid, lower), parts: [...table.parts, part] };
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

/** The same columns under the same first row, wherever their borders are drawn on that page. */
export function repeatsHeader(table: JoinedTable, part: GridPart): boolean {
  const first = rowTexts(part.grid, 0);
  return first !== '' && part.grid.columnCount === table.grid.columnCount && first === rowTexts(table.grid, 0);
}

/** A header names its key column and at least this many more. */
const MIN_OTHER_COLUMNS = 2;

/**
 * Whether a part begins with the header of another table: its first column is named as that of the table above
 * (经济分类科目编码 under 科目编码), but of the others most are not named there.
 */
export function namesOtherColumns(table: JoinedTable, part: GridPart): boolean {
  const [key = '', ...others] = printedTexts(part.grid, 0);
  const [known = ''] = printedTexts(table.grid, 0);
  if (key === '' || known === '' || !(key.endsWith(known) || known.endsWith(key))) return false;
  if (others.length < MIN_OTHER_COLUMNS || others.some((text) => classifyValue(text) !== 'text')) return false;
  const named = new Set(headerTexts(table.grid));
  return others.filter((text) => !named.has(text)).length * 2 > others.length;
}

/** What is printed in the first rows, down to the first with a number. */
function headerTexts(grid: Grid): readonly string[] {
  const rows = Array.from({ length: MAX_HEADER_ROWS }, (_, row) => printedTexts(grid, row));
  const end = rows.findIndex((texts) => texts.some((text) => classifyValue(text) === 'number'));
  return rows.slice(0, end < 0 ? undefined : end).flat();
}

const printedTexts = (grid: Grid, row: number): readonly string[] =>
  grid.cells
    .filter((cell) => cell.row === row && compact(cell.text) !== '')
    .toSorted((left, right) => left.column - right.column)
    .map((cell) => fold(cell.text));

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

const MAX_CAPTION_ROWS = 4;

const rowTexts = (grid: Grid, row: number): string =>
  grid.cells
    .filter((cell) => cell.row === row && compact(cell.text) !== '')
    .sort((left, right) => left.column - right.column)
    .map((cell) => fold(cell.text).replace(CONTINUED, ''))
    .join('\t');

/** Where in a table its header begins that is repeated below: after title and unit, one or two cells each. */
function headerStart(upper: Grid, repeated: string): number {
  for (let row = 0; row <= MAX_CAPTION_ROWS; row++) {
    const texts = rowTexts(upper, row);
    if (texts === repeated) return row;
    if (texts.split('\t').length > 2) return 0;
  }
  return 0;
}

function dropRepeatedHeader(upper: Grid, lower: Grid): Grid {
  const start = headerStart(upper, rowTexts(lower, 0));
  let repeated = 0;
  let printed = 0;
  for (let row = 0; row < Math.min(MAX_HEADER_ROWS, upper.rowCount, lower.rowCount); row++) {
    const texts = rowTexts(lower, row);
    if (texts !== rowTexts(upper, start + row)) break;
    // Only a row that prints something can be known again.
    if (texts !== '') printed = row + 1;
    repeated = row + 1;
  }
  if (printed === 0) return lower;
  repeated = Math.max(printed, repeated);
  const cells = lower.cells
    .filter((cell) => cell.row + cell.rowSpan > repeated)
    .map((cell) => ({
      ...cell,
      row: Math.max(0, cell.row - repeated),
      rowSpan: cell.row >= repeated ? cell.rowSpan : cell.row + cell.rowSpan - repeated,
      text: cell.row >= repeated ? cell.text : '',
    }));
  return { ...lower, rowCount: lower.rowCount - repeated, cells };
}

function stack(upper: Grid, lower: Grid): Grid {
  if (lower.rowCount === 0) return upper;
  const { rows, cells: whole } = joinCutRow(upper, lower);
  const below = lower.cells
    .filter((cell) => cell.row + cell.rowSpan > rows)
    .map((cell) => ({
      ...cell,
      row: Math.max(0, cell.row - rows) + upper.rowCount,
      rowSpan: Math.min(cell.rowSpan, cell.row + cell.rowSpan - rows),
    }));
  const cells = extendMergedLabels(whole, below, upper.rowCount);
  return { ...upper, rowCount: upper.rowCount + lower.rowCount - rows, cells };
}

/** A label merged over rows that the break cuts goes on over the empty piece below. */
function extendMergedLabels(upper: readonly GridCell[], lower: readonly GridCell[], firstRow: number): GridCell[] {
  const removed = new Set<GridCell>();
  const extended = upper.map((cell) => {
    if (cell.row + cell.rowSpan !== firstRow || classifyValue(cell.text) !== 'text') return cell;
    const piece = lower.find(
      (other) => other.row === firstRow && other.column === cell.column && other.columnSpan === cell.columnSpan,
    );
    const merged = cell.rowSpan > 1 || (piece?.rowSpan ?? 1) > 1;
    const rowHasOwnLabel = lower.some(
      (other) => other.row === firstRow && other.column > cell.column && classifyValue(other.text) === 'text',
    );
    if (piece === undefined || compact(piece.text) !== '' || !merged || !rowHasOwnLabel) return cell;
    removed.add(piece);
    return { ...cell, rowSpan: cell.rowSpan + piece.rowSpan };
  });
  return [...extended, ...lower.filter((cell) => !removed.has(cell))];
}

interface JoinedRow {
  /** Rows of the lower part that went into the upper one. */
  readonly rows: number;
  readonly cells: readonly GridCell[];
}

/** The first row below belongs to the last row above when together they are one usual row, and apart they are not. */
function joinCutRow(upper: Grid, lower: Grid): JoinedRow {
  const first = lower.cells.filter((cell) => cell.row === 0);
  const printed = first.filter((cell) => compact(cell.text) !== '');
  if (first.some((cell) => cell.rowSpan > 1 && compact(cell.text) !== '')) return { rows: 0, cells: upper.cells };
  if (printed.length === 0) return { rows: first.every((cell) => cell.rowSpan === 1) ? 1 : 0, cells: upper.cells };
  const last = new Map(
    upper.cells.filter((cell) => cell.row + cell.rowSpan === upper.rowCount).map((cell) => [cell.column, cell]),
  );
  const isPrinted = (cell: GridCell | undefined): cell is GridCell => cell !== undefined && compact(cell.text) !== '';
  if (printed.some((cell) => last.get(cell.column)?.columnSpan !== cell.columnSpan))
    return { rows: 0, cells: upper.cells };
  const texts = printed.filter((cell) => classifyValue(cell.text) === 'text');
  if (texts.some((cell) => ORDINAL.test(compact(cell.text)))) return { rows: 0, cells: upper.cells };
  // 小计 is whole: what follows is another row.
  if (texts.some((cell) => TOTAL.test(compact(last.get(cell.column)?.text ?? ''))))
    return { rows: 0, cells: upper.cells };
  // Two numbers in one column are two rows.
  const clash = printed.some((cell) => isPrinted(last.get(cell.column)) && classifyValue(cell.text) !== 'text');
  if (clash) return { rows: 0, cells: upper.cells };
  const usual = findUsualColumns(upper);
  const missedBelow = usual.some((column) => !printed.some((cell) => cell.column === column));
  const missedAbove = usual.some((column) => !isPrinted(last.get(column)));
  const onlyMoreText = texts.length === printed.length && texts.every((cell) => isPrinted(last.get(cell.column)));
  const completes =
    missedAbove && printed.some((cell) => usual.includes(cell.column) && !isPrinted(last.get(cell.column)));
  if (!missedBelow || !(onlyMoreText || completes)) return { rows: 0, cells: upper.cells };
  const pieces = new Map(printed.map((cell) => [cell.column, cell]));
  const cells = upper.cells.map((cell) => {
    const piece = last.get(cell.column) === cell ? pieces.get(cell.column) : undefined;
    if (piece === undefined) return cell;
    const place = isPrinted(cell) ? cell.place : piece.place;
    return { ...cell, text: cell.text + piece.text, place, confidence: Math.min(cell.confidence, piece.confidence) };
  });
  return { rows: 1, cells };
}

/** Columns that nearly every row of data fills. */
function findUsualColumns(grid: Grid): number[] {
  const data = new Set(grid.cells.filter((cell) => classifyValue(cell.text) === 'number').map((cell) => cell.row));
  if (data.size < 3) return [];
  const filled = new Map<number, number>();
  for (const cell of grid.cells)
    if (data.has(cell.row) && compact(cell.text) !== '') filled.set(cell.column, (filled.get(cell.column) ?? 0) + 1);
  const rows = Math.max(data.size, grid.rowCount - MAX_HEADER_ROWS);
  return [...filled].filter(([, count]) => count >= USUALLY_FILLED * rows).map(([column]) => column);
}
