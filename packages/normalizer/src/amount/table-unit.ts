import type { Place, PrintedDocument, PrintedTable } from '@mingzhang/schema';
import { findMoneyUnit, parseMoneyUnit, type MoneyUnit } from './money-unit.ts';

/** Unit of the whole table: its 单位： line, its title, a note under it, or the only unit that its cells name. */
function printedUnit(table: PrintedTable): MoneyUnit | undefined {
  const stated = parseMoneyUnit(table.unitPrinted) ?? findMoneyUnit(table.title);
  if (stated !== undefined) return stated;
  const noted = table.notes.map(findMoneyUnit).find((unit) => unit !== undefined);
  if (noted !== undefined) return noted;
  const named = new Set(table.cells.flatMap((cell) => (cell.role === 'value' ? [] : (findMoneyUnit(cell.text) ?? []))));
  return named.size === 1 ? [...named][0] : undefined;
}

/** What a table's amounts are in, and whether the table above it says so. */
export interface TableUnit {
  readonly unit: MoneyUnit | undefined;
  readonly isFromAbove: boolean;
}

/** Units of all tables, in their order. A second table under one title and one 单位： line has the first one's. */
export function unitsOfTables(document: PrintedDocument): readonly TableUnit[] {
  const units: TableUnit[] = [];
  document.tables.forEach((table, position) => {
    const unit = printedUnit(table);
    const above = document.tables[position - 1];
    const taken =
      unit === undefined && above !== undefined && standsRightBelow(table, above, document)
        ? units[position - 1]?.unit
        : undefined;
    units.push({ unit: unit ?? taken, isFromAbove: taken !== undefined });
  });
  return units;
}

interface Line {
  readonly page: number;
  readonly y: number;
}

const edge = (place: Place | undefined, side: 'y0' | 'y1'): Line | undefined =>
  place === undefined || place.page === null || place.box === null
    ? undefined
    : { page: place.page, y: place.box[side] };

const isBefore = (one: Line, other: Line): boolean =>
  one.page < other.page || (one.page === other.page && one.y <= other.y);

/** Whether a table without a title follows another with no word between them, on the same page or the next. */
function standsRightBelow(table: PrintedTable, above: PrintedTable, document: PrintedDocument): boolean {
  const end = edge(above.parts.at(-1), 'y1');
  const start = edge(table.parts[0], 'y0');
  if (table.title !== '' || end === undefined || start === undefined) return false;
  if (!isBefore(end, start) || start.page > end.page + 1) return false;
  return !document.paragraphs.some((paragraph) =>
    paragraph.places.some((place) => {
      const line = edge(place, 'y0');
      return line !== undefined && isBefore(end, line) && isBefore(line, start);
    }),
  );
}
