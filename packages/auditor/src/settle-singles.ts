import type { Exact } from './exact.ts';
import { fails, termsOf, type Instance, type Replacements } from './instance.ts';
import { countSides, likelyValues, type InstancesByTerm } from './repair-search.ts';
import type { Term } from './term.ts';

/** A number is concluded by itself only where at least two identities fail with it that hold with another value. */
const FEWEST_MENDED = 2;

/**
 * Numbers of a large tangle that are determined one by one: with one likely value everything that a number stands in
 * holds, two failing identities from different sides among it, and no other number in all of those could explain
 * them. What was concluded so far counts for the next. Where many numbers of a page are misread, no set of all of
 * them could be searched for.
 */
export function settleSingles(tangle: readonly Instance[], hard: InstancesByTerm): Replacements {
  const settled = new Map<string, Exact>();
  const terms = [...new Map(tangle.flatMap(termsOf).map((term) => [term.id, term])).values()];
  for (let before = -1; before < settled.size;) {
    before = settled.size;
    for (const term of terms) {
      const value = settled.has(term.id) ? undefined : findOnlyValue(term, settled, hard);
      if (value !== undefined) settled.set(term.id, value);
    }
  }
  return settled;
}

/** The one likely value with which all of a number's identities hold, where no other number explains as much. */
function findOnlyValue(term: Term, settled: Replacements, hard: InstancesByTerm): Exact | undefined {
  const failing = failingOf(term, settled, hard);
  if (failing.length < FEWEST_MENDED) return undefined;
  const values = findMending(term, failing, { settled, hard });
  const [only] = values;
  if (only === undefined || values.length > 1) return undefined;
  if (countSides(term, new Map([...settled, [term.id, only]]), hard) < FEWEST_MENDED) return undefined;
  const rivals = failing
    .slice(0, 1)
    .flatMap(termsOf)
    .filter(
      (other) =>
        other.id !== term.id &&
        !settled.has(other.id) &&
        failing.every((instance) => termsOf(instance).some(({ id }) => id === other.id)) &&
        findMending(other, failing, { settled, hard }).length > 0,
    );
  return rivals.length === 0 ? only : undefined;
}

const failingOf = (term: Term, settled: Replacements, hard: InstancesByTerm): readonly Instance[] =>
  (hard.get(term.id) ?? []).filter((instance) => fails(instance, settled));

/** Likely values of a number with which the given identities hold, and everything else that it stands in. */
function findMending(
  term: Term,
  failing: readonly Instance[],
  { settled, hard }: { readonly settled: Replacements; readonly hard: InstancesByTerm },
): readonly Exact[] {
  const candidates = new Set(failing.flatMap((instance) => likelyValues(term, instance, settled)));
  return [...candidates].filter((value) => {
    const values = new Map([...settled, [term.id, value]]);
    return ![...failing, ...(hard.get(term.id) ?? [])].some((instance) => fails(instance, values));
  });
}
