import { say, type Language } from '../language.ts';
import { chipHeight, chipWidth, drawChip } from './chip.ts';
import { CELL_SHADES, COLOURS } from './palette.ts';
import { element } from './svg.ts';
import type { UnderstoodCell, UnderstoodGrid } from './understand-grid.ts';

const NUMBER_SIZE = 4.6;
const SPAN_SIZE = 3.6;
const JOIN_SIZE = 6;
/** Cells are drawn this much smaller on each side, so that neighbours are told apart. Points. */
const INSET_PT = 0.7;

/** A grid over its page: cells in the colour of their role, rows and columns numbered, joins marked. */
export function drawGrid(grid: UnderstoodGrid, language: Language): string {
  return grid.cells.map(drawCell).join('') + drawNumbers(grid) + drawJoins(grid, language);
}

function drawCell({ seen, cell, role }: UnderstoodCell): string {
  const { colour, opacity } = CELL_SHADES[role];
  const { x0, y0, x1, y1 } = seen.box;
  const box = element('rect', {
    x: x0 + INSET_PT,
    y: y0 + INSET_PT,
    width: Math.max(0, x1 - x0 - 2 * INSET_PT),
    height: Math.max(0, y1 - y0 - 2 * INSET_PT),
    fill: colour,
    'fill-opacity': opacity,
    stroke: colour,
    'stroke-opacity': 0.55,
    'stroke-width': 0.5,
    'stroke-dasharray': role === 'repeated' || role === 'joined' ? '2 1.5' : undefined,
  });
  if (cell === undefined || role === 'blank' || (cell.rowSpan === 1 && cell.columnSpan === 1)) return box;
  const span = `${formatRange(cell.row, cell.rowSpan)} × ${formatRange(cell.column, cell.columnSpan)}`;
  const width = chipWidth(span, SPAN_SIZE) + 1;
  const height = chipHeight(SPAN_SIZE) + 1;
  // Over the text it would hide more than it says.
  const fits = width < x1 - x0 && (x0 + width < seen.textBox.x0 || y0 + height < seen.textBox.y0 || role === 'empty');
  return fits
    ? box +
        drawChip(span, { x: x0 + 1, y: y0 + 1 + chipHeight(SPAN_SIZE) / 2 }, { colour: COLOURS.faint, size: SPAN_SIZE })
    : box;
}

const formatRange = (from: number, count: number): string =>
  count === 1 ? String(from) : `${from}–${from + count - 1}`;

/** Numbers of the joined table beside the first cell of each row and over the first of each column. */
function drawNumbers({ seen, cells }: UnderstoodGrid): string {
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  for (const { seen: there, cell } of cells) {
    if (cell === undefined) continue;
    const middle = { x: (there.box.x0 + there.box.x1) / 2, y: (there.box.y0 + there.box.y1) / 2 };
    if (there.rowSpan === 1 && cell.rowSpan === 1 && !rows.has(cell.row)) rows.set(cell.row, middle.y);
    if (there.columnSpan === 1 && cell.columnSpan === 1 && !columns.has(cell.column))
      columns.set(cell.column, middle.x);
  }
  const style = { colour: COLOURS.number, size: NUMBER_SIZE };
  const left = seen.box.x0 - 1;
  return [
    ...[...rows].map(([row, y]) => drawChip(String(row), { x: left, y }, { ...style, anchor: 'end' })),
    ...[...columns].map(([column, x]) =>
      drawChip(String(column), { x, y: seen.box.y0 }, { ...style, anchor: 'middle' }),
    ),
  ].join('');
}

function drawJoins({ seen, continuedFrom, continuedOn }: UnderstoodGrid, language: Language): string {
  const { x0, y0, x1, y1 } = seen.box;
  const style = { colour: COLOURS.join, size: JOIN_SIZE };
  const gap = chipHeight(JOIN_SIZE) / 2 + chipHeight(NUMBER_SIZE) / 2 + 1;
  const from =
    continuedFrom === undefined
      ? ''
      : drawChip(`↑ ${sayFrom(continuedFrom, language)}`, { x: x0, y: Math.max(gap, y0 - gap) }, style);
  const on =
    continuedOn === undefined
      ? ''
      : drawChip(`↓ ${sayOn(continuedOn, language)}`, { x: x1, y: y1 + gap }, { ...style, anchor: 'end' });
  return from + on;
}

const sayFrom = (page: number, language: Language): string =>
  say(language, { zh: `续自第 ${page} 页`, en: `continued from page ${page}` });

const sayOn = (page: number, language: Language): string =>
  say(language, { zh: `下接第 ${page} 页`, en: `continues on page ${page}` });

/** Where a table comes from and goes on to, in words; empty for a table on one page. */
export function describeJoins({ continuedFrom, continuedOn }: UnderstoodGrid, language: Language): string {
  return [
    ...(continuedFrom === undefined ? [] : [sayFrom(continuedFrom, language)]),
    ...(continuedOn === undefined ? [] : [sayOn(continuedOn, language)]),
  ].join(language === 'zh' ? '，' : ', ');
}
