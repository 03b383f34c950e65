/**
 * An exact decimal number: `units` × 10^-`scale`. Money never passes through a float:
 * 1.13 万元 is 11300 元, but `1.13 * 10000` is 11299.999999999998.
 */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** A number as printed, with the percent sign apart: `87.50%` is 87.50 with `percent`. */
export interface PrintedNumber {
  readonly value: Decimal;
  readonly percent: boolean;
}

const DIGITS = /^(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?$/u;

/**
 * Reads a printed number: separators, full-width digits, `-1.23`, `(1.23)`, `△1.23`, `▲1.23`, percent.
 * Returns undefined when the whole text is not one number.
 */
export function parsePrintedNumber(printed: string): PrintedNumber | undefined {
  // Most numbers are digits and a point, and need no clearing.
  const plain = /^(\d+)(?:\.(\d+))?$/u.exec(printed);
  if (plain !== null) {
    const [, whole = '', fraction = ''] = plain;
    return { value: { units: BigInt(whole + fraction), scale: fraction.length }, percent: false };
  }
  let rest = printed
    .normalize('NFKC')
    .replace(/[\s\u00a0¥￥]/gu, '')
    .replace(/[−–—]/gu, '-')
    .replace(/，/gu, ',');
  const percent = rest.endsWith('%');
  if (percent) rest = rest.slice(0, -1);
  let negative = false;
  const bracketed = /^\((.+)\)$/u.exec(rest);
  if (bracketed !== null) {
    negative = true;
    rest = bracketed[1] ?? '';
  }
  const sign = /^([-+△▲∆])(.*)$/u.exec(rest);
  if (sign !== null) {
    // (-1.23) is the same number twice negated by habit: brackets and sign both say negative.
    negative = negative || sign[1] !== '+';
    rest = sign[2] ?? '';
  }
  const digits = DIGITS.exec(rest);
  if (digits === null) return undefined;
  const whole = (digits[1] ?? '').replaceAll(',', '');
  const fraction = digits[2] ?? '';
  if (whole === '' && fraction === '') return undefined;
  const units = BigInt(whole + fraction);
  return { value: { units: negative ? -units : units, scale: fraction.length }, percent };
}

/** Returns the number times 10^`power`, exactly. */
export function shiftDecimal(value: Decimal, power: number): Decimal {
  const scale = value.scale - power;
  return scale >= 0 ? { units: value.units, scale } : { units: value.units * 10n ** BigInt(-scale), scale: 0 };
}

/** Canonical text: no separators, no `+`, no trailing zeros, no `-0`: `1944000`, `0.5`, `-12`. */
export function formatDecimal(value: Decimal): string {
  const negative = value.units < 0n;
  const digits = (negative ? -value.units : value.units).toString().padStart(value.scale + 1, '0');
  const whole = value.scale === 0 ? digits : digits.slice(0, -value.scale);
  const fraction = value.scale === 0 ? '' : digits.slice(-value.scale).replace(/0+$/u, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return negative && text !== '0' ? `-${text}` : text;
}
