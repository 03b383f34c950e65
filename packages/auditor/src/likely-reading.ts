import { abs, ONE, unitYuan, type Exact } from './exact.ts';
import { hasOneMore } from './slip.ts';
import { SURE_READING, type Term } from './term.ts';

/**
 * `point`: the same digits with the point elsewhere; `read`: the recogniser itself takes it for possible; `digit`:
 * one digit more, less or other.
 */
export type ReadingSlip = 'point' | 'read' | 'digit';

const COMMA_AS_POINT = /\.\d{3}$/u;
const printedDigits = (term: Term): string => term.fact.valuePrinted.normalize('NFKC').replace(/\D/gu, '');
const readDigits = (term: Term): string => printedDigits(term).replace(/^0+(?=\d)/u, '');

/**
 * One unit of the last digit that may be printed: the table's finest, or a hundredth of its unit where there are
 * digits for both sides of a point: 0.04 without its point is 004. The unit itself where three digits follow a
 * point, which may have been a comma: 2932.700.
 */
function quantaOf(term: Term): readonly Exact[] {
  const unit = unitYuan(term.fact.unitPrinted) ?? ONE;
  const hundredth = printedDigits(term).length > 2 ? [unit / 100n] : [];
  const whole = COMMA_AS_POINT.test(term.fact.valuePrinted) ? [unit] : [];
  return [...new Set([term.quantum, ...hundredth, ...whole])].filter((quantum) => quantum > 0n);
}

/** Whether a recognised number can be a misreading of `value`, and how; undefined when it hardly can. */
export function slipOfReading(term: Term, value: Exact): ReadingSlip | undefined {
  if (term.method !== 'ocr' || value === term.value) return undefined;
  const second: ReadingSlip | undefined = term.otherReadings.includes(value) ? 'read' : undefined;
  if (value < 0n !== term.value < 0n) return second;
  const read = readDigits(term);
  for (const quantum of quantaOf(term)) {
    if (value % quantum !== 0n) continue;
    const wanted = (abs(value) / quantum).toString();
    if (wanted === read) return 'point';
    if (second === undefined && term.confidence < SURE_READING && isOneDigitOff(read, wanted)) return 'digit';
  }
  return second;
}

function isOneDigitOff(read: string, wanted: string): boolean {
  if (hasOneMore(read, wanted) || hasOneMore(wanted, read)) return true;
  const differing = read.split('').filter((digit, index) => digit !== wanted[index]).length;
  return read.length === wanted.length && differing === 1;
}

/** The values that the digits as read have with the point where the table prints it. */
export function pointReadings(term: Term): readonly Exact[] {
  if (term.method !== 'ocr') return [];
  const digits = readDigits(term);
  if (digits === '') return [];
  const sign = term.value < 0n ? -1n : 1n;
  return quantaOf(term)
    .map((quantum) => sign * BigInt(digits) * quantum)
    .filter((value) => value !== term.value);
}
