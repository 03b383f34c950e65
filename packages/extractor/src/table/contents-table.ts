import type { Grid } from '@mingzhang/schema';
import { compact } from './printed-text.ts';

const HEADER = /^(?:页码|页次|页数)$/u;
/** Where 目录 does not stand above it, a list of fewer rows could be anything. */
const MIN_ROWS = 5;

/** A table of contents drawn or typed as a table: titles and rising page numbers, or titles alone under 目录. */
export function isContentsTable(grid: Grid, linesBefore: readonly string[]): boolean {
  if (grid.columnCount > 3) return false;
  const printed: string[][] = Array.from({ length: grid.rowCount }, () => []);
  for (const cell of grid.cells.toSorted((left, right) => left.column - right.column))
    printed[cell.row]?.push(compact(cell.text));
  const titled = linesBefore.some((line) => compact(line) === '目录') || printed[0]?.join('') === '目录';
  const rows = printed.filter((row) => row.join('') !== '目录' && !row.some((text) => HEADER.test(text)));
  if (rows.length < (titled ? 1 : MIN_ROWS)) return false;
  if (grid.columnCount === 1) return titled;
  const pages = rows.map((row) => row.at(-1) ?? '').filter((text) => text !== '');
  const rising = pages.every((text, index) => /^\d{1,3}$/u.test(text) && Number(text) >= Number(pages[index - 1] ?? 0));
  if (grid.columnCount === 3 && !rows.every((row, index) => Number(row[0]) === index + 1)) return false;
  return pages.length >= rows.length * 0.6 && rising;
}
