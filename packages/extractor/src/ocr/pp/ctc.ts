import type { ReadCharacter } from '../text-recogniser.ts';

/** What the network says of one line: for every step from left to right the probability of every class. */
export interface StepProbabilities {
  readonly values: Float32Array;
  /** Index of the first value of the line. */
  readonly offset: number;
  readonly steps: number;
  readonly classes: number;
}

/** Class 0 says that no new character begins here. */
export const BLANK = 0;

export interface DecodeOptions {
  /** Text of each class; class 0 is not looked up. */
  readonly alphabet: readonly string[];
  /** Classes that may be read, besides none; undefined allows all. */
  readonly allowed?: readonly number[];
  /** Pixels of the line's picture per step. */
  readonly stepWidth: number;
}

/** Reads characters off the steps: equal classes on neighbouring steps are one character. */
export function decodeSteps(line: StepProbabilities, options: DecodeOptions): ReadCharacter[] {
  const { alphabet, allowed, stepWidth } = options;
  const characters: ReadCharacter[] = [];
  let group: { readonly index: number; peak: number; weight: number; sum: number } | undefined;
  const finish = (): void => {
    if (group === undefined) return;
    const { index, peak, weight, sum } = group;
    characters.push({ text: alphabet[index] ?? '', confidence: peak, at: (sum / weight + 0.5) * stepWidth });
    group = undefined;
  };
  for (let step = 0; step < line.steps; step++) {
    const { index, probability } = findBest(line, step, allowed);
    if (index === BLANK) {
      finish();
      continue;
    }
    if (group?.index !== index) {
      finish();
      group = { index, peak: probability, weight: 0, sum: 0 };
    }
    group.peak = Math.max(group.peak, probability);
    group.weight += probability;
    group.sum += probability * step;
  }
  finish();
  return characters;
}

function findBest(
  { values, offset, classes }: StepProbabilities,
  step: number,
  allowed: readonly number[] | undefined,
): { readonly index: number; readonly probability: number } {
  const start = offset + step * classes;
  let index = BLANK;
  let probability = values[start] ?? 0;
  if (allowed === undefined) {
    for (let candidate = 1; candidate < classes; candidate++) {
      const value = values[start + candidate] ?? 0;
      if (value > probability) [index, probability] = [candidate, value];
    }
    return { index, probability };
  }
  for (const candidate of allowed) {
    const value = values[start + candidate] ?? 0;
    if (value > probability) [index, probability] = [candidate, value];
  }
  return { index, probability };
}
