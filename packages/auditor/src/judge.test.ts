import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatExact, parseExact, printedDecimals } from './exact.ts';
import { judgeAtMost, judgeEqual, judgeGrowth, judgePercent, judgeSum, judgeUnit, type Rounded } from './judge.ts';

/** A printed number with the precision that it shows. */
const printed = (text: string): Rounded => ({
  value: parseExact(text),
  quantum: parseExact('1') / 10n ** BigInt(printedDecimals(text)),
});

test.for([
  { left: '45.10', right: '45.10', verdict: 'holds' },
  { left: '45.1', right: '45.10', verdict: 'holds' },
  { left: '73.98', right: '73.99', verdict: 'rounding' },
  { left: '73.97', right: '73.99', verdict: 'fails' },
  { left: '20', right: '20.40', verdict: 'rounding' },
  { left: '20', right: '20.60', verdict: 'fails' },
  { left: '400', right: '401.00', verdict: 'fails' },
])('R-EQ: $left = $right $verdict', ({ left, right, verdict }) => {
  expect(judgeEqual(printed(left), printed(right)).verdict).toBe(verdict);
});

test.for([
  { total: '100.00', parts: ['60.00', '40.00'], verdict: 'holds', unlikely: false },
  // n = 2: |Δ| ≤ 0.015.
  { total: '100.00', parts: ['60.01', '40.00'], verdict: 'rounding', unlikely: false },
  { total: '100.00', parts: ['60.01', '40.01'], verdict: 'fails', unlikely: false },
  // n = 19: |Δ| ≤ 0.10; above 3 × 0.01 × sqrt(20/12) ≈ 0.0387 it is unlikely.
  { total: '19.03', parts: Array.from({ length: 19 }, () => '1.00'), verdict: 'rounding', unlikely: false },
  { total: '19.04', parts: Array.from({ length: 19 }, () => '1.00'), verdict: 'rounding', unlikely: true },
  { total: '19.10', parts: Array.from({ length: 19 }, () => '1.00'), verdict: 'rounding', unlikely: true },
  { total: '19.11', parts: Array.from({ length: 19 }, () => '1.00'), verdict: 'fails', unlikely: false },
])('R-SUM: $total of $parts.length parts $verdict', ({ total, parts, verdict, unlikely }) => {
  const judgement = judgeSum(
    printed(total),
    parts.map((part) => ({ ...printed(part), sign: 1n })),
  );
  expect(judgement).toMatchObject({ verdict, unlikely });
});

test.for([
  { left: '1.00', right: '1.00', verdict: 'holds' },
  { left: '0.50', right: '1.00', verdict: 'holds' },
  { left: '1.01', right: '1.00', verdict: 'rounding' },
  { left: '1.02', right: '1.00', verdict: 'fails' },
])('R-LE: $left ≤ $right $verdict', ({ left, right, verdict }) => {
  expect(judgeAtMost(printed(left), printed(right)).verdict).toBe(verdict);
});

test.for([
  { numerator: '194.40', denominator: '657.63', percent: '29.56', verdict: 'holds' },
  { numerator: '0.01', denominator: '657.63', percent: '0.002', verdict: 'holds' },
  { numerator: '657.62', denominator: '657.63', percent: '100', verdict: 'holds' },
  // 91.638 is printed as 91.63: the amounts' own rounding reaches it.
  { numerator: '63.23', denominator: '69.00', percent: '91.63', verdict: 'rounding' },
  // 74.5423: the share was forced up so that all add up to 100.
  { numerator: '2410.10', denominator: '3233.20', percent: '74.55', verdict: 'fails' },
  { numerator: '2106.66', denominator: '2940.05', percent: '71.73', verdict: 'fails' },
])('R-PCT: $numerator / $denominator is $percent% $verdict', ({ numerator, denominator, percent, verdict }) => {
  const ratio = { numerator: printed(numerator), denominator: printed(denominator), percent: printed(percent) };
  expect(judgePercent(ratio)?.verdict).toBe(verdict);
});

test('R-PCT says nothing of a base that may be zero', () => {
  const ratio = { numerator: printed('1.00'), denominator: printed('0.00'), percent: printed('100') };
  expect(judgePercent(ratio)).toBeUndefined();
});

test.for([
  { current: '657.63', change: '408.45', percent: '163.92', verdict: 'holds' },
  { current: '1084.72', change: '-938.32', percent: '46.38', verdict: 'holds' },
  { current: '116.23', change: '-5.79', percent: '4.75', verdict: 'holds' },
  { current: '1959.99', change: '865.57', percent: '79.05', verdict: 'fails' },
])('growth: $current after $change is $percent% $verdict', ({ current, change, percent, verdict }) => {
  expect(judgeGrowth(printed(current), printed(change), { percent: printed(percent) })?.verdict).toBe(verdict);
});

test.for([
  { yuan: '2178324.44', wan: '2178300', verdict: 'rounding', unlikely: false },
  { yuan: '2178350', wan: '2178300', verdict: 'rounding', unlikely: false },
  { yuan: '2178351', wan: '2178300', verdict: 'rounding', unlikely: true },
  { yuan: '2178450', wan: '2178300', verdict: 'rounding', unlikely: true },
  { yuan: '2178451', wan: '2178300', verdict: 'fails', unlikely: false },
  // 400万元 without decimals, and 0.0217亿元.
  { yuan: '4003200', wan: '4000000', last: '10000', verdict: 'rounding', unlikely: false },
  { yuan: '2178324.44', wan: '2170000', last: '10000', verdict: 'rounding', unlikely: true },
])('R-UNIT: $yuan yuan as $wan $verdict', ({ yuan, wan, last = '100', verdict, unlikely }) => {
  const right = { value: parseExact(wan), quantum: parseExact(last) };
  expect(judgeUnit(printed(yuan), right)).toMatchObject({ verdict, unlikely });
});

const cents = fc.integer({ min: 0, max: 10_000_000 });
const asDecimal = (value: number): string => formatExact(BigInt(value) * 1_000_000n);

test('amounts that were rounded to two decimals always add up within the rule', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 30 }), (exact) => {
      // Exact values in units of 10^-4, printed with two decimals.
      const round = (value: number): Rounded => printed(asDecimal(Math.round(value / 100)));
      const twoDigits = (rounded: Rounded): Rounded => ({ ...rounded, quantum: parseExact('0.01') });
      const total = exact.reduce((sum, value) => sum + value, 0);
      const judgement = judgeSum(
        twoDigits(round(total)),
        exact.map((value) => ({ ...twoDigits(round(value)), sign: 1n })),
      );
      expect(judgement.verdict).not.toBe('fails');
    }),
  );
});

test('a percent that was reckoned from the exact amounts is never called wrong', () => {
  fc.assert(
    fc.property(cents, cents, fc.integer({ min: 0, max: 3 }), (part, rest, decimals) => {
      const whole = part + rest;
      fc.pre(whole > 0);
      const scale = 10 ** decimals;
      const percent = Math.round((part / whole) * 100 * scale);
      const quantum = parseExact('1') / 10n ** BigInt(decimals);
      const judgement = judgePercent({
        numerator: { value: parseExact(asDecimal(part)), quantum: parseExact('0.01') },
        denominator: { value: parseExact(asDecimal(whole)), quantum: parseExact('0.01') },
        percent: { value: BigInt(percent) * quantum, quantum },
      });
      expect(judgement?.verdict ?? 'holds').not.toBe('fails');
    }),
  );
});
