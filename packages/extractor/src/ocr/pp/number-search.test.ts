import { expect, test } from 'vitest';
import { searchNumbers } from './number-search.ts';

const alphabet = ['', '1', '7', '.'];
const allowed = [1, 2, 3];

/** One line of steps; each gives the probabilities of none, 1, 7 and the point. */
const line = (...steps: readonly (readonly [number, number, number, number])[]) => ({
  values: Float32Array.from(steps.flat()),
  offset: 0,
  steps: steps.length,
  classes: 4,
});
const search = (...steps: readonly (readonly [number, number, number, number])[]) =>
  searchNumbers(line(...steps), { alphabet, allowed });

test('the probability of a text is that of all ways to spell it', () => {
  // Twice a 1 that may be one 1 or two: 11 needs a blank between, so one is all there is.
  const [first, second] = search([0.5, 0.5, 0, 0], [0.5, 0.5, 0, 0]);
  expect(first).toMatchObject({ text: '1' });
  expect(first!.confidence).toBeCloseTo(0.75);
  expect(second).toMatchObject({ text: '' });
});

test('a point that was overlooked and a digit that was taken for another are named, the likelier first', () => {
  const texts = search([0.02, 0.9, 0.08, 0], [0.7, 0, 0, 0.3], [0.01, 0.01, 0.98, 0]).map(({ text }) => text);
  expect(texts.slice(0, 3)).toEqual(['17', '1.7', '77']);
});

test('equal characters with a blank between them stay two', () => {
  expect(search([0, 1, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0])).toEqual([{ text: '11', confidence: 1 }]);
});

test('a line too long for a number is not searched', () => {
  expect(search(...Array.from({ length: 200 }, () => [0.1, 0.9, 0, 0] as const))).toEqual([]);
});
