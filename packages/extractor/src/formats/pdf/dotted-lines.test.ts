import { describe, expect, test } from 'vitest';
import { isDot, joinDots } from './dotted-lines.ts';

const square = (x: number, y: number, side = 0.75) => ({ x0: x, y0: y, x1: x + side, y1: y + side });
const row = (x: number, y: number, count: number, pitch = 1.5) =>
  Array.from({ length: count }, (_, index) => square(x + index * pitch, y));
const column = (x: number, y: number, count: number) =>
  Array.from({ length: count }, (_, index) => square(x, y + index * 1.5));

describe('dotted lines', () => {
  test('dots one after the other are a line, across and down', () => {
    const { rulings, loose } = joinDots([...row(10, 20, 8), ...column(50, 20, 10)]);
    expect(rulings).toEqual([
      { direction: 'horizontal', at: 20.375, from: 10, to: 21.25, width: 0.75, source: 'fill' },
      { direction: 'vertical', at: 50.375, from: 20, to: 34.25, width: 0.75, source: 'fill' },
    ]);
    expect(loose).toBe(0);
  });

  test('lines that follow each other at one height are apart', () => {
    const { rulings } = joinDots([...row(10, 20, 8), ...row(60, 20, 8)]);
    expect(rulings.map(({ from, to }) => [from, to])).toEqual([
      [10, 21.25],
      [60, 71.25],
    ]);
  });

  test.each([
    { what: 'an ellipsis', dots: row(10, 20, 5) },
    { what: 'bullets below each other', dots: [20, 35, 50, 65, 80, 95, 110].map((y) => square(10, y)) },
    { what: 'leaders with wide gaps', dots: row(10, 20, 9, 4) },
  ])('$what is none', ({ dots }) => {
    expect(joinDots(dots)).toEqual({ rulings: [], loose: dots.length });
  });

  test('a dot is small and square', () => {
    expect([square(0, 0), square(0, 0, 2), square(0, 0, 2.5), { x0: 0, y0: 0, x1: 1, y1: 0.5 }].map(isDot)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
