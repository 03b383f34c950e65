import { expect, test } from 'vitest';
import { drawInk } from '../../test/support/draw-ink.ts';
import { findInkParts } from './ink-parts.ts';

test('parts lie between blank columns, as high as their ink, the last one up to the end of the line', () => {
  const ink = drawInk(60, 40, [
    [10, 20, 4, 2],
    [14, 12, 4, 6],
    [30, 15, 10, 3],
  ]);
  expect(findInkParts(ink, { x0: 10, y0: 10, x1: 40, y1: 30 })).toEqual([
    { x0: 10, x1: 18, top: 12, bottom: 22 },
    { x0: 30, x1: 40, top: 15, bottom: 18 },
  ]);
});
