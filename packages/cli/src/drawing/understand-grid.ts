import type { Box, PrintedDocument, PrintedTable, PrintedValue, TableCell } from '@mingzhang/schema';
import type { SeenCell, SeenGrid, SeenPage } from '@mingzhang/extractor';
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

/**
 * The grids of a page with what the document says about them. Tables of a recognised page, which have no grid
 * in what was seen without recognition, get one from the places of their cells.
 */
export function understandGrids(page: SeenPage, document: PrintedDocument): readonly UnderstoodGrid[] {
  const seen = page.grids.map((grid) => understandGrid(grid, page.number, document));
  const known = new Set(seen.flatMap(({ table }) => table ?? []));
  const recognised = document.tables.flatMap((table) =>
    known.has(table)
      ? []
      : table.parts.flatMap((part) =>
          part.page === page.number && part.box !== null ? [toGrid(table, page.number, part.box)] : [],
        ),
  );
  return [...seen, ...recognised.map((grid) => understandGrid(grid, page.number, document))];
}

function toGrid({ cells }: PrintedTable, page: number, box: Box): SeenGrid {
  return {
    box,
    found: 'ruled',
    cells: cells.flatMap((cell) =>
      cell.place.page === page && cell.place.box !== null
        ? [{ ...cell, box: cell.place.box, textBox: cell.place.box }]
        : [],
    ),
  };
}

/** Finds what the document says about a grid of a page. Places are compared exactly: both sides have them from one reading. */
function understandGrid(seen: SeenGrid, page: number, document: PrintedDocument): UnderstoodGrid {
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
      return { seen: seenCell, cell, role: roleOf(seenCell, cell, { values: own, table, part }), values: own };
    }),
    continuedFrom: table?.parts[part - 1]?.page ?? undefined,
    continuedOn: (part < 0 ? undefined : table?.parts[part + 1]?.page) ?? undefined,
  };
}

function roleOf(
  seen: SeenCell,
  cell: TableCell | undefined,
  about: { readonly values: readonly PrintedValue[]; readonly table: PrintedTable | undefined; readonly part: number },
): DrawnRole {
  const text = compact(seen.text);
  if (cell === undefined) return text === '' ? 'blank' : roleOfLeftOut(text, about.table, about.part);
  const [value] = about.values;
  if (value?.kind === 'number' || value?.kind === 'unreadable') return 'value';
  if (text === '') return value === undefined ? 'blank' : 'empty';
  if (value !== undefined) return 'worded';
  // 合计 merged over the columns of 类, 款 and 项 is a label in their place.
  return cell.role === 'code' && !/\d/u.test(text) ? 'label' : cell.role;
}

/** A printed cell that is not in the table: its header was there before, it completes a cut row, or it is no row of it. */
function roleOfLeftOut(text: string, table: PrintedTable | undefined, part: number): DrawnRole {
  if (table === undefined || part <= 0) return 'outside';
  const headers = table.cells.filter(({ role }) => role === 'header' || role === 'index');
  return headers.some((header) => compact(header.text) === text) ? 'repeated' : 'joined';
}

const compact = (text: string): string => text.replaceAll(/\s+/gu, '');
