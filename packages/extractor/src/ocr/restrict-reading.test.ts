import { expect, test } from 'vitest';
import { findNumberColumns, pickNumber } from './restrict-reading.ts';

const line = (column: number, text: string) => ({
  cell: { table: 0, row: 0, column },
  text,
  isNumber: /^[\d.,]+$/u.test(text),
});

test('a column of numbers below a header is one; a column of names with some numbers is none', () => {
  const lines = [
    ...['预算数', '1.00', '2.00', '④', '3.00'].map((text) => line(1, text)),
    ...['1', '*', '?', '2', '3', '④', '§'].map((text) => line(2, text)),
  ];
  expect([...findNumberColumns(lines)]).toEqual(['0 1']);
});

test('the likeliest reading that is printed as numbers are, unsure, spread over the line', () => {
  const readings = [
    { text: '823..76', confidence: 0.7 },
    { text: '823.76', confidence: 0.2 },
    { text: '23.76', confidence: 0.1 },
  ];
  const picked = pickNumber(readings, { from: 10, to: 70 }) ?? [];
  expect(picked.map(({ text }) => text).join('')).toBe('823.76');
  expect(picked.map(({ at }) => at)).toEqual([15, 25, 35, 45, 55, 65]);
  expect(Math.max(...picked.map(({ confidence }) => confidence))).toBeLessThan(0.9);
  expect(pickNumber([{ text: '8.2.3', confidence: 0.9 }], { from: 0, to: 9 })).toBeUndefined();
});
