import type { Glyph } from '@mingzhang/schema';
import { isNumberText } from '../table/value-kind.ts';

/** Glyphs of one number follow each other within this distance, in letters. */
const CONTIGUOUS_EM = 0.12;
const NUMBER_GLYPH = /^[-\d.,()%△▲]+$/u;

const follows = (glyph: Glyph, before: Glyph): boolean =>
  glyph.direction === 0 &&
  before.direction === 0 &&
  Math.abs(glyph.baseline - before.baseline) < 0.5 &&
  Math.abs(glyph.x0 - before.x1) < glyph.size * CONTIGUOUS_EM;

/**
 * A number wider than its column sticks out of it over a border. Where digits drawn one after another, without a
 * gap, lie in two cells and are one number together, all go to the cell that holds most of them.
 * `placed` holds the cell of each glyph, undefined outside the table, and is changed.
 */
export function keepNumbersWhole(glyphs: readonly Glyph[], placed: (number | undefined)[]): void {
  for (let index = 1; index < glyphs.length; index++) {
    const [before, glyph] = [glyphs[index - 1], glyphs[index]];
    if (placed[index] === placed[index - 1] || before === undefined || glyph === undefined) continue;
    if (!NUMBER_GLYPH.test(glyph.text) || !NUMBER_GLYPH.test(before.text) || !follows(glyph, before)) continue;
    const [from, to] = findRun(glyphs, index);
    const text = glyphs.slice(from, to).map((part) => part.text);
    if (!isNumberText(text.join(''))) continue;
    placed.fill(mostFrequent(placed.slice(from, to)), from, to);
    index = to;
  }
}

/** First and one past the last glyph of the run around a glyph. */
function findRun(glyphs: readonly Glyph[], index: number): readonly [number, number] {
  const goesOn = (at: number): boolean => {
    const [before, glyph] = [glyphs[at - 1], glyphs[at]];
    return (
      before !== undefined &&
      glyph !== undefined &&
      NUMBER_GLYPH.test(glyph.text) &&
      NUMBER_GLYPH.test(before.text) &&
      follows(glyph, before)
    );
  };
  let from = index;
  while (goesOn(from)) from--;
  let to = index + 1;
  while (goesOn(to)) to++;
  return [from, to];
}

function mostFrequent(values: readonly (number | undefined)[]): number | undefined {
  const counts = new Map<number | undefined, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}
