import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDecimal, parsePrintedNumber } from './decimal.ts';
import { findMoneyUnit, parseMoneyUnit, toYuan, type MoneyUnit } from './money-unit.ts';

test.for([
  { printed: '194.40', unit: '万元', yuan: '1944000' },
  { printed: '1.13', unit: '万元', yuan: '11300' },
  { printed: '1,234.56', unit: '万元', yuan: '12345600' },
  { printed: '371,514,655.00', unit: '元', yuan: '371514655' },
  { printed: '0.50', unit: '元', yuan: '0.5' },
  { printed: '0.00005', unit: '万元', yuan: '0.5' },
  { printed: '(1.23)', unit: '元', yuan: '-1.23' },
  { printed: '（1.23）', unit: '万元', yuan: '-12300' },
  { printed: '-1.23', unit: '千元', yuan: '-1230' },
  { printed: '－1.23', unit: '千元', yuan: '-1230' },
  { printed: '△1.23', unit: '百万元', yuan: '-1230000' },
  { printed: '▲ 1.23', unit: '亿元', yuan: '-123000000' },
  { printed: '１，２３４．５６', unit: '万元', yuan: '12345600' },
  { printed: '0', unit: '万元', yuan: '0' },
  { printed: '-0.00', unit: '万元', yuan: '0' },
  { printed: '+5', unit: '元', yuan: '5' },
  { printed: '.5', unit: '万元', yuan: '5000' },
  { printed: '5.', unit: '万元', yuan: '50000' },
] as const)('$printed $unit is $yuan yuan', ({ printed, unit, yuan }) => {
  const number = parsePrintedNumber(printed);
  expect(number?.percent).toBe(false);
  expect(number && toYuan(number.value, unit)).toBe(yuan);
});

test.for(['', '—', '-', '无', '400万元', '≥95%', '2023年', '1.2.3', '1,23', '12,3456', '()', '%'])(
  '%s is no number',
  (printed) => {
    expect(parsePrintedNumber(printed)).toBeUndefined();
  },
);

test('percent keeps its digits and says that it is percent', () => {
  const number = parsePrintedNumber('224.81%');
  expect(number).toMatchObject({ percent: true });
  expect(number && formatDecimal(number.value)).toBe('224.81');
});

test.for([
  ['单位：万元', '万元'],
  ['金额单位：万元', '万元'],
  ['单位:元', '元'],
  ['人民币千元', '千元'],
  ['亿元', '亿元'],
  ['人', undefined],
  ['', undefined],
] as const)('unit line %s is %s', ([printed, unit]) => {
  expect(parseMoneyUnit(printed)).toBe(unit);
});

test.for([
  ['项目资金 （万元）', '万元'],
  ['全年预算数（万元）', '万元'],
  ['年度资金总额（单位：元）', '元'],
  ['单位：万元', '万元'],
  ['财政供养人员情况(人)', undefined],
  ['每万元产值', undefined],
] as const)('unit in %s is %s', ([text, unit]) => {
  expect(findMoneyUnit(text)).toBe(unit);
});

const POWERS: readonly (readonly [MoneyUnit, number])[] = [
  ['元', 0],
  ['百元', 2],
  ['千元', 3],
  ['万元', 4],
  ['百万元', 6],
  ['千万元', 7],
  ['亿元', 8],
];
const amounts = fc.record({
  digits: fc.bigInt({ min: 0n, max: 10n ** 18n }),
  scale: fc.integer({ min: 0, max: 6 }),
  sign: fc.constantFrom('', '-', '△', '()'),
  separated: fc.boolean(),
});
type Amount = typeof amounts extends fc.Arbitrary<infer T> ? T : never;

/** Prints an amount the way forms do. */
function print({ digits, scale, sign, separated }: Amount): string {
  const text = digits.toString().padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  const grouped = separated ? whole.replace(/\B(?=(?:\d{3})+$)/gu, ',') : whole;
  const number = scale === 0 ? grouped : `${grouped}.${text.slice(-scale)}`;
  return sign === '()' ? `(${number})` : `${sign}${number}`;
}

test('yuan are exact for every notation and unit', () => {
  fc.assert(
    fc.property(amounts, fc.constantFrom(...POWERS), (amount, [unit, unitPower]) => {
      const number = parsePrintedNumber(print(amount));
      if (number === undefined) throw new Error(print(amount));
      const yuan = toYuan(number.value, unit);
      expect(yuan).toMatch(/^(?:0|-?(?:[1-9]\d*|0\.\d*[1-9]|[1-9]\d*\.\d*[1-9]))$/u);
      const [whole = '', fraction = ''] = yuan.replace('-', '').split('.');
      const power = 12;
      const scaled = BigInt(whole + fraction.padEnd(power, '0')) * (yuan.startsWith('-') ? -1n : 1n);
      const expected =
        amount.digits * (amount.sign === '' ? 1n : -1n) * 10n ** BigInt(power + unitPower - amount.scale);
      expect(scaled).toBe(expected);
    }),
  );
});

test('canonical text reads back as itself', () => {
  fc.assert(
    fc.property(amounts, (amount) => {
      const first = parsePrintedNumber(print(amount));
      if (first === undefined) throw new Error(print(amount));
      const text = formatDecimal(first.value);
      const second = parsePrintedNumber(text);
      expect(second && formatDecimal(second.value)).toBe(text);
    }),
  );
});
