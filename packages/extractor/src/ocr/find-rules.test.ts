import { expect, test } from 'vitest';
import { drawInk } from '../../test/support/draw-ink.ts';
import { findRules } from './find-rules.ts';

/** 144 dpi: two pixels a point. */
const pixelsPerPoint = 2;

/** Two columns and two rows between x 50, 250, 450 and y 50, 100, 150; rules are two pixels wide. */
const frame = [
  [50, 50, 402, 2],
  [50, 100, 402, 2],
  [50, 150, 402, 2],
  [50, 50, 2, 102],
  [250, 50, 2, 102],
  [450, 50, 2, 102],
] as const;

const places = (rectangles: readonly (readonly [number, number, number, number])[]) => {
  const { horizontal, vertical } = findRules(drawInk(500, 300, rectangles), pixelsPerPoint);
  const round = (rules: typeof horizontal): number[][] =>
    rules
      .map(({ at, from, to }) => [at, from, to].map(Math.round))
      .sort((left, right) => (left[0] ?? 0) - (right[0] ?? 0));
  return { horizontal: round(horizontal), vertical: round(vertical) };
};

test('a frame with one inner rule each way', () => {
  expect(places(frame)).toEqual({
    horizontal: [
      [51, 50, 452],
      [101, 50, 452],
      [151, 50, 452],
    ],
    vertical: [
      [51, 50, 152],
      [251, 50, 152],
      [451, 50, 152],
    ],
  });
});

test('a hairline that the scanner broke is one rule', () => {
  const broken = [[50, 50, 100, 1], [152, 50, 150, 1], [304, 51, 148, 1], ...frame.slice(1)] as const;
  expect(places(broken).horizontal[0]).toEqual([51, 50, 452]);
});

test('strokes of letters between two rules are no rules', () => {
  const stroke = [100, 56, 3, 40] as const;
  expect(places([...frame, stroke]).vertical).toHaveLength(3);
});

test('a short rule that parts two cells of one row is one', () => {
  expect(places([...frame, [150, 100, 2, 52]]).vertical).toContainEqual([151, 100, 152]);
});

test('a letter above a column does not lengthen its rule', () => {
  const letter = [250, 20, 2, 28] as const;
  expect(places([...frame, letter]).vertical).toContainEqual([251, 50, 152]);
});

test('a table of one row goes on from the page before: no rule above it, yet its sides are found', () => {
  const open = [
    [50, 100, 402, 2],
    [50, 50, 2, 52],
    [250, 50, 2, 52],
    [450, 50, 2, 52],
  ] as const;
  expect(places(open).vertical).toEqual([
    [51, 50, 102],
    [251, 50, 102],
    [451, 50, 102],
  ]);
});

test('a block of ink and a row of letters are no rules', () => {
  const block = [50, 200, 300, 30] as const;
  const letters = Array.from({ length: 30 }, (_, index) => [60 + index * 12, 250, 10, 18] as const);
  expect(places([block, ...letters])).toEqual({ horizontal: [], vertical: [] });
});

test('strokes of bold letters that touch a rule are no part of it', () => {
  // Their feet stand on the rule at y 100, row upon row of wide strokes.
  const letters = [0, 1, 2, 3].map((row) => [90, 86 + row * 4, 60, 3] as const);
  const { horizontal } = findRules(drawInk(500, 300, [...frame, ...letters]), pixelsPerPoint);
  const rule = horizontal.find(({ at }) => Math.round(at) === 101);
  expect(rule?.runs.some(({ row }) => row < 97)).toBe(false);
  expect(rule?.runs.some(({ row }) => row === 100)).toBe(true);
});

test('upper strokes of a heading in one line are no rule, a rule by itself is one', () => {
  const strokes = Array.from({ length: 8 }, (_, index) => [60 + index * 26, 200, 24, 2] as const);
  expect(places([...frame, ...strokes]).horizontal).toHaveLength(3);
  expect(places([...frame, [60, 200, 208, 2]]).horizontal).toHaveLength(4);
});
