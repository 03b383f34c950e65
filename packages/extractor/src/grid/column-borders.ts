import type { Column } from './aligned-columns.ts';
import { centreX, type HeaderDraft } from './header-drafts.ts';

export interface BorderEvidence {
  /** Columns whose amounts stand at their right edge. */
  readonly isRight: (column: Column) => boolean;
  /** Columns of texts, which stand at their left edge. */
  readonly isLabel: (column: Column) => boolean;
  /** The lowest header text over a column. */
  readonly leafOf: (index: number) => HeaderDraft | undefined;
  /** x of the ends of the table's rules, in points; undefined without any. */
  readonly edges: readonly [number, number] | undefined;
}

/** Words stand this far from the border of their cell, in points. */
const PADDING_PT = 2.5;

/**
 * Where the cells of columns end, in points: one more than there are columns. Amounts at the right and texts at the
 * left tell it themselves; else the header text in the middle does, with the border before it.
 */
export function findBorders(columns: readonly Column[], evidence: BorderEvidence): readonly number[] {
  const { isRight, isLabel, leafOf, edges } = evidence;
  const [first] = columns;
  if (first === undefined) return [];
  const borders = [edges === undefined ? first.x0 - PADDING_PT : Math.min(edges[0], first.x0)];
  columns.forEach((column, index) => {
    const next = columns[index + 1];
    const leaf = leafOf(index);
    const [least, most] = [column.x1, next?.x0 ?? Number.POSITIVE_INFINITY];
    const mirrored = leaf === undefined ? undefined : 2 * centreX(leaf) - (borders.at(-1) ?? 0);
    if (next === undefined && edges !== undefined) borders.push(Math.max(edges[1], column.x1));
    else if (isRight(column)) borders.push(Math.min(column.x1 + PADDING_PT, (column.x1 + most) / 2));
    else if (next !== undefined && isLabel(next))
      borders.push(Math.max(next.x0 - PADDING_PT, (column.x1 + next.x0) / 2));
    else if (mirrored !== undefined) borders.push(Math.min(Math.max(mirrored, least), most));
    else borders.push(next === undefined ? column.x1 + PADDING_PT : (column.x1 + next.x0) / 2);
  });
  // Amounts leave room at their left: the header in the middle tells how much.
  const [leaf, right] = [leafOf(0), borders[1]];
  if (edges === undefined && leaf !== undefined && right !== undefined && !isLabel(first))
    borders[0] = Math.min(borders[0] ?? 0, 2 * centreX(leaf) - right);
  return borders;
}
