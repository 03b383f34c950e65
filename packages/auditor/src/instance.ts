import type { FindingRecord, Verdict } from '@mingzhang/schema';
import type { Exact } from './exact.ts';
import { judgeAtMost, judgeEqual, judgeExactSum, judgeSum, judgeUnit, type Judgement, type Rounded } from './judge.ts';
import type { Term } from './term.ts';

export type Severity = FindingRecord['severity'];
export type Rule = 'R-EQ' | 'R-SUM' | 'R-LE' | 'R-UNIT' | 'R-PCT' | 'exact';

export interface Part {
  readonly term: Term;
  readonly sign: 1n | -1n;
}

/** One identity over numbers of a document, evaluated. */
export interface Instance {
  readonly checkId: string;
  readonly rule: Rule;
  readonly severity: Severity;
  readonly left: Term;
  readonly right: readonly Part[];
  readonly verdict: Verdict;
  readonly difference: Exact;
  readonly tolerance: Exact;
  readonly unlikely: boolean;
  /** What the right side gives. */
  readonly expected: Exact;
  /** Judges the identity with some of its numbers replaced, by id; undefined when nothing can be said. */
  readonly judge: (values: Replacements) => Judgement | undefined;
  /** The value of one of its numbers that would make it hold exactly; undefined where many would. */
  readonly solve: (term: Term, values: Replacements) => Exact | undefined;
  /** How the right side reads as arithmetic; made from the parts where absent. */
  readonly arithmetic?: string;
  /** Adds to the severity's meaning: a soft identity never makes an error. */
  readonly note?: string;
}

/**
 * A check without two sides to reckon: an identity of which a term is missing or unreadable or whose table is
 * declared empty, or a statement about what stands where, which holds or fails.
 */
export interface OpenInstance {
  readonly checkId: string;
  readonly verdict: Verdict;
  readonly terms: readonly Term[];
  /** Tells instances of one check apart. */
  readonly about: string;
}

/** Numbers as parts of a sum. */
export const asParts = (terms: readonly Term[]): readonly Part[] => terms.map((term) => ({ term, sign: 1n }));

/** Every number of an identity, left side first. */
export const termsOf = (instance: Instance): readonly Term[] => [
  instance.left,
  ...instance.right.map((part) => part.term),
];

/** The other numbers of an identity, as a key: two checks over the same ones are one proof of a number. */
export const sideOf = (instance: Instance, term: Term): string =>
  termsOf(instance)
    .flatMap(({ id }) => (id === term.id ? [] : [id]))
    .toSorted()
    .join(' ');

/** Values to take for numbers instead of what is printed. */
export type Replacements = ReadonlyMap<string, Exact>;

/** Nothing replaced. */
const AS_PRINTED: Replacements = new Map();

export const replaced = (term: Term, values: Replacements): Rounded => {
  const value = values.get(term.id);
  return value === undefined ? term : { value, quantum: term.quantum };
};

/** Whether an identity fails with some of its numbers replaced. */
export const fails = (instance: Instance, values: Replacements): boolean => instance.judge(values)?.verdict === 'fails';

/** The identity with some of its numbers replaced, judged anew; itself where none of them stands in it. */
export function withValues(instance: Instance, values: Replacements): Instance {
  if (!termsOf(instance).some(({ id }) => values.has(id))) return instance;
  const judgement = instance.judge(values);
  if (judgement === undefined) return instance;
  const put = (term: Term): Term => ({ ...term, value: values.get(term.id) ?? term.value });
  const left = put(instance.left);
  return {
    ...instance,
    ...judgement,
    left,
    right: instance.right.map((part) => ({ ...part, term: put(part.term) })),
    expected: left.value - judgement.difference,
  };
}

function judgeLinear(rule: Rule, left: Rounded, right: readonly (Rounded & { readonly sign: 1n | -1n })[]): Judgement {
  const [only] = right;
  if (rule === 'exact')
    return judgeExactSum(
      left.value,
      right.map((part) => part.sign * part.value),
    );
  if (only !== undefined && right.length === 1 && only.sign === 1n) {
    if (rule === 'R-EQ') return judgeEqual(left, only);
    if (rule === 'R-LE') return judgeAtMost(left, only);
    if (rule === 'R-UNIT') return judgeUnit(left, only);
  }
  return judgeSum(left, right);
}

/** Evaluates left = Σ ± parts (or ≤ for R-LE) under a rounding rule. */
export function makeLinear(
  left: Term,
  right: readonly Part[],
  options: { readonly checkId: string; readonly rule: Rule; readonly severity: Severity; readonly note?: string },
): Instance {
  const { checkId, rule, severity, note } = options;
  // The same amount in yuan and in 万元 is cut as often as it is rounded.
  const [only] = right;
  const inUnits = right.length === 1 && only !== undefined && only.term.fact.unitPrinted !== left.fact.unitPrinted;
  const applied: Rule = rule === 'R-EQ' && inUnits ? 'R-UNIT' : rule;
  const judge = (values: Replacements): Judgement =>
    judgeLinear(
      applied,
      replaced(left, values),
      right.map(({ term, sign }) => ({ value: values.get(term.id) ?? term.value, quantum: term.quantum, sign })),
    );
  const sumOf = (values: Replacements): Exact =>
    right.reduce((total, { term, sign }) => total + sign * (values.get(term.id) ?? term.value), 0n);
  return {
    checkId,
    rule,
    severity,
    ...(note === undefined ? {} : { note }),
    left,
    right,
    ...judge(AS_PRINTED),
    expected: sumOf(AS_PRINTED),
    judge,
    solve: (term, values) => {
      if (rule === 'R-LE') return undefined;
      const isLeft = left.id === term.id ? 1n : 0n;
      const count = isLeft - right.reduce((n, part) => n + (part.term.id === term.id ? part.sign : 0n), 0n);
      if (count !== 1n && count !== -1n) return undefined;
      const off = (values.get(left.id) ?? left.value) - sumOf(values);
      return (values.get(term.id) ?? term.value) - count * off;
    },
  };
}
