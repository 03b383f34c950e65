import { expect, test } from 'vitest';
import { parseExact } from './exact.ts';
import { classifySlip } from './slip.ts';

test.for([
  { was: '657.63', is: '657.63', slip: 'none' },
  { was: '657.68', is: '657.63', slip: 'digit' },
  { was: '57.63', is: '657.63', slip: 'digit_dropped' },
  { was: '43269.30', is: '3269.30', slip: 'digit_added' },
  { was: '567.63', is: '657.63', slip: 'digits_swapped' },
  { was: '639.60', is: '63.96', slip: 'point_shifted' },
  { was: '6576300', is: '657.63', slip: 'unit' },
  { was: '-657.63', is: '657.63', slip: 'sign' },
  { was: '120.00', is: '70.00', slip: 'prior_year' },
  { was: '88.00', is: '70.00', slip: 'other_row' },
  { was: '12.34', is: '98.76', slip: 'none' },
] as const)('$was for $is: $slip', ({ was, is, slip }) => {
  const context = { quantum: parseExact('0.01'), beside: [parseExact('88')], prior: [parseExact('120')] };
  expect(classifySlip(parseExact(was), parseExact(is), context)).toBe(slip);
});
