/** An exact decimal: `digits` × 10^−`scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

export function parseDecimal(text: string): Decimal {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (match === null) throw new RangeError(`${text} is no decimal`);
  const [, sign = '', whole = '', part = ''] = match;
  return { digits: BigInt(`${sign}${whole}${part}`), scale: part.length };
}

const atScale = ({ digits, scale }: Decimal, wanted: number): bigint => digits * 10n ** BigInt(wanted - scale);

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: atScale(a, scale) + atScale(b, scale), scale };
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

/** a ÷ b to `scale` decimals, half away from zero. Throws when b is zero. */
export function divideDecimals(a: Decimal, b: Decimal, scale: number): Decimal {
  const [over, under] = [a.digits * 10n ** BigInt(b.scale + scale), b.digits * 10n ** BigInt(a.scale)];
  const isNegative = over < 0n !== under < 0n;
  const [top, bottom] = [over < 0n ? -over : over, under < 0n ? -under : under];
  const rounded = (top * 2n + bottom) / (bottom * 2n);
  return { digits: isNegative ? -rounded : rounded, scale };
}

/** Digits with exactly `scale` decimals, half away from zero; without `scale` as many as there are, no zeros at the end. */
export function formatDecimal(value: Decimal, scale?: number): string {
  const { digits, scale: places } =
    scale === undefined ? value : divideDecimals(value, { digits: 1n, scale: 0 }, scale);
  const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
  const [whole, part] = [text.slice(0, text.length - places), text.slice(text.length - places)];
  const kept = scale === undefined ? part.replace(/0+$/, '') : part;
  return `${digits < 0n ? '-' : ''}${whole}${kept === '' ? '' : `.${kept}`}`;
}

/** With a comma between thousands, for people. */
export function groupThousands(number: string): string {
  return number.replace(/\d+/, (whole) => whole.replaceAll(/\B(?=(\d{3})+$)/g, ','));
}
