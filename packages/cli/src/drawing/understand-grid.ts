import type { Box, PrintedDocument, PrintedTable, PrintedValue, TableCell } from '@mingzhang/schema';
import type { SeenCell, SeenGrid } from '@mingzhang/extractor';
import type { DrawnRole } from './palette.ts';

/** A cell as seen on the page with what became of it in the joined table; `cell` is missing where it was left out. */
export interface UnderstoodCell {
  readonly seen: SeenCell;
  readonly cell: TableCell | undefined;
  readonly role: DrawnRole;
  readonly values: readonly PrintedValue[];
}

/** A grid with its table; `table` is missing where it was not taken for one (a list of contents). */
export interface UnderstoodGrid {
  readonly seen: SeenGrid;
  readonly table: PrintedTable | undefined;
  readonly cells: readonly UnderstoodCell[];
  /** Pages that the table comes from and goes on to, next to this one. */
  readonly continuedFrom: number | undefined;
  readonly continuedOn: number | undefined;
}

const keyOf = (box: Box): string => `${box.x0} ${box.y0} ${box.x1} ${box.y1}`;

/** Finds what the document says about a grid of a page. Places are compared exactly: both sides have them from one reading. */
export function understandGrid(seen: SeenGrid, page: number, document: PrintedDocument): UnderstoodGrid {
  const isHere = (part: PrintedTable['parts'][number]): boolean =>
    part.page === page && part.box !== null && keyOf(part.box) === keyOf(seen.box);
  const table = document.tables.find(({ parts }) => parts.some(isHere));
  const part = table?.parts.findIndex(isHere) ?? -1;
  const known = new Map<string, TableCell>();
  for (const cell of table?.cells ?? [])
    if (cell.place.page === page && cell.place.box !== null) known.set(keyOf(cell.place.box), cell);
  const values = new Map<string, PrintedValue[]>();
  for (const value of table?.values ?? []) {
    const key = `${value.rowIndex} ${value.columnIndex}`;
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return {
    seen,
    table,
    cells: seen.cells.map((seenCell) => {
      const cell = known.get(keyOf(seenCell.textBox));
      const own = cell === undefined ? [] : (values.get(`${cell.row} ${cell.column}`) ?? []);
      return { seen: seenCell, cell, role: roleOf(seenCell, cell, { values: own, goesOn: part > 0 }), values: own };
    }),
    continuedFrom: table?.parts[part - 1]?.page ?? undefined,
    continuedOn: (part < 0 ? undefined : table?.parts[part + 1]?.page) ?? undefined,
  };
}

function roleOf(
  seen: SeenCell,
  cell: TableCell | undefined,
  about: { readonly values: readonly PrintedValue[]; readonly goesOn: boolean },
): DrawnRole {
  // A dash in a value column is a value, too: it says that there is none.
  if (cell !== undefined) return about.values.some(({ kind }) => kind !== 'blank') ? 'value' : cell.role;
  if (seen.text.trim() === '') return 'blank';
  return about.goesOn ? 'repeated' : 'outside';
}
