import type { Page } from '@mingzhang/schema';
import { expect, test } from 'vitest';
import { layOutPage } from '../src/document/page-flow.ts';
import { drawLine, drawTable, drawText, makePage, type Drawn, toCells } from './support/draw-page.ts';
import { readPages } from './support/read-pages.ts';
import { listNumbers } from './support/read-tsv.ts';

const COLUMNS = [70, 160, 70, 70];
const HEADER = ['科目编码', '科目名称', '合计', '项目支出'];

test('merged cells come back with their spans', () => {
  const drawn = drawTable({
    x: 60,
    y: 100,
    columns: [80, 80, 80],
    rows: [20, 20, 20],
    cells: [
      { at: [0, 0], text: '项目', rowSpan: 2 },
      { at: [0, 1], text: '本年支出', columnSpan: 2 },
      { at: [1, 1], text: '小计' },
      { at: [1, 2], text: '基本支出' },
      { at: [2, 0], text: '合计' },
      { at: [2, 1], text: '1.00' },
      { at: [2, 2], text: '2.00' },
    ],
  });
  const [part] = layOutPage(makePage(1, [drawn])).parts;
  const cells = part?.grid.cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan, cell.text]);
  expect(cells).toEqual([
    [0, 0, 2, 1, '项目'],
    [0, 1, 1, 2, '本年支出'],
    [1, 1, 1, 1, '小计'],
    [1, 2, 1, 1, '基本支出'],
    [2, 0, 1, 1, '合计'],
    [2, 1, 1, 1, '1.00'],
    [2, 2, 1, 1, '2.00'],
  ]);
});

test('a number wider than its column, drawn over the border, stays whole; two numbers side by side stay two', () => {
  const cells = toCells([
    ['名称', '合计', '其他'],
    ['支出', '', ''],
  ]);
  const drawn = drawTable({ x: 60, y: 100, columns: [60, 40, 40], rows: [20, 20], cells });
  const readLast = (...words: readonly (readonly [string, number])[]): readonly (string | undefined)[] => {
    const glyphs = words.flatMap(([text, x]) => drawText(text, x, 133));
    const [part] = layOutPage(makePage(1, [drawn, { glyphs, rulings: [] }])).parts;
    return part?.grid.cells.filter((cell) => cell.row === 1).map((cell) => cell.text) ?? [];
  };
  expect(readLast(['15600.74', 118], ['0.25', 176])).toEqual(['支出', '15600.74', '0.25']);
  expect(readLast(['12.003.50', 132])).toEqual(['支出', '12.003', '.50']);
});

test.for([['top'], ['left', 'right'], ['bottom'], ['top', 'bottom', 'left', 'right']] as const)(
  'a table open at %s keeps all its rows and columns',
  (open) => {
    const rows = [HEADER, ['', '合计', '3.00', '1.00'], ['210', '卫生健康支出', '3.00', '1.00']];
    const drawn = drawTable({ x: 60, y: 100, columns: COLUMNS, rows: [20, 20, 20], cells: toCells(rows), open });
    const [part] = layOutPage(makePage(1, [drawn])).parts;
    expect([part?.grid.rowCount, part?.grid.columnCount]).toEqual([3, 4]);
  },
);

test('a title at the foot of a page belongs to the table on the next one', async () => {
  const table = drawTable({
    x: 60,
    y: 70,
    columns: COLUMNS,
    rows: [20, 20],
    cells: toCells([HEADER, ['210', '卫生健康支出', '3.00', '1.00']]),
  });
  const document = await readPages([
    makePage(1, [drawLine('支出预算总表', 250, 740, 16), drawLine('单位：元', 400, 760), drawLine('1', 290, 825)]),
    makePage(2, [table, drawLine('2', 290, 825)]),
  ]);
  expect(document.tables.map((entry) => [entry.title, entry.unitPrinted])).toEqual([['支出预算总表', '元']]);
});

test('two tables side by side keep their own titles', async () => {
  const cells = toCells([
    ['项目', '金额'],
    ['合计', '1.00'],
  ]);
  const left = drawTable({ x: 40, y: 120, columns: [120, 80], rows: [20, 20], cells });
  const right = drawTable({ x: 320, y: 120, columns: [120, 80], rows: [20, 20], cells });
  const document = await readPages([
    makePage(1, [drawLine('收入预算表', 100, 100, 12), drawLine('支出预算表', 380, 100, 12), left, right]),
  ]);
  expect(document.tables.map((entry) => entry.title)).toEqual(['收入预算表', '支出预算表']);
});

test('a page number and a running header are no text of the document', async () => {
  const pages = [1, 2, 3, 4].map((number) =>
    makePage(number, [
      drawLine('某区医疗保障局部门决算', 60, 40),
      drawLine(`第${'一二三四'[number - 1] ?? ''}段的文字。`, 60, 200),
      drawLine(`— ${number} —`, 290, 820),
    ]),
  );
  const document = await readPages(pages);
  expect(document.paragraphs.map((paragraph) => paragraph.text)).toEqual([
    '第一段的文字。',
    '第二段的文字。',
    '第三段的文字。',
    '第四段的文字。',
  ]);
});

