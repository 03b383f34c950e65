import type { Grid, GridCell } from '@mingzhang/schema';
import { compact } from '../table/printed-text.ts';
import { classifyValue } from '../table/value-kind.ts';
import { MAX_HEADER_ROWS } from './repeated-header.ts';

/** A column that this share of the rows fills is missed in a row that leaves it empty. */
const USUALLY_FILLED = 0.8;
const TOTAL = /^(?:小计|合计|总计|其他)$/u;
const ORDINAL =
  /^(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．](?!\d)|其中|合计|总计|小计|注[:：])/u;

/** Puts one grid under another of the same columns: a row cut by the break and merged labels made whole. */
export function stack(upper: Grid, lower: Grid): Grid {
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

/** What cannot begin a label: a bracket opened above is closed here, or all of it is an addition in brackets. */
const TAIL = /^(?:[）)】、，,]|[（(][^（()）]*[）)]$)/u;

/** A label merged over rows that the break cuts goes on over the piece below, which is empty or holds its end. */
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
    if (piece === undefined || !merged || !rowHasOwnLabel) return cell;
    const rest = compact(piece.text);
    if (rest !== '' && !(piece.rowSpan > 1 && TAIL.test(rest))) return cell;
    removed.add(piece);
    return { ...cell, rowSpan: cell.rowSpan + piece.rowSpan, text: rest === '' ? cell.text : cell.text + piece.text };
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
    const { otherReadings: _, ...rest } = cell;
    return { ...rest, text: cell.text + piece.text, place, confidence: Math.min(cell.confidence, piece.confidence) };
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
