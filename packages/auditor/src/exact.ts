/**
 * Exact numbers of the audit: integers in units of 10^-8 (yuan, points, persons or percent).
 * 亿元 with eight decimals is a yuan, 万元 with six is a cent: nothing printed is finer.
 */
export type Exact = bigint;

const SCALE = 8;
export const ONE: Exact = 10n ** BigInt(SCALE);

/** Parses a canonical decimal (`-12.5`); throws on anything else, since records are validated. */
export function parseExact(text: string): Exact {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(text);
  if (found === null) throw new Error(`no canonical decimal: ${text}`);
  const fraction = (found[3] ?? '').slice(0, SCALE).padEnd(SCALE, '0');
  const units = BigInt((found[2] ?? '') + fraction);
  return found[1] === '-' ? -units : units;
}

/** The canonical decimal of a number: no trailing zeros, no `-0`. */
export function formatExact(value: Exact): string {
  // Differences and tolerances of what holds are nothing.
  if (value === 0n) return '0';
  const digits = abs(value)
    .toString()
    .padStart(SCALE + 1, '0');
  const whole = digits.slice(0, -SCALE);
  const fraction = digits.slice(-SCALE).replace(/0+$/u, '');
  return `${value < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Rounds half away from zero to so many decimals and prints them all, with thousands separators if asked. */
export function formatFixed(value: Exact, options: { readonly decimals: number; readonly grouped?: boolean }): string {
  const decimals = Math.min(options.decimals, SCALE);
  const step = 10n ** BigInt(SCALE - decimals);
  const units = (abs(value) + step / 2n) / step;
  const digits = units.toString().padStart(decimals + 1, '0');
  const whole = decimals === 0 ? digits : digits.slice(0, -decimals);
  const grouped = options.grouped === true ? whole.replace(/\B(?=(?:\d{3})+$)/gu, ',') : whole;
  const sign = value < 0n && units > 0n ? '-' : '';
  return `${sign}${grouped}${decimals === 0 ? '' : `.${digits.slice(-decimals)}`}`;
}

export const abs = (value: Exact): Exact => (value < 0n ? -value : value);

/** `a / b` rounded half away from zero. */
export function divideRounded(a: bigint, b: bigint): bigint {
  const negative = a < 0n !== b < 0n;
  const [numerator, denominator] = [abs(a), abs(b)];
  const result = (2n * numerator + denominator) / (2n * denominator);
  return negative ? -result : result;
}

const yuan = (power: number): Exact => 10n ** BigInt(power) * ONE;
const UNITS: ReadonlyMap<string, Exact> = new Map([
  ['元', yuan(0)],
  ['百元', yuan(2)],
  ['千元', yuan(3)],
  ['万元', yuan(4)],
  ['百万元', yuan(6)],
  ['千万元', yuan(7)],
  ['亿元', yuan(8)],
]);

/** How many yuan a printed unit is, as a number of the audit; undefined when it is no unit of money. */
export function unitYuan(unit: string | null): Exact | undefined {
  return unit === null ? undefined : UNITS.get(unit);
}

/** Decimals that a printed number shows: 1,084.70 shows two, 45.1 one, 20 none. */
export function printedDecimals(printed: string): number {
  // Nearly all are plain figures, which are what they are in every form.
  const plain = PLAIN_FIGURES.test(printed) ? printed : printed.normalize('NFKC');
  const point = plain.indexOf('.');
  if (point < 0) return 0;
  let end = point + 1;
  while (isDigit(plain.charCodeAt(end))) end++;
  return end - point - 1;
}

const PLAIN_FIGURES = /^[-\d.,]*$/u;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Reads a printed number without unit; undefined when it is none. */
export function readPrinted(printed: string): Exact | undefined {
  const plain = printed.normalize('NFKC').replace(/[\s,，¥￥%]/gu, '');
  const found = /^\(?([-−–△▲+]?)(\d+(?:\.\d*)?|\.\d+)\)?$/u.exec(plain);
  if (found === null) return undefined;
  const value = parseExact((found[2] ?? '').replace(/^\./u, '0.').replace(/\.$/u, ''));
  const negative = (found[1] !== '' && found[1] !== '+') || plain.startsWith('(');
  return negative ? -value : value;
}
