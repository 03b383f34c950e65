import type { Exact } from './exact.ts';
import { fails, termsOf, type Instance, type Replacements } from './instance.ts';
import { idsOf, indexByTerm, tangles } from './tangle.ts';
import type { Term } from './term.ts';

/** A number that alone explains identities that fail, and the value that would satisfy them. */
export interface Suspect {
  readonly term: Term;
  readonly satisfying: Exact;
  /** The failing identities that it explains. */
  readonly explains: readonly Instance[];
}

export interface Blame {
  readonly suspects: readonly Suspect[];
  /** Failing identities that no single number explains. */
  readonly unexplained: readonly Instance[];
}

/** Beyond this many failing identities in one tangle nothing is determined by trying cells one by one. */
const MOST_IN_ONE_TANGLE = 400;

interface Candidate {
  readonly term: Term;
  readonly value: Exact;
  readonly satisfied: readonly Instance[];
}

/** Ways to change one number that repair something and break nothing that holds. */
function candidatesOf(
  failing: readonly Instance[],
  held: ReadonlyMap<string, readonly Instance[]>,
  values: Replacements,
): readonly Candidate[] {
  const index = indexByTerm(failing);
  const terms = new Map(failing.flatMap(termsOf).map((term) => [term.id, term]));
  const candidates: Candidate[] = [];
  for (const [id, term] of terms) {
    if (values.has(id)) continue;
    const own = index.get(id) ?? [];
    const solutions = new Set(own.flatMap((instance) => instance.solve(term, values) ?? []));
    let best: Candidate | undefined;
    for (const value of solutions) {
      if (value === term.value) continue;
      const changed = new Map([...values, [id, value]]);
      if ((held.get(id) ?? []).some((instance) => fails(instance, changed))) continue;
      const satisfied = own.filter((instance) => !fails(instance, changed));
      if (best === undefined || satisfied.length > best.satisfied.length) best = { term, value, satisfied };
    }
    if (best !== undefined) candidates.push(best);
  }
  return candidates.toSorted((a, b) => b.satisfied.length - a.satisfied.length || a.term.position - b.term.position);
}

/**
 * The one candidate that stands out: it repairs more than any other, or it is the only one that can repair
 * some identity, all whose other numbers are held in place by identities that hold.
 */
function standsOut(
  candidates: readonly Candidate[],
  failing: readonly Instance[],
  held: ReadonlyMap<string, readonly Instance[]>,
): Candidate | undefined {
  const [first, second] = candidates;
  if (first === undefined) return undefined;
  if (first.satisfied.length > 1 && (second === undefined || second.satisfied.length < first.satisfied.length))
    return first;
  for (const instance of failing) {
    const able = candidates.filter((candidate) => candidate.satisfied.includes(instance));
    const [only] = able;
    if (only !== undefined && able.length === 1 && isHeldInPlace(instance, only, held)) return only;
  }
  return undefined;
}

/**
 * A rate can be mended by changing the rate, never by solving for what it is made of: it is to blame only where
 * other identities hold the amounts.
 */
const isHeldInPlace = (
  instance: Instance,
  suspect: Candidate,
  held: ReadonlyMap<string, readonly Instance[]>,
): boolean =>
  instance.rule !== 'R-PCT' || termsOf(instance).every((term) => term.id === suspect.term.id || held.has(term.id));

function solveTangle(tangle: readonly Instance[], held: ReadonlyMap<string, readonly Instance[]>): Blame {
  const values = new Map<string, Exact>();
  const suspects: Suspect[] = [];
  let failing = tangle;
  while (failing.length > 0 && failing.length <= MOST_IN_ONE_TANGLE) {
    const chosen = standsOut(candidatesOf(failing, held, values), failing, held);
    if (chosen === undefined) break;
    values.set(chosen.term.id, chosen.value);
    const left = failing.filter((instance) => fails(instance, values));
    suspects.push({
      term: chosen.term,
      satisfying: chosen.value,
      explains: failing.filter((instance) => !left.includes(instance)),
    });
    failing = left;
  }
  return { suspects, unexplained: failing };
}

/**
 * Solves the failing identities of a document together: rows, columns and other tables overlap, so that often
 * one number explains all that fail. Names the smallest set found greedily; what no number explains stays as it is.
 */
export function findSuspects(instances: readonly Instance[]): Blame {
  const failing = instances.filter((instance) => instance.verdict === 'fails');
  if (failing.length === 0) return { suspects: [], unexplained: [] };
  const solid = instances.filter(
    (instance) => (instance.verdict === 'holds' || instance.verdict === 'rounding') && instance.rule !== 'R-LE',
  );
  const held = indexByTerm(solid, idsOf(failing));
  const solved = tangles(failing).map((tangle) => solveTangle(tangle, held));
  return {
    suspects: solved.flatMap((blame) => blame.suspects),
    unexplained: solved.flatMap((blame) => blame.unexplained),
  };
}
