import { numberCells, tablesOf } from './golden.ts';
import type { Sample, Table } from './model.ts';

const solid = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/**
 * The page of every expected cell, in the order of `expectedCells`.
 * `pages` is the text of each printed page in the order in which it was drawn. Both the definition
 * and the page go row by row, so each cell's text is looked for after the one before it; a cell cut
 * by a page break is passed over unless it is a number, which cannot be cut.
 */
export function locatePages(sample: Sample, pages: readonly string[]): readonly number[] {
  const starts: number[] = [];
  let stream = '';
  for (const page of pages) {
    starts.push(stream.length);
    stream += solid(page);
  }
  let at = 0;
  const found: number[] = [];
  for (const table of tablesOf(sample)) {
    at = seek(stream, solid(table.title), { from: at, within: stream.length, what: table.title });
    for (const cell of table.rows.flatMap((row) => row.cells)) {
      const text = solid(cell.text);
      if (text === '') continue;
      const within = at + WINDOW;
      if (cell.truth) {
        at = seek(stream, text, { from: at, within, what: `${table.title}: ${text}` });
        found.push(starts.findLastIndex((start) => start < at));
      } else {
        const next = stream.indexOf(text, at);
        if (next >= 0 && next <= within && cell.rowspan === 1) at = next + text.length;
      }
    }
  }
  if (found.length !== countNumbers(tablesOf(sample))) throw new Error(`${sample.name}: not every number was found`);
  return found;
}

/** How far a cell may stand after the one before it, in characters: a page's foot and a few cells passed over. */
const WINDOW = 400;

function seek(stream: string, text: string, options: { readonly from: number; readonly within: number; readonly what: string }): number {
  const next = stream.indexOf(text, options.from);
  if (next < 0 || next > options.within) throw new Error(`not printed where expected: ${options.what}`);
  return next + text.length;
}

const countNumbers = (tables: readonly Table[]): number => tables.reduce((sum, table) => sum + numberCells(table).length, 0);
