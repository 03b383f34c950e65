import { expect, test } from 'vitest';
import { drawInk } from '../../test/support/draw-ink.ts';
import { mendRules } from './mend-rules.ts';

type Rectangle = readonly [number, number, number, number];

/** So many pieces of one length with one gap between, two pixels thick. */
const pieces = (count: number, length: number, gap: number): Rectangle[] =>
  Array.from({ length: count }, (_, index) => [20 + index * (length + gap), 50, length, 2]);
const isClosed = (rectangles: readonly Rectangle[]): boolean => {
  const { rows } = mendRules(drawInk(400, 100, rectangles), 2);
  const row = rows.data.subarray(50 * 400, 51 * 400);
  const [from, to] = [row.indexOf(1), row.lastIndexOf(1)];
  return row.subarray(from, to).every((mark) => mark !== 0);
};

test.for([
  ['a broken rule', pieces(8, 20, 5)],
  ['a dashed rule', pieces(20, 6, 5)],
  ['a dotted rule', pieces(60, 3, 3)],
  ['a broken rule with a rule across it', [...pieces(8, 20, 5), [41, 20, 2, 60] as const]],
] as const)('%s is closed', ([, rectangles]) => {
  expect(isClosed(rectangles)).toBe(true);
});

test.for([
  ['dots that lead to a page number', pieces(30, 2, 8)],
  ['dots with more paper than ink', pieces(40, 2, 5)],
  ['a short row of dashes', pieces(4, 6, 5)],
  ['feet of letters', pieces(20, 6, 5).map(([x]): Rectangle => [x, 36, 6, 16])],
] as const)('%s are not', ([, rectangles]) => {
  expect(isClosed(rectangles)).toBe(false);
});

test('columns are closed alike', () => {
  const ink = drawInk(
    100,
    400,
    pieces(8, 20, 5).map(([x, y, long, thick]): Rectangle => [y, x, thick, long]),
  );
  const { columns } = mendRules(ink, 2);
  expect(columns.data.subarray(50 * 400 + 20, 50 * 400 + 200).every((mark) => mark !== 0)).toBe(true);
});
