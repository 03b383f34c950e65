import type { Glyph, Ruling } from '@mingzhang/schema';
import { expect, test } from 'vitest';
import { drawLine, drawTable, drawText, makePage, widthOf } from './support/draw-page.ts';
import { assemblePages } from './support/read-pages.ts';
import { listNumbers } from './support/read-tsv.ts';

const XS = [50, 130, 174, 218, 262, 306];
const PADDING = 2;

const inMiddle = (text: string, first: number, last: number, y: number): Glyph[] =>
  drawText(text, ((XS[first] ?? 0) + (XS[last + 1] ?? 0) - widthOf(text)) / 2, y);
const atRight = (text: string, column: number, y: number): Glyph[] =>
  drawText(text, (XS[column + 1] ?? 0) - PADDING - widthOf(text), y);

/** A line drawn cell by cell, over all columns or some. */
const line = (y: number, first = 0, end = XS.length - 1): Ruling[] =>
  XS.slice(first, end).map((from, index) => ({
    direction: 'horizontal',
    at: y,
    from,
    to: XS[first + index + 1] ?? from,
    width: 0.5,
    source: 'fill',
  }));

/** 公务用车 over 小计 and two headers whose lines stand close to each other. */
const GLYPHS = [
  ...drawText('三公经费支出决算表', 150, 60, 16),
  ...inMiddle('公务用车费', 1, 3, 96),
  ...inMiddle('项目', 0, 0, 112),
  ...inMiddle('小计', 1, 1, 124),
  ...inMiddle('公车购置', 2, 2, 119),
  ...inMiddle('费用', 2, 2, 129),
  ...inMiddle('公车运行', 3, 3, 119),
  ...inMiddle('费用', 3, 3, 129),
  ...inMiddle('公务接待', 4, 4, 107),
  ...inMiddle('费', 4, 4, 117),
  ...inMiddle('预算数', 0, 0, 146),
  ...['6.00', '', '6.00', '0.50'].flatMap((text, index) => atRight(text, index + 1, 146)),
  ...inMiddle('决算数', 0, 0, 162),
  ...['5.00', '', '5.00', '0.40'].flatMap((text, index) => atRight(text, index + 1, 162)),
];
const RULES = [...line(84), ...line(100, 1, 4), ...line(134), ...line(150), ...line(166)];

test('lines drawn cell by cell tell where columns end, and header texts close to each other are parted there', async () => {
  const { value, findings } = await assemblePages([makePage(1, [{ glyphs: GLYPHS, rulings: RULES }])]);
  expect(listNumbers(value).slice(0, 3)).toEqual([
    '三公经费支出决算表 |  | 预算数 | 公务用车费/小计 = 6.00',
    '三公经费支出决算表 |  | 预算数 | 公务用车费/公车运行费用 = 6.00',
    '三公经费支出决算表 |  | 预算数 | 公务接待费 = 0.50',
  ]);
  expect(findings.filter(({ code }) => code === 'table.doubtful')).toEqual([]);
});

test('a stroke of a seal across a border of a drawn table closes no cell', async () => {
  const table = drawTable({
    x: 50,
    y: 80,
    columns: [100, 100, 100],
    rows: [60, 20, 20],
    cells: [
      { at: [0, 0], text: '项目' },
      { at: [0, 1], text: '预算数' },
      { at: [0, 2], text: '决算数' },
      ...['合计', '3.00', '2.00'].map((text, column) => ({ at: [1, column] as const, text })),
      ...['其他', '1.00', '1.00'].map((text, column) => ({ at: [2, column] as const, text })),
    ],
  });
  const stroke: Ruling = { direction: 'horizontal', at: 100, from: 220, to: 275, width: 2, source: 'stroke' };
  const { value } = await assemblePages([
    makePage(1, [drawLine('收入支出总表', 150, 60, 16), table, { glyphs: [], rulings: [stroke] }]),
  ]);
  expect(value.tables.map(({ rowCount }) => rowCount)).toEqual([3]);
  expect(listNumbers(value)[0]).toBe('收入支出总表 |  | 合计 | 预算数 = 3.00');
});

test('a stroke that ends over the middle of a header text parts none of its lines', async () => {
  const stroke: Ruling = { direction: 'horizontal', at: 121, from: 225, to: 285, width: 2, source: 'stroke' };
  const { value } = await assemblePages([makePage(1, [{ glyphs: GLYPHS, rulings: [...RULES, stroke] }])]);
  expect(listNumbers(value)[1]).toBe('三公经费支出决算表 |  | 预算数 | 公务用车费/公车运行费用 = 6.00');
});

test('texts at the top of their cells stand under the one that a rule closes', async () => {
  const glyphs = [
    ...inMiddle('公务用车费', 1, 3, 96),
    ...inMiddle('项目', 0, 0, 112),
    ...['小计', '购置费', '运行费'].flatMap((text, index) => inMiddle(text, index + 1, index + 1, 111)),
    ...inMiddle('接待费', 4, 4, 112),
    ...inMiddle('预算数', 0, 0, 146),
    ...['6.00', '2.00', '4.00', '0.50'].flatMap((text, index) => atRight(text, index + 1, 146)),
    ...inMiddle('决算数', 0, 0, 162),
    ...['5.00', '1.00', '4.00', '0.40'].flatMap((text, index) => atRight(text, index + 1, 162)),
  ];
  const { value } = await assemblePages([makePage(1, [{ glyphs, rulings: RULES }])]);
  expect(listNumbers(value).slice(0, 4)).toEqual([
    ' |  | 预算数 | 公务用车费/小计 = 6.00',
    ' |  | 预算数 | 公务用车费/购置费 = 2.00',
    ' |  | 预算数 | 公务用车费/运行费 = 4.00',
    ' |  | 预算数 | 接待费 = 0.50',
  ]);
});
