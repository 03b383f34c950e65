import type { Grid } from '@mingzhang/schema';
import { compact } from './printed-text.ts';

/** A table of contents drawn or typed as a table: titles and rising page numbers, or titles alone under 目录. */
export function isContentsTable(grid: Grid, lineBefore: string): boolean {
  if (grid.columnCount > 2 || grid.rowCount < 3) return false;
  const rows: string[][] = Array.from({ length: grid.rowCount }, () => ['', '']);
  for (const cell of grid.cells) {
    const row = rows[cell.row];
    if (row !== undefined) row[cell.column] = compact(cell.text);
  }
  const titled = /^目录$/u.test(compact(lineBefore)) || rows[0]?.join('') === '目录';
  if (grid.columnCount === 1) return titled;
  const pages = rows.map((row) => row[1] ?? '').filter((text) => text !== '');
  const rising = pages.every((text, index) => /^\d{1,3}$/u.test(text) && Number(text) >= Number(pages[index - 1] ?? 0));
  return pages.length >= grid.rowCount * 0.6 && rising && (titled || pages.length >= 5);
}
