import type { Glyph } from '@mingzhang/schema';
import { expect, test } from 'vitest';
import { drawLine, drawTable, drawText, makePage, toCells } from './support/draw-page.ts';
import { assemblePages } from './support/read-pages.ts';

const ROWS = [
  ['科目编码', '科目名称', '合计', '基本支出'],
  ['221', '住房保障支出', '39.71', '39.71'],
  ['2210201', '住房公积金', '33.57', '33.57'],
];

async function read(below: readonly Glyph[]) {
  const drawn = drawTable({
    x: 60,
    y: 100,
    columns: [90, 150, 90, 90],
    rows: ROWS.map(() => 20),
    cells: toCells(ROWS),
  });
  const { value, findings } = await assemblePages([
    makePage(1, [drawLine('支出决算表', 220, 60, 16), drawn]),
    makePage(2, [{ glyphs: below, rulings: [] }]),
  ]);
  return {
    doubted: findings.filter(({ code }) => code === 'table.doubtful').map(({ at }) => at.page),
    confidence: value.tables.flatMap(({ values }) => values.map((one) => one.confidence)),
  };
}

const looseRow = (y: number): Glyph[] => [
  ...drawText('2210203 购房补贴', 62, y),
  ...drawText('6.14', 340, y),
  ...drawText('6.14', 430, y),
];

test('a row alone at the head of the next page makes the table before it doubtful', async () => {
  const { doubted, confidence } = await read(looseRow(70));
  expect(doubted).toEqual([2]);
  expect(Math.max(...confidence)).toBeLessThan(0.9);
});

test('words below a table, and figures within them, do not', async () => {
  const sentence = await read(drawText('注：本表反映本年度支出，购房补贴6.14万元。', 62, 70));
  const chart = await read([...drawText('支出情况', 62, 70), ...drawText('6.14', 340, 110)]);
  const heading = await read([...drawText('情况说明', 257, 70, 20), ...looseRow(110)]);
  expect([sentence.doubted, chart.doubted, heading.doubted]).toEqual([[], [], []]);
  expect(Math.min(...sentence.confidence, ...chart.confidence)).toBe(1);
});
