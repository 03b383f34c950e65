import { expect, test } from 'vitest';
import type { Glyph } from '@mingzhang/schema';
import { drawText, makePage, SIZE_PT, widthOf } from './support/draw-page.ts';
import { readPages } from './support/read-pages.ts';
import { listNumbers } from './support/read-tsv.ts';

/** Cells without borders: amounts at the right of their column, header texts in the middle, names at the left. */
const EDGES = [50, 110, 260, 350, 440, 530];
const PADDING = 3;

const between = (first: number, last: number): number => ((EDGES[first] ?? 0) + (EDGES[last + 1] ?? 0)) / 2;
const centred = (text: string, first: number, last: number, y: number): Glyph[] =>
  drawText(text, between(first, last) - widthOf(text) / 2, y);
const atLeft = (text: string, column: number, y: number): Glyph[] => drawText(text, (EDGES[column] ?? 0) + PADDING, y);
const atRight = (text: string, column: number, y: number): Glyph[] =>
  drawText(text, (EDGES[column + 1] ?? 0) - PADDING - widthOf(text), y);
const spreadOut = (text: string, column: number, y: number): Glyph[] => {
  const letters = [...text];
  const [from, to] = [(EDGES[column] ?? 0) + PADDING, (EDGES[column + 1] ?? 0) - PADDING - SIZE_PT];
  return letters.flatMap((letter, index) =>
    drawText(letter, from + ((to - from) * index) / Math.max(1, letters.length - 1), y),
  );
};

async function readNumbers(pages: readonly (readonly Glyph[])[]): Promise<string[]> {
  return listNumbers(await readPages(pages.map((glyphs, index) => makePage(index + 1, [{ glyphs, rulings: [] }]))));
}

const row = (code: string, name: string, amounts: readonly string[], y: number): Glyph[] => [
  ...atLeft(code, 0, y),
  ...atLeft(name, 1, y),
  ...amounts.flatMap((amount, index) => (amount === '' ? [] : atRight(amount, index + 2, y))),
];

/** Title, and a header of three levels: 一般公共预算 over 合计 and 基本支出 (小计, 人员经费). */
const header = [
  ...drawText('支出决算明细表', 220, 60, 16),
  ...drawText('单位：万元', 450, 80),
  ...centred('一般公共预算', 2, 4, 100),
  ...centred('科目编码', 0, 0, 120),
  ...centred('科目名称', 1, 1, 120),
  ...centred('合计', 2, 2, 130),
  ...centred('基本支出', 3, 4, 120),
  ...centred('小计', 3, 3, 140),
  ...centred('人员经费', 4, 4, 140),
];

const data = [
  ...row('208', '社会保障和就业支出', ['211.28', '11.28', '1.20'], 160),
  ...row('210', '卫生健康支出', ['69,807.90', '8,283.62', '8,049.93'], 180),
  ...row('21004', '公共卫生', ['2.34', '—', '—'], 200),
];

test('a header of three levels: middles tell what stands over what', async () => {
  expect((await readNumbers([[...header, ...data]])).slice(3, 6)).toEqual([
    '支出决算明细表 | 210 | 卫生健康支出 | 一般公共预算/合计 = 69,807.90',
    '支出决算明细表 | 210 | 卫生健康支出 | 一般公共预算/基本支出/小计 = 8,283.62',
    '支出决算明细表 | 210 | 卫生健康支出 | 一般公共预算/基本支出/人员经费 = 8,049.93',
  ]);
});

test('a label set over the whole width of its column, and 无 in place of an amount', async () => {
  const lines = [
    ...data,
    ...atLeft('30228', 0, 220),
    ...spreadOut('工会经费', 1, 220),
    ...['3.00', '无', '无'].flatMap((text, index) => atRight(text, index + 2, 220)),
    ...atLeft('30207', 0, 240),
    ...spreadOut('奖金', 1, 240),
    ...['4.00', '无', '无'].flatMap((text, index) => atRight(text, index + 2, 240)),
  ];
  expect((await readNumbers([[...header, ...lines]])).slice(-2)).toEqual([
    '支出决算明细表 | 30228 | 工会经费 | 一般公共预算/合计 = 3.00',
    '支出决算明细表 | 30207 | 奖金 | 一般公共预算/合计 = 4.00',
  ]);
});

