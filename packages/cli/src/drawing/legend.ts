import { describeFinding, type BilingualText, type Finding } from '@mingzhang/schema';
import { say, type Language } from '../language.ts';
import { chipWidth, drawChip } from './chip.ts';
import { describeJoins } from './grid-marks.ts';
import { CELL_SHADES, COLOURS } from './palette.ts';
import { element, textElement } from './svg.ts';
import { fitText, measureText } from './text-fit.ts';
import type { UnderstoodGrid } from './understand-grid.ts';

const SIZE = 6.4;
const CHIP_SIZE = 5.4;
const SWATCH_PT = 10;
const LINE_PT = 9.6;
const MARGIN_PT = 12;
const ITEM_GAP_PT = 11;
const CHIP_GAP_PT = 3;

/** A piece of a line: a text, perhaps with a chip or a swatch before it. */
interface Item {
  readonly text: string;
  /** Of the text, or of the chip where there is one. */
  readonly colour?: string;
  readonly chip?: string;
  readonly swatch?: Swatch;
}

/** A little picture of what is drawn over the page. */
interface Swatch {
  readonly colour: string;
  readonly opacity: number;
  readonly shape: 'box' | 'line' | 'crossed';
}

export interface LegendInput {
  readonly grids: readonly UnderstoodGrid[];
  readonly findings: readonly Finding[];
  /** Glyphs that the PDF reader could not draw and that are drawn from what was read. */
  readonly redrawn: number;
  readonly language: Language;
}

export interface DrawnLegend {
  readonly svg: string;
  readonly height: number;
}

/** What the colours mean, then each table of the page with the header path of every column, then findings. */
export function drawLegend(input: LegendInput, at: { readonly y: number; readonly width: number }): DrawnLegend {
  const flow = createFlow(at.y + MARGIN_PT, at.width);
  flow.add(colourItems(input));
  for (const grid of input.grids) {
    flow.gap();
    flow.add([{ text: describeTable(grid, input.language), colour: COLOURS.tableLine }]);
    flow.add(columnItems(grid));
  }
  if (input.findings.length > 0) flow.gap();
  for (const finding of input.findings) {
    const serious = finding.severity === 'critical' || finding.severity === 'error';
    const colour = serious ? COLOURS.error : COLOURS.warning;
    flow.add([{ chip: finding.severity, text: describeFinding(finding)[input.language], colour }]);
  }
  const bottom = flow.bottom() + MARGIN_PT;
  const ground = element('rect', { x: 0, y: at.y, width: at.width, height: bottom - at.y, fill: COLOURS.panel });
  const edge = element('line', { x1: 0, y1: at.y, x2: at.width, y2: at.y, stroke: COLOURS.faint, 'stroke-width': 0.6 });
  return { svg: ground + edge + flow.svg(), height: bottom - at.y };
}

function colourItems({ grids, redrawn, language }: LegendInput): Item[] {
  const used = new Set<string>(grids.flatMap(({ cells }) => cells.map(({ role }) => role)));
  const roles = Object.entries(CELL_SHADES).flatMap(([role, { colour, opacity, name }]): Item[] =>
    used.has(role) && role !== 'blank'
      ? [{ swatch: { colour, opacity: Math.min(1, opacity * 1.5), shape: 'box' }, text: say(language, name) }]
      : [],
  );
  const mark = (colour: string, shape: Swatch['shape'], text: BilingualText): Item => ({
    swatch: { colour, opacity: 0.05, shape },
    text: say(language, text),
  });
  const marks: Item[] = [
    mark(COLOURS.ruling, 'line', { zh: '合并后的线', en: 'rulings as merged' }),
    mark(COLOURS.tableLine, 'box', { zh: '表题、单位等', en: 'lines of a table' }),
    mark(COLOURS.heading, 'box', { zh: '标题', en: 'headings' }),
    mark(COLOURS.text, 'box', { zh: '表外文字', en: 'text outside tables' }),
    mark(COLOURS.furniture, 'crossed', { zh: '页眉页脚，不读', en: 'page furniture, left out' }),
    {
      chip: '3',
      colour: COLOURS.number,
      text: say(language, { zh: '行号、列号（从 0 起）', en: 'row and column numbers, from 0' }),
    },
  ];
  const glyphs = say(language, {
    zh: `${redrawn} 个字的字体不在文件中，按读到的文字补画`,
    en: `${redrawn} characters whose font is not in the file are drawn as they were read`,
  });
  return [...roles, ...marks, ...(redrawn > 0 ? [{ chip: '字', colour: COLOURS.faint, text: glyphs }] : [])];
}

