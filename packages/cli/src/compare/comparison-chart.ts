import type { Vocabulary } from '@mingzhang/schema';
import { COLOURS, FONT_FAMILY } from '../drawing/palette.ts';
import { element, textElement } from '../drawing/svg.ts';
import { fitText, measureText, wrapText } from '../drawing/text-fit.ts';
import { say, type Language } from '../language.ts';
import { scaleOf, type Bar, type Scale } from './chart-scale.ts';
import type { Cell, CellMissing, ComparedRow, Comparison } from './comparison.ts';
import { describeLine, describeMarks, describeUnit, MISSING_WORDS } from './comparison-words.ts';
import { shownAmount } from './comparison-text.ts';
import { groupThousands } from './decimal.ts';

const WIDTH = 960;
const MARGIN = 24;
const LABEL_WIDTH = 260;
const VALUE_WIDTH = 130;
const BAR = 16;
const BAR_GAP = 4;
const GROUP_GAP = 14;
const TOP = 76;
const FOOT_LINE = 16;
const LABEL_LINE = 16;
const BARS_LEFT = MARGIN + LABEL_WIDTH;
/** Where a cut bar is broken, as a part of its length. */
const BREAK_AT = 0.9;
const CUT_BARS = {
  zh: '// 断开的条比其余长得多，长度不按比例，数字不变',
  en: '// broken bars are far longer than the others: they are not to scale, their figures are exact',
};
/** Okabe and Ito's colours, which people who cannot tell red from green can tell; repeated after eight years. */
const YEAR_COLOURS = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#8C8C00', '#000000'];

const colourOf = (index: number): string => YEAR_COLOURS[index % YEAR_COLOURS.length] ?? '#000000';

/** What stands in one line of a row: the bar of a year, or all years that lack a number for the same reason. */
type RowLine =
  | { readonly year: number; readonly index: number; readonly cell: Amount }
  | { readonly years: readonly number[]; readonly missing: CellMissing };
type Amount = Exclude<Cell, { readonly missing: CellMissing }>;

/** 2017, 2018, 2019, 2022 → 2017–2019, 2022: neighbours among the years that are compared. */
function formatYears(years: readonly number[], all: readonly number[]): string {
  const runs: number[][] = [];
  for (const year of years) {
    const run = runs.at(-1);
    const before = all[all.indexOf(year) - 1];
    if (run !== undefined && run.at(-1) === before) run.push(year);
    else runs.push([year]);
  }
  return runs.map((run) => (run.length === 1 ? String(run[0]) : `${run[0]}–${run.at(-1)}`)).join(', ');
}

function linesOf({ cells }: ComparedRow, years: readonly number[]): readonly RowLine[] {
  const bars: RowLine[] = [];
  const missing = new Map<CellMissing, number[]>();
  cells.forEach((cell, index) => {
    const year = years[index];
    if (year === undefined) throw new Error(`cell ${index} has no year`);
    if ('missing' in cell) missing.set(cell.missing, [...(missing.get(cell.missing) ?? []), year]);
    else bars.push({ year, index, cell });
  });
  return [...bars, ...[...missing].map(([reason, without]) => ({ years: without, missing: reason }))];
}

interface DrawContext {
  readonly scale: Scale;
  readonly comparison: Comparison;
  readonly language: Language;
}

/** A bar from zero; a cut one is broken by two white strokes near its end. */
function drawBar(
  { length, isCut }: Bar,
  y: number,
  { zero, fill }: { readonly zero: number; readonly fill: string },
): string {
  const rect = element('rect', {
    x: Math.min(zero, zero + length),
    y,
    width: Math.max(Math.abs(length), 0.5),
    height: BAR,
    fill,
  });
  if (!isCut) return rect;
  const end = zero + length * BREAK_AT;
  const strokes = [-4, 4].map((shift) =>
    element('line', {
      x1: end + shift - 3,
      y1: y + BAR,
      x2: end + shift + 3,
      y2: y,
      stroke: '#ffffff',
      'stroke-width': 3,
    }),
  );
  return rect + strokes.join('');
}

