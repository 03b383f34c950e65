import type { Ruling } from '@mingzhang/schema';
import { expect, test } from 'vitest';
import { drawLine, drawTable, makePage, toCells, type Drawn } from './support/draw-page.ts';
import { readPages } from './support/read-pages.ts';

const sheet = (rows: readonly (readonly string[])[]): Drawn =>
  drawTable({ x: 60, y: 100, columns: [160, 70, 70], rows: rows.map(() => 20), cells: toCells(rows) });

const BODY = [
  ['科目名称', '合计', '项目支出'],
  ['合计', '3.00', '1.00'],
];

test('the bare name of the body beside the unit does not hide the title above it', async () => {
  const document = await readPages([
    makePage(1, [
      drawLine('收入决算表', 200, 50, 16),
      drawLine('某市某区水利局', 60, 80),
      drawLine('单位：万元', 300, 80),
      sheet(BODY),
    ]),
  ]);
  const [table] = document.tables;
  expect([table?.title, table?.compiledBy, table?.unitPrinted]).toEqual(['收入决算表', '某市某区水利局', '万元']);
});

test('unit, body and form number at the same place of every sheet are no running header', async () => {
  const pages = ['收入决算表', '支出决算表', '项目支出决算表'].map((title, index) =>
    makePage(index + 1, [
      drawLine(`公开0${index + 1}表`, 60, 30),
      drawLine(title, 200, 46, 16),
      drawLine('填报单位：某市某区水利局', 60, 70),
      drawLine('单位：万元', 300, 70),
      sheet(BODY),
    ]),
  );
  const document = await readPages(pages);
  expect(document.tables.map((table) => [table.title, table.formNumber, table.unitPrinted, table.compiledBy])).toEqual([
    ['收入决算表', '公开01表', '万元', '某市某区水利局'],
    ['支出决算表', '公开02表', '万元', '某市某区水利局'],
    ['项目支出决算表', '公开03表', '万元', '某市某区水利局'],
  ]);
});

test('a repeated line that says nothing about a table is a running header', async () => {
  const pages = [1, 2, 3].map((page) =>
    makePage(page, [drawLine('某市某区水利局', 60, 30), drawLine(`第${page}段的话在这里。`, 60, 200)]),
  );
  const document = await readPages(pages);
  expect(document.paragraphs.map((paragraph) => paragraph.text).join('')).not.toContain('水利局');
});

test('spaced titles between tables and a spaced page number make no table of their own', async () => {
  const outer = (y: number): Ruling => ({
    direction: 'horizontal',
    at: y,
    from: 57,
    to: 363,
    width: 1,
    source: 'stroke',
  });
  const at = (y: number): Drawn =>
    drawTable({ x: 60, y, columns: [160, 70, 70], rows: [20, 20], cells: toCells(BODY) });
  const frames = { glyphs: [], rulings: [97, 143, 217, 263, 337, 383].map(outer) };
  const caption = (number: number, y: number): readonly Drawn[] => [
    drawLine(`表 ${number} 部 门 支 出 总 表`, 150, y, 15),
    drawLine('部门：某县水利局', 60, y + 20),
    drawLine('单位：万元', 300, y + 20),
  ];
  const foot = drawLine('第 5 页', 200, 420);
  const page = makePage(1, [at(100), at(220), at(340), frames, ...caption(2, 180), ...caption(3, 300), foot]);
  const document = await readPages([page]);
  expect(document.tables.map((table) => [table.title, table.unitPrinted, table.rowCount])).toEqual([
    ['', '', 2],
    ['表2部门支出总表', '万元', 2],
    ['表3部门支出总表', '万元', 2],
  ]);
});

test('a sheet printed with its grid begins anew where form number and title stand in its first rows', async () => {
  const sheetOf = (number: number, title: string): Drawn =>
    drawTable({
      x: 60,
      y: number === 1 ? 600 : 40,
      columns: [160, 70, 70],
      rows: [20, 20, 20, 20, 20],
      cells: [
        { at: [0, 2], text: `公开0${number}表` },
        { at: [1, 0], text: title, columnSpan: 3 },
        { at: [2, 0], text: '某县水利局' },
        { at: [2, 2], text: '单位：万元' },
        ...toCells(BODY).map((cell) => ({ ...cell, at: [cell.at[0] + 3, cell.at[1]] as const })),
      ],
    });
  const document = await readPages([makePage(1, [sheetOf(1, '收入决算表')]), makePage(2, [sheetOf(2, '支出决算表')])]);
  expect(document.tables.map((table) => [table.title, table.formNumber, table.unitPrinted, table.compiledBy])).toEqual([
    ['收入决算表', '公开01表', '万元', '某县水利局'],
    ['支出决算表', '公开02表', '万元', '某县水利局'],
  ]);
});

test('a spaced page number below a ruled table is no rest of another: the table goes on over the page', async () => {
  const rows = (from: number): string[][] => [0, 1, 2].map((at) => [`款项${from + at}`, '1.00', '0.50']);
  const number = (page: string): readonly Drawn[] => [
    drawLine('第', 250, 800),
    drawLine(page, 275, 800),
    drawLine('页', 300, 800),
  ];
  const document = await readPages([
    makePage(1, [
      drawLine('收入决算表', 200, 50, 16),
      drawLine('单位：万元', 300, 80),
      sheet([...BODY, ...rows(1)]),
      ...number('10'),
    ]),
    makePage(2, [sheet(rows(4)), ...number('11')]),
  ]);
  expect(document.tables.map((table) => [table.title, table.parts.length])).toEqual([['收入决算表', 2]]);
});

