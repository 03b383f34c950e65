import type { Grid, GridCell } from '@mingzhang/schema';
import { compact } from './printed-text.ts';

/** A grid addressed by row and column; a merged cell answers at every place it covers. */
export interface Matrix {
  readonly rowCount: number;
  readonly columnCount: number;
  cellAt(row: number, column: number): GridCell | undefined;
  /** Cells that begin in this row and print something, from left to right. */
  printedCells(row: number): readonly GridCell[];
  /** Text of the cell at this place, without white space; '' where there is none. */
  textAt(row: number, column: number): string;
}

export function createMatrix(grid: Grid): Matrix {
  const { rowCount, columnCount } = grid;
  const places: (GridCell | undefined)[] = Array.from({ length: rowCount * columnCount });
  const texts: string[] = Array.from({ length: rowCount * columnCount }, () => '');
  const printed: GridCell[][] = Array.from({ length: rowCount }, () => []);
  for (const cell of grid.cells) {
    const text = compact(cell.text);
    for (let row = cell.row; row < Math.min(rowCount, cell.row + cell.rowSpan); row++)
      for (let column = cell.column; column < Math.min(columnCount, cell.column + cell.columnSpan); column++) {
        places[row * columnCount + column] = cell;
        texts[row * columnCount + column] = text;
      }
    if (text !== '') printed[cell.row]?.push(cell);
  }
  for (const row of printed) row.sort((left, right) => left.column - right.column);
  return {
    rowCount,
    columnCount,
    cellAt: (row, column) => places[row * columnCount + column],
    printedCells: (row) => printed[row] ?? [],
    textAt: (row, column) => texts[row * columnCount + column] ?? '',
  };
}
