import type { Cell, Row } from './model.ts';

/** A place of the grid: a cell that starts there, one that a merged cell covers, or nothing. */
export type Slot = Cell | 'covered' | undefined;

/** Rows as full grids, so that every place of every row is known. */
export function spreadRows(rows: readonly Row[], columns: number): Slot[][] {
  const grid: Slot[][] = rows.map(() => Array.from({ length: columns }, () => undefined));
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while (grid[y]?.[x] !== undefined) x++;
      for (let down = 0; down < cell.rowspan; down++)
        for (let right = 0; right < cell.colspan; right++) {
          const line = grid[y + down];
          if (line !== undefined) line[x + right] = down === 0 && right === 0 ? cell : 'covered';
        }
      x += cell.colspan;
    }
  });
  return grid;
}
