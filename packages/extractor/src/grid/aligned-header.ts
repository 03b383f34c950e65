import { findBorders } from './column-borders.ts';
import { columnAt, type Column } from './aligned-columns.ts';
import { centreX, centreY, isSameLevel, standsUnder, type HeaderDraft } from './header-drafts.ts';
import { findClosed, spreadOver } from './header-spans.ts';
import { matchLeaves } from './match-leaves.ts';
import type { TableLine } from './line-network.ts';

/** One header text and the columns and rows that it stands over; rows and columns are 0-based. */
export interface HeaderCell extends HeaderDraft {
  readonly row: number;
  readonly rowSpan: number;
  readonly first: number;
  readonly last: number;
}

export interface AlignedHeader {
  readonly cells: readonly HeaderCell[];
  readonly rowCount: number;
  /** Columns of the data, and those that only the header has. */
  readonly columns: readonly Column[];
}

export interface HeaderInput {
  readonly drafts: readonly HeaderDraft[];
  readonly columns: readonly Column[];
  /** Rules inside of the header: they close merged texts. */
  readonly rules: readonly TableLine[];
  /** y of the end of the header where a text of it stands, in points. */
  readonly bottomUnder: (draft: HeaderDraft) => number;
  /** Columns whose amounts stand at their right edge. */
  readonly isRight: (column: Column) => boolean;
  readonly isLabel: (column: Column) => boolean;
  /** x of the ends of the table's rules, in points; undefined without any. */
  readonly edges: readonly [number, number] | undefined;
  /** x of the borders of columns, one more than there are, where they are drawn. */
  readonly xs?: readonly number[];
}

/**
 * Reads the header above the data rows of a table without vertical rules. A text stands in the middle of its
 * cell, so that the middle of a lowest text lies in its column, and the middle of a text over several columns
 * is the middle of them all.
 */
export function readAlignedHeader(input: HeaderInput): AlignedHeader {
  const { drafts, bottomUnder } = input;
  const leaves = drafts
    .filter(
      (draft) => !isSpanner(draft, input) && !drafts.some((other) => other !== draft && isBelow(other, draft, input)),
    )
    .toSorted((left, right) => centreX(left) - centreX(right));
  const { columns, columnOf } = matchLeaves(leaves, input.columns);
  const leafOf = (column: number): HeaderDraft | undefined => leaves.find((leaf) => columnOf.get(leaf) === column);
  const drawn = input.xs?.length === columns.length + 1 ? input.xs : undefined;
  const borders = drawn ?? findBorders(columns, { ...input, leafOf });
  const spans = new Map<HeaderDraft, readonly [number, number]>();
  for (const [leaf, column] of columnOf) spans.set(leaf, [column, column]);
  widenLeaves(spans, borders);
  const spanners = drafts
    .filter((draft) => !columnOf.has(draft))
    .toSorted((left, right) => centreY(left) - centreY(right));
  while (spanners.length > 0) {
    const [first] = spanners;
    if (first === undefined) break;
    const level = spanners.filter((draft) => isSameLevel(first, draft));
    for (const draft of level) spanners.splice(spanners.indexOf(draft), 1);
    const under = columns.map((_, column) =>
      [...columnOf].some(([leaf, own]) => {
        const [from, to] = spans.get(leaf) ?? [own, own];
        return column >= from && column <= to && standsUnder(leaf, first, bottomUnder(leaf));
      }),
    );
    for (const [draft, span] of spreadOver(level, { borders, under, rules: input.rules, columns }))
      spans.set(draft, span);
  }
  return { ...placeRows(spans), columns };
}

/** Whether a rule closes a text over several columns, so that others stand under it. */
function isSpanner(draft: HeaderDraft, input: HeaderInput): boolean {
  const closed = findClosed(draft, input);
  if (closed === undefined || closed[0] === closed[1]) return false;
  return input.drafts.some(
    (other) =>
      other.y0 > draft.y1 - 1 &&
      columnAt(centreX(other), input.columns) >= closed[0] &&
      columnAt(centreX(other), input.columns) <= closed[1],
  );
}

/** Whether a text stands below another in the same part of the width. */
function isBelow(lower: HeaderDraft, upper: HeaderDraft, { columns, bottomUnder }: HeaderInput): boolean {
  if (!standsUnder(lower, upper, bottomUnder(lower))) return false;
  if (lower.x0 < upper.x1 && lower.x1 > upper.x0) return true;
  return columnAt(centreX(lower), columns) === columnAt(centreX(upper), columns);
}

/** A lowest text over columns that have none of their own (项目 over code and name) stands in the middle of them. */
function widenLeaves(spans: Map<HeaderDraft, readonly [number, number]>, borders: readonly number[]): void {
  const taken = new Set([...spans.values()].map(([column]) => column));
  for (const [draft, [column]] of spans) {
    const cost = (from: number, to: number): number =>
      Math.abs(((borders[from] ?? 0) + (borders[to + 1] ?? 0)) / 2 - centreX(draft)) -
      (to - from) * WIDER_EM * draft.size;
    let best: readonly [number, number] = [column, column];
    for (let from = column; from >= 0 && (from === column || !taken.has(from)); from--)
      for (let to = column; to < borders.length - 1 && (to === column || !taken.has(to)); to++)
        if (cost(from, to) < cost(...best)) best = [from, to];
    spans.set(draft, best);
    for (let at = best[0]; at <= best[1]; at++) taken.add(at);
  }
}

/** A span wider by a column may fit worse by this much, in letters: few columns have no text over them. */
const WIDER_EM = 0.6;

/** The row of a text is the number of texts over it; the lowest reach down to the last row. */
function placeRows(
  spans: ReadonlyMap<HeaderDraft, readonly [number, number]>,
): Pick<AlignedHeader, 'cells' | 'rowCount'> {
  const entries = [...spans].map(([draft, [first, last]]) => ({ draft, first, last }));
  const depth = new Map<HeaderDraft, number>();
  for (const entry of entries.toSorted((left, right) => centreY(left.draft) - centreY(right.draft))) {
    const above = entries.filter(
      (other) =>
        other !== entry &&
        depth.has(other.draft) &&
        other.first <= entry.first &&
        other.last >= entry.last &&
        !isSameLevel(other.draft, entry.draft),
    );
    depth.set(entry.draft, Math.max(-1, ...above.map((other) => depth.get(other.draft) ?? 0)) + 1);
  }
  const rowCount = Math.max(-1, ...depth.values()) + 1;
  const cells = entries.map(({ draft, first, last }): HeaderCell => {
    const row = depth.get(draft) ?? 0;
    const below = entries.filter(
      (other) => other.first <= last && other.last >= first && (depth.get(other.draft) ?? 0) > row,
    );
    const next = Math.min(rowCount, ...below.map((other) => depth.get(other.draft) ?? 0));
    return { ...draft, row, rowSpan: next - row, first, last };
  });
  return { cells, rowCount };
}
