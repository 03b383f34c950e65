import type { CellRole, Grid, GridCell, PrintedValue, TableCell } from '@mingzhang/schema';
import { parseBareCode, splitCodeAndName } from './code-text.ts';
import { findHeaderBands } from './header-band.ts';
import { assignHeaderOwners } from './header-owner.ts';
import { isIllegibleNumber } from './illegible-number.ts';
import { splitLabelAndNumber } from './label-number.ts';
import type { Lexicon } from './lexicon.ts';
import { createMatrix, type Matrix } from './matrix.ts';
import { compact, fold } from './printed-text.ts';
import { findColumnHeaders, readSections, type SectionColumn, type TableSection } from './table-columns.ts';
import { classifyValue, dropNoteMarks } from './value-kind.ts';
import { isCutOff } from './cut-off.ts';

export interface ReadTable {
  readonly cells: readonly TableCell[];
  readonly values: readonly PrintedValue[];
}

interface RowKey {
  readonly codes: readonly string[];
  readonly labels: readonly string[];
}

interface Reading {
  readonly matrix: Matrix;
  readonly lexicon: Lexicon;
  readonly section: TableSection;
  readonly headersAt: (column: number) => readonly GridCell[];
  readonly roles: Map<GridCell, CellRole>;
  readonly coded: ReadonlySet<number>;
}

const CODE_LEVEL = /^(?:类|款|项)$/u;
const NO_KEY: RowKey = { codes: [], labels: [] };

/**
 * Reads a grid as a table: header bands, what each column is, the key and header path of every value.
 * Every cell whose whole text is a number becomes a value, except indexes, codes and what forms
 * print about persons; blank, dashed and worded places of value columns become values of that kind.
 * Source: "Rules of cells" in the project's design.
 */
export function readTable(grid: Grid, lexicon: Lexicon): ReadTable {
  const matrix = createMatrix(grid);
  const bands = findHeaderBands(matrix, lexicon);
  const owners = assignHeaderOwners(grid, matrix, bands);
  const input = { matrix, owners, lexicon, bands };
  const roles = new Map<GridCell, CellRole>();
  for (const band of bands)
    for (let row = band.firstRow; row < band.endRow; row++)
      for (const cell of matrix.printedCells(row)) {
        // A label merged over the header row and the rows under it belongs to those rows.
        if (cell.row + cell.rowSpan > band.endRow) roles.set(cell, 'label');
        else roles.set(cell, band.indexRows.includes(row) ? 'index' : 'header');
      }
  const values: PrintedValue[] = [];
  for (const section of readSections(input)) {
    const bandIndex = section.band === undefined ? -1 : bands.indexOf(section.band);
    const coded = findCodedLabelColumns(section, matrix);
    const headersAt = (column: number): readonly GridCell[] => findColumnHeaders(column, bandIndex, input);
    const reading: Reading = { matrix, lexicon, section, headersAt, roles, coded };
    for (let row = section.firstRow; row < section.endRow; row++) values.push(...readRow(row, reading));
  }
  return { cells: grid.cells.map((cell) => toTableCell(cell, roles.get(cell))), values };
}

function toTableCell(cell: GridCell, role: CellRole | undefined): TableCell {
  const { row, column, rowSpan, columnSpan, text, place } = cell;
  return { row, column, rowSpan, columnSpan, text, place, role: role ?? (compact(text) === '' ? 'blank' : 'label') };
}

/** Label columns in which at least half of the names have their code before them (`210 卫生健康支出`). */
function findCodedLabelColumns(section: TableSection, matrix: Matrix): ReadonlySet<number> {
  const coded = new Set<number>();
  for (const column of section.columns) {
    if (column.role !== 'label') continue;
    let names = 0;
    let split = 0;
    for (let row = section.firstRow; row < section.endRow; row++) {
      const cell = matrix.cellAt(row, column.column);
      if (cell === undefined || cell.row !== row || cell.column !== column.column || compact(cell.text) === '')
        continue;
      names++;
      if (splitCodeAndName(cell.text) !== undefined) split++;
    }
    if (split > 0 && split * 2 >= names) coded.add(column.column);
  }
  return coded;
}

