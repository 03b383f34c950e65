import { expect, test } from 'vitest';
import { drawInk, toGray } from '../../test/support/draw-ink.ts';
import { eraseBlots } from './erase-blots.ts';

test('a black edge and a hole go, rules and bold strokes stay', () => {
  const ink = drawInk(300, 300, [
    [0, 0, 21, 300],
    [60, 60, 30, 30],
    [120, 40, 160, 4],
    [150, 100, 14, 60],
  ]);
  const { raster, ink: left } = eraseBlots(toGray(ink), ink, 2);
  const at = (x: number, y: number): number => left.data[y * 300 + x]!;
  expect([at(5, 150), at(18, 10), at(75, 75), at(62, 88)]).toEqual([0, 0, 0, 0]);
  expect([at(200, 42), at(153, 130)]).toEqual([1, 1]);
  expect(raster.data[75 * 300 + 75]).toBe(255);
});

test('a page without blots stays as it is', () => {
  const ink = drawInk(100, 100, [[10, 10, 80, 5]]);
  expect(eraseBlots(toGray(ink), ink, 2).ink).toBe(ink);
});
