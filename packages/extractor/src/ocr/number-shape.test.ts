import { expect, test } from 'vitest';
import { drawInk } from '../../test/support/draw-ink.ts';
import { findNumberShape } from './number-shape.ts';
import { hasRoomForMore, measureNumberWidths } from './number-width.ts';
import type { ReadCharacter } from './text-recogniser.ts';

const digit = (x: number) => [x, 10, 12, 20] as const;
const point = (x: number) => [x, 27, 3, 3] as const;
const line = { x0: 0, y0: 10, x1: 90, y1: 30 };

test('digits and points are counted without being read', () => {
  const ink = drawInk(100, 40, [digit(0), point(15), digit(22), digit(38)]);
  expect(findNumberShape(ink, line)).toEqual({ digits: 3, points: [16.5] });
});

test('digits that touch are one part: more may be read than are seen', () => {
  const ink = drawInk(100, 40, [digit(0), digit(11), digit(30)]);
  expect(findNumberShape(ink, line).digits).toBe(2);
});

test('a minus sign is neither digit nor point', () => {
  const ink = drawInk(100, 40, [[0, 19, 8, 2], digit(12)]);
  expect(findNumberShape(ink, line)).toEqual({ digits: 1, points: [] });
});

test('a line too wide for what was read has room for a digit that was not', () => {
  const read = (text: string): ReadCharacter[] => [...text].map((letter) => ({ text: letter, confidence: 1, at: 0 }));
  const wide = (width: number) => ({ x0: 0, y0: 0, x1: width, y1: 20 });
  const widths = measureNumberWidths(
    ['201', '20105', '2010501'].map((text) => ({ read: read(text), line: wide(text.length * 14) })),
  );
  expect(hasRoomForMore(read('20105'), wide(70), widths)).toBe(false);
  expect(hasRoomForMore(read('2015'), wide(70), widths)).toBe(true);
});
