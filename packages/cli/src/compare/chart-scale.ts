import type { Cell } from './comparison.ts';

/** Only for the length of a bar: figures are written from the exact decimal. */
function lengthOf(cell: Cell): number {
  return 'missing' in cell ? 0 : Number(cell.amount.digits) / 10 ** cell.amount.scale;
}

/** So many times the middle one, a bar makes hairs of the others: it is cut. */
const LONGEST_TO_MIDDLE = 50;
/** A cut bar stands out this much over the longest that is not. */
const OVERHANG = 1.25;

/** What bars are cut at, in yuan; infinite where all can be drawn to one scale. */
function cutOf(cells: readonly Cell[]): number {
  const sizes = cells
    .map((cell) => Math.abs(lengthOf(cell)))
    .filter((size) => size > 0)
    .toSorted((a, b) => a - b);
  const most = (sizes[Math.floor(sizes.length / 2)] ?? 0) * LONGEST_TO_MIDDLE;
  const drawn = sizes.findLast((size) => size <= most);
  return drawn === undefined || drawn === sizes.at(-1) ? Number.POSITIVE_INFINITY : drawn * OVERHANG;
}

export interface Bar {
  /** Length in points, negative to the left of zero. */
  readonly length: number;
  /** The amount is more than the bar shows. */
  readonly isCut: boolean;
}

export interface Scale {
  /** Where zero stands, in points from the left of the bars. */
  readonly zero: number;
  readonly barOf: (cell: Cell) => Bar;
  readonly hasCuts: boolean;
}

/**
 * The scale of all bars: they begin at zero; where an amount is negative, zero moves to the right. `width` in
 * points. Amounts far above all others are cut, so that the others can be told apart.
 */
export function scaleOf(cells: readonly Cell[], width: number): Scale {
  const cut = cutOf(cells);
  const shown = (cell: Cell): number => Math.max(-cut, Math.min(cut, lengthOf(cell)));
  const lengths = cells.map(shown);
  const [low, high] = [Math.min(0, ...lengths), Math.max(0, ...lengths)];
  const perYuan = high === low ? 0 : width / (high - low);
  const isCut = (cell: Cell): boolean => Math.abs(lengthOf(cell)) > cut;
  return {
    zero: 0 - low * perYuan,
    barOf: (cell) => ({ length: shown(cell) * perYuan, isCut: isCut(cell) }),
    hasCuts: cells.some(isCut),
  };
}
