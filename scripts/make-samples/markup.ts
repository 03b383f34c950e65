import type { Cell, Row, Table } from './model.ts';

/** Text safe inside XML and HTML. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A place of the grid: a cell that starts there, a place covered by one, or nothing. */
export type Slot = Cell | 'covered' | undefined;

/** The rows of a table as full grids, with the places that merged cells cover. */
export function spreadRows(table: Table): readonly (readonly Slot[])[] {
  const grid: Slot[][] = table.rows.map(() => table.widths.map(() => undefined));
  table.rows.forEach((row, y) => {
    for (const cell of row.cells) {
      for (let dy = 0; dy < cell.rowspan; dy += 1)
        for (let dx = 0; dx < cell.colspan; dx += 1) {
          const line = grid[y + dy];
          if (!line) throw new RangeError(`${table.title}: "${cell.text}" is merged past the last row`);
          line[cell.column + dx] = dx === 0 && dy === 0 ? cell : 'covered';
        }
    }
  });
  return grid;
}

/** How many rows at the top are header. */
export function headerRows(rows: readonly Row[]): number {
  const first = rows.findIndex((row) => row.kind !== 'head');
  return first < 0 ? rows.length : first;
}