function readRow(row: number, reading: Reading): PrintedValue[] {
  const { matrix, section, roles } = reading;
  const values: PrintedValue[] = [];
  const seen = new Set<GridCell>();
  const keys = new Map<number, RowKey>();
  for (let column = 0; column < matrix.columnCount; column++) {
    const cell = matrix.cellAt(row, column);
    if (cell === undefined || cell.row !== row || seen.has(cell)) continue;
    seen.add(cell);
    if (CODE_LEVEL.test(compact(cell.text)) && section.columns[column]?.role === 'code') {
      // The last header row can share its grid row with the first row of data (类 | 款 | 项 | 合计).
      roles.set(cell, 'header');
      continue;
    }
    const kind = classifyValue(cell.text);
    const place = findValueColumn(cell, section);
    const role = place?.role ?? 'blank';
    const embedded = kind === 'text' ? splitLabelAndNumber(cell.text) : undefined;
    if (kind === 'number' && isIndexOrCode(role)) roles.set(cell, role === 'index' ? 'index' : 'code');
    else if (kind === 'number' && isPrivate(cell, reading)) roles.set(cell, 'remark');
    else if (kind === 'number' || (role === 'value' && kind !== 'text')) {
      if (kind === 'number') roles.set(cell, 'value');
      const key = readKey(row, cell, place, reading, keys);
      if (kind === 'number' || key.codes.length + key.labels.length > 0)
        values.push(toValue(cell, kind, place, key, reading));
    } else if (embedded !== undefined) {
      roles.set(cell, 'value');
      values.push({
        ...toValue(
          cell,
          'number',
          place,
          { codes: [], labels: [...readMergedLabels(row, cell, reading), embedded.label] },
          reading,
        ),
        printed: embedded.number,
      });
    } else if (role === 'value' && kind === 'text') {
      roles.set(cell, 'value');
      const key = readKey(row, cell, place, reading, keys);
      const meant = isIllegibleNumber(cell, reading) ? 'unreadable' : 'text';
      if (key.codes.length + key.labels.length > 0) values.push(toValue(cell, meant, place, key, reading));
    } else roles.set(cell, role === 'blank' ? (kind === 'blank' ? 'blank' : 'label') : role);
  }
  return values;
}

const isIndexOrCode = (role: string): boolean => role === 'index' || role === 'code';

/** The column that says what a cell is: the first under it that is no blank one. */
function findValueColumn(cell: GridCell, section: TableSection): SectionColumn | undefined {
  const under = section.columns.slice(cell.column, cell.column + cell.columnSpan);
  return under.find((column) => column.role === 'value') ?? under.find((column) => column.role !== 'blank') ?? under[0];
}

/** A number beside 联系电话, 邮政编码 …: about a person or an address, never a figure. */
function isPrivate(cell: GridCell, { matrix, lexicon }: Reading): boolean {
  for (let column = cell.column - 1; column >= 0; column--) {
    const text = matrix.textAt(cell.row, column);
    if (text !== '' && matrix.cellAt(cell.row, column) !== cell) return lexicon.lookUp(text)?.role === 'private';
  }
  return false;
}

function readKey(
  row: number,
  cell: GridCell,
  place: SectionColumn | undefined,
  reading: Reading,
  known: Map<number, RowKey>,
): RowKey {
  if (place === undefined || reading.section.columns.length === 0) return readFormKey(row, cell, reading);
  const own = readBlockKey(row, place.block, reading, known);
  if (own.codes.length + own.labels.length > 0) return own;
  const before = readTextBefore(row, cell, reading);
  if (before !== undefined) return { codes: [], labels: [before] };
  for (let block = place.block - 1; block >= 0; block--) {
    const label = readBlockKey(row, block, reading, known).labels.at(-1);
    if (label !== undefined) return { codes: [], labels: [label] };
  }
  return readHeaderRowLabel(cell, reading);
}

/** The text right before a value with nothing but blanks between, where it stands in a column of amounts (公用经费合计). */
function readTextBefore(row: number, cell: GridCell, { matrix, section, roles }: Reading): string | undefined {
  for (let column = cell.column - 1; column >= 0; column--) {
    const left = matrix.cellAt(row, column);
    if (left === undefined || left === cell || compact(left.text) === '') continue;
    const isLabel = section.columns[column]?.role === 'value' && classifyValue(left.text) === 'text';
    return isLabel && roles.get(left) !== 'header' ? compact(left.text) : undefined;
  }
  return undefined;
}

