import { expect, test } from 'vitest';
import { listOtherReadings } from './other-readings.ts';

test('what other looks found likely, without what was settled, points and commas as numbers have them', () => {
  const looks = [
    [
      { text: '618', confidence: 0.8 },
      { text: '6,18', confidence: 0.15 },
      { text: '818', confidence: 0.004 },
    ],
    [
      { text: '6.18', confidence: 0.6 },
      { text: '1.618.00', confidence: 0.1 },
    ],
  ];
  expect(listOtherReadings('618', looks)).toEqual([
    { text: '6.18', confidence: 0.6 },
    { text: '1,618.00', confidence: 0.1 },
  ]);
});

test('a text without digits is no number', () => {
  expect(listOtherReadings('1', [[{ text: '-', confidence: 0.5 }]])).toEqual([]);
});
