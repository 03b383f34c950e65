import type { Exact } from './exact.ts';
import { termsOf, withValues, type Instance, type Replacements } from './instance.ts';
import { isDetermined, solveTangle, type InstancesByTerm } from './repair-search.ts';
import { settleSingles } from './settle-singles.ts';
import { indexByTerm, tangles } from './tangle.ts';
import type { Term } from './term.ts';

/** A recognised number that was misread, with the value that the identities determine. */
export interface Repair {
  readonly term: Term;
  readonly value: Exact;
  /** The identities that failed as read and hold with it. */
  readonly mended: readonly Instance[];
}

export interface RepairedAccount {
  readonly repairs: readonly Repair[];
  /** The same identities, judged with what was concluded. */
  readonly instances: readonly Instance[];
}

/** Soft rules (a part that usually equals another) may be broken by the source and conclude nothing. */
const isHard = ({ severity }: Instance): boolean => severity === 'error' || severity === 'critical';

/** Failing identities in which a recogniser may be wrong. */
const findFailing = (instances: readonly Instance[]): readonly Instance[] =>
  instances.filter(
    (instance) =>
      instance.verdict === 'fails' && isHard(instance) && termsOf(instance).some(({ method }) => method === 'ocr'),
  );

/**
 * Repairs misread numbers of scans by proof: where identities fail, exactly one combination of likely readings of
 * the recognised numbers in them satisfies all identities that these stand in. Where too many are misread together,
 * those that are determined one by one go first. Numbers of digital documents are never changed. Source of the
 * slips: measured on scans, where the lost point is the one that is read with certainty.
 */
export function repairReadings(instances: readonly Instance[]): RepairedAccount {
  const failing = findFailing(instances);
  if (failing.length === 0) return { repairs: [], instances };
  const hard = indexByTerm(instances.filter(isHard));
  const repairs = tangles(failing).flatMap((tangle) => repairTangle(tangle, hard));
  const values = new Map(repairs.map(({ term, value }) => [term.id, value]));
  return {
    repairs,
    instances: values.size === 0 ? instances : instances.map((instance) => withValues(instance, values)),
  };
}

function repairTangle(tangle: readonly Instance[], hard: InstancesByTerm): readonly Repair[] {
  const whole = solveTangle(tangle, hard);
  const values: Replacements = whole ?? settleSingles(tangle, hard);
  const termOf = (id: string): Term | undefined =>
    hard
      .get(id)
      ?.flatMap(termsOf)
      .find((other) => other.id === id);
  const solved = [...values].flatMap(([id, value]): Repair[] => {
    const term = termOf(id);
    const mended = (hard.get(id) ?? []).filter(({ verdict }) => verdict === 'fails');
    return term === undefined ? [] : [{ term, value, mended }];
  });
  // All of a combination, or none of it: each number rests on the others.
  return solved.every(({ term }) => isDetermined(term, values, hard)) ? solved : [];
}