test('one row alone at the top of the next page goes on with the table', async () => {
  const numbers = await readNumbers([[...header, ...data], row('21015', '医疗保障管理事务', ['5.00', '5.00', ''], 70)]);
  expect(numbers.slice(-2)).toEqual([
    '支出决算明细表 | 21015 | 医疗保障管理事务 | 一般公共预算/合计 = 5.00',
    '支出决算明细表 | 21015 | 医疗保障管理事务 | 一般公共预算/基本支出/小计 = 5.00',
  ]);
});

test('figures at the top of a page without a table before are no table', async () => {
  expect(await readNumbers([row('2023', '年度', ['5.00', '5.00', ''], 70)])).toEqual([]);
});

test('code and name in one cell: the second line of a name goes on under its code', async () => {
  const joined = (text: string, amounts: readonly string[], y: number): Glyph[] => [
    ...drawText(text, EDGES[0]! + PADDING, y), // the edge is a constant above
    ...amounts.flatMap((amount, index) => atRight(amount, index + 2, y)),
  ];
  const numbers = await readNumbers([
    [
      ...drawText('支出决算表', 220, 60, 16),
      ...centred('功能分类科目', 0, 1, 100),
      ...centred('合计', 2, 2, 100),
      ...centred('基本支出', 3, 3, 100),
      ...centred('项目支出', 4, 4, 100),
      ...joined('208 社会保障和就业支出', ['3.00', '2.00', '1.00'], 120),
      ...joined('20805  行政事业单位养老', ['3.00', '2.00', '1.00'], 140),
      ...drawText('保险', EDGES[0]! + PADDING, 146), // the same
      ...joined('2080501  行政单位离退休', ['3.00', '2.00', '1.00'], 160),
    ],
  ]);
  expect(numbers.slice(3, 7)).toEqual([
    '支出决算表 | 20805 | 行政事业单位养老保险 | 合计 = 3.00',
    '支出决算表 | 20805 | 行政事业单位养老保险 | 基本支出 = 2.00',
    '支出决算表 | 20805 | 行政事业单位养老保险 | 项目支出 = 1.00',
    '支出决算表 | 2080501 | 行政单位离退休 | 合计 = 3.00',
  ]);
});

test('two tables beside each other without any rule, each under its title', async () => {
  const table = (x: number, title: string, name: string): Glyph[] => [
    ...drawText(title, x + 20, 60, 12),
    ...[100, 120, 140, 160].flatMap((y, index) => [
      ...drawText(['项目', '合计', name, '其中：上年结转'][index] ?? '', x, y),
      ...drawText(['预算数', '3.00', '3.00', '1.00'][index] ?? '', x + 120, y),
    ]),
  ];
  const numbers = await readNumbers([
    [...table(40, '三公经费支出表', '公务接待费'), ...table(320, '基金支出决算表', '其他支出')],
  ]);
  expect(numbers).toEqual([
    '三公经费支出表 |  | 合计 | 预算数 = 3.00',
    '三公经费支出表 |  | 公务接待费 | 预算数 = 3.00',
    '三公经费支出表 |  | 其中：上年结转 | 预算数 = 1.00',
    '基金支出决算表 |  | 合计 | 预算数 = 3.00',
    '基金支出决算表 |  | 其他支出 | 预算数 = 3.00',
    '基金支出决算表 |  | 其中：上年结转 | 预算数 = 1.00',
  ]);
});

test('a year over some of the columns is a header, and a page number under them no row', async () => {
  const numbers = await readNumbers([
    [
      ...drawText('支出决算明细表', 220, 60, 16),
      ...drawText('单位：万元', 450, 80),
      ...centred('2018年度', 3, 4, 100),
      ...centred('科目编码', 0, 0, 110),
      ...centred('科目名称', 1, 1, 110),
      ...centred('2017年度', 2, 2, 110),
      ...centred('合计', 3, 3, 120),
      ...centred('基本支出', 4, 4, 120),
      ...data.map((glyph) => ({ ...glyph, y0: glyph.y0 - 20, y1: glyph.y1 - 20, baseline: glyph.baseline - 20 })),
      ...drawText('-', 280, 200),
      ...drawText('7', 290, 200),
      ...drawText('-', 300, 200),
    ],
  ]);
  expect(numbers.slice(0, 3)).toEqual([
    '支出决算明细表 | 208 | 社会保障和就业支出 | 2017年度 = 211.28',
    '支出决算明细表 | 208 | 社会保障和就业支出 | 2018年度/合计 = 11.28',
    '支出决算明细表 | 208 | 社会保障和就业支出 | 2018年度/基本支出 = 1.20',
  ]);
  expect(numbers).toHaveLength(7);
});

