import { expect, test } from 'vitest';
import { zoomOf } from './chart-picture.ts';

test('a chart is drawn sharp while viewers can open it, then plainly, then not at all', () => {
  const chartOf = (height: number): string => `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="${height}">`;
  expect(zoomOf(chartOf(3000))).toBe(2);
  expect(zoomOf(chartOf(27_000))).toBe(1);
  expect(() => zoomOf(chartOf(40_000))).toThrow('too many rows');
});
