import { NO_PLACE, type Grid, type GridCell } from '@mingzhang/schema';
import { findHeaderBands, type HeaderBand } from '../../table/header-band.ts';
import { assignHeaderOwners, type HeaderOwners } from '../../table/header-owner.ts';
import type { Lexicon } from '../../table/lexicon.ts';
import { alignRows, type HeaderColumn } from '../../table/lost-blanks.ts';
import { createMatrix } from '../../table/matrix.ts';
import { compact } from '../../table/printed-text.ts';
import { classifyValue } from '../../table/value-kind.ts';

export interface TextGrid {
  readonly grid: Grid;
  readonly alignedRows: number;
}

/** Builds the grid of a tab-separated table: rows joined over breaks, lost blanks put back. */
export function buildTextGrid(rows: readonly (readonly string[])[], lexicon: Lexicon): TextGrid {
  const width = findWidth(rows);
  const padded = rows.map((row) => [...row, ...Array.from({ length: Math.max(0, width - row.length) }, () => '')]);
  const whole = joinCutRows(padded, lexicon);
  const plain = toGrid(whole.map((row) => row.slice(0, width)));
  const matrix = createMatrix(plain);
  const bands = findHeaderBands(matrix, lexicon);
  const owners = assignHeaderOwners(plain, matrix, bands);
  const aligned = whole.map((row): readonly string[] => row);
  let alignedRows = 0;
  bands.forEach((band, index) => {
    const endRow = bands[index + 1]?.firstRow ?? whole.length;
    const columns = readHeaderColumns(band, width, owners);
    const result = alignRows(whole.slice(band.endRow, endRow), columns, lexicon);
    result.rows.forEach((row, offset) => (aligned[band.endRow + offset] = row));
    alignedRows += result.moved.length;
  });
  return { grid: toGrid(aligned), alignedRows };
}

/** The width that most rows have; the widest only where its last column prints something more than once. */
function findWidth(rows: readonly (readonly string[])[]): number {
  const widest = Math.max(...rows.map((row) => row.length));
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const usual = [...counts].reduce((left, right) => (right[1] > left[1] ? right : left))[0];
  const printed = rows.filter((row) => row.slice(usual).some((text) => compact(text) !== '')).length;
  return printed > 0 || counts.size > 2 ? widest : usual;
}

function readHeaderColumns(band: HeaderBand, width: number, owners: HeaderOwners): HeaderColumn[] {
  const leaves: GridCell[] = [];
  const lastRow = band.indexRows.length > 0 ? Math.min(...band.indexRows) - 1 : band.endRow - 1;
  return Array.from({ length: width }, (_, column) => {
    const leaf = lastRow < band.firstRow ? undefined : owners.ownerAt(lastRow, column);
    if (leaf === undefined) return { leaf: -1, leafText: '' };
    if (!leaves.includes(leaf)) leaves.push(leaf);
    return { leaf: leaves.indexOf(leaf), leafText: leaf.text };
  });
}

function toGrid(rows: readonly (readonly string[])[]): Grid {
  const cells = rows.flatMap((row, rowIndex) =>
    row.map((text, column): GridCell => ({
      row: rowIndex,
      column,
      rowSpan: 1,
      columnSpan: 1,
      text,
      place: NO_PLACE,
      method: 'text',
      confidence: 1,
    })),
  );
  return { rowCount: rows.length, columnCount: rows[0]?.length ?? 0, cells, spans: 'lost' };
}

/**
 * A row cut by a page break is one row again: its second piece prints neither a number nor a label of its
 * own in columns where the row before it is empty, only more text for cells that the row has begun.
 */
function joinCutRows(rows: readonly string[][], lexicon: Lexicon): string[][] {
  const result: string[][] = [];
  const numeric = (row: readonly string[]): boolean => row.some((text) => classifyValue(text) === 'number');
  const coded = rows.filter((row) => /^\d{3,}$/u.test(compact(row[0] ?? ''))).length;
  const withNumbers = rows.filter(numeric).length;
  const names = new Set(rows.flatMap((row) => row.map(compact)));
  for (const row of rows) {
    const before = result.at(-1);
    if (before !== undefined && isSecondPiece(row, before, { coded, withNumbers, total: rows.length, lexicon })) {
      row.forEach((text, column) => {
        if (compact(text) !== '') before[column] = joinPieces(before[column] ?? '', text, names);
      });
    } else result.push([...row]);
  }
  return result;
}

/** Joins the pieces of a text; letters that both repeat count once where that gives a name the table knows. */
function joinPieces(first: string, second: string, names: ReadonlySet<string>): string {
  for (let length = 1; length <= Math.min(4, second.length); length++) {
    const joined = first + second.slice(length);
    if (first.endsWith(second.slice(0, length)) && names.has(compact(joined))) return joined;
  }
  return first + second;
}

function isSecondPiece(
  row: readonly string[],
  before: readonly string[],
  table: { readonly coded: number; readonly withNumbers: number; readonly total: number; readonly lexicon: Lexicon },
): boolean {
  const printed = row.flatMap((text, column) => (compact(text) === '' ? [] : [{ text, column }]));
  // Only where almost every row carries an amount is a row without one a piece of another.
  if (printed.length === 0 || printed.length > 3 || table.withNumbers < table.total * 0.6 || table.coded < 3)
    return false;
  if (!before.some((text) => classifyValue(text) === 'number')) return false;
  const [first] = printed;
  const onlyCode = first !== undefined && first.column === 0 && /^\d{3,7}$/u.test(compact(first.text));
  const pieces = onlyCode ? printed.slice(1) : printed;
  if (onlyCode && compact(before[0] ?? '') !== '') return false;
  if (pieces.length === 0) return false;
  return pieces.every(
    ({ text, column }) =>
      column > 0 &&
      classifyValue(text) === 'text' &&
      classifyValue(before[column] ?? '') === 'text' &&
      table.lexicon.lookUp(text)?.strength !== 'strong',
  );
}
