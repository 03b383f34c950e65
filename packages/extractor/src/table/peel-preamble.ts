import type { Grid, GridCell } from '@mingzhang/schema';
import type { Lexicon } from './lexicon.ts';
import { isBodyName, isNoteLine, isPreambleLine, readPreambleLine } from './preamble.ts';
import { compact } from './printed-text.ts';

export interface PeeledGrid {
  readonly grid: Grid;
  /** Texts of the first rows that speak about the table, from top to bottom. */
  readonly preamble: readonly string[];
  /** The bare name of the body beside the unit; empty where none is printed so. */
  readonly body: string;
  /** Texts of the last rows that are notes, not data. */
  readonly notes: readonly string[];
}

/** No table has more lines of title, unit and body inside its grid. */
const MAX_PREAMBLE_ROWS = 4;

/**
 * Takes away rows inside the grid that are no rows of the table: title, form number, unit and body above
 * the header (sheets and web pages put them there), notes and signatures under the last row.
 */
export function peelPreamble(grid: Grid, lexicon: Lexicon): PeeledGrid {
  const rows: GridCell[][] = Array.from({ length: grid.rowCount }, () => []);
  for (const cell of grid.cells) if (compact(cell.text) !== '') rows[cell.row]?.push(cell);
  const preamble: string[] = [];
  let body = '';
  let first = 0;
  while (first < Math.min(MAX_PREAMBLE_ROWS, grid.rowCount - 1)) {
    const cells = rows[first] ?? [];
    const hasUnit = cells.some((cell) => readPreambleLine(cell.text).unitPrinted !== undefined);
    const bodies = cells.filter((cell) => hasUnit && !speaksAboutTable(cell, lexicon) && isBodyName(cell.text));
    const others = cells.filter((cell) => !bodies.includes(cell));
    if (cells.length > 3 || !others.every((cell) => speaksAboutTable(cell, lexicon))) break;
    preamble.push(...others.map((cell) => cell.text));
    body ||= compact(bodies[0]?.text ?? '');
    first++;
  }
  const notes: string[] = [];
  let end = grid.rowCount;
  while (end > first + 1) {
    const cells = rows[end - 1] ?? [];
    const [cell] = cells;
    const isNote = cell !== undefined && (isNoteLine(cell.text) || readPreambleLine(cell.text).signature === true);
    if (cells.length !== 1 || !isNote) break;
    if (isNoteLine(cell.text)) notes.unshift(compact(cell.text));
    end--;
  }
  return { grid: sliceRows(grid, first, end), preamble, body, notes };
}

function speaksAboutTable(cell: GridCell, lexicon: Lexicon): boolean {
  return lexicon.lookUp(cell.text) === undefined && isPreambleLine(readPreambleLine(cell.text));
}

/** Rows first…end (half-open) of a grid as a grid of their own. */
function sliceRows(grid: Grid, first: number, end: number): Grid {
  if (first === 0 && end === grid.rowCount) return grid;
  const cells = grid.cells
    .filter((cell) => cell.row >= first && cell.row < end)
    .map((cell) => ({ ...cell, row: cell.row - first, rowSpan: Math.min(cell.rowSpan, end - cell.row) }));
  return { ...grid, rowCount: end - first, cells };
}
