import { expect, test } from 'vitest';
import { removeFurniture } from './page-furniture.ts';
import type { TextLine } from './text-lines.ts';

const HEIGHT = 800;
const line = (text: string, y0: number): TextLine => ({
  text,
  x0: 50,
  x1: 300,
  y0,
  y1: y0 + 10,
  baseline: y0 + 8,
  size: 10,
  bold: false,
});

/** Four pages with these lines at the top, each with a text of its own below. */
const pagesWith = (...tops: readonly string[]) =>
  Array.from({ length: 4 }, (_, page) => ({
    height: HEIGHT,
    lines: [
      ...tops.map((text, index) => line(text, 20 + 15 * index)),
      line(`正文${'甲乙丙丁'[page]}`, 400),
      line(`— ${page + 1} —`, 780),
    ],
  }));

const left = (...tops: readonly string[]): string[] =>
  (removeFurniture(pagesWith(...tops))[1] ?? []).map(({ text }) => text);

test('page numbers and running headers are left out', () => {
  expect(left('某某局2023年度部门决算')).toEqual(['正文乙']);
});

test.for(['单位：万元', '编制单位：某某局 单位：万元', '公开03表', '预算单位：某某局'])(
  '%s at the top of every page stays with its table',
  (text) => {
    expect(left('某某局', text)).toEqual([text, '正文乙']);
  },
);
