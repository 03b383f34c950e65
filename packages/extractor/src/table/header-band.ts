import type { GridCell } from '@mingzhang/schema';
import { findClosedEnd, standsOverTypedColumns } from './closed-header.ts';
import type { Lexicon } from './lexicon.ts';
import type { Matrix } from './matrix.ts';
import { fold } from './printed-text.ts';
import { classifyValue, isAmountText, isNumberText } from './value-kind.ts';

/** Consecutive header rows, half-open; an index row (栏次, **) at its end belongs to it. */
export interface HeaderBand {
  readonly firstRow: number;
  readonly endRow: number;
  /** Rows of the band that only number its columns. */
  readonly indexRows: readonly number[];
}

/** No header of a disclosure is deeper; what is longer is a list. */
const MAX_BAND_ROWS = 7;
const INDEX_CELL = /^(?:栏次|行次|序号|项次|\*+|-+|\d{1,2}|[A-Z]|[甲乙丙丁]|[类款项]|\d{1,2}=[\d+\-()]+|栏次\(\d+\))$/u;
/** How a row of data begins where its amounts are blank. */
const DATA_LABEL =
  /^(?:合计|总计|小计|总分|收入总计|支出总计|收入合计|支出合计|本年收入|本年支出|预算数|决算数|其中|[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]+\)|\d{1,2}[、.](?!\d)|\d{3,7}(?!\d|年))/u;
/** Rows of data begin at the left, at most after one blank code; 小计 further right is a header. */
const LAST_LABEL_COLUMN = 1;
/** What stands further below a word says nothing about it. */
const LOOK_UNDER_ROWS = 6;
/** So many header words in a row head a list, though the first could be the key of a form (项目类别 | 项目名称 | …). */
const LIST_COLUMNS = 5;
/** So many words for amounts beside one label say the same: a form asks for one thing after the other. */
const LIST_AMOUNTS = 3;
const YEAR = /^(?:19|20)\d{2}$/u;

/** 1 2 3 …, or several blocks that each begin at 1 again. */
export const isCounting = (numbers: readonly number[]): boolean =>
  numbers.every((value, index) => value === (numbers[0] ?? 0) + index || value === 1);

/** 栏次 1 2 3, ** ** 1 2, 甲 乙 1 2: a row that numbers the columns. */
export function isIndexRow(cells: readonly GridCell[]): boolean {
  const texts = cells.map((cell) => fold(cell.text));
  if (
    texts.length < 2 ||
    !texts.every((text) => INDEX_CELL.test(text)) ||
    texts.every((text) => /^[类款项]$/u.test(text))
  ) {
    return false;
  }
  const numbers = texts.filter((text) => /^\d+$/u.test(text)).map(Number);
  const marked = texts.some((text) => /^(?:栏次|行次|\*+|甲)$/u.test(text));
  if (numbers.length === 0) return texts.some((text) => /^(?:栏次|\*+|甲)$/u.test(text));
  return (numbers[0] === 1 || marked) && isCounting(numbers) && (marked || numbers.length >= 3);
}

interface Extending {
  readonly matrix: Matrix;
  readonly lexicon: Lexicon;
  /** Nothing of the table stands above. */
  readonly isTop: boolean;
}

interface RowSigns {
  readonly printed: number;
  readonly known: number;
  readonly strong: number;
  readonly strongValues: number;
  readonly values: number;
  readonly numbers: number;
  readonly keyed: boolean;
}

function readSigns(cells: readonly GridCell[], lexicon: Lexicon): RowSigns {
  let known = 0;
  let strong = 0;
  let strongValues = 0;
  let values = 0;
  let numbers = 0;
  for (const cell of cells) {
    const word = lexicon.lookUp(cell.text);
    if (word === undefined || word.role === 'key' || word.role === 'private') {
      if (isNumberText(cell.text) && !YEAR.test(fold(cell.text))) numbers++;
      continue;
    }
    known++;
    if (word.strength !== 'weak') strong++;
    if (word.role !== 'value' && word.role !== 'group') continue;
    values++;
    if (word.strength !== 'weak') strongValues++;
  }
  const first = cells[0];
  const word = first === undefined ? undefined : lexicon.lookUp(first.text);
  // Plain words, or one that labels a list and amounts enough beside it: 项目单位 | 项目名称 | 合计 | 一般公共预算 | …
  const isTold = strong >= 2 || (strong === 1 && values >= LIST_AMOUNTS);
  const isList = cells.length >= LIST_COLUMNS && numbers === 0 && isTold && known >= (cells.length - 1) * 0.75;
  const keyed =
    (word?.role === 'key' && !(isList && values >= 1)) ||
    word?.role === 'private' ||
    (word?.strength === 'form' && isFormLine(cells, lexicon));
  return { printed: cells.length, known, strong, strongValues, values, numbers, keyed };
}