test('a sentence broken over lines and pages is one sentence', async () => {
  const letters = '甲乙丙丁戊己庚辛壬癸'.repeat(5);
  const document = await readPages([
    makePage(1, [drawLine(letters.slice(0, 43), 90, 740), drawLine(letters.slice(0, 45), 70, 760)]),
    makePage(2, [drawLine('终。', 70, 80), drawLine('另起一段。', 90, 100)]),
  ]);
  const paragraphs = document.paragraphs.map(({ text, places }) => ({
    text,
    pages: places.map((place) => place.page),
  }));
  expect(paragraphs).toEqual([
    { text: `${letters.slice(0, 43)}${letters.slice(0, 45)}终。`, pages: [1, 2] },
    { text: '另起一段。', pages: [2] },
  ]);
});

test('titles at the foot of a page go to the tables side by side on the next one', async () => {
  const cells = toCells([
    ['项目', '金额'],
    ['合计', '1.00'],
  ]);
  const left = drawTable({ x: 40, y: 70, columns: [120, 80], rows: [20, 20], cells });
  const right = drawTable({ x: 320, y: 70, columns: [120, 80], rows: [20, 20], cells });
  const titles = [drawLine('收入预算表', 100, 700, 12), drawLine('支出预算表', 380, 700, 12)];
  const document = await readPages([makePage(1, titles), makePage(2, [left, right])]);
  expect(document.tables.map((entry) => entry.title)).toEqual(['收入预算表', '支出预算表']);
});

test.for([
  [
    ['收入预算表', '5'],
    ['支出预算表', '7'],
  ],
  [
    ['序号', '表名', '页码'],
    ['1', '收入预算表', '5'],
    ['2', '支出预算表', '7'],
  ],
])('a list of contents drawn as a table is none: %j', async (rows) => {
  const columns = rows[0]?.length === 2 ? [300, 60] : [40, 300, 60];
  const drawn = drawTable({ x: 60, y: 120, columns, rows: rows.map(() => 20), cells: toCells(rows) });
  const document = await readPages([makePage(1, [drawLine('目录', 280, 100, 17), drawn])]);
  expect(document.tables).toEqual([]);
});

test('strokes of a seal over a rule of a table make no column', () => {
  const drawn = drawTable({
    x: 60,
    y: 100,
    columns: COLUMNS,
    rows: [20, 20],
    cells: toCells([HEADER, ['210', '卫生健康支出', '3.00', '1.00']]),
  });
  const strokes: Page['rulings'] = [400, 410].map((at) => ({
    direction: 'vertical',
    at,
    from: 134,
    to: 144,
    width: 2,
    source: 'stroke',
  }));
  const [part] = layOutPage(makePage(1, [drawn, { glyphs: [], rulings: strokes }])).parts;
  expect(part?.xs).toHaveLength(COLUMNS.length + 1);
});

test('a text box and a chart give no table', () => {
  const box = drawTable({ x: 60, y: 100, columns: [300], rows: [60], cells: toCells([['说明']]) });
  const chart = drawTable({
    x: 60,
    y: 300,
    columns: [50, 50, 50, 50],
    rows: [20, 20, 20, 20],
    cells: toCells([
      ['', '', '', ''],
      ['', '', '', ''],
      ['', '', '', ''],
      ['', '', '', '5'],
    ]),
  });
  expect(layOutPage(makePage(1, [box, chart])).parts).toEqual([]);
});

test('the numbers beside the lines of a chart are no table', () => {
  const grid: Page['rulings'] = [100, 122, 145, 167, 190].map((at) => ({
    direction: 'horizontal',
    at,
    from: 100,
    to: 400,
    width: 0.7,
    source: 'stroke',
  }));
  const axis = ['2971', '2228', '1485', '743', '0'].map((text, index) => drawLine(text, 75, 103 + 22.5 * index));
  const bars = [drawLine('2675.17', 150, 126), drawLine('295.57', 220, 192), drawLine('2970.74', 290, 104)];
  const names = drawLine('基本支出', 150, 205);
  expect(layOutPage(makePage(1, [{ glyphs: [], rulings: grid }, ...axis, ...bars, names])).parts).toEqual([]);
});

test('columns that only alignment shows: three rules, no vertical line', async () => {
  const rule = (at: number): Drawn => ({
    glyphs: [],
    rulings: [{ direction: 'horizontal', at, from: 60, to: 520, width: 1, source: 'stroke' }],
  });
  const row = (y: number, texts: readonly string[]): Drawn => ({
    glyphs: texts.flatMap((text, index) => drawText(text, [65, 140, 320, 400, 470][index] ?? 0, y)),
    rulings: [],
  });
  const document = await readPages([
    makePage(1, [
      drawLine('支出决算表', 250, 80, 16),
      drawLine('单位：万元', 400, 98),
      rule(104),
      row(118, ['科目编码', '科目名称', '合计', '基本支出', '项目']),
      rule(124),
      row(140, ['', '合计', '3.00', '2.00', '1.00']),
      row(160, ['210', '卫生健康支出', '3.00', '2.00', '1.00']),
      row(180, ['21015', '医疗保障管理事务', '3.00', '', '3.00']),
      rule(186),
    ]),
  ]);
  expect(listNumbers(document).slice(-2)).toEqual([
    '支出决算表 | 21015 | 医疗保障管理事务 | 合计 = 3.00',
    '支出决算表 | 21015 | 医疗保障管理事务 | 项目 = 3.00',
  ]);
});
