import { unionBoxes, type Box, type Glyph, type Grid, type GridCell } from '@mingzhang/schema';
import type { Word } from '../layout/text-lines.ts';
import { findBlocks, type Block } from './aligned-blocks.ts';
import { columnsUnder, findColumns, toBorders, type Column } from './aligned-columns.ts';
import { readAlignedHeader } from './aligned-header.ts';
import { cutAtRules, isDataRow, isPieceOf, joinWrappedRows, readWords, toRows, type WordRow } from './aligned-rows.ts';
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
  const parts: GridPart[] = [];
  const used = new Set<Glyph>();
  for (const block of findBlocks(readWords(glyphs), rules, page.width)) {
    const part = buildPart(block, page.number);
    if (part === undefined) continue;
    parts.push(part);
    for (const word of block.words) for (const glyph of word.glyphs) used.add(glyph);
  }
  return { parts, rest: parts.length === 0 ? glyphs : glyphs.filter((glyph) => !used.has(glyph)) };
}

/** Rows of a block: between its rules where every row has one, else by what stands beside the amounts. */
function readRows(block: Block): readonly WordRow[] {
  const visual = toRows(block.words);
  const ruled = cutAtRules(block.words, block.borders);
  const perRule = visual.filter(isDataRow).length / Math.max(1, ruled.filter((row) => row.words.length > 1).length);
  if (block.borders.length > 3 && perRule < 1.5) return ruled;
  let firstData = visual.findIndex(isDataRow);
  if (firstData < 0) return [];
  // The first line of a label that wraps can stand above the amounts of its row.
  while (isPieceOf(visual[firstData - 1], visual[firstData])) firstData--;
  return [...visual.slice(0, firstData), ...joinWrappedRows(visual.slice(firstData), block.partial)];
}

function buildPart(block: Block, page: number): GridPart | undefined {
  const rows = readRows(block);
  const firstData = rows.findIndex(isDataRow);
  if (firstData < 0) return undefined;
  const data = rows.slice(firstData);
  const headerWords = rows.slice(0, firstData).flatMap((row) => row.words);
  const columns = findColumns(data, headerWords);
  if (columns.length < 2) return undefined;
  const cells: GridCell[] = [];
  const header = readAlignedHeader(headerWords, columns, block.partial);
  const headerRows = Math.max(-1, ...header.map((cell) => cell.row)) + 1;
  for (const cell of header)
    for (const word of cell.words)
      addWord(cells, word, { row: cell.row, column: cell.first, columnSpan: cell.last - cell.first + 1, page });
  data.forEach((row, index) => {
    for (const word of row.words.toSorted((left, right) => left.baseline - right.baseline || left.x0 - right.x0)) {
      const covered = columnsUnder(word, columns);
      addWord(cells, word, { row: headerRows + index, column: covered[0] ?? 0, columnSpan: covered.length, page });
    }
  });
  const box = unionBoxes(block.words);
  if (box === undefined) return undefined;
  const rowCount = headerRows + data.length;
  const grid: Grid = {
    rowCount,
    columnCount: columns.length,
    cells: fillBlanks(cells, rowCount, { columns, page }),
    spans: 'known',
  };
  return { grid, page, box, xs: toBorders(columns, box), openTop: false, columns };
}

function addWord(
  cells: GridCell[],
  word: Word,
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
    // Code and name in one cell stand apart: `210 卫生健康支出`.
    const beside = before.place.box !== null && word.x0 > before.place.box.x1 && word.y0 < before.place.box.y1;
    const text = before.text + (beside ? ' ' : '') + word.text;
    cells[known] = { ...before, text, place, confidence: Math.min(before.confidence, confidence) };
  }
}

/** Places where nothing is printed are cells too. */
function fillBlanks(
  cells: readonly GridCell[],
  rows: number,
  { columns, page }: { readonly columns: readonly Column[]; readonly page: number },
): GridCell[] {
  const taken = new Set<string>();
  const lines = new Map<number, Box>();
  for (const cell of cells) {
    for (let column = cell.column; column < cell.column + cell.columnSpan; column++) taken.add(`${cell.row} ${column}`);
    const box = cell.place.box;
    if (box !== null) lines.set(cell.row, unionBoxes([lines.get(cell.row) ?? box, box]) ?? box);
  }
  const filled = [...cells];
  for (let row = 0; row < rows; row++)
    columns.forEach((bounds, column) => {
      if (taken.has(`${row} ${column}`)) return;
      const line = lines.get(row);
      const box: Box = { x0: bounds.x0, x1: bounds.x1, y0: line?.y0 ?? 0, y1: line?.y1 ?? 0 };
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