/** Codes and labels of one block of a row, from left to right. */
function readBlockKey(row: number, block: number, reading: Reading, known: Map<number, RowKey>): RowKey {
  const before = known.get(block);
  if (before !== undefined) return before;
  const { matrix, section, coded, roles } = reading;
  const codes: { group: number; text: string }[] = [];
  const labels: string[] = [];
  const seen = new Set<GridCell>();
  let beforeValue = true;
  for (const column of section.columns) {
    if (column.block !== block) continue;
    if (column.role === 'value') beforeValue = false;
    const keyed =
      column.role === 'label' || column.role === 'code' || column.role === 'blank' || column.role === 'index';
    if (!keyed || !beforeValue) continue;
    const cell = matrix.cellAt(row, column.column);
    if (cell === undefined || seen.has(cell) || roles.get(cell) === 'header') continue;
    if (cell.row + cell.rowSpan <= section.firstRow) continue;
    seen.add(cell);
    const text = compact(cell.text);
    if (text === '' || CODE_LEVEL.test(text)) continue;
    const code = column.role === 'code' ? parseBareCode(cell.text) : undefined;
    const split = code === undefined && coded.has(column.column) ? splitCodeAndName(cell.text) : undefined;
    if (code !== undefined) {
      const open = codes.at(-1);
      if (open !== undefined && open.group === column.codeGroup) open.text += code;
      else codes.push({ group: column.codeGroup, text: code });
    } else if (split !== undefined) {
      codes.push({ group: -1, text: split.code });
      labels.push(split.name);
    } else if (classifyValue(text) === 'text') labels.push(text);
    else if (column.role === 'label' && classifyValue(text) === 'none') labels.push(text);
  }
  const key = { codes: codes.map((code) => code.text), labels };
  known.set(block, key);
  return key;
}

/** In a form without header: the texts to the left of the value, back to the value before it. */
function readFormKey(row: number, cell: GridCell, { matrix }: Reading): RowKey {
  const labels: string[] = [];
  const seen = new Set<GridCell>();
  for (let column = cell.column - 1; column >= 0; column--) {
    const left = matrix.cellAt(row, column);
    if (left === undefined || left === cell || seen.has(left)) continue;
    seen.add(left);
    const text = compact(left.text);
    if (text === '') continue;
    if (classifyValue(text) !== 'text') break;
    labels.unshift(text);
  }
  return { codes: [], labels };
}

/** Labels merged over several rows that stand to the left of a cell. */
function readMergedLabels(row: number, cell: GridCell, { matrix, roles }: Reading): string[] {
  const labels = new Set<GridCell>();
  for (let column = 0; column < cell.column; column++) {
    const left = matrix.cellAt(row, column);
    if (left === undefined || left === cell || left.rowSpan < 2 || roles.get(left) === 'header') continue;
    if (classifyValue(left.text) === 'text') labels.add(left);
  }
  return [...labels].map((label) => compact(label.text));
}

/** A row without a label of its own takes the one that stands in its header row (人员情况 | 编制数 | …). */
function readHeaderRowLabel(cell: GridCell, { matrix, section, lexicon }: Reading): RowKey {
  if (section.band === undefined) return NO_KEY;
  const label = matrix.printedCells(section.band.firstRow)[0];
  if (label === undefined || label.column >= cell.column || lexicon.lookUp(label.text) !== undefined) return NO_KEY;
  const column = section.columns[label.column];
  return column?.role === 'value' ? NO_KEY : { codes: [], labels: [compact(label.text)] };
}

function toValue(
  cell: GridCell,
  kind: PrintedValue['kind'],
  place: SectionColumn | undefined,
  key: RowKey,
  reading: Reading,
): PrintedValue {
  return {
    rowIndex: cell.row,
    columnIndex: cell.column,
    place: cell.place,
    blockIndex: place?.block ?? 0,
    side: compact(place?.side?.text ?? ''),
    rowCodes: [...key.codes],
    rowLabels: [...key.labels],
    columnPath: readColumnPath(cell, place, reading),
    kind: kind === 'number' && isCutOff(cell) ? 'unreadable' : kind,
    printed: kind === 'number' ? dropNoteMarks(cell.text).trim() : cell.text.trim(),
    method: cell.method,
    confidence: cell.confidence,
    ...(kind === 'number' && cell.otherReadings !== undefined ? { otherReadings: cell.otherReadings } : {}),
  };
}

/** Header texts over a value; between side and value the header of the pair's labels where a side has several pairs. */
function readColumnPath(cell: GridCell, place: SectionColumn | undefined, { section, headersAt }: Reading): string[] {
  const headers = place?.headers ?? headersAt(cell.column);
  const path = headers.map((header) => compact(header.text));
  if (place?.side === undefined) return path;
  const blocks = new Set(
    section.columns
      .filter((column) => column.side === place.side && column.role === 'value')
      .map((column) => column.block),
  );
  if (blocks.size < 2) return path;
  const label = section.columns.findLast((column) => column.block === place.block && column.role === 'label');
  const leaf = label?.headers.at(-1);
  // A header over both label and value already tells the pairs apart (支出 / 功能分类 / 金额).
  if (label?.headers.some((header) => header !== place.side && headers.includes(header))) return path;
  if (leaf === undefined || leaf === place.side || fold(leaf.text) === '') return path;
  return [...path.slice(0, 1), compact(leaf.text), ...path.slice(1)];
}
