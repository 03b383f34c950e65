import { unionBoxes, type Box, type Glyph, type Grid, type GridCell, type Ruling } from '@mingzhang/schema';
import { groupLines, type Word } from '../layout/text-lines.ts';
import { findBlocks, type Block } from './aligned-blocks.ts';
import { columnsUnder, toBorders, type Column } from './aligned-columns.ts';
import { partBeside } from './beside-tables.ts';
import {
  cutAtRules,
  isAmount,
  isBodyRow,
  isDataRow,
  isPieceOf,
  joinWrappedRows,
  readWords,
  toRows,
  type WordRow,
} from './aligned-rows.ts';
import { findDrawnColumns, partAtDrawn } from './drawn-columns.ts';
import { readOtherwise, type GridPart } from './fill-cells.ts';
import { centreY } from './header-drafts.ts';
import { readHeader } from './read-header.ts';
import type { TableLine } from './line-network.ts';
import type { Region } from './ruled-grid.ts';

/** Tables without vertical rules: columns from what stands under each other, rows from baselines and rules. */

export interface AlignedResult {
  readonly parts: readonly GridPart[];
  /** Glyphs that stand in none of the tables. */
  readonly rest: readonly Glyph[];
}

/** What is known of the page beside its glyphs and rules. */
export interface AlignedPage {
  readonly number: number;
  readonly width: number;
  /** No ruled table stands above. */
  readonly isTop: boolean;
  /** Horizontal lines and edges of shading as drawn, piece by piece. */
  readonly pieces: readonly Ruling[];
}

/** Finds tables whose columns show only by alignment among glyphs outside ruled grids. */
export function findAlignedTables(
  glyphs: readonly Glyph[],
  rules: readonly TableLine[],
  page: AlignedPage,
): AlignedResult {
  const parts: GridPart[] = [];
  const used = new Set<Glyph>();
  const strips = partBeside(readWords(glyphs), rules, page.width);
  for (const block of strips.flatMap((strip) => findBlocks(strip.words, strip.rules, page.width))) {
    // What a page goes on with stands at its top: below a table it is text, a page number above all.
    if (block.isRemainder && !page.isTop) continue;
    const part = buildPart(withDrawnColumns(block, page.pieces), page.number);
    if (part === undefined) continue;
    parts.push(part);
    for (const word of block.words) for (const glyph of word.glyphs) used.add(glyph);
  }
  return { parts, rest: parts.length === 0 ? glyphs : glyphs.filter((glyph) => !used.has(glyph)) };
}

/** A block with the borders of its columns, where lines drawn cell by cell show them, and its words parted there. */
function withDrawnColumns(found: Block, pieces: readonly Ruling[]): Block {
  const box = unionBoxes(found.words);
  const xs = box === undefined ? undefined : findDrawnColumns(pieces, found.words, box);
  const words = xs === undefined ? found.words : found.words.flatMap((word) => partAtDrawn(word, xs));
  const partial = found.partial.filter((rule) => !isStroke(rule, words));
  return { ...found, partial, words, ...(xs === undefined ? {} : { xs }) };
}

/** A text this near to a rule, in letters, stands in a cell that the rule closes. */
const BESIDE_RULE_EM = 1.5;
/** The rule then ends outside of the text, or inside of it by less than this, in points. */
const INSIDE_TEXT_PT = 3;

/** Whether a rule ends over or under the middle of a text, as strokes of seals do and borders do not. */
function isStroke(rule: TableLine, words: readonly Word[]): boolean {
  return words.some(
    (word) =>
      Math.abs(centreY(word) - rule.at) < BESIDE_RULE_EM * word.size &&
      [rule.from, rule.to].some((end) => end > word.x0 + INSIDE_TEXT_PT && end < word.x1 - INSIDE_TEXT_PT),
  );
}

/** Rows of a block: between its rules where every row has one, else by what stands beside the amounts. */
function readRows(block: Block): readonly WordRow[] {
  const visual = toRows(block.words, block.xs);
  const ruled = cutAtRules(block.words, block.borders, block.xs);
  const perRule = visual.filter(isDataRow).length / Math.max(1, ruled.filter((row) => row.words.length > 1).length);
  if (block.borders.length > 3 && perRule < 1.5) return ruled;
  let firstData = visual.findIndex(isBodyRow);
  if (firstData < 0) return [];
  // The first line of a label that wraps can stand above the amounts of its row.
  while (isPieceOf(visual[firstData - 1], visual[firstData])) firstData--;
  return [...visual.slice(0, firstData), ...joinWrappedRows(visual.slice(firstData), block.partial)];
}

function buildPart(block: Block, page: number): GridPart | undefined {
  // Numbers beside the lines of a chart: a table says somewhere what they are.
  if (block.words.every(isAmount)) return undefined;
  const rows = readRows(block);
  const firstData = rows.findIndex(isBodyRow);
  if (firstData < 0 || !rows.some(isDataRow)) return undefined;
  const data = rows.slice(firstData);
  const header = readHeader(rows.slice(0, firstData), data, block);
  const { columns } = header;
  if (columns.length < 2) return undefined;
  const cells: GridCell[] = [];
  for (const cell of header.cells)
    for (const word of cell.words)
      addWord(cells, word, { ...cell, column: cell.first, columnSpan: cell.last - cell.first + 1, page });
  data.forEach((row, index) => {
    for (const word of row.words.toSorted((left, right) => left.baseline - right.baseline || left.x0 - right.x0)) {
      const covered = columnsUnder(word, columns);
      const [column = 0] = covered;
      addWord(cells, word, { row: header.rowCount + index, rowSpan: 1, column, columnSpan: covered.length, page });
    }
  });
  const box = unionBoxes(block.words);
  if (box === undefined) return undefined;
  const rowCount = header.rowCount + data.length;
  const grid: Grid = {
    rowCount,
    columnCount: columns.length,
    cells: fillBlanks(cells, rowCount, { columns, page }),
    spans: 'known',
  };
  const part = { grid, page, box, xs: toBorders(columns, box), openTop: false, columns };
  return block.isRemainder ? { ...part, remainder: groupLines(block.words.flatMap((word) => word.glyphs)) } : part;
}

function addWord(cells: GridCell[], word: Word, at: Region & { readonly page: number }): void {
  const { page, row, column, rowSpan, columnSpan } = at;
  const box: Box = { x0: word.x0, y0: word.y0, x1: word.x1, y1: word.y1 };
  const [first] = word.glyphs;
  const confidence = word.glyphs.reduce((least, glyph) => Math.min(least, glyph.confidence), 1);
  const known = cells.findIndex((cell) => cell.row === row && cell.column === column);
  const before = cells[known];
  if (before === undefined) {
    const place = { page, box };
    const method = first?.method ?? 'text';
    cells.push({
      row,
      column,
      rowSpan,
      columnSpan,
      text: word.text,
      place,
      method,
      confidence,
      ...readOtherwise(word.glyphs),
    });
  } else {
    const place = { page, box: unionBoxes([before.place.box ?? box, box]) ?? box };
    // Code and name in one cell stand apart: `210 卫生健康支出`.
    const beside = before.place.box !== null && word.x0 > before.place.box.x1 && word.y0 < before.place.box.y1;
    const text = before.text + (beside ? ' ' : '') + word.text;
    const { otherReadings: _, ...rest } = before;
    cells[known] = { ...rest, text, place, confidence: Math.min(before.confidence, confidence) };
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
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) taken.add(`${row} ${column}`);
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
