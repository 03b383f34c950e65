import { unionBoxes, type Box, type Glyph, type Grid, type GridCell, type Place } from '@mingzhang/schema';
import { isBlank } from '../layout/blank-text.ts';
import { joinLines, type TextLine } from '../layout/text-lines.ts';
import { keepNumbersWhole } from './number-runs.ts';
import type { RuledGrid } from './ruled-grid.ts';

/** The part of a table that stands on one page. */
export interface GridPart {
  readonly grid: Grid;
  readonly page: number;
  readonly box: Box;
  readonly xs: readonly number[];
  readonly openTop: boolean;
  /** Where the words of each column stand, in a table whose columns show by alignment alone. */
  readonly columns?: readonly { readonly x0: number; readonly x1: number }[];
  /** Its words, where it is too little to be a table by itself: only the end of one from the page before. */
  readonly remainder?: readonly TextLine[];
}

/** Finds the interval of sorted borders that a position falls into; -1 outside. */
function intervalOf(borders: readonly number[], position: number): number {
  let low = 0;
  let high = borders.length - 1;
  if (position < (borders[0] ?? 0) || position >= (borders[high] ?? 0)) return -1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (position >= (borders[middle] ?? 0)) low = middle;
    else high = middle;
  }
  return low;
}

export interface FilledGrid {
  readonly part: GridPart;
  /** Glyphs that stand in no cell of the grid. */
  readonly rest: readonly Glyph[];
}

/** Puts every glyph into the cell that its middle falls into; a number that runs over a border stays whole. */
export function fillGrid(ruled: RuledGrid, glyphs: readonly Glyph[], page: number): FilledGrid {
  const columns = ruled.xs.length - 1;
  const regionAt = new Map<number, number>();
  ruled.regions.forEach((region, index) => {
    for (let row = region.row; row < region.row + region.rowSpan; row++)
      for (let column = region.column; column < region.column + region.columnSpan; column++)
        regionAt.set(row * columns + column, index);
  });
  const contents: Glyph[][] = ruled.regions.map(() => []);
  const rest: Glyph[] = [];
  const placed = glyphs.map((glyph) => {
    const row = intervalOf(ruled.ys, (glyph.y0 + glyph.y1) / 2);
    const column = intervalOf(ruled.xs, (glyph.x0 + glyph.x1) / 2);
    return row < 0 || column < 0 ? undefined : regionAt.get(row * columns + column);
  });
  keepNumbersWhole(glyphs, placed);
  glyphs.forEach((glyph, index) => {
    const region = placed[index];
    if (region === undefined) rest.push(glyph);
    else contents[region]?.push(glyph);
  });
  const cells = ruled.regions.map((region, index): GridCell => {
    const inside = contents[index] ?? [];
    const printed = inside.filter((glyph) => !isBlank(glyph.text));
    const box = unionBoxes(printed) ?? {
      x0: ruled.xs[region.column] ?? 0,
      y0: ruled.ys[region.row] ?? 0,
      x1: ruled.xs[region.column + region.columnSpan] ?? 0,
      y1: ruled.ys[region.row + region.rowSpan] ?? 0,
    };
    const place: Place = { page, box };
    const confidence = printed.reduce((least, glyph) => Math.min(least, glyph.confidence), 1);
    const method = printed.some((glyph) => glyph.method === 'ocr') ? 'ocr' : 'text';
    return { ...region, text: readCellText(inside), place, method, confidence, ...readOtherwise(printed) };
  });
  const grid: Grid = { rowCount: ruled.ys.length - 1, columnCount: columns, cells, spans: 'known' };
  return { part: { grid, page, box: ruled.box, xs: ruled.xs, openTop: ruled.openTop }, rest };
}

/** What else the number in a cell may be, where nothing but that number stands in it. */
export function readOtherwise(printed: readonly Glyph[]): Pick<GridCell, 'otherReadings'> {
  const [first, ...others] = printed;
  if (first?.otherReadings === undefined || others.some(({ y0, y1 }) => y0 !== first.y0 || y1 !== first.y1)) return {};
  return others.some((glyph) => glyph.otherReadings !== undefined) ? {} : { otherReadings: first.otherReadings };
}

/** Lines of a cell from top to bottom; text written upwards or downwards in its own order. */
export function readCellText(glyphs: readonly Glyph[]): string {
  if (glyphs.length === 0) return '';
  const text = joinLines(glyphs);
  if (glyphs.every((glyph) => glyph.direction === 0)) return text;
  const turned = glyphs.filter((glyph) => glyph.direction !== 0);
  const [first] = turned;
  const downwards = first?.direction === 90;
  const ordered = turned.toSorted((left, right) =>
    Math.abs(left.x0 - right.x0) > left.size / 2
      ? downwards
        ? right.x0 - left.x0
        : left.x0 - right.x0
      : downwards
        ? left.y0 - right.y0
        : right.y0 - left.y0,
  );
  return text + ordered.map((glyph) => glyph.text.trim()).join('');
}
