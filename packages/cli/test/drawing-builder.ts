import type { SeenGrid, SeenLine, SeenPage } from '@mingzhang/extractor';
import type { Box, CellRole, Glyph, PrintedDocument, PrintedTable, PrintedValue, TableCell } from '@mingzhang/schema';

const CELL_WIDTH = 100;
const CELL_HEIGHT = 20;

/** A cell of a made-up table: what is printed, and what the header reader took it for. */
export interface MadeCell {
  readonly text: string;
  readonly role: CellRole;
}

export const boxAt = (row: number, column: number): Box => ({
  x0: 50 + column * CELL_WIDTH,
  y0: 100 + row * CELL_HEIGHT,
  x1: 50 + (column + 1) * CELL_WIDTH,
  y1: 100 + (row + 1) * CELL_HEIGHT,
});

const textBoxAt = (row: number, column: number): Box => {
  const box = boxAt(row, column);
  return { x0: box.x0 + 20, y0: box.y0 + 5, x1: box.x0 + 60, y1: box.y1 - 5 };
};

/** Cells that stand on a page as drawn there, from the top left. */
export function makeGrid(rows: readonly (readonly string[])[]): SeenGrid {
  const cells = rows.flatMap((texts, row) =>
    texts.map((text, column) => ({
      row,
      column,
      rowSpan: 1,
      columnSpan: 1,
      text,
      box: boxAt(row, column),
      textBox: text === '' ? boxAt(row, column) : textBoxAt(row, column),
    })),
  );
  const last = boxAt(rows.length - 1, (rows[0]?.length ?? 1) - 1);
  return { box: { x0: 50, y0: 100, x1: last.x1, y1: last.y1 }, found: 'ruled', cells };
}

/** Rows of the joined table that stand on one page; `skipped` rows of the page are not in the table. */
export interface MadePart {
  readonly page: number;
  readonly skipped: number;
  readonly rows: readonly (readonly MadeCell[])[];
}

export function makeTable(parts: readonly MadePart[], changes: Partial<PrintedTable> = {}): PrintedTable {
  const cells: TableCell[] = [];
  let first = 0;
  for (const part of parts) {
    part.rows.forEach((row, index) => {
      row.forEach(({ text, role }, column) => {
        const at = index + part.skipped;
        const box = text === '' ? boxAt(at, column) : textBoxAt(at, column);
        cells.push({
          row: first + index,
          column,
          rowSpan: 1,
          columnSpan: 1,
          text,
          role,
          place: { page: part.page, box },
        });
      });
    });
    first += part.rows.length;
  }
  return {
    index: 0,
    title: '收支总表',
    formNumber: '公开01表',
    unitPrinted: '万元',
    compiledBy: '',
    notes: [],
    sectionIndex: null,
    method: 'text',
    parts: parts.map(({ page, rows, skipped }) => ({
      page,
      box: { ...boxAt(skipped + rows.length - 1, (rows[0]?.length ?? 1) - 1), x0: 50, y0: 100 },
    })),
    rowCount: first,
    columnCount: parts[0]?.rows[0]?.length ?? 0,
    cells,
    values: cells.filter(({ role }) => role === 'value').map((cell) => makeValue(cell)),
    illegible: false,
    ...changes,
  };
}

/** A value of row 医疗保障经办事务 under 支出/决算数. */
export function makeValue({ row, column, text, place }: TableCell, changes: Partial<PrintedValue> = {}): PrintedValue {
  return {
    rowIndex: row,
    columnIndex: column,
    place,
    blockIndex: 0,
    side: '',
    rowCodes: ['2101506'],
    rowLabels: ['医疗保障经办事务'],
    columnPath: ['支出', '决算数'],
    kind: text === '' ? 'blank' : /\d/.test(text) ? 'number' : 'dash',
    printed: text,
    method: 'text',
    confidence: 1,
    ...changes,
  };
}

export function makePage(number: number, grids: readonly SeenGrid[], lines: readonly SeenLine[] = []): SeenPage {
  return { number, width: 400, height: 500, trust: 'trusted', glyphs: [], horizontal: [], vertical: [], grids, lines };
}

export function makeDocument(changes: Partial<PrintedDocument>): PrintedDocument {
  return {
    documentId: '0'.repeat(64),
    mediaType: 'application/pdf',
    pages: [],
    sections: [],
    paragraphs: [],
    tables: [],
    ...changes,
  };
}

export function makeGlyph(text: string, box: Box, direction: Glyph['direction'] = 0): Glyph {
  return {
    ...box,
    text,
    baseline: box.y1,
    size: box.y1 - box.y0,
    direction,
    bold: false,
    method: 'text',
    confidence: 1,
  };
}
