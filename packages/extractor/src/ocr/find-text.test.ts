import { expect, test } from 'vitest';
import { drawInk } from '../../test/support/draw-ink.ts';
import { findTextPieces } from './find-text.ts';

const page = { x0: 0, y0: 0, x1: 400, y1: 200 };
const options = { pixelsPerPoint: 2, splitGap: Number.POSITIVE_INFINITY };

test('two lines, the second with a dot that stands alone', () => {
  const ink = drawInk(400, 200, [
    [20, 20, 100, 20],
    [20, 60, 60, 20],
    [84, 76, 4, 4],
  ]);
  expect(findTextPieces(ink, page, options)).toEqual([
    { x0: 20, y0: 20, x1: 120, y1: 40 },
    { x0: 20, y0: 60, x1: 88, y1: 80 },
  ]);
});

test('the strokes of 二 are one line', () => {
  const ink = drawInk(400, 200, [
    [24, 24, 12, 2],
    [20, 32, 20, 2],
  ]);
  expect(findTextPieces(ink, page, options)).toHaveLength(1);
});

test('a wide gap parts words outside of tables only', () => {
  const ink = drawInk(400, 200, [
    [20, 20, 60, 20],
    [200, 24, 60, 20],
  ]);
  expect(findTextPieces(ink, page, options)).toHaveLength(1);
  expect(findTextPieces(ink, page, { ...options, splitGap: 0.9 })).toEqual([
    { x0: 20, y0: 20, x1: 80, y1: 40 },
    { x0: 200, y0: 24, x1: 260, y1: 44 },
  ]);
});

test('a speck far from the line is cut off', () => {
  const ink = drawInk(400, 200, [
    [20, 20, 60, 20],
    [120, 30, 2, 2],
  ]);
  expect(findTextPieces(ink, page, options)).toEqual([{ x0: 20, y0: 20, x1: 80, y1: 40 }]);
});

test('lines that touch are cut where there is least ink, large letters are not', () => {
  const touching = drawInk(400, 200, [
    [20, 20, 100, 18],
    [130, 38, 3, 4],
    [20, 42, 100, 18],
  ]);
  expect(findTextPieces(touching, page, { ...options, usualHeight: 20 })).toHaveLength(2);
  const large = drawInk(400, 200, [
    [20, 20, 6, 41],
    [40, 20, 60, 8],
  ]);
  expect(findTextPieces(large, page, { ...options, usualHeight: 20 })).toHaveLength(1);
});
