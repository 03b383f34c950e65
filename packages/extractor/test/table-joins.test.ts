import type { Page } from '@mingzhang/schema';
import { expect, test } from 'vitest';
import { drawLine, drawTable, makePage, toCells, type Drawn } from './support/draw-page.ts';
import { readPages } from './support/read-pages.ts';
import { listNumbers } from './support/read-tsv.ts';

const COLUMNS = [70, 160, 70, 70];
const HEADER = ['科目编码', '科目名称', '合计', '项目支出'];

test('a table goes on over the page: no title, no header, open top, a row cut by the break', async () => {
  const first = drawTable({
    x: 60,
    y: 700,
    columns: COLUMNS,
    rows: [20, 20, 20, 20, 20],
    cells: toCells([
      HEADER,
      ['', '合计', '9.00', '1.00'],
      ['208', '社会保障和就业支出', '6.00', '1.00'],
      ['210', '卫生健康支出', '3.00', '0.00'],
      ['2080505', '机关事业单位基本养老', '2.00', '0.00'],
    ]),
    open: ['bottom'],
  });
  const second = drawTable({
    x: 60,
    y: 70,
    columns: COLUMNS,
    rows: [20, 20],
    cells: toCells([
      ['', '保险缴费支出', '', ''],
      ['221', '住房保障支出', '1.00', '0.50'],
    ]),
    open: ['top'],
  });
  const document = await readPages([
    makePage(1, [
      drawLine('支出决算表', 250, 660, 16),
      drawLine('单位：万元', 400, 685),
      first,
      drawLine('- 1 -', 290, 820),
    ]),
    makePage(2, [second, drawLine('- 2 -', 290, 820)]),
  ]);
  expect(document.tables).toHaveLength(1);
  expect(listNumbers(document).slice(-4)).toEqual([
    '支出决算表 | 2080505 | 机关事业单位基本养老保险缴费支出 | 合计 = 2.00',
    '支出决算表 | 2080505 | 机关事业单位基本养老保险缴费支出 | 项目支出 = 0.00',
    '支出决算表 | 221 | 住房保障支出 | 合计 = 1.00',
    '支出决算表 | 221 | 住房保障支出 | 项目支出 = 0.50',
  ]);
  expect(document.tables[0]?.values.at(-1)?.place.page).toBe(2);
});

test('a header repeated on the next page is no data; fewer columns on the last part', async () => {
  const first = drawTable({
    x: 60,
    y: 100,
    columns: COLUMNS,
    rows: [20, 20],
    cells: toCells([HEADER, ['210', '卫生健康支出', '3.00', '1.00']]),
  });
  const second = drawTable({
    x: 60,
    y: 70,
    columns: COLUMNS,
    rows: [20, 20],
    cells: toCells([HEADER, ['221', '住房保障支出', '2.00', '0.50']]),
  });
  const third = drawTable({
    x: 60,
    y: 70,
    columns: [230, 70, 70],
    rows: [20],
    cells: toCells([['合计', '5.00', '1.50']]),
  });
  const document = await readPages([
    makePage(1, [drawLine('支出决算表', 250, 80, 16), first]),
    makePage(2, [second]),
    makePage(3, [third]),
  ]);
  expect(listNumbers(document)).toEqual([
    '支出决算表 | 210 | 卫生健康支出 | 合计 = 3.00',
    '支出决算表 | 210 | 卫生健康支出 | 项目支出 = 1.00',
    '支出决算表 | 221 | 住房保障支出 | 合计 = 2.00',
    '支出决算表 | 221 | 住房保障支出 | 项目支出 = 0.50',
    '支出决算表 |  | 合计 | 合计 = 5.00',
    '支出决算表 |  | 合计 | 项目支出 = 1.50',
  ]);
});

test('a title that wraps and says 续表 goes on with its table', async () => {
  const part = (page: number, name: string): Page => {
    const suffix = page === 2 ? '' : '（续表）';
    const cells = toCells([HEADER, [`21${page}`, name, '3.00', '1.00']]);
    return makePage(page, [
      drawLine('2022年度一般公共预算财政', 200, 80, 14),
      drawLine(`拨款支出决算表${suffix}`, page === 2 ? 228 : 193, 98, 14),
      drawTable({ x: 60, y: 110, columns: COLUMNS, rows: [20, 20], cells }),
    ]);
  };
  const text = makePage(1, [drawLine('说明文字'.repeat(12), 60, 100), drawLine('说明文字。', 60, 120)]);
  const document = await readPages([text, part(2, '卫生健康支出'), part(3, '住房保障支出')]);
  expect(document.tables.map((table) => [table.title, table.rowCount])).toEqual([
    ['2022年度一般公共预算财政拨款支出决算表', 3],
  ]);
});

test('续表 alone on its line goes on with the table of the page before, under a page number that stands high', async () => {
  const part = (page: number, name: string): Page =>
    makePage(page, [
      page === 2 ? drawLine('一般公共预算支出决算表', 200, 80, 14) : drawLine('续表', 60, 80),
      drawLine('单位：万元', 350, 98),
      drawTable({
        x: 60,
        y: 110,
        columns: COLUMNS,
        rows: [20, 20],
        cells: toCells([HEADER, [`21${page}`, name, '3.00', '1.00']]),
      }),
      drawLine(`第 ${page} 页，共 12 页`, 300, 160),
    ]);
  const document = await readPages([makePage(1, []), part(2, '卫生健康支出'), part(3, '住房保障支出')]);
  expect(document.tables.map((table) => [table.title, table.rowCount])).toEqual([['一般公共预算支出决算表', 3]]);
});