function describeTable(grid: UnderstoodGrid, language: Language): string {
  const { table, seen } = grid;
  const t = (zh: string, en: string): string => say(language, { zh, en });
  if (table === undefined)
    return t('不作为数据表（目录或空框）', 'not taken for a table of data (contents, empty boxes)');
  const pages = [...new Set(table.parts.flatMap(({ page }) => page ?? []))];
  return [
    `#${table.index} ${table.title || t('（无题）', '(untitled)')}`,
    table.formNumber,
    table.unitPrinted === '' ? t('无单位', 'no unit') : `${t('单位', 'unit')} ${table.unitPrinted}`,
    table.compiledBy,
    t(`${table.rowCount} 行 × ${table.columnCount} 列`, `${table.rowCount} rows × ${table.columnCount} columns`),
    pages.length > 1 ? t(`第 ${pages.join('、')} 页`, `pages ${pages.join(', ')}`) : '',
    describeJoins(grid, language),
    seen.found === 'aligned' ? t('按对齐划分', 'columns by alignment') : '',
  ]
    .filter((text) => text !== '')
    .join('  ·  ');
}

/** Column numbers with the header paths of their values on this page; several where a header changes below. */
function columnItems({ cells }: UnderstoodGrid): Item[] {
  const paths = new Map<string, { readonly column: number; readonly item: Item }>();
  for (const { values } of cells)
    for (const { columnIndex, columnPath } of values) {
      const text = columnPath.join(' / ') || '—';
      const item = { chip: String(columnIndex), colour: COLOURS.number, text };
      paths.set(`${columnIndex} ${text}`, { column: columnIndex, item });
    }
  return [...paths.values()].toSorted((left, right) => left.column - right.column).map(({ item }) => item);
}

interface Flow {
  /** Items from left to right, on as many lines as they need. */
  add(items: readonly Item[]): void;
  gap(): void;
  bottom(): number;
  svg(): string;
}

function createFlow(top: number, width: number): Flow {
  const parts: string[] = [];
  let y = top;
  return {
    add(items) {
      let x = MARGIN_PT;
      for (const item of items) {
        const before = markWidth(item);
        const text = fitText(item.text, SIZE, width - 2 * MARGIN_PT - before);
        const whole = before + measureText(text, SIZE);
        if (x > MARGIN_PT && x + whole > width - MARGIN_PT) {
          x = MARGIN_PT;
          y += LINE_PT;
        }
        parts.push(drawItem({ ...item, text }, x, y + LINE_PT / 2, before));
        x += whole + ITEM_GAP_PT;
      }
      if (items.length > 0) y += LINE_PT;
    },
    gap() {
      y += LINE_PT * 0.45;
    },
    bottom: () => y,
    svg: () => parts.join(''),
  };
}

function markWidth({ chip, swatch }: Item): number {
  if (swatch !== undefined) return SWATCH_PT + CHIP_GAP_PT;
  return chip === undefined ? 0 : chipWidth(chip, CHIP_SIZE) + CHIP_GAP_PT;
}

function drawItem(item: Item, x: number, y: number, before: number): string {
  const { chip, swatch, colour = COLOURS.note } = item;
  const fill = chip === undefined ? colour : COLOURS.note;
  const text = textElement(item.text, { x: x + before, y: y + SIZE * 0.36, 'font-size': SIZE, fill });
  if (swatch !== undefined) return drawSwatch(swatch, x, y) + text;
  return chip === undefined ? text : drawChip(chip, { x, y }, { colour, size: CHIP_SIZE }) + text;
}

function drawSwatch({ colour, opacity, shape }: Swatch, x: number, y: number): string {
  const right = x + SWATCH_PT;
  const line = (y1: number, y2: number): string =>
    element('line', { x1: x, y1, x2: right, y2, stroke: COLOURS.ruling, 'stroke-width': 0.8 });
  if (shape === 'line') return line(y, y);
  const half = SIZE / 2;
  const box = { x, y: y - half, width: SWATCH_PT, height: SIZE, stroke: colour, 'stroke-width': 0.5 };
  const cross = shape === 'crossed' ? line(y - half, y + half) + line(y + half, y - half) : '';
  return element('rect', { ...box, fill: colour, 'fill-opacity': opacity }) + cross;
}
