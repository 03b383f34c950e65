import type { Column } from './aligned-columns.ts';
import { centreX, type HeaderDraft } from './header-drafts.ts';

export interface MatchedLeaves {
  /** Those given, and one for every text that stands over none of them, from left to right. */
  readonly columns: readonly Column[];
  readonly columnOf: ReadonlyMap<HeaderDraft, number>;
}

/** A text over no column costs as much as one this far, in letters, outside of its column. */
const ALONE_EM = 1.5;
/** How much a letter's distance from the words of a column counts beside one outside of its borders. */
const NEAR_SHARE = 0.05;

/**
 * Gives every lowest header text, from left to right, the column in whose part of the width its middle lies; a text
 * that is left over has a column without data. The cheapest assignment that keeps the order is taken.
 */
export function matchLeaves(leaves: readonly HeaderDraft[], columns: readonly Column[]): MatchedLeaves {
  const cost = (leaf: HeaderDraft, index: number): number => costOf(leaf, columns, index);
  // best[l][c]: the least cost of the first l texts and the first c columns.
  const best: number[][] = Array.from({ length: leaves.length + 1 }, () => []);
  for (let leaf = 0; leaf <= leaves.length; leaf++)
    for (let column = 0; column <= columns.length; column++) {
      const [draft, row] = [leaves[leaf - 1], best[leaf] ?? []];
      if (draft === undefined) {
        row[column] = 0;
        continue;
      }
      const before = best[leaf - 1] ?? [];
      const alone = (before[column] ?? 0) + ALONE_EM * draft.size;
      const skipped = column === 0 ? Number.POSITIVE_INFINITY : (row[column - 1] ?? 0);
      const matched = column === 0 ? Number.POSITIVE_INFINITY : (before[column - 1] ?? 0) + cost(draft, column - 1);
      row[column] = Math.min(alone, skipped, matched);
    }
  const matches = new Map<HeaderDraft, Column>();
  let [leaf, column] = [leaves.length, columns.length];
  while (leaf > 0) {
    const draft = leaves[leaf - 1];
    if (draft === undefined) break;
    const here = best[leaf]?.[column] ?? 0;
    const before = best[leaf - 1] ?? [];
    if (column > 0 && here === (best[leaf]?.[column - 1] ?? 0)) column--;
    else if (column > 0 && here === (before[column - 1] ?? 0) + cost(draft, column - 1)) {
      const found = columns[column - 1];
      if (found !== undefined) matches.set(draft, found);
      leaf--;
      column--;
    } else leaf--;
  }
  return addLeftOver(leaves, columns, matches);
}

/** Points by which the middle of a text lies outside of a column's part of the width, and a little for the way to its words. */
function costOf(leaf: HeaderDraft, columns: readonly Column[], index: number): number {
  const column = columns[index];
  if (column === undefined) return Number.POSITIVE_INFINITY;
  const [before, after] = [columns[index - 1], columns[index + 1]];
  const from = before === undefined ? Number.NEGATIVE_INFINITY : (before.x1 + column.x0) / 2;
  const to = after === undefined ? Number.POSITIVE_INFINITY : (column.x1 + after.x0) / 2;
  const centre = centreX(leaf);
  const outside = Math.max(0, from - centre, centre - to);
  const away = Math.max(0, column.x0 - centre, centre - column.x1);
  return outside + NEAR_SHARE * away;
}

function addLeftOver(
  leaves: readonly HeaderDraft[],
  columns: readonly Column[],
  matches: ReadonlyMap<HeaderDraft, Column>,
): MatchedLeaves {
  const all: Column[] = [];
  const columnOf = new Map<HeaderDraft, number>();
  let next = 0;
  for (const leaf of leaves) {
    const match = matches.get(leaf);
    const centre = centreX(leaf);
    while (next < columns.length) {
      const column = columns[next];
      if (column === undefined || (match === undefined && (column.x0 + column.x1) / 2 > centre)) break;
      if (match === undefined && [...matches].some(([other, own]) => own === column && centreX(other) > centre)) break;
      all.push(column);
      next++;
      if (column === match) break;
    }
    if (match === undefined) all.push({ x0: leaf.x0, x1: leaf.x1 });
    columnOf.set(leaf, all.length - 1);
  }
  all.push(...columns.slice(next));
  return { columns: all, columnOf };
}
