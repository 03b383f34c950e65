import type { Page, PrintedDocument } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { expect, test } from 'vitest';
import { assembleDocument } from '../src/document/assemble.ts';
import { joinPages, layOutPage } from '../src/document/page-flow.ts';
import { lexiconOf } from '../src/table/lexicon.ts';
import { drawTable, makePage, toCells } from './support/draw-page.ts';
import { listNumbers } from './support/read-tsv.ts';

async function readPages(pages: readonly Page[]): Promise<PrintedDocument> {
  const lexicon = lexiconOf((await readVocabulary()).headerRoles);
  const items = joinPages(pages.map((page) => layOutPage(page)));
  return assembleDocument(items, { documentId: 'a'.repeat(64), mediaType: 'application/pdf', pages: [], lexicon })
    .value;
}

test('a sheet with unit and body in its grid and other columns under them is another table', async () => {
  const caption = ['部门：某区医保局', '', '', '', '金额单位：元'];
  const draw = (y: number, rows: readonly (readonly string[])[]): ReturnType<typeof drawTable> =>
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
