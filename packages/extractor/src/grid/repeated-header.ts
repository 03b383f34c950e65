import type { Grid, GridCell } from '@mingzhang/schema';
import { dropContinued, readPreambleLine } from '../table/preamble.ts';
import { compact, fold } from '../table/printed-text.ts';
import { classifyValue } from '../table/value-kind.ts';

/** No header repeated at the top of a page is deeper. */
export const MAX_HEADER_ROWS = 7;
/** A header names its key column and at least this many more. */
const MIN_OTHER_COLUMNS = 2;
/** Title, form number, unit and body of a sheet take at most so many rows above its header. */
export const MAX_CAPTION_ROWS = 4;
/** Nothing below these rows is looked at for a header. */
const TOP_ROWS = MAX_CAPTION_ROWS + MAX_HEADER_ROWS;

/** Texts that a row prints, folded, from left to right. */
type RowTexts = readonly string[];

/**
 * Whether a part begins with the header of another table: most of its columns are not named in the table above,
 * and it is a header by its first column, which is named as there (经济分类科目编码 under 科目编码), or by unit and
 * body printed over it in the grid.
 */
export function namesOtherColumns(upper: Grid, lower: Grid): boolean {
  const [rowsAbove, rows] = [readTopRows(upper), readTopRows(lower)];
  const start = skipCaption(rows);
  const [key = '', ...others] = rows[start] ?? [];
  if (key === '' || others.length < MIN_OTHER_COLUMNS) return false;
  if ([key, ...others].some((text) => classifyValue(text) !== 'text')) return false;
  const [known = ''] = rowsAbove[skipCaption(rowsAbove)] ?? [];
  const sameKey = known !== '' && (key.endsWith(known) || known.endsWith(key));
  if (!sameKey && start === 0) return false;
  const named = new Set(headerTexts(rowsAbove));
  return others.filter((text) => !named.has(text)).length * 2 > others.length;
}

/** The first row below title, form number, unit and body that a sheet prints in its grid. */
function skipCaption(rows: readonly RowTexts[]): number {
  for (let row = 0; row < MAX_CAPTION_ROWS; row++) {
    const texts = rows[row] ?? [];
    if (texts.length === 0 || texts.length > 3 || !texts.every(speaksAboutTable)) return row;
  }
  return 0;
}

function speaksAboutTable(text: string): boolean {
  const { title, formNumber, unitPrinted, compiledBy } = readPreambleLine(text);
  return (title ?? formNumber ?? unitPrinted ?? compiledBy) !== undefined;
}

/** What is printed in the first rows, down to the first with a number. */
function headerTexts(rows: readonly RowTexts[]): readonly string[] {
  const end = rows.findIndex((texts) => texts.some((text) => classifyValue(text) === 'number'));
  return rows.slice(0, end < 0 ? undefined : end).flat();
}

/** What the first rows of a grid print: a table of many pages is looked through once, not for each row. */
function readTopRows(grid: Grid): readonly RowTexts[] {
  const rows: GridCell[][] = Array.from({ length: Math.min(TOP_ROWS, grid.rowCount) }, () => []);
  for (const cell of grid.cells) if (cell.row < TOP_ROWS && compact(cell.text) !== '') rows[cell.row]?.push(cell);
  return rows.map((cells) =>
    cells.toSorted((left, right) => left.column - right.column).map((cell) => fold(cell.text)),
  );
}

/** A row as one text; a title printed again with 续表 behind it is the same title. */
const joinTexts = (texts: RowTexts | undefined): string => (texts ?? []).map(dropContinued).join('\t');

/** Where in a table its header begins that is repeated below: after title and unit, one or two cells each. */
function headerStart(upper: readonly RowTexts[], repeated: string): number {
  for (let row = 0; row <= MAX_CAPTION_ROWS; row++) {
    const texts = joinTexts(upper[row]);
    if (texts === repeated) return row;
    if (texts.split('\t').length > 2) return 0;
  }
  return 0;
}