test('two tables beside each other go on beside each other on the next page', async () => {
  const side = (x: number, y: number, rows: readonly (readonly string[])[]) =>
    drawTable({ x, y, columns: [90, 60, 60], rows: rows.map(() => 20), cells: toCells(rows) });
  const first = makePage(1, [
    drawLine('三公经费支出决算表', 60, 600),
    drawLine('政府性基金预算支出决算表', 330, 600),
    side(60, 620, [
      ['项目', '预算数', '决算数'],
      ['合计', '3.00', '2.00'],
    ]),
    side(330, 620, [
      ['科目', '合计', '项目支出'],
      ['合计', '7.00', '6.00'],
    ]),
  ]);
  const second = makePage(2, [
    side(60, 60, [
      ['公务接待费', '1.00', '0.50'],
      ['公务用车购置费', '2.00', '1.50'],
    ]),
    side(330, 60, [
      ['城乡社区支出', '4.00', '3.00'],
      ['其他支出', '3.00', '2.50'],
    ]),
  ]);
  const { tables } = await readPages([first, second]);
  expect(tables.map(({ title, parts }) => [title, parts.map(({ page }) => page)])).toEqual([
    ['三公经费支出决算表', [1, 2]],
    ['政府性基金预算支出决算表', [1, 2]],
  ]);
});

test('a header that names other columns under the same key begins another table, without a title', async () => {
  const draw = (y: number, rows: readonly (readonly string[])[]) =>
    drawTable({ x: 60, y, columns: [110, 110, 70, 70, 70], rows: rows.map(() => 20), cells: toCells(rows) });
  const first = makePage(1, [
    drawLine('一般公共预算财政拨款支出决算表', 150, 600),
    draw(620, [
      ['科目编码', '科目名称', '小计', '基本支出', '项目支出'],
      ['', '合计', '8.00', '5.00', '3.00'],
      ['208', '社会保障和就业支出', '3.00', '2.00', '1.00'],
      ['210', '卫生健康支出', '5.00', '3.00', '2.00'],
    ]),
  ]);
  const second = makePage(2, [
    draw(60, [
      ['经济分类科目编码', '科目名称', '合计', '人员经费', '公用经费'],
      ['301', '工资福利支出', '4.00', '4.00', ''],
      ['302', '商品和服务支出', '1.00', '', '1.00'],
    ]),
  ]);
  const { tables } = await readPages([first, second]);
  expect(tables.map(({ title, parts }) => [title, parts.map(({ page }) => page)])).toEqual([
    ['一般公共预算财政拨款支出决算表', [1]],
    ['', [2]],
  ]);
});

test('a sheet with unit and body in its grid and other columns under them is another table', async () => {
  const caption = ['部门：某区医保局', '', '', '', '金额单位：元'];
  const draw = (y: number, rows: readonly (readonly string[])[]): Drawn =>
    drawTable({ x: 60, y, columns: [110, 110, 70, 70, 70], rows: rows.map(() => 20), cells: toCells(rows) });
  const first = draw(600, [
    ['支出决算表', '', '', '', ''],
    caption,
    ['项目', '', '本年支出', '', ''],
    ['科目编码', '科目名称', '小计', '基本支出', '项目支出'],
    ['208', '社会保障和就业支出', '3.00', '2.00', '1.00'],
    ['210', '卫生健康支出', '5.00', '3.00', '2.00'],
  ]);
  const second = draw(60, [
    caption,
    ['经济分类科目编码', '科目名称', '合计', '人员经费', '公用经费'],
    ['301', '工资福利支出', '4.00', '4.00', ''],
  ]);
  const { tables } = await readPages([makePage(1, [first]), makePage(2, [second])]);
  expect(tables.map(({ title, unitPrinted, parts }) => [title, unitPrinted, parts.length])).toEqual([
    ['支出决算表', '元', 1],
    ['', '元', 1],
  ]);
});

test('a merged label whose addition in brackets stands on the next page is one label', async () => {
  const columns = [50, 100, 80, 80];
  const first = drawTable({
    x: 60,
    y: 700,
    columns,
    rows: [20, 20],
    cells: [
      { at: [0, 0], text: '项目资金', rowSpan: 2 },
      { at: [0, 1], text: '' },
      { at: [0, 2], text: '年初预算数' },
      { at: [0, 3], text: '全年执行数' },
      { at: [1, 1], text: '年度资金总额' },
      { at: [1, 2], text: '141.00' },
      { at: [1, 3], text: '132.54' },
    ],
  });
  const second = drawTable({
    x: 60,
    y: 60,
    columns,
    rows: [20, 20],
    cells: [
      { at: [0, 0], text: '（元）', rowSpan: 2 },
      { at: [0, 1], text: '其中：当年财政拨款' },
      { at: [0, 2], text: '140.00' },
      { at: [0, 3], text: '131.54' },
      { at: [1, 1], text: '其他资金' },
      { at: [1, 2], text: '1.00' },
      { at: [1, 3], text: '1.00' },
    ],
  });
  const numbers = listNumbers(await readPages([makePage(1, [first]), makePage(2, [second])]));
  expect(numbers.filter((line) => line.includes('年初预算数'))).toEqual([
    ' |  | 项目资金（元）+年度资金总额 | 年初预算数 = 141.00',
    ' |  | 项目资金（元）+其中：当年财政拨款 | 年初预算数 = 140.00',
    ' |  | 项目资金（元）+其他资金 | 年初预算数 = 1.00',
  ]);
});
