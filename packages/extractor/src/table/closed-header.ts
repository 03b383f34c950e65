import type { GridCell } from '@mingzhang/schema';
import type { Matrix } from './matrix.ts';
import { classifyValue, isAmountText } from './value-kind.ts';

/** No header that is known by its shape alone is deeper. */
const MAX_DEEP = 4;
/** So many amounts under words, and nothing else in their row, are a form of one row (三公, 资产占用). */
const MIN_AMOUNTS = 3;

const isAmount = (cell: GridCell): boolean => isAmountText(cell.text);

/**
 * The row after a header that is known by its shape, whatever its words; undefined where none begins in this row.
 * Every column is named and no number is among the names.
 */
export function findClosedEnd(firstRow: number, matrix: Matrix): number | undefined {
  return findMergedEnd(firstRow, matrix) ?? findEndOverAmounts(firstRow, matrix);
}

/**
 * Cells merged downwards beside cells merged over columns, all closed by one line with amounts right under it
 * (指导性目录 over 一级 | 二级 | 三级, beside 购买服务内容 over both rows).
 */
function findMergedEnd(firstRow: number, matrix: Matrix): number | undefined {
  const top = matrix.printedCells(firstRow);
  const deep = top.reduce((most, cell) => Math.max(most, cell.rowSpan), 1);
  const end = firstRow + deep;
  if (top.length < 2 || deep > MAX_DEEP || end >= matrix.rowCount) return undefined;
  const across = top.filter((cell) => cell.columnSpan > 1 && cell.rowSpan < deep);
  if (across.length === 0 || !top.every((cell) => cell.rowSpan === deep || across.includes(cell))) return undefined;
  if (!isClosed(firstRow, end, matrix)) return undefined;
  const amounts = matrix.printedCells(end).filter((cell) => isAmount(cell));
  return amounts.some((cell) => across.some((over) => covers(over, cell.column))) ? end : undefined;
}

/** Rows of words over a row of nothing but amounts that begins at the left: a form of one row. */
function findEndOverAmounts(firstRow: number, matrix: Matrix): number | undefined {
  for (let row = firstRow + 1; row <= Math.min(matrix.rowCount - 1, firstRow + MAX_DEEP); row++) {
    const cells = matrix.printedCells(row);
    if (cells.length === 0) return undefined;
    if (!cells.every(isAmount)) continue;
    const isForm = cells.length >= MIN_AMOUNTS && cells[0]?.column === 0 && isClosed(firstRow, row, matrix);
    return isForm ? row : undefined;
  }
  return undefined;
}

/** Every place of these rows holds words of a cell that begins and ends among them. */
function isClosed(firstRow: number, endRow: number, matrix: Matrix): boolean {
  for (let row = firstRow; row < endRow; row++)
    for (let column = 0; column < matrix.columnCount; column++) {
      const cell = matrix.cellAt(row, column);
      if (cell === undefined || classifyValue(cell.text) !== 'text') return false;
      if (cell.row < firstRow || cell.row + cell.rowSpan > endRow) return false;
    }
  return true;
}

const covers = (cell: GridCell, column: number): boolean =>
  column >= cell.column && column < cell.column + cell.columnSpan;

/** So many rows under a header show what its columns hold. */
const LOOK_UNDER_ROWS = 8;
const MIN_ROWS = 2;
const MIN_AMOUNT_COLUMNS = 2;

/**
 * Whether this row of single cells, one for every column, stands over texts at the left and amounts alone at the
 * right: a list whose words nobody listed (服务领域 | 目录 | 预算 | 其中：…).
 */
export function standsOverTypedColumns(row: number, matrix: Matrix): boolean {
  const cells = matrix.printedCells(row);
  const isSingle = cells.every((cell) => cell.columnSpan === 1 && cell.rowSpan === 1);
  if (!isSingle || cells.length !== matrix.columnCount || !isClosed(row, row + 1, matrix)) return false;
  const end = Math.min(matrix.rowCount, row + 1 + LOOK_UNDER_ROWS);
  if (end - row - 1 < MIN_ROWS) return false;
  const columns = cells.map((_, column) => readColumn(column, row + 1, end, matrix));
  const firstAmounts = columns.findIndex(({ amounts, texts }) => amounts >= MIN_ROWS && texts === 0);
  if (firstAmounts < 1 || columns.length - firstAmounts < MIN_AMOUNT_COLUMNS) return false;
  return (
    columns.slice(firstAmounts).every(({ texts }) => texts === 0) &&
    columns.slice(0, firstAmounts).every(({ amounts, texts }) => texts > amounts)
  );
}

function readColumn(
  column: number,
  firstRow: number,
  endRow: number,
  matrix: Matrix,
): { texts: number; amounts: number } {
  let texts = 0;
  let amounts = 0;
  for (let row = firstRow; row < endRow; row++) {
    const cell = matrix.cellAt(row, column);
    if (cell === undefined || cell.row !== row || cell.column !== column) continue;
    if (isAmount(cell)) amounts++;
    else if (classifyValue(cell.text) === 'text') texts++;
  }
  return { texts, amounts };
}
