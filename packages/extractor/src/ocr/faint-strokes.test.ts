import { expect, test } from 'vitest';
import { drawInk } from '../../test/support/draw-ink.ts';
import { addFaintStrokes } from './faint-strokes.ts';

/** Paper with rectangles of one grey: x, y, width, height. */
function paint(level: number, rectangles: readonly (readonly [number, number, number, number])[]) {
  const { width, height, data } = drawInk(200, 100, rectangles);
  return { width, height, data: data.map((mark) => (mark === 1 ? level : 255)) };
}
const none = drawInk(200, 100, []);
const add = (level: number, rectangles: readonly (readonly [number, number, number, number])[], noise = 1) =>
  addFaintStrokes(paint(level, rectangles), none, { pixelsPerPoint: 2, noise }).data;

test('a faint level stroke alone between blank rows is ink', () => {
  const data = add(220, [[40, 50, 18, 3]]);
  expect(data[51 * 200 + 48]).toBe(1);
  expect(data[60 * 200 + 48]).toBe(0);
});

test.for([
  ['fainter than that', 240, [[40, 50, 18, 3]], 1],
  ['no darker than the grain of the paper', 220, [[40, 50, 18, 3]], 15],
  ['too short', 220, [[40, 50, 5, 3]], 1],
  ['a rule', 220, [[20, 50, 160, 3]], 1],
  ['the edge of a grey area', 220, [[40, 40, 18, 20]], 1],
] as const)('%s: not marked', ([, level, rectangles, noise]) => {
  expect(add(level, rectangles, noise).includes(1)).toBe(false);
});
