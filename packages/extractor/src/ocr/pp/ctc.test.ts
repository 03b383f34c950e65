import { expect, test } from 'vitest';
import { decodeSteps } from './ctc.ts';

const alphabet = ['', '1', '7', '.'];

/** One line of steps; each gives the probabilities of none, 1, 7 and the point. */
const line = (...steps: readonly (readonly [number, number, number, number])[]) => ({
  values: Float32Array.from(steps.flat()),
  offset: 0,
  steps: steps.length,
  classes: 4,
});

const one = [0.05, 0.9, 0.04, 0.01] as const;
const none = [0.97, 0.01, 0.01, 0.01] as const;

test('equal neighbours are one character, a step of nothing parts two', () => {
  const read = decodeSteps(line(one, one, none, one), { alphabet, stepWidth: 8 });
  expect(read.map(({ text }) => text)).toEqual(['1', '1']);
  expect(read.map(({ at }) => at)).toEqual([8, 28]);
});

test('only what is allowed is read', () => {
  const read = decodeSteps(line([0.1, 0.3, 0.6, 0]), { alphabet, stepWidth: 8, allowed: [1, 3] });
  expect(read.map(({ text }) => text)).toEqual(['1']);
});
