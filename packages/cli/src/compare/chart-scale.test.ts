import { expect, test } from 'vitest';
import { scaleOf } from './chart-scale.ts';
import type { Cell } from './comparison.ts';
import { parseDecimal } from './decimal.ts';

const cellOf = (yuan: string): Cell => ({
  amount: parseDecimal(yuan),
  bodies: 1,
  isPartial: false,
  isDisputed: false,
  isUnchecked: false,
  factIds: [],
});
const barsOf = (amounts: readonly string[]) => {
  const cells = amounts.map(cellOf);
  const scale = scaleOf(cells, 1000);
  return { ...scale, bars: cells.map(scale.barOf) };
};

test('bars begin at zero and end at the width', () => {
  const { zero, bars, hasCuts } = barsOf(['10', '5', '2.5']);
  expect([zero, ...bars.map(({ length }) => length)]).toEqual([0, 1000, 500, 250]);
  expect(hasCuts).toBe(false);
});

test('a negative amount moves zero to the right', () => {
  const { zero, bars } = barsOf(['30', '-10']);
  expect(zero).toBe(250);
  expect(bars.map(({ length }) => length)).toEqual([750, -250]);
});

test('an amount far above all others is cut, the others keep their lengths', () => {
  const { bars, hasCuts } = barsOf(['8', '10', '4', '100000', '-90000']);
  expect(hasCuts).toBe(true);
  expect(bars.map(({ isCut }) => isCut)).toEqual([false, false, false, true, true]);
  // From -12.5 to 12.5: a quarter over the longest that is drawn whole.
  expect(bars.map(({ length }) => length)).toEqual([320, 400, 160, 500, -500]);
});

test.for([{ amounts: [] }, { amounts: ['0'] }, { amounts: ['0', '5'] }, { amounts: ['1', '40'] }])(
  '$amounts need no cut',
  ({ amounts }) => {
    const { bars, hasCuts } = barsOf(amounts);
    expect(hasCuts).toBe(false);
    expect(bars.every(({ length }) => Number.isFinite(length))).toBe(true);
  },
);
