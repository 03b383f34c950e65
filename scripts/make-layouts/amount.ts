/** A unit of money as tables print it. */
export interface Unit {
  readonly name: string;
  /** One unit in fen. */
  readonly fen: bigint;
  readonly decimals: number;
}

export const units = {
  yuan: { name: '元', fen: 100n, decimals: 2 },
  thousand: { name: '千元', fen: 100_000n, decimals: 2 },
  tenThousand: { name: '万元', fen: 1_000_000n, decimals: 2 },
  tenThousandExact: { name: '万元', fen: 1_000_000n, decimals: 6 },
  hundredMillion: { name: '亿元', fen: 10_000_000_000n, decimals: 4 },
} as const satisfies Record<string, Unit>;

/** How amounts are written. */
export interface NumberStyle {
  readonly separators: boolean;
  readonly negative: 'minus' | 'brackets' | 'triangle';
  readonly fullWidth: boolean;
  /** What stands for nothing: the text printed where an amount is zero. */
  readonly zero: '0' | '0.00' | '—' | '无' | '-' | '';
}

const TRIANGLE = '△';

/** The smallest step of a unit, in fen: amounts that are multiples of it are printed without rounding. */
export const stepOf = (unit: Unit): bigint => unit.fen / 10n ** BigInt(unit.decimals);

/** Writes an amount of fen in a unit; it must be a multiple of the unit's step. */
export function formatAmount(fen: bigint, unit: Unit, style: NumberStyle): string {
  if (fen === 0n) return style.fullWidth ? toFullWidth(style.zero) : style.zero;
  const step = stepOf(unit);
  if (fen % step !== 0n) throw new Error(`${fen} fen cannot be printed in ${unit.name}`);
  const steps = fen < 0n ? -fen / step : fen / step;
  const scale = 10n ** BigInt(unit.decimals);
  const whole = (steps / scale).toString();
  const rest = (steps % scale).toString().padStart(unit.decimals, '0');
  const digits = `${style.separators ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole}.${rest}`;
  const signed = fen > 0n ? digits : sign(digits, style.negative);
  return style.fullWidth ? toFullWidth(signed) : signed;
}

function sign(digits: string, negative: NumberStyle['negative']): string {
  if (negative === 'brackets') return `(${digits})`;
  return `${negative === 'triangle' ? TRIANGLE : '-'}${digits}`;
}

/** Share or growth as a percent with two decimals, rounded half away from zero; empty without a base. */
export function formatPercent(part: bigint, base: bigint, style: NumberStyle & { readonly sign: boolean }): string {
  if (base === 0n) return style.zero === '0.00' ? '' : style.zero;
  const scaled = (part * 100_000n) / base;
  const hundredths = (scaled + (scaled < 0n ? -5n : 5n)) / 10n;
  const absolute = hundredths < 0n ? -hundredths : hundredths;
  const digits = `${absolute / 100n}.${(absolute % 100n).toString().padStart(2, '0')}`;
  const signed = hundredths < 0n ? sign(digits, style.negative === 'brackets' ? 'minus' : style.negative) : digits;
  return `${signed}${style.sign ? '%' : ''}`;
}

const toFullWidth = (text: string): string =>
  text.replace(/[0-9.,()-]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

/** Fen as a decimal number of yuan. */
export function formatYuan(fen: bigint): string {
  const absolute = fen < 0n ? -fen : fen;
  const cents = (absolute % 100n).toString().padStart(2, '0').replace(/0+$/, '');
  return `${fen < 0n ? '-' : ''}${absolute / 100n}${cents === '' ? '' : `.${cents}`}`;
}
