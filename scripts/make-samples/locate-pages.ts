import { tablesOf } from './golden.ts';
import type { Row, Sample } from './model.ts';

/** A word on a printed page. */
export interface PrintedWord {
  readonly text: string;
  readonly page: number;
}

const solid = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/**
 * The page of every expected cell, in the order of `expectedCells`.
 * The cells of the definition and the words of the pages (page by page, line by line) are laid
 * against each other by their longest common subsequence; a number that is not met, because it
 * stands in a merged cell and so on another line, takes the page of its row.
 */
export function locatePages(sample: Sample, words: readonly PrintedWord[]): readonly number[] {
  const rows = tablesOf(sample).flatMap((table) => table.rows);
  const flat = rows
    .flatMap((row) => row.cells.map((cell) => ({ row, cell, text: solid(cell.text) })))
    .filter((item) => item.text !== '');
  const met = alignSequences(
    flat.map((item) => item.text),
    words.map((word) => solid(word.text)),
  );
  const pageAt = (i: number): number | undefined => words[met[i] ?? -1]?.page;
  const pagesOfRow = new Map<Row, number>();
  flat.forEach((item, i) => {
    const page = pageAt(i);
    if (page !== undefined && item.cell.rowspan === 1) pagesOfRow.set(item.row, page);
  });
  return flat.flatMap((item, i) => {
    if (!item.cell.truth) return [];
    const page = pageAt(i) ?? pagesOfRow.get(item.row);
    if (page === undefined)
      throw new Error(
        `${sample.name}: ${item.cell.text} (${item.cell.truth.labels.map((l) => l.text).join('/')}) is not on any page`,
      );
    return [page];
  });
}

/** For every item of `left`, the place in `right` it is matched with by a longest common subsequence, or -1. */
function alignSequences(left: readonly string[], right: readonly string[]): Int32Array {
  const width = right.length + 1;
  const length = new Uint16Array((left.length + 1) * width);
  const at = (i: number, j: number): number => length[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1)
      length[i * width + j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const matched = new Int32Array(left.length).fill(-1);
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (left[i] === right[j]) matched[i++] = j++;
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return matched;
}
