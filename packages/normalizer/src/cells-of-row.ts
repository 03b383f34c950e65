import type { PrintedTable, TableCell } from '@mingzhang/schema';

const NO_CELLS: readonly TableCell[] = [];
/** By the row they begin in; a table is asked for its rows many times over. */
const rowsOfTables = new WeakMap<readonly TableCell[], ReadonlyMap<number, readonly TableCell[]>>();

function groupByRow(cells: readonly TableCell[]): ReadonlyMap<number, readonly TableCell[]> {
  const rows = new Map<number, TableCell[]>();
  for (const cell of cells) {
    if (cell.text.trim() === '') continue;
    const row = rows.get(cell.row);
    if (row === undefined) rows.set(cell.row, [cell]);
    else row.push(cell);
  }
  for (const row of rows.values()) row.sort((a, b) => a.column - b.column);
  return rows;
}

/** Cells with a text that begin in the row, from left to right. */
export function cellsOfRow(table: PrintedTable, row: number): readonly TableCell[] {
  const rows = rowsOfTables.get(table.cells) ?? groupByRow(table.cells);
  rowsOfTables.set(table.cells, rows);
  return rows.get(row) ?? NO_CELLS;
}
