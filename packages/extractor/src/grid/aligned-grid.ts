import { unionBoxes, type Box, type Glyph, type Grid, type GridCell } from '@mingzhang/schema';
import type { TextLine } from '../layout/text-lines.ts';
import { columnsUnder, findColumns, readHeaderRows, spanHeader, type Column } from './aligned-columns.ts';
import { findBlocks, isDataRow, joinWrappedRows, toRows, type VisualRow } from './aligned-rows.ts';
import type { GridPart } from './fill-cells.ts';
import type { TableLine } from './line-network.ts';

/** Tables without vertical rules: columns from what stands under each other, rows from baselines and rules. */

export interface AlignedResult {
  readonly parts: readonly GridPart[];
  /** Glyphs that stand in none of the tables. */
  readonly rest: readonly Glyph[];
}

/** Finds tables whose columns show only by alignment among glyphs outside ruled grids. */
export function findAlignedTables(
  glyphs: readonly Glyph[],
  rules: readonly TableLine[],
  page: { readonly number: number; readonly width: number },
): AlignedResult {
  const rows = toRows(glyphs);
  const parts: GridPart[] = [];
  const used = new Set<Glyph>();
  for (const block of findBlocks(rows, rules, page.width)) {
    const part = buildPart(block, rules, page.number);
    if (part === undefined) continue;
    parts.push(part);
    for (const row of block) for (const word of row.words) for (const glyph of word.glyphs) used.add(glyph);
  }
  return { parts, rest: parts.length === 0 ? glyphs : glyphs.filter((glyph) => !used.has(glyph)) };
}

function buildPart(block: readonly VisualRow[], rules: readonly TableLine[], page: number): GridPart | undefined {
  const found = block.findIndex(isDataRow);
  const columns = findColumns(block, found);
  if (found < 0 || columns.length < 2) return undefined;
  const header = readHeaderRows(block.slice(0, found), columns);
  const firstData = header.length;
  const rows = [...header, ...joinWrappedRows(block.slice(found), rules)];
  const cells: GridCell[] = [];
  rows.forEach((row, rowIndex) => {
    const spans = rowIndex < firstData ? spanHeader(rowIndex, header, columns) : undefined;
    for (const [index, word] of row.words.entries()) {
      const covered = columnsUnder(word, columns);
      const span = spans?.[index] ?? { first: covered[0] ?? 0, last: covered[0] ?? 0 };
      addWord(cells, word, { row: rowIndex, column: span.first, columnSpan: span.last - span.first + 1, page });
    }
  });
  const box = unionBoxes(block.flatMap((row) => row.words));
  if (box === undefined) return undefined;
  const grid: Grid = {
    rowCount: rows.length,
    columnCount: columns.length,
    cells: fillBlanks(cells, rows.length, columns, page),
    spans: 'known',
  };
  return { grid, page, box, xs: toBorders(columns, box), openTop: false };
}

/** Column borders in the middle of the gaps. */
function toBorders(columns: readonly Column[], box: Box): number[] {
  const inner = columns.slice(1).map((column, index) => ((columns[index]?.x1 ?? 0) + column.x0) / 2);
  return [box.x0, ...inner, box.x1];
}

function addWord(
  cells: GridCell[],
  word: TextLine,
  at: { readonly row: number; readonly column: number; readonly columnSpan: number; readonly page: number },
): void {
  const { page, row, column } = at;
  const box: Box = { x0: word.x0, y0: word.y0, x1: word.x1, y1: word.y1 };
  const [first] = word.glyphs;
  const confidence = word.glyphs.reduce((least, glyph) => Math.min(least, glyph.confidence), 1);
  const known = cells.findIndex((cell) => cell.row === row && cell.column === column);
  const before = cells[known];
  if (before === undefined) {
    const place = { page, box };
    const method = first?.method ?? 'text';
    cells.push({ row, column, rowSpan: 1, columnSpan: at.columnSpan, text: word.text, place, method, confidence });
  } else {
    const place = { page, box: unionBoxes([before.place.box ?? box, box]) ?? box };
    cells[known] = {
      ...before,
      text: before.text + word.text,
      place,
      confidence: Math.min(before.confidence, confidence),
    };
  }
}

/** Places where nothing is printed are cells too. */
function fillBlanks(cells: readonly GridCell[], rows: number, columns: readonly Column[], page: number): GridCell[] {
  const taken = new Set<string>();
  for (const cell of cells)
    for (let column = cell.column; column < cell.column + cell.columnSpan; column++) taken.add(`${cell.row} ${column}`);
  const filled = [...cells];
  for (let row = 0; row < rows; row++)
    columns.forEach((bounds, column) => {
      if (taken.has(`${row} ${column}`)) return;
      const rowBoxes = cells.flatMap((cell) => (cell.row === row && cell.place.box !== null ? [cell.place.box] : []));
      const line = unionBoxes(rowBoxes) ?? { x0: 0, y0: 0, x1: 0, y1: 0 };
      const box: Box = { x0: bounds.x0, x1: bounds.x1, y0: line.y0, y1: line.y1 };
      filled.push({
        row,
        column,
        rowSpan: 1,
        columnSpan: 1,
        text: '',
        place: { page, box },
        method: 'text',
        confidence: 1,
      });
    });
  return filled;
}
