import type { Ruling } from '@mingzhang/schema';
import { describe, expect, test } from 'vitest';
import { readPathRulings, type PaintStyle } from './path-rulings.ts';

const [move, line, curve, close] = [0, 1, 2, 4];
const style: PaintStyle = {
  ctm: [1, 0, 0, 1, 0, 0],
  clip: { x0: 0, y0: 0, x1: 400, y1: 300 },
  fillInk: undefined,
  strokeInk: undefined,
  lineWidth: 0.5,
};
const stroke: PaintStyle = { ...style, strokeInk: 'coloured' };
const fill: PaintStyle = { ...style, fillInk: 'coloured' };

const segment = (x0: number, y0: number, x1: number, y1: number): number[] => [move, x0, y0, line, x1, y1];
// prettier-ignore
const rectangle = (x: number, y: number, width: number, height: number): number[] =>
  [move, x, y, line, x + width, y, line, x + width, y + height, line, x, y + height, close];

/** `h` or `v`, place, ends, width and the first letter of the source, as in `h10 20-80 w0.5 s`. */
function describeRuling({ direction, at, from, to, width, source }: Ruling): string {
  const round = (number: number): number => Math.round(number * 100) / 100;
  return `${direction.slice(0, 1)}${round(at)} ${round(from)}-${round(to)} w${round(width)} ${source}`;
}

const read = (data: number[], paint: PaintStyle): string[] => readPathRulings(data, paint).map(describeRuling);

describe('strokes', () => {
  test.for([
    { what: 'level', data: segment(20, 10, 80, 10), rulings: ['h10 20-80 w0.5 stroke'] },
    { what: 'upright, drawn upwards', data: segment(10, 80, 10, 20), rulings: ['v10 20-80 w0.5 stroke'] },
    { what: 'a third of a degree off', data: segment(0, 10, 100, 10.6), rulings: ['h10.3 0-100 w0.5 stroke'] },
    { what: 'two degrees off', data: segment(0, 10, 100, 13.5), rulings: [] },
    { what: 'shorter than a point', data: segment(0, 10, 0.9, 10), rulings: [] },
    { what: 'one point', data: segment(0, 10, 1, 10), rulings: ['h10 0-1 w0.5 stroke'] },
    { what: 'a curve', data: [move, 0, 0, curve, 10, 0, 90, 0, 100, 0], rulings: [] },
    {
      what: 'a rectangle',
      data: rectangle(10, 20, 100, 50),
      rulings: ['h20 10-110 w0.5 stroke', 'v110 20-70 w0.5 stroke', 'h70 10-110 w0.5 stroke', 'v10 20-70 w0.5 stroke'],
    },
    { what: 'the outline of a bar', data: rectangle(10, 20, 100, 0.6), rulings: ['h20.3 10-110 w0.6 stroke'] },
    {
      what: 'an open path of two sides',
      data: [...segment(0, 10, 50, 10), line, 50, 60],
      rulings: ['h10 0-50 w0.5 stroke', 'v50 10-60 w0.5 stroke'],
    },
  ])('$what', ({ data, rulings }) => {
    expect(read(data, stroke)).toEqual(rulings);
  });

  test('width and place follow the transformation', () => {
    expect(read(segment(10, 10, 30, 10), { ...stroke, ctm: [0, 2, 2, 0, 0, 0] })).toEqual(['v20 20-60 w1 stroke']);
  });

  test('a stroke as thick as a row is an area', () => {
    expect(read(segment(10, 50, 110, 50), { ...stroke, lineWidth: 20 })).toEqual([
      'h40 10-110 w0 shading',
      'h60 10-110 w0 shading',
      'v10 40-60 w0 shading',
      'v110 40-60 w0 shading',
    ]);
  });
});

describe('fills', () => {
  test.for([
    { what: 'a thin bar', data: rectangle(10, 20, 100, 0.48), rulings: ['h20.24 10-110 w0.48 fill'] },
    { what: 'an upright bar', data: rectangle(10, 20, 2, 100), rulings: ['v11 20-120 w2 fill'] },
    {
      what: 'a bar with slanted ends',
      data: [move, 0, 0, line, 100, 0, line, 99, 1, line, 1, 1, close],
      rulings: ['h0.5 0-100 w1 fill'],
    },
    { what: 'a corner piece', data: rectangle(10, 20, 1.5, 0.5), rulings: ['h20.25 10-11.5 w0.5 fill'] },
    { what: 'a corner square', data: rectangle(10, 20, 0.48, 0.48), rulings: [] },
    { what: 'a bullet', data: rectangle(10, 20, 2.5, 2.5), rulings: [] },
    {
      what: 'a shaded cell',
      data: rectangle(10, 20, 100, 50),
      rulings: ['h20 10-110 w0 shading', 'h70 10-110 w0 shading', 'v10 20-70 w0 shading', 'v110 20-70 w0 shading'],
    },
    {
      what: 'a frame between two rectangles',
      data: [...rectangle(10, 20, 100, 50), ...rectangle(11, 21, 98, 48)],
      rulings: ['h20.5 10-110 w1 fill', 'h69.5 10-110 w1 fill', 'v10.5 20-70 w1 fill', 'v109.5 20-70 w1 fill'],
    },
    {
      what: 'several bars at once',
      data: [...rectangle(0, 10, 50, 1), ...rectangle(50, 10, 50, 1)],
      rulings: ['h10.5 0-50 w1 fill', 'h10.5 50-100 w1 fill'],
    },
    { what: 'a triangle', data: [move, 0, 0, line, 100, 0, line, 50, 80, close], rulings: [] },
  ])('$what', ({ data, rulings }) => {
    expect(read(data, fill)).toEqual(rulings);
  });

  test('white ink and no ink draw nothing', () => {
    expect(read(rectangle(10, 20, 100, 50), { ...style, fillInk: 'white' })).toEqual([]);
    expect(read(segment(10, 20, 100, 20), { ...style, strokeInk: 'none' })).toEqual([]);
  });

  test('filled and stroked counts as stroked; stroked in white, as filled', () => {
    expect(read(rectangle(10, 20, 100, 0.5), { ...fill, strokeInk: 'coloured' })).toEqual([
      'h20.25 10-110 w0.5 stroke',
    ]);
    expect(read(rectangle(10, 20, 100, 0.5), { ...fill, strokeInk: 'white' })).toEqual(['h20.25 10-110 w0.5 fill']);
  });
});

test('lines end at the clip, and those beside it are dropped', () => {
  const clipped: PaintStyle = { ...stroke, clip: { x0: 30, y0: 0, x1: 60, y1: 20 } };
  expect(read(segment(0, 10, 100, 10), clipped)).toEqual(['h10 30-60 w0.5 stroke']);
  expect(read(segment(0, 30, 100, 30), clipped)).toEqual([]);
  // Half of a line on the edge of its clip is still painted.
  expect(read(segment(0, 20.2, 100, 20.2), clipped)).toEqual(['h20.2 30-60 w0.5 stroke']);
});
