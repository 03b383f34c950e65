import type { Grid, GridCell } from '@mingzhang/schema';
import type { HeaderBand } from './header-band.ts';
import type { Matrix } from './matrix.ts';

/** Which header cell stands over a place of a header band; undefined where none does. */
export interface HeaderOwners {
  ownerAt(row: number, column: number): GridCell | undefined;
}

/**
 * Finds the header cell over every place of the bands. With known spans it is the cell itself.
 * With lost spans a blank goes on with the cell to its left where both hang under the same cell
 * above (or under none), else with the cell above it: that is how merged cells are written as text.
 */
export function assignHeaderOwners(grid: Grid, matrix: Matrix, bands: readonly HeaderBand[]): HeaderOwners {
  if (grid.spans === 'known') return { ownerAt: (row, column) => matrix.cellAt(row, column) };
  const owners = new Map<number, GridCell>();
  const key = (row: number, column: number): number => row * matrix.columnCount + column;
  for (const band of bands)
    for (let row = band.firstRow; row < band.endRow; row++)
      for (let column = 0; column < matrix.columnCount; column++) {
        const cell = matrix.textAt(row, column) === '' ? undefined : matrix.cellAt(row, column);
        const owner = cell ?? inheritOwner(row, column);
        if (owner !== undefined) owners.set(key(row, column), owner);

        function inheritOwner(atRow: number, atColumn: number): GridCell | undefined {
          if (band.indexRows.includes(atRow)) return undefined;
          const left = atColumn === 0 ? undefined : owners.get(key(atRow, atColumn - 1));
          if (atRow === band.firstRow) return left;
          const above = owners.get(key(atRow - 1, atColumn));
          const sharesParent =
            atColumn > 0 && above !== undefined && above === owners.get(key(atRow - 1, atColumn - 1));
          return sharesParent && left !== undefined && left.row === atRow ? left : above;
        }
      }
  return { ownerAt: (row, column) => owners.get(key(row, column)) };
}
