import type { Slip } from '@mingzhang/schema';
import { abs, type Exact } from './exact.ts';

const digitsOf = (value: Exact, quantum: Exact): string =>
  (quantum === 0n ? abs(value) : abs(value) / quantum).toString();

/** Whether `longer` is `shorter` with one more digit somewhere. */
export function hasOneMore(longer: string, shorter: string): boolean {
  if (longer.length !== shorter.length + 1) return false;
  let at = 0;
  while (at < shorter.length && longer[at] === shorter[at]) at += 1;
  return longer.slice(at + 1) === shorter.slice(at);
}

/** Powers of ten between the two, 0 when they are no such multiple. */
function shiftOf(a: Exact, b: Exact): number {
  if (a === 0n || b === 0n) return 0;
  const [large, small] = abs(a) > abs(b) ? [abs(a), abs(b)] : [abs(b), abs(a)];
  let factor = 10n;
  for (let power = 1; power <= 8; power += 1, factor *= 10n) if (small * factor === large) return power;
  return 0;
}

/**
 * Which of the usual ways leads from the right value to the printed one. `beside` are the numbers printed next
 * to it in its column, `prior` those of the year before for the same quantity.
 */
export function classifySlip(
  printed: Exact,
  right: Exact,
  context: { readonly quantum: Exact; readonly beside: readonly Exact[]; readonly prior: readonly Exact[] },
): Slip {
  if (printed === right) return 'none';
  if (printed === -right) return 'sign';
  if (context.prior.includes(printed)) return 'prior_year';
  const shift = shiftOf(printed, right);
  if (shift === 4) return 'unit';
  if (shift > 0) return 'point_shifted';
  if (printed !== 0n && context.beside.includes(printed)) return 'other_row';
  const [was, is] = [digitsOf(printed, context.quantum), digitsOf(right, context.quantum)];
  if (hasOneMore(is, was)) return 'digit_dropped';
  if (hasOneMore(was, is)) return 'digit_added';
  if (was.length !== is.length) return 'none';
  const differing = was.split('').flatMap((digit, index) => (digit === is[index] ? [] : [index]));
  const [a, b] = differing;
  if (differing.length === 1) return 'digit';
  if (a !== undefined && b !== undefined && differing.length === 2 && was[a] === is[b] && was[b] === is[a])
    return 'digits_swapped';
  return 'none';
}
