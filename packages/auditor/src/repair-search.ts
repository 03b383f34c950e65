import type { Exact } from './exact.ts';
import { fails, sideOf, termsOf, type Instance, type Replacements } from './instance.ts';
import { pointReadings, slipOfReading } from './likely-reading.ts';
import type { Term } from './term.ts';

/** Identities that count, by the numbers they contain. */
export type InstancesByTerm = ReadonlyMap<string, readonly Instance[]>;

/** More misread numbers in one tangle are not told apart by what they add up to. */
const MOST_REPAIRS = 3;
/** Tries in one tangle; a scan so bad that this is not enough proves nothing. */
const MOST_TRIES = 3000;
/** A digit more, less or other is concluded only where so many identities agree; a point needs one. */
const FEWEST_FOR_A_DIGIT = 2;
const FEWEST_FOR_A_POINT = 1;

interface Search {
  readonly tangle: readonly Instance[];
  readonly hard: InstancesByTerm;
  readonly solutions: Map<string, Replacements>;
  /** What is tried: only what the recogniser itself takes for possible, or all usual slips. */
  readonly among: 'read' | 'any';
  tries: number;
}

/** What still fails with these values: of the tangle, and of whatever a changed number stands in. */
function findOpen({ tangle, hard }: Search, values: Replacements): readonly Instance[] {
  const touched = new Set([...tangle, ...[...values.keys()].flatMap((id) => hard.get(id) ?? [])]);
  return [...touched].filter((instance) => fails(instance, values));
}

/** Likely values of a number with one of which an identity could hold, what the recogniser names first. */
export function likelyValues(term: Term, instance: Instance, values: Replacements): readonly Exact[] {
  const solved = instance.solve(term, values);
  const candidates = new Set([
    ...term.otherReadings,
    ...pointReadings(term),
    ...(solved === undefined ? [] : [solved]),
  ]);
  return [...candidates].filter((value) => slipOfReading(term, value) !== undefined);
}

/** Looks for all ways to make everything hold by changing at most `left` more numbers. */
function explore(search: Search, values: Replacements, left: number): void {
  if (++search.tries > MOST_TRIES) return;
  const open = findOpen(search, values);
  const [first] = open.toSorted((a, b) => a.right.length - b.right.length);
  if (first === undefined) {
    const key = [...values].map(([id, value]) => `${id}=${value}`).toSorted();
    search.solutions.set(key.join(' '), values);
    return;
  }
  if (left === 0) return;
  for (const term of termsOf(first)) {
    if (values.has(term.id)) continue;
    for (const value of likelyValues(term, first, values))
      if (search.among === 'any' || slipOfReading(term, value) !== 'digit')
        explore(search, new Map([...values, [term.id, value]]), left - 1);
  }
}

/**
 * The only smallest set of likely readings with which everything holds; undefined where there is none, or several.
 * Of sets of one size those count before others that hold nothing but what the recogniser itself takes for possible.
 */
export function solveTangle(tangle: readonly Instance[], hard: InstancesByTerm): Replacements | undefined {
  for (let most = 1; most <= MOST_REPAIRS; most++)
    for (const among of ['read', 'any'] as const) {
      const search: Search = { tangle, hard, among, solutions: new Map(), tries: 0 };
      explore(search, new Map(), most);
      if (search.tries > MOST_TRIES) return undefined;
      const [only] = search.solutions.values();
      if (only !== undefined) return search.solutions.size === 1 ? only : undefined;
    }
  return undefined;
}

/** A digit is concluded from several identities that hold it from more than one side, a point from one: to the last digit. */
export function isDetermined(term: Term, values: Replacements, hard: InstancesByTerm): boolean {
  const value = values.get(term.id);
  if (value === undefined) return false;
  const fewest = slipOfReading(term, value) === 'point' ? FEWEST_FOR_A_POINT : FEWEST_FOR_A_DIGIT;
  return countSides(term, values, hard) >= fewest;
}

/** From how many sides identities hold a number to the last digit. */
export function countSides(term: Term, values: Replacements, hard: InstancesByTerm): number {
  return new Set(
    (hard.get(term.id) ?? [])
      .filter(({ rule, judge }) => rule !== 'R-LE' && judge(values)?.verdict === 'holds')
      .map((instance) => sideOf(instance, term)),
  ).size;
}
