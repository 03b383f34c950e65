import { expect, test } from 'vitest';
import { toFlowLines } from './paragraph-lines.ts';
import type { TextLine } from './text-lines.ts';

const PAGE = { number: 1, width: 595 };

const lineAt = (text: string, [x0, x1]: readonly [number, number], row: number, size = 11): TextLine => ({
  text,
  x0,
  x1,
  y0: 100 + row * 17,
  y1: 100 + row * 17 + size,
  baseline: 100 + row * 17 + size * 0.9,
  size,
  bold: false,
});

const continuing = (lines: readonly TextLine[], bodySize: number): readonly boolean[] =>
  toFlowLines(lines, PAGE, bodySize, 'closed').lines.map(({ continues }) => continues);

test('an indented first line that a number did not fit into goes on, though both lines stand in the middle', () => {
  const lines = [
    lineAt('1.社会保障和就业支出（类）人力资源和社会保障管理事务（款）行政运行（项）。年初预算为', [67.7, 521.7], 0),
    lineAt(
      '900.34万元，支出决算为912.34万元，完成年初预算的101.33%，决算数大于预算数的主要原因是年中',
      [45.7, 540.5],
      1,
    ),
    lineAt('追加经费。', [45.7, 100], 2),
  ];
  expect(continuing(lines, 11)).toEqual([false, true, true]);
});

test('lines of a cover in the middle of the page, one wider than the other, stay apart', () => {
  const lines = [
    lineAt('宜昌市夷陵区人力资源和社会保障局部门', [105, 490], 0, 22),
    lineAt('二〇二一年度部门决算公开情况说明及附表', [62, 533], 2, 22),
  ];
  expect(continuing(lines, 11)).toEqual([false, false]);
});
