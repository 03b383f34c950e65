import type { Box, TableCell } from '@mingzhang/schema';
import type { Doubt, DoubtInput } from './doubt-signs.ts';
import { classifyValue } from './value-kind.ts';

/** Two texts of this many letters beside each other in one header are two headers. */
const JOINED_TEXTS = /\p{Script=Han}{3,}\)?\s+\p{Script=Han}{2,}/u;
/** The middle of a header text stands this far, in points, inside of the numbers of another column. */
const INSIDE_PT = 2;
/** Header texts of two columns lie over more than this part of each other where they were not parted rightly. */
const OVERLAP_SHARE = 0.5;
/** A text over several columns stands this far from the middle of them, in points, where one more belongs to them. */
const OFF_MIDDLE_PT = 8;
/** With that column it stands at most this part as far off. */
const NEARER = 0.3;

interface Range {
  readonly x0: number;
  readonly x1: number;
}

/** A header cell whose text has a place. */
type Placed = TableCell & { readonly place: { readonly box: Box } };

const middleOf = ({ x0, x1 }: Range): number => (x0 + x1) / 2;
const sharedWidth = (one: Range, other: Range): number => Math.min(one.x1, other.x1) - Math.max(one.x0, other.x0);
const endOf = (cell: TableCell): number => cell.column + cell.columnSpan;

/** What the places of header texts tell where columns show by alignment alone. */
export function findHeaderDoubts({ cells, values }: DoubtInput): readonly Doubt[] {
  const headers = cells.filter(
    (cell): cell is Placed => cell.role === 'header' && cell.place.box !== null && classifyValue(cell.text) === 'text',
  );
  const ranges = new Map<number, Range>();
  for (const { kind, columnIndex, place } of values) {
    if (kind !== 'number' || place.box === null) continue;
    const { x0, x1 } = ranges.get(columnIndex) ?? place.box;
    ranges.set(columnIndex, { x0: Math.min(x0, place.box.x0), x1: Math.max(x1, place.box.x1) });
  }
  return headers.flatMap((header): Doubt[] => {
    const doubt = (sign: Doubt['sign']): Doubt[] => [{ sign, place: header.place }];
    if (JOINED_TEXTS.test(header.text.trim()) || overlapsOther(header, headers)) return doubt('joined_header');
    if (isOverOthers(header, ranges) || missesColumn(header, headers)) return doubt('shifted_header');
    return [];
  });
}

/** Whether a header over one column has its middle over the numbers of another. */
function isOverOthers(header: Placed, ranges: ReadonlyMap<number, Range>): boolean {
  const middle = middleOf(header.place.box);
  return (
    header.columnSpan === 1 &&
    [...ranges].some(
      ([column, range]) => column !== header.column && middle > range.x0 + INSIDE_PT && middle < range.x1 - INSIDE_PT,
    )
  );
}

/** Whether the texts of two columns beside each other stand over one another. */
function overlapsOther(header: Placed, headers: readonly Placed[]): boolean {
  const { box } = header.place;
  return headers.some(
    (other) =>
      other.column >= endOf(header) &&
      other.row < header.row + header.rowSpan &&
      header.row < other.row + other.rowSpan &&
      sharedWidth(box, other.place.box) >
        OVERLAP_SHARE * Math.min(box.x1 - box.x0, other.place.box.x1 - other.place.box.x0),
  );
}

/** Whether a text over several columns would stand in their middle if the column beside them were one of them. */
function missesColumn(header: Placed, headers: readonly Placed[]): boolean {
  if (header.columnSpan < 2) return false;
  const leafOver = (column: number): Placed | undefined =>
    headers.filter((cell) => cell.column === column && cell.columnSpan === 1).toSorted((a, b) => b.row - a.row)[0];
  const isFree = (column: number): boolean =>
    !headers.some(
      (cell) => cell.columnSpan > 1 && cell.row === header.row && cell.column <= column && column < endOf(cell),
    );
  const off = (first: number, last: number): number | undefined => {
    const [left, right] = [leafOver(first), leafOver(last)];
    if (left === undefined || right === undefined) return undefined;
    return Math.abs((middleOf(left.place.box) + middleOf(right.place.box)) / 2 - middleOf(header.place.box));
  };
  const [first, last] = [header.column, endOf(header) - 1];
  const own = off(first, last);
  if (own === undefined || own <= OFF_MIDDLE_PT) return false;
  const wider = [
    isFree(first - 1) ? off(first - 1, last) : undefined,
    isFree(last + 1) ? off(first, last + 1) : undefined,
  ];
  return wider.some((distance) => distance !== undefined && distance < own * NEARER);
}
