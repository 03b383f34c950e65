import type { Verdict } from '@mingzhang/schema';
import { abs, ONE, type Exact } from './exact.ts';

/**
 * The rounding rules, exactly as DOMAIN.md states them. `quantum` is one unit of the last digit printed,
 * in the same unit as the value. Every rule returns how far off the identity is and how much is allowed.
 */

export interface Judgement {
  readonly verdict: Extract<Verdict, 'holds' | 'rounding' | 'fails'>;
  /** left − right */
  readonly difference: Exact;
  readonly tolerance: Exact;
  /** Within the tolerance, but so far that rounding hardly explains it. */
  readonly unlikely: boolean;
}

export interface Rounded {
  readonly value: Exact;
  readonly quantum: Exact;
}

const larger = (a: Exact, b: Exact): Exact => (a > b ? a : b);
const smaller = (a: Exact, b: Exact): Exact => (a < b ? a : b);

/**
 * R-EQ: the same quantity printed twice is equal; a difference of one unit of the last digit is rounding.
 * Where one print has fewer digits, the other may round to it.
 */
export function judgeEqual(left: Rounded, right: Rounded): Judgement {
  const difference = left.value - right.value;
  const fine = smaller(left.quantum, right.quantum);
  const coarse = larger(left.quantum, right.quantum);
  const tolerance = larger(fine, coarse > fine ? coarse / 2n : 0n);
  const verdict = difference === 0n ? 'holds' : abs(difference) <= tolerance ? 'rounding' : 'fails';
  return { verdict, difference, tolerance, unlikely: false };
}

/**
 * R-SUM(n): a rounded total against n rounded parts holds when |Δ| ≤ u/2 · (n+1);
 * above 3u · sqrt((n+1)/12) it still holds but is unlikely rounding.
 */
export function judgeSum(total: Rounded, parts: readonly (Rounded & { readonly sign: 1n | -1n })[]): Judgement {
  let sum = 0n;
  let quanta = total.quantum;
  let coarsest = total.quantum;
  for (const part of parts) {
    sum += part.sign * part.value;
    quanta += part.quantum;
    coarsest = larger(coarsest, part.quantum);
  }
  const difference = total.value - sum;
  const tolerance = quanta / 2n;
  const n = BigInt(parts.length);
  const off = abs(difference);
  const unlikely = off * off * 12n > 9n * coarsest * coarsest * (n + 1n);
  if (difference === 0n) return { verdict: 'holds', difference, tolerance, unlikely: false };
  return off <= tolerance
    ? { verdict: 'rounding', difference, tolerance, unlikely }
    : { verdict: 'fails', difference, tolerance, unlikely: false };
}

/** Counts and points have no rounding: the sum is equal or it is not. */
export function judgeExactSum(total: Exact, parts: readonly Exact[]): Judgement {
  const difference = total - parts.reduce((sum, part) => sum + part, 0n);
  return { verdict: difference === 0n ? 'holds' : 'fails', difference, tolerance: 0n, unlikely: false };
}

/** R-LE: a ≤ b + u. */
export function judgeAtMost(left: Rounded, right: Rounded): Judgement {
  const difference = left.value - right.value;
  const tolerance = larger(left.quantum, right.quantum);
  const verdict = difference <= 0n ? 'holds' : difference <= tolerance ? 'rounding' : 'fails';
  return { verdict, difference, tolerance, unlikely: false };
}

/**
 * R-UNIT: an amount in yuan and the same in 万元; both sides in yuan. Half a unit of the last digit of the coarser
 * print is rounding (|yuan/10000 − 万元| ≤ 0.005); one unit more, as where digits were cut off, is a warning.
 */
export function judgeUnit(left: Rounded, right: Rounded): Judgement {
  const difference = left.value - right.value;
  const off = abs(difference);
  const coarse = larger(left.quantum, right.quantum);
  const base = { difference, tolerance: coarse / 2n };
  if (difference === 0n) return { ...base, verdict: 'holds', unlikely: false };
  if (off <= base.tolerance) return { ...base, verdict: 'rounding', unlikely: false };
  return off <= base.tolerance + coarse
    ? { ...base, verdict: 'rounding', unlikely: true }
    : { ...base, verdict: 'fails', unlikely: false };
}

export interface Ratio {
  readonly numerator: Rounded;
  readonly denominator: Rounded;
  /** Percent as printed: 29.56 for 29.56%. */
  readonly percent: Rounded;
}

const HUNDRED = 100n;

/**
 * R-PCT: numerator ± u/2 over denominator ± u/2, widened by half a digit of the printed percent.
 * Everything is doubled so that halves stay whole. Denominators that may be zero decide nothing: undefined.
 */
export function judgePercent({ numerator, denominator, percent }: Ratio): Judgement | undefined {
  if (denominator.value < 0n) {
    return judgePercent({
      numerator: { ...numerator, value: -numerator.value },
      denominator: { ...denominator, value: -denominator.value },
      percent,
    });
  }
  const lowDenominator = 2n * denominator.value - denominator.quantum;
  const highDenominator = 2n * denominator.value + denominator.quantum;
  if (lowDenominator <= 0n) return undefined;
  const lowNumerator = 2n * numerator.value - numerator.quantum;
  const highNumerator = 2n * numerator.value + numerator.quantum;
  // percent ≥ low and ≤ high, both as scaled integers; rounding outwards keeps the interval whole.
  const low = floorDivide(lowNumerator * HUNDRED * ONE, lowNumerator < 0n ? lowDenominator : highDenominator);
  const high = -floorDivide(-highNumerator * HUNDRED * ONE, highNumerator < 0n ? highDenominator : lowDenominator);
  const nominal = floorDivide(2n * numerator.value * HUNDRED * ONE + denominator.value, 2n * denominator.value);
  const difference = percent.value - nominal;
  const half = percent.quantum / 2n;
  const tolerance = larger(high - nominal, nominal - low) + half;
  const within = percent.value + half >= low && percent.value - half <= high;
  const exact = abs(difference) <= half;
  return { verdict: within ? (exact ? 'holds' : 'rounding') : 'fails', difference, tolerance, unlikely: false };
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/**
 * Growth: δ over the prior value, which is what is printed less what it grew by. `change` is signed:
 * negative for 减少. The interval of the prior takes half a unit of both.
 */
export function judgeGrowth(
  current: Rounded,
  change: Rounded,
  options: { readonly percent: Rounded },
): Judgement | undefined {
  const prior = { value: current.value - change.value, quantum: current.quantum + change.quantum };
  return judgePercent({
    numerator: { ...change, value: abs(change.value) },
    denominator: prior,
    percent: options.percent,
  });
}
