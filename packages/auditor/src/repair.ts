import type { Exact } from './exact.ts';
import { indexByTerm, tangles } from './tangle.ts';
import { sideOf, termsOf, withValues, type Instance, type Replacements } from './instance.ts';
import { pointReadings, slipOfReading } from './likely-reading.ts';
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

/** More misread numbers in one tangle are not told apart by what they add up to. */
const MOST_REPAIRS = 3;
/** Tries in one tangle; a scan so bad that this is not enough proves nothing. */
const MOST_TRIES = 3000;
/** A digit more, less or other is concluded only where so many identities agree; a point needs one. */
const FEWEST_FOR_A_DIGIT = 2;

/** Soft rules (a part that usually equals another) may be broken by the source and conclude nothing. */
const isHard = ({ severity }: Instance): boolean => severity === 'error' || severity === 'critical';
const fails = (instance: Instance, values: Replacements): boolean => instance.judge(values)?.verdict === 'fails';

interface Search {
  readonly tangle: readonly Instance[];
  readonly hard: ReadonlyMap<string, readonly Instance[]>;
  readonly solutions: Map<string, Replacements>;
  tries: number;
}

/** What still fails with these values: of the tangle, and of whatever a changed number stands in. */
function findOpen({ tangle, hard }: Search, values: Replacements): readonly Instance[] {
  const touched = new Set([...tangle, ...[...values.keys()].flatMap((id) => hard.get(id) ?? [])]);
  return [...touched].filter((instance) => fails(instance, values));
}

function likelyValues(term: Term, instance: Instance, values: Replacements): readonly Exact[] {
  const solved = instance.solve(term, values);
  const candidates = new Set([...(solved === undefined ? [] : [solved]), ...pointReadings(term)]);
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
      explore(search, new Map([...values, [term.id, value]]), left - 1);
  }
}

/** The only smallest set of likely readings with which everything holds; undefined where there is none, or several. */
function solveTangle(
  tangle: readonly Instance[],
  hard: ReadonlyMap<string, readonly Instance[]>,
): Replacements | undefined {
  const search: Search = { tangle, hard, solutions: new Map(), tries: 0 };
  for (let most = 1; most <= MOST_REPAIRS; most++) {
    explore(search, new Map(), most);
    if (search.tries > MOST_TRIES) return undefined;
    if (search.solutions.size > 0) break;
  }
  const [only] = search.solutions.values();
  return search.solutions.size === 1 ? only : undefined;
}

/** A digit is concluded from several identities that hold it from more than one side, to the last digit. */
function isDetermined(
  { term, value }: Repair,
  values: Replacements,
  hard: ReadonlyMap<string, readonly Instance[]>,
): boolean {
  if (slipOfReading(term, value) === 'point') return true;
  const sides = new Set(
    (hard.get(term.id) ?? [])
      .filter(({ rule, judge }) => rule !== 'R-LE' && judge(values)?.verdict === 'holds')
      .map((instance) => sideOf(instance, term)),
  );
  return sides.size >= FEWEST_FOR_A_DIGIT;
}

/**
 * Repairs misread numbers of scans by proof: where identities fail, exactly one combination of likely readings of
 * the recognised numbers in them satisfies all identities that these stand in. Numbers of digital documents are
 * never changed. Source of the slips: measured on scans, where the lost point is the one that is read with certainty.
 */
export function repairReadings(instances: readonly Instance[]): RepairedAccount {
  const failing = instances.filter(
    (instance) =>
      instance.verdict === 'fails' && isHard(instance) && termsOf(instance).some(({ method }) => method === 'ocr'),
  );
  if (failing.length === 0) return { repairs: [], instances };
  const hard = indexByTerm(instances.filter(isHard));
  const repairs = tangles(failing).flatMap((tangle): readonly Repair[] => {
    const values: Replacements = solveTangle(tangle, hard) ?? new Map<string, Exact>();
    const solved = [...values].flatMap(([id, value]): Repair[] => {
      const own = hard.get(id) ?? [];
      const term = own.flatMap(termsOf).find((other) => other.id === id);
      return term === undefined ? [] : [{ term, value, mended: own.filter(({ verdict }) => verdict === 'fails') }];
    });
    // All of a combination, or none of it: each number rests on the others.
    return solved.every((repair) => isDetermined(repair, values, hard)) ? solved : [];
  });
  const values = new Map(repairs.map(({ term, value }) => [term.id, value]));
  return {
    repairs,
    instances: values.size === 0 ? instances : instances.map((instance) => withValues(instance, values)),
  };
}