test('labels without amounts at the foot of a page belong to the table, which goes on', async () => {
  const balance = [
    ...drawText('收入支出预算总表', 220, 60, 16),
    ...centred('项目', 0, 1, 100),
    ...centred('预算数', 2, 2, 100),
    ...['一、基本支出', '二、项目支出', '三、其他支出'].flatMap((name, index) => [
      ...atLeft(name, 0, 120 + 20 * index),
      ...atRight('3.00', 2, 120 + 20 * index),
    ]),
    ...['四、外交支出', '五、国防支出'].flatMap((name, index) => atLeft(name, 0, 180 + 20 * index)),
  ];
  const rest = [
    ...atLeft('六、卫生健康支出', 0, 70),
    ...atRight('4.00', 2, 70),
    ...atLeft('合计', 0, 90),
    ...atRight('13.00', 2, 90),
  ];
  expect((await readNumbers([balance, rest])).slice(-2)).toEqual([
    '收入支出预算总表 |  | 六、卫生健康支出 | 预算数 = 4.00',
    '收入支出预算总表 |  | 合计 | 预算数 = 13.00',
  ]);
});

test('a header that names a part, 其中：, is one', async () => {
  const parts = [
    ...drawText('部门支出总体情况表', 220, 60, 16),
    ...drawText('单位：万元', 450, 80),
    ...centred('科目编码', 0, 0, 140),
    ...centred('科目名称', 1, 1, 140),
    ...centred('合计', 2, 2, 140),
    ...centred('项目支出', 3, 3, 140),
    ...centred('其中：特定目标类', 4, 4, 140),
  ];
  expect((await readNumbers([[...parts, ...data]])).slice(2, 4)).toEqual([
    '部门支出总体情况表 | 208 | 社会保障和就业支出 | 其中：特定目标类 = 1.20',
    '部门支出总体情况表 | 210 | 卫生健康支出 | 合计 = 69,807.90',
  ]);
});

test('a row of three lines further below than the others is no header of another table', async () => {
  const wrapped = [
    ...atLeft('2080', 0, 230),
    ...atLeft('机关事业单位', 1, 230),
    ...atLeft('基本养老保险', 1, 241),
    ...['5.00', '3.00', '2.00'].flatMap((text, index) => atRight(text, index + 2, 241)),
    ...atLeft('505', 0, 252),
    ...atLeft('缴费支出', 1, 252),
  ];
  const after = [
    ...row('210', '卫生健康支出', ['9.00', '8.00', '1.00'], 280),
    ...row('21004', '公共卫生', ['2.34', '—', '—'], 300),
    ...row('21005', '其他', ['1.34', '—', '—'], 320),
  ];
  expect((await readNumbers([[...header, ...data, ...wrapped, ...after]])).slice(7, 11)).toEqual([
    '支出决算明细表 | 2080505 | 机关事业单位基本养老保险缴费支出 | 一般公共预算/合计 = 5.00',
    '支出决算明细表 | 2080505 | 机关事业单位基本养老保险缴费支出 | 一般公共预算/基本支出/小计 = 3.00',
    '支出决算明细表 | 2080505 | 机关事业单位基本养老保险缴费支出 | 一般公共预算/基本支出/人员经费 = 2.00',
    '支出决算明细表 | 210 | 卫生健康支出 | 一般公共预算/合计 = 9.00',
  ]);
});

