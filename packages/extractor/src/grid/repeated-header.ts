import type { Grid } from '@mingzhang/schema';
import { readPreambleLine } from '../table/preamble.ts';
import { compact, fold } from '../table/printed-text.ts';
import { classifyValue } from '../table/value-kind.ts';

/** No header repeated at the top of a page is deeper. */
export const MAX_HEADER_ROWS = 7;
/** A title printed again says that the table goes on. */
const CONTINUED = /\(续表?[一二三四五六七八九十\d]*\)$/u;

/** The same columns under the same first row, wherever their borders are drawn on that page. */
export function repeatsHeader(upper: Grid, lower: Grid): boolean {
  const first = rowTexts(lower, 0);
  return first !== '' && lower.columnCount === upper.columnCount && first === rowTexts(upper, 0);
}

/** A header names its key column and at least this many more. */
const MIN_OTHER_COLUMNS = 2;
const MAX_CAPTION_ROWS = 4;

/**
 * Whether a part begins with the header of another table: most of its columns are not named in the table above,
 * and it is a header by its first column, which is named as there (经济分类科目编码 under 科目编码), or by unit and
 * body printed over it in the grid.
 */
export function namesOtherColumns(upper: Grid, lower: Grid): boolean {
  const start = skipCaption(lower);
  const [key = '', ...others] = printedTexts(lower, start);
  if (key === '' || others.length < MIN_OTHER_COLUMNS) return false;
  if ([key, ...others].some((text) => classifyValue(text) !== 'text')) return false;
  const [known = ''] = printedTexts(upper, skipCaption(upper));
  const sameKey = known !== '' && (key.endsWith(known) || known.endsWith(key));
  if (!sameKey && start === 0) return false;
  const named = new Set(headerTexts(upper));
  return others.filter((text) => !named.has(text)).length * 2 > others.length;
}

/** The first row below title, form number, unit and body that a sheet prints in its grid. */
function skipCaption(grid: Grid): number {
  for (let row = 0; row < MAX_CAPTION_ROWS; row++) {
    const texts = printedTexts(grid, row);
    if (texts.length === 0 || texts.length > 3 || !texts.every(speaksAboutTable)) return row;
  }
  return 0;
}

function speaksAboutTable(text: string): boolean {
  const { title, formNumber, unitPrinted, compiledBy } = readPreambleLine(text);
  return (title ?? formNumber ?? unitPrinted ?? compiledBy) !== undefined;
}

/** What is printed in the first rows, down to the first with a number. */
function headerTexts(grid: Grid): readonly string[] {
  const rows = Array.from({ length: MAX_CAPTION_ROWS + MAX_HEADER_ROWS }, (_, row) => printedTexts(grid, row));
  const end = rows.findIndex((texts) => texts.some((text) => classifyValue(text) === 'number'));
  return rows.slice(0, end < 0 ? undefined : end).flat();
}

const printedTexts = (grid: Grid, row: number): readonly string[] =>
  grid.cells
    .filter((cell) => cell.row === row && compact(cell.text) !== '')
    .toSorted((left, right) => left.column - right.column)
    .map((cell) => fold(cell.text));

const rowTexts = (grid: Grid, row: number): string =>
  grid.cells
    .filter((cell) => cell.row === row && compact(cell.text) !== '')
    .sort((left, right) => left.column - right.column)
    .map((cell) => fold(cell.text).replace(CONTINUED, ''))
    .join('\t');

/** Where in a table its header begins that is repeated below: after title and unit, one or two cells each. */
function headerStart(upper: Grid, repeated: string): number {
  for (let row = 0; row <= MAX_CAPTION_ROWS; row++) {
    const texts = rowTexts(upper, row);
    if (texts === repeated) return row;
    if (texts.split('\t').length > 2) return 0;
  }
  return 0;
}

export function dropRepeatedHeader(upper: Grid, lower: Grid): Grid {
  const start = headerStart(upper, rowTexts(lower, 0));
  let repeated = 0;
  let printed = 0;
  for (let row = 0; row < Math.min(MAX_HEADER_ROWS, upper.rowCount, lower.rowCount); row++) {
    const texts = rowTexts(lower, row);
    if (texts !== rowTexts(upper, start + row)) break;
    // Only a row that prints something can be known again.
    if (texts !== '') printed = row + 1;
    repeated = row + 1;
  }
  if (printed === 0) return lower;
  repeated = Math.max(printed, repeated);
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