test('a title set wide over a table stays one line, its digits too', async () => {
  const document = await readPages([
    makePage(1, [drawLine('2 0 2 3 年 部 门 收 支 总 表', 100, 60, 14), drawLine('单位：万元', 300, 80), sheet(BODY)]),
    makePage(2, [drawLine('2 0 2 3 年 部 门 收 入 总 表', 100, 60, 14), drawLine('单位：万元', 300, 80), sheet(BODY)]),
  ]);
  expect(document.tables.map((table) => [table.title, table.unitPrinted])).toEqual([
    ['2023年部门收支总表', '万元'],
    ['2023年部门收入总表', '万元'],
  ]);
});

test('lines of a cover in the middle of the page, one under the other, are lines of their own', async () => {
  const middle = (words: string, y: number): Drawn => drawLine(words, 297.5 - words.length * 13, y, 26);
  const document = await readPages([
    makePage(1, [
      middle('某市某县人民代表大会常务委员会办公室', 200),
      middle('办公室部门决算公开报告', 240),
      middle('某市某县人大常委会机关办公室本级单位', 280),
    ]),
  ]);
  expect(document.paragraphs).toHaveLength(3);
});

test('a header repeated below a sheet whose title stands in the grid is no data', async () => {
  const head = [
    { at: [0, 0], text: '项目', rowSpan: 2 },
    { at: [0, 1], text: '本年支出', columnSpan: 2 },
    { at: [1, 1], text: '合计' },
    { at: [1, 2], text: '项目支出' },
  ] as const;
  const below = (rows: readonly { readonly at: readonly [number, number]; readonly text: string }[], by: number) =>
    rows.map((cell) => ({ ...cell, at: [cell.at[0] + by, cell.at[1]] as const }));
  const at = { x: 60, columns: [160, 70, 70] };
  const first = drawTable({
    ...at,
    y: 700,
    rows: [20, 20, 20, 20],
    cells: [
      { at: [0, 0], text: '支出决算表', columnSpan: 3 },
      ...below(head, 1),
      ...below(toCells([['合计', '3.00', '1.00']]), 3),
    ],
  });
  const second = drawTable({
    ...at,
    y: 40,
    rows: [20, 20, 20],
    cells: [...head, ...below(toCells([['卫生健康支出', '2.00', '1.00']]), 2)],
  });
  const [table, more] = (await readPages([makePage(1, [first]), makePage(2, [second])])).tables;
  expect(more).toBeUndefined();
  expect(table?.values.map((value) => [value.rowLabels.join('+'), value.columnPath.join('/'), value.printed])).toEqual([
    ['合计', '本年支出/合计', '3.00'],
    ['合计', '本年支出/项目支出', '1.00'],
    ['卫生健康支出', '本年支出/合计', '2.00'],
    ['卫生健康支出', '本年支出/项目支出', '1.00'],
  ]);
});

test('a title that wraps inside of the unit behind it, set smaller', async () => {
  const document = await readPages([
    makePage(1, [
      drawLine('某市某区水利局政府性基金预算财政拨款收入支出决算表', 60, 50, 16),
      drawLine('（单位：万', 60 + 25 * 16, 50),
      drawLine('元）', 60, 66),
      sheet(BODY),
    ]),
  ]);
  const [table] = document.tables;
  expect([table?.title, table?.unitPrinted]).toEqual(['某市某区水利局政府性基金预算财政拨款收入支出决算表', '万元']);
});

test('the last word of a title alone on its line belongs to the line above, wherever it stands', async () => {
  const document = await readPages([
    makePage(1, [
      drawLine('某市某区水利局2019年度一般公共预算财政拨款基本支出', 60, 50),
      drawLine('决算表', 280, 66),
      drawLine('单位：万元', 300, 84),
      sheet(BODY),
    ]),
  ]);
  expect(document.tables[0]?.title).toBe('某市某区水利局2019年度一般公共预算财政拨款基本支出决算表');
});

test('a title behind the number of its form wraps in the middle of a word, the unit behind it set smaller', async () => {
  const document = await readPages([
    makePage(1, [
      drawLine('财决公开4表 某市某区水利局2019年度政府性基金预算财政拨款收入支', 60, 50, 15),
      drawLine('出决算表', 210, 74, 15),
      drawLine('（单位：万元）', 210 + 4 * 15, 74, 10),
      sheet(BODY),
    ]),
  ]);
  const [table] = document.tables;
  expect([table?.title, table?.formNumber, table?.unitPrinted]).toEqual([
    '财决公开4表某市某区水利局2019年度政府性基金预算财政拨款收入支出决算表',
    '财决公开4表',
    '万元',
  ]);
});

test('a title behind the number of its form, cut by the end of the page', async () => {
  const document = await readPages([
    makePage(1, [drawLine('财决公开3表 某市某区水利局2019年度一般公共预算财政拨款基本支出', 60, 780, 15)]),
    makePage(2, [drawLine('决算表', 250, 50, 15), drawLine('（单位：万元）', 250 + 3 * 15, 50, 10), sheet(BODY)]),
  ]);
  expect(document.tables[0]?.title).toBe('财决公开3表某市某区水利局2019年度一般公共预算财政拨款基本支出决算表');
});