test('a short header in the middle of wide columns, amounts at their right: another table', async () => {
  const second = [
    ...centred('科目编码', 0, 0, 240),
    ...centred('科目名称', 1, 1, 240),
    ...centred('合计', 2, 2, 240),
    ...centred('人员', 3, 3, 240),
    ...centred('公用', 4, 4, 240),
    ...row('301', '工资福利支出', ['1.1', '1.1', '0.1'], 260),
    ...row('302', '商品和服务支出', ['1.2', '0.2', '1.2'], 280),
    ...row('303', '补助', ['1.3', '0.3', '1.3'], 300),
  ];
  expect((await readNumbers([[...header, ...data, ...second]])).slice(7, 10)).toEqual([
    ' | 301 | 工资福利支出 | 合计 = 1.1',
    ' | 301 | 工资福利支出 | 人员 = 1.1',
    ' | 301 | 工资福利支出 | 公用 = 0.1',
  ]);
});

test('what stands under two tables beside each other goes on with neither of them', async () => {
  const line = (texts: readonly string[], y: number): Glyph[] =>
    texts.flatMap((text, index) => drawText(text, [50, 150, 200, 300, 430, 490][index] ?? 0, y));
  const first = [
    ...line(['三公经费支出决算表', '', '', '政府性基金支出决算表'], 680),
    ...line(['项目', '预算数', '决算数', '科目', '合计', '项目支出'], 700),
    ...line(['合计', '3.00', '2.00', '合计', '7.00', '6.00'], 720),
    ...line(['公务接待费', '1.00', '0.50', '城乡社区支出', '4.00', '3.00'], 740),
    ...line(['出国费', '1.00', '0.50', '住房支出', '1.00', '1.00'], 760),
  ];
  const second = [
    ...line(['购置费', '0.50', '0.20', '其他支出', '1.00', '1.50'], 60),
    ...line(['维护费', '0.30', '0.60', '彩票支出', '1.00', '0.50'], 80),
    ...line(['培训费', '0.20', '0.20', '基金支出', '0.10', '0.10'], 100),
  ];
  const numbers = await readNumbers([first, second]);
  expect(numbers.filter((text) => /购置费|其他支出|维护费/u.test(text)).every((text) => text.startsWith(' |'))).toBe(
    true,
  );
  expect(numbers.filter((text) => text.startsWith('三公经费支出决算表'))).toHaveLength(6);
});

test('a row that numbers the columns stands under the header texts, and is none', async () => {
  const at = (text: string, middle: number, y: number): Glyph[] => drawText(text, middle - widthOf(text) / 2, y);
  const middles = [351, 431, 511, 591, 671, 751];
  const levels = [
    ...drawText('支出决算明细表', 320, 40, 16),
    ...at('本年支出', 551, 74),
    ...at('财政拨款支出', 551, 90),
    ...at('项目', 182, 74),
    ...at('科目编码', 95, 105),
    ...['类', '款', '项'].flatMap((text, index) => at(text, 69 + 28 * index, 141)),
    ...at('科目名称', 224, 105),
    ...at('合计', 351, 105),
    ...at('基本支出', 511, 105),
    ...at('经营支出', 751, 105),
    ...at('项目支出', 671, 112),
    ...['小计', '人员经费', '公用经费'].flatMap((text, index) => at(text, 431 + 80 * index, 120)),
    ...at('栏次', 224, 136),
    ...middles.flatMap((middle, index) => at(`${index + 1}`, middle, 136)),
  ];
  const rows = [152, 168, 184, 200].flatMap((y, level) => [
    ...drawText(['合计', '社会保障支出', '卫生健康支出', '医疗保障支出'][level] ?? '', 140, y),
    ...['208', '05', '01'].flatMap((text, index) => (index < level ? at(text, 69 + 28 * index, y) : [])),
    ...middles.flatMap((middle, index) => at(`${level + 1}${index}.00`, middle, y)),
  ]);
  expect((await readNumbers([[...levels, ...rows]])).slice(0, 6)).toEqual([
    '支出决算明细表 |  | 合计 | 本年支出/合计 = 10.00',
    '支出决算明细表 |  | 合计 | 本年支出/财政拨款支出/基本支出/小计 = 11.00',
    '支出决算明细表 |  | 合计 | 本年支出/财政拨款支出/基本支出/人员经费 = 12.00',
    '支出决算明细表 |  | 合计 | 本年支出/财政拨款支出/基本支出/公用经费 = 13.00',
    '支出决算明细表 |  | 合计 | 本年支出/财政拨款支出/项目支出 = 14.00',
    '支出决算明细表 |  | 合计 | 本年支出/经营支出 = 15.00',
  ]);
});