/** How many rows at the top of a grid repeat the header of the one above: row by row, or by what they print in all. */
function countRepeatedRows(upper: Grid, lower: Grid): number {
  const [rowsAbove, rows] = [readTopRows(upper), readTopRows(lower)];
  const start = headerStart(rowsAbove, joinTexts(rows[0]));
  let repeated = 0;
  let printed = 0;
  for (let row = 0; row < Math.min(MAX_HEADER_ROWS, upper.rowCount, lower.rowCount); row++) {
    const texts = joinTexts(rows[row]);
    if (texts !== joinTexts(rowsAbove[start + row])) break;
    // Only a row that prints something can be known again.
    if (texts !== '') printed = row + 1;
    repeated = row + 1;
  }
  const alike = printed === 0 ? 0 : Math.max(printed, repeated);
  return Math.max(alike, findSameHeader(upper, lower)?.lowerEnd ?? 0);
}

/** A header prints at least this many letters. */
const MIN_HEADER_LETTERS = 8;

/** Where a header ends that two grids share: one past its last row in each. */
export interface SameHeader {
  readonly upperEnd: number;
  readonly lowerEnd: number;
}

/**
 * Finds the header that a grid repeats of the one above by its letters, no more and no less: where only alignment
 * tells columns apart, fewer or other numbers under the same header let it be read otherwise.
 */
export function findSameHeader(upper: Grid, lower: Grid): SameHeader | undefined {
  const [rowsAbove, rows] = [readTopRows(upper), readTopRows(lower)];
  const ends = new Map<string, number>();
  for (let start = 0; start <= MAX_CAPTION_ROWS; start++)
    for (const [index, letters] of lettersDownTo(rowsAbove, start).entries())
      if (letters.length >= MIN_HEADER_LETTERS) ends.set(letters, start + index);
  const below = lettersDownTo(rows, 0);
  const last = below.findLastIndex((letters) => ends.has(letters));
  const above = ends.get(below[last] ?? '');
  if (above === undefined) return undefined;
  return { upperEnd: endOfHeader(upper, above), lowerEnd: endOfHeader(lower, last) };
}

/** One past the last row of a header whose last printed row is given: merged texts reach further down. */
function endOfHeader(grid: Grid, last: number): number {
  const ends = grid.cells.filter((cell) => cell.row <= last && compact(cell.text) !== '');
  const lowest = Math.max(last + 1, ...ends.map((cell) => cell.row + cell.rowSpan));
  const below = grid.cells.filter((cell) => cell.row > last && cell.row < lowest && compact(cell.text) !== '');
  return Math.min(lowest, ...below.map((cell) => cell.row));
}

/** The letters of the first row, of the first two, … in order, as long as none prints an amount. */
function lettersDownTo(rows: readonly RowTexts[], start: number): readonly string[] {
  const found: string[] = [];
  let letters = '';
  for (const texts of rows.slice(start, start + MAX_HEADER_ROWS)) {
    if (texts.some((text) => classifyValue(text) === 'number' && /\D|\d{3}/u.test(text))) break;
    letters = Array.from(letters + texts.join(''))
      .sort()
      .join('');
    found.push(letters);
  }
  return found;
}

/** Whether a grid begins with the header of the one above, its rows or at least their letters. */
export function repeatsHeader(upper: Grid, lower: Grid): boolean {
  const first = joinTexts(readTopRows(lower)[0]);
  const isSame = first !== '' && lower.columnCount === upper.columnCount && first === joinTexts(readTopRows(upper)[0]);
  if (isSame) return true;
  return findSameHeader(upper, lower) !== undefined;
}

/** The lower grid without the header that it repeats. */
export function dropRepeatedHeader(upper: Grid, lower: Grid): Grid {
  const repeated = countRepeatedRows(upper, lower);
  if (repeated === 0) return lower;
  const cells = lower.cells
    .filter((cell) => cell.row + cell.rowSpan > repeated)
    .map((cell) => ({
      ...cell,
      row: Math.max(0, cell.row - repeated),
      rowSpan: cell.row >= repeated ? cell.rowSpan : cell.row + cell.rowSpan - repeated,
      text: cell.row >= repeated ? cell.text : '',
    }));
  return { ...lower, rowCount: lower.rowCount - repeated, cells };
}