/** 项目名称 | 经办经费: one text that no plain header word is, and columns enough for more. */
function isFormLine(cells: readonly GridCell[], lexicon: Lexicon): boolean {
  const [key, second] = cells;
  if (cells.length !== 2 || key === undefined || second === undefined) return false;
  // 单位名称 that stands beside several rows of what is right of it heads a column.
  if (key.rowSpan > second.rowSpan) return false;
  const wide = second.column > 1 || second.columnSpan > 1;
  return wide && lexicon.lookUp(second.text)?.strength !== 'strong';
}

/** A row that is a header wherever in the table it stands. */
function isPlainHeader(signs: RowSigns): boolean {
  return (
    !signs.keyed &&
    signs.numbers === 0 &&
    signs.strong >= 2 &&
    (signs.strongValues >= 1 || (signs.values >= 1 && signs.strong + signs.values >= 4)) &&
    signs.known / signs.printed >= 0.6
  );
}

/** A row that is a header when nothing stands above it. */
function isTopHeader(row: number, signs: RowSigns, matrix: Matrix, lexicon: Lexicon): boolean {
  if (signs.keyed || signs.numbers > 0 || signs.printed === 0) return false;
  if (leadsToHeader(row, matrix, lexicon) || standsOverNumbers(row, matrix, lexicon)) return true;
  if (findClosedEnd(row, matrix) !== undefined || standsOverTypedColumns(row, matrix)) return true;
  if (signs.printed < 2) return signs.strong === 1;
  // Words nobody listed, or that could be labels: a header all the same over numbers and blanks alone.
  const under = matrix.printedCells(row).map((cell) => findFirstUnder(cell, matrix, lexicon));
  const numbers = under.filter((text) => isNumberText(text)).length;
  const texts = under.slice(1).filter((text) => text !== '' && classifyValue(text) === 'text').length;
  if (texts === 0 && numbers > 0 && signs.known >= 2) return true;
  const over = under.slice(1).filter((text) => isNumberText(text)).length;
  const isOver = signs.known >= 2 || (signs.printed >= 3 && !alternates(under));
  return over / (under.length - 1) >= 0.6 && isOver;
}

/** Texts between amounts: labels and amounts of a form by turns. */
function alternates(texts: readonly string[]): boolean {
  const kinds = texts.map((text) => classifyValue(text));
  return kinds.slice(kinds.indexOf('number'), kinds.lastIndexOf('number')).includes('text');
}

/**
 * 收入 | 支出 alone could be labels; with nothing but header words down to a plain header, or to a row of
 * nothing but amounts, they are the top of one.
 */
function leadsToHeader(firstRow: number, matrix: Matrix, lexicon: Lexicon): boolean {
  let known = 0;
  for (let row = firstRow; row < Math.min(matrix.rowCount, firstRow + MAX_BAND_ROWS); row++) {
    const cells = matrix.printedCells(row);
    if (cells.length === 0) continue;
    const signs = readSigns(cells, lexicon);
    if (known >= 2 && cells.every((cell) => isAmountText(cell.text))) return true;
    if (known >= 3 && signs.numbers > 0 && !signs.keyed) return standsUnderWords(cells, firstRow, matrix);
    if (signs.keyed || signs.numbers > 0 || signs.known * 2 <= signs.printed) return false;
    known += signs.known;
    if (signs.strong >= 2 && signs.known / signs.printed > 0.5) return true;
  }
  return false;
}

/** 项目 | 年初数 | 年末数: words that nobody listed beside one that names the rows, with the first numbers under them. */
function standsOverNumbers(firstRow: number, matrix: Matrix, lexicon: Lexicon): boolean {
  const cells = matrix.printedCells(firstRow);
  const word = cells[0] === undefined ? undefined : lexicon.lookUp(cells[0].text);
  if (cells.length < 3 || word?.role !== 'label' || word.strength !== 'strong') return false;
  for (let row = firstRow + 1; row < Math.min(matrix.rowCount, firstRow + MAX_BAND_ROWS); row++) {
    const below = matrix.printedCells(row);
    const numbers = below.filter((cell) => isNumberText(cell.text));
    if (numbers.length > 0) return numbers.length >= 2 && standsUnderWords(below, firstRow, matrix);
  }
  return false;
}

/** Whether most numbers of a row have something printed above them from the given row on. */
function standsUnderWords(cells: readonly GridCell[], firstRow: number, matrix: Matrix): boolean {
  const numbers = cells.filter((cell) => isNumberText(cell.text));
  const covered = numbers.filter((cell) => {
    for (let row = firstRow; row < cell.row; row++) if (matrix.textAt(row, cell.column) !== '') return true;
    return false;
  });
  return covered.length >= numbers.length * 0.6;
}

/** The first thing printed under a cell that is no header word of its own; '' when nothing is. */
function findFirstUnder(cell: GridCell, matrix: Matrix, lexicon: Lexicon): string {
  const firstRow = cell.row + cell.rowSpan;
  for (let column = cell.column; column < cell.column + cell.columnSpan; column++)
    for (let row = firstRow; row < Math.min(matrix.rowCount, firstRow + LOOK_UNDER_ROWS); row++) {
      const text = matrix.textAt(row, column);
      if (text !== '' && lexicon.lookUp(text)?.role !== 'value') return text;
    }
  return '';
}

