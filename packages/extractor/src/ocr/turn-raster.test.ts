import { expect, test } from 'vitest';
import { drawInk, toGray } from '../../test/support/draw-ink.ts';
import { mapBox } from './affine.ts';
import { markInk } from './level-background.ts';
import { measureSkew, straighten, turnByQuarters } from './turn-raster.ts';

const lines = Array.from({ length: 20 }, (_, index) => [60, 50 + index * 25, 480, 6] as const);
const page = toGray(drawInk(600, 600, lines));

test.for([0, 0.7, 1.2, -2.4])('a page that lies crooked by %s° is measured and straightened', (degrees) => {
  // Straightening by the opposite angle turns it.
  const { raster: crooked } = straighten(page, -degrees);
  const measured = measureSkew(markInk(crooked));
  expect(Math.abs(measured - degrees)).toBeLessThan(0.08);
  const { toSource } = straighten(crooked, measured);
  const middle = mapBox(toSource, { x0: 300, y0: 300, x1: 300, y1: 300 });
  expect(middle.x0).toBeCloseTo(300);
  expect(middle.y0).toBeCloseTo(300);
});

test.for([90, 180, 270] as const)('a quarter turn of %s° moves every point with its pixel', (turn) => {
  const spot = toGray(drawInk(40, 20, [[5, 3, 1, 1]]));
  const { raster, toSource } = turnByQuarters(spot, turn);
  const at = raster.data.indexOf(0);
  const [x, y] = [at % raster.width, Math.floor(at / raster.width)];
  expect(mapBox(toSource, { x0: x, y0: y, x1: x + 1, y1: y + 1 })).toEqual({ x0: 5, y0: 3, x1: 6, y1: 4 });
});
