import { abs, ONE, unitYuan, type Exact } from './exact.ts';
import { hasOneMore } from './slip.ts';
import { SURE_READING, type Term } from './term.ts';

/** `point`: the same digits with the point elsewhere; `digit`: one digit more, less or other. */
export type ReadingSlip = 'point' | 'digit';

const withoutLeadingZeros = (digits: string): string => digits.replace(/^0+(?=\d)/u, '');
const readDigits = (term: Term): string =>
  withoutLeadingZeros(term.fact.valuePrinted.normalize('NFKC').replace(/\D/gu, ''));

/** One unit of the last digit that may be printed: the table's finest, or a hundredth of its unit. */
function quantaOf(term: Term): readonly Exact[] {
  const unit = unitYuan(term.fact.unitPrinted) ?? ONE;
  return [...new Set([term.quantum, unit / 100n])].filter((quantum) => quantum > 0n);
}

/** Whether a recognised number can be a misreading of `value`, and how; undefined when it hardly can. */
export function slipOfReading(term: Term, value: Exact): ReadingSlip | undefined {
  if (term.method !== 'ocr' || value === term.value || value < 0n !== term.value < 0n) return undefined;
  const read = readDigits(term);
  for (const quantum of quantaOf(term)) {
    if (value % quantum !== 0n) continue;
    const wanted = (abs(value) / quantum).toString();
    if (wanted === read) return 'point';
    if (term.confidence < SURE_READING && isOneDigitOff(read, wanted)) return 'digit';
  }
  return undefined;
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