function drawLine(line: RowLine, y: number, { scale, comparison, language }: DrawContext): string {
  const text = { 'font-size': 11, fill: COLOURS.note };
  if ('missing' in line) {
    const words = `${say(language, MISSING_WORDS[line.missing])}${language === 'zh' ? '：' : ': '}${formatYears(line.years, comparison.years)}`;
    const zero = BARS_LEFT + scale.zero;
    const fitted = fitText(words, 11, WIDTH - MARGIN - zero);
    return textElement(fitted, { ...text, x: zero + 4, y: y + 12, fill: COLOURS.faint });
  }
  const { cell, year } = line;
  const bar = scale.barOf(cell);
  const marks = `${cell.isDisputed ? ' !' : cell.isUnchecked ? ' ?' : ''}${cell.bodies > 1 ? ` Σ${cell.bodies}` : ''}${cell.isPartial ? '…' : ''}`;
  const figure = `${groupThousands(shownAmount(cell.amount, comparison))}${marks}`;
  return [
    drawBar(bar, y, { zero: BARS_LEFT + scale.zero, fill: colourOf(line.index) }),
    textElement(`${year}　${figure}`, { ...text, x: BARS_LEFT + scale.zero + Math.max(0, bar.length) + 4, y: y + 12 }),
  ].join('');
}

const rowHeight = (row: ComparedRow, years: readonly number[]): number =>
  linesOf(row, years).length * (BAR + BAR_GAP) + GROUP_GAP;

function drawRow(row: ComparedRow, top: number, context: DrawContext): string {
  const lines = linesOf(row, context.comparison.years);
  const height = rowHeight(row, context.comparison.years) - GROUP_GAP;
  const words = wrapText(row.label, 13, {
    width: LABEL_WIDTH - 12,
    lines: Math.max(1, Math.floor(height / LABEL_LINE)),
  });
  const first = top + (height - (words.length - 1) * LABEL_LINE) / 2 + 3;
  const label = words.map((text, index) =>
    textElement(text, {
      x: BARS_LEFT - 10,
      y: first + index * LABEL_LINE,
      'font-size': 13,
      'text-anchor': 'end',
      fill: COLOURS.note,
    }),
  );
  return label.join('') + lines.map((line, index) => drawLine(line, top + index * (BAR + BAR_GAP), context)).join('');
}

function drawKey(years: readonly number[]): string {
  let x = BARS_LEFT;
  return years
    .map((year, index) => {
      const at = x;
      x += 28 + measureText(String(year), 12) + 14;
      return (
        element('rect', { x: at, y: 52, width: 14, height: 10, fill: colourOf(index) }) +
        textElement(String(year), { x: at + 19, y: 61, 'font-size': 12, fill: COLOURS.note })
      );
    })
    .join('');
}

/**
 * The comparison as an SVG: bars grouped by row, one per year, all from zero, with their figures; below them the
 * years without a number and why. The font is named with fall-backs, so that any viewer finds a Chinese one.
 */
export function drawComparison(
  comparison: Comparison,
  { vocabulary, language }: { readonly vocabulary: Pick<Vocabulary, 'valueLabels'>; readonly language: Language },
): string {
  const scale = scaleOf(
    comparison.rows.flatMap(({ cells }) => cells),
    WIDTH - MARGIN - BARS_LEFT - VALUE_WIDTH,
  );
  const tops: number[] = [];
  let bottom = TOP;
  for (const row of comparison.rows) {
    tops.push(bottom);
    bottom += rowHeight(row, comparison.years);
  }
  const marks = [...describeMarks(comparison, language), ...(scale.hasCuts ? [say(language, CUT_BARS)] : [])];
  const height = bottom + (marks.length + 1) * FOOT_LINE + MARGIN;
  const title = describeLine(comparison, vocabulary, language);
  const parts = [
    element('rect', { x: 0, y: 0, width: WIDTH, height, fill: '#ffffff' }),
    textElement(fitText(title, 16, WIDTH - 2 * MARGIN), {
      x: MARGIN,
      y: 30,
      'font-size': 16,
      'font-weight': 600,
      fill: COLOURS.note,
    }),
    textElement(describeUnit(comparison, language), { x: MARGIN, y: 61, 'font-size': 12, fill: COLOURS.faint }),
    drawKey(comparison.years),
    element('line', {
      x1: BARS_LEFT + scale.zero,
      x2: BARS_LEFT + scale.zero,
      y1: TOP - 6,
      y2: bottom - GROUP_GAP + 4,
      stroke: COLOURS.furniture,
      'stroke-width': 1,
    }),
    ...comparison.rows.map((row, index) => drawRow(row, tops[index] ?? TOP, { scale, comparison, language })),
    ...marks.map((mark, index) =>
      textElement(fitText(mark, 11, WIDTH - 2 * MARGIN), {
        x: MARGIN,
        y: bottom + (index + 1) * FOOT_LINE,
        'font-size': 11,
        fill: COLOURS.faint,
      }),
    ),
  ];
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: WIDTH,
      height,
      viewBox: `0 0 ${WIDTH} ${height}`,
      'font-family': `'${FONT_FAMILY}', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif`,
      role: 'img',
      'aria-label': title,
    },
    parts.join('\n'),
  )}\n`;
}