/** Whether this row goes on with a header that began above it. */
function continuesHeader(row: number, matrix: Matrix, lexicon: Lexicon): boolean {
  const cells = matrix.printedCells(row);
  if (cells.length === 0) return true;
  const signs = readSigns(cells, lexicon);
  if (signs.numbers > 0 || signs.keyed) return false;
  const first = cells[0];
  const labelled = first !== undefined && first.column <= LAST_LABEL_COLUMN && DATA_LABEL.test(fold(first.text));
  if (labelled && !(cells.length >= 2 && signs.known === cells.length)) return false;
  if (signs.known / cells.length >= 0.5) return true;
  return cells.every((cell) => hangsUnderMergedHeader(cell, matrix));
}

function hangsUnderMergedHeader(cell: GridCell, matrix: Matrix): boolean {
  const above = cell.row === 0 ? undefined : matrix.cellAt(cell.row - 1, cell.column);
  return above !== undefined && above.text.trim() !== '' && above.columnSpan > cell.columnSpan;
}

function extendBand(firstRow: number, { matrix, lexicon, isTop }: Extending): HeaderBand {
  const indexRows: number[] = [];
  // Where nothing stands above, the shape of a header says where it ends.
  const closedEnd = isTop ? (findClosedEnd(firstRow, matrix) ?? firstRow) : firstRow;
  let endRow = firstRow;
  let lastPrinted = firstRow;
  for (let row = firstRow; row < Math.min(matrix.rowCount, firstRow + MAX_BAND_ROWS); row++) {
    const cells = matrix.printedCells(row);
    if (isIndexRow(cells)) {
      indexRows.push(row);
      lastPrinted = row;
      break;
    }
    if (row >= closedEnd && row > firstRow && !continuesHeader(row, matrix, lexicon)) break;
    if (cells.length > 0) lastPrinted = row;
  }
  endRow = lastPrinted + 1;
  // Rows that a header cell still covers belong to it, unless they print data of their own.
  while (endRow < matrix.rowCount && matrix.printedCells(endRow).length === 0 && isCovered(endRow, firstRow, matrix))
    endRow++;
  return { firstRow, endRow, indexRows };
}

function isCovered(row: number, firstRow: number, matrix: Matrix): boolean {
  for (let column = 0; column < matrix.columnCount; column++) {
    const cell = matrix.cellAt(row, column);
    if (cell !== undefined && cell.row < row && cell.row >= firstRow && cell.text.trim() !== '') return true;
  }
  return false;
}

/** An index row among the first rows settles where the header ends. */
function findTopIndexRow(firstRow: number, matrix: Matrix, lexicon: Lexicon): number | undefined {
  for (let row = firstRow; row < Math.min(matrix.rowCount, firstRow + MAX_BAND_ROWS); row++) {
    const cells = matrix.printedCells(row);
    if (isIndexRow(cells)) return row;
    const signs = readSigns(cells, lexicon);
    if (signs.numbers > 0 || signs.keyed) return undefined;
  }
  return undefined;
}

/** The row above the first header whose texts are merged over its columns, whatever they say; else the row itself. */
function findSpanningRow(row: number, matrix: Matrix, lexicon: Lexicon): number {
  const cells = row === 0 ? [] : matrix.printedCells(row - 1);
  const merged = cells.filter((cell) => cell.columnSpan > 1);
  const spans = cells.every((cell) => cell.columnSpan > 1 || cell.rowSpan > 1);
  if (cells.length < 2 || merged.length < 2 || !spans) return row;
  const { keyed, numbers } = readSigns(cells, lexicon);
  return keyed || numbers > 0 ? row : row - 1;
}

/** All header bands of a table, from top to bottom; none for a form without header words. */
export function findHeaderBands(matrix: Matrix, lexicon: Lexicon): readonly HeaderBand[] {
  const bands: HeaderBand[] = [];
  let seenData = false;
  for (let row = 0; row < matrix.rowCount; row++) {
    const cells = matrix.printedCells(row);
    if (cells.length === 0) continue;
    const top = bands.length === 0 && !seenData;
    const topIndex = top ? findTopIndexRow(row, matrix, lexicon) : undefined;
    if (topIndex !== undefined) {
      bands.push({ firstRow: row, endRow: topIndex + 1, indexRows: [topIndex] });
      row = topIndex;
      continue;
    }
    const signs = readSigns(cells, lexicon);
    if (isPlainHeader(signs) || (top && isTopHeader(row, signs, matrix, lexicon))) {
      const firstRow = bands.length === 0 ? findSpanningRow(row, matrix, lexicon) : row;
      const band = extendBand(firstRow, { matrix, lexicon, isTop: top });
      bands.push(band);
      row = band.endRow - 1;
      continue;
    }
    if (!signs.keyed) seenData = true;
  }
  return bands;
}
