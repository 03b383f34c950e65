import type { OtherReading } from '@mingzhang/schema';
import { BLANK, type StepProbabilities } from './ctc.ts';

/** Beginnings that are followed at once; the text looked for is nearly always among the first three. */
const BEAM = 8;
/** So many texts are worth looking at later, and less likely ones are never right. */
const MOST = 5;
const LEAST_CONFIDENCE = 0.005;
/** Classes less likely than this at a step are not followed there. */
const LEAST_STEP = 0.001;
/** Longer lines are no numbers. */
const MOST_STEPS = 120;

/** Probability of one beginning of the text, by whether its last step was blank. */
interface Beginning {
  readonly text: string;
  /** Class of the last character. */
  readonly last: number;
  afterBlank: number;
  afterCharacter: number;
}

/**
 * The likeliest texts of a line in which only some classes can stand, with their shares of the probability, the
 * likeliest first: all ways in which the steps can spell a text are added up (prefix beam search). Lost and added
 * characters show here, which no character's own alternatives tell.
 */
export function searchNumbers(
  line: StepProbabilities,
  { alphabet, allowed }: { readonly alphabet: readonly string[]; readonly allowed: readonly number[] },
): readonly OtherReading[] {
  if (line.steps > MOST_STEPS) return [];
  let beam: Beginning[] = [{ text: '', last: BLANK, afterBlank: 1, afterCharacter: 0 }];
  for (let step = 0; step < line.steps; step++) beam = advance(beam, line, { step, alphabet, allowed });
  const total = beam.reduce((sum, one) => sum + probabilityOf(one), 0);
  if (total === 0) return [];
  return beam
    .map((one) => ({ text: one.text, confidence: probabilityOf(one) / total }))
    .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
    .slice(0, MOST);
}

const probabilityOf = ({ afterBlank, afterCharacter }: Beginning): number => afterBlank + afterCharacter;

function advance(
  beam: readonly Beginning[],
  { values, offset, classes }: StepProbabilities,
  { step, alphabet, allowed }: { step: number; alphabet: readonly string[]; allowed: readonly number[] },
): Beginning[] {
  const start = offset + step * classes;
  const blank = values[start + BLANK] ?? 0;
  const likely = allowed.flatMap((index) => {
    const probability = values[start + index] ?? 0;
    return probability < LEAST_STEP ? [] : [{ index, probability }];
  });
  const next = new Map<string, Beginning>();
  const reach = (text: string, last: number): Beginning => {
    const known = next.get(text) ?? { text, last, afterBlank: 0, afterCharacter: 0 };
    next.set(text, known);
    return known;
  };
  for (const { text, last, afterBlank, afterCharacter } of beam) {
    reach(text, last).afterBlank += blank * (afterBlank + afterCharacter);
    for (const { index, probability } of likely) {
      // The same class again goes on with the character, unless a blank parts them.
      if (index === last) reach(text, last).afterCharacter += probability * afterCharacter;
      const from = index === last ? afterBlank : afterBlank + afterCharacter;
      if (from > 0) reach(text + (alphabet[index] ?? ''), index).afterCharacter += probability * from;
    }
  }
  const kept = [...next.values()].sort((left, right) => probabilityOf(right) - probabilityOf(left)).slice(0, BEAM);
  // Many steps make the product too small for a number: only shares matter.
  const scale = kept.reduce((sum, one) => sum + probabilityOf(one), 0) || 1;
  for (const one of kept) {
    one.afterBlank /= scale;
    one.afterCharacter /= scale;
  }
  return kept;
}
