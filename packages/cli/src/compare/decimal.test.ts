import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDecimals,
  divideDecimals,
  formatDecimal,
  groupThousands,
  multiplyDecimals,
  parseDecimal,
} from './decimal.ts';

test.for([
  { a: '0.1', b: '0.2', sum: '0.3', product: '0.02', quotient: '0.500' },
  { a: '-3.25', b: '1', sum: '-2.25', product: '-3.25', quotient: '-3.250' },
  { a: '2', b: '3', sum: '5', product: '6', quotient: '0.667' },
  { a: '-2', b: '3', sum: '1', product: '-6', quotient: '-0.667' },
  {
    a: '98765432109876543.21',
    b: '0.79',
    sum: '98765432109876544',
    product: '78024691366802469.1359',
    quotient: '125019534316299421.785',
  },
])('$a and $b', ({ a, b, sum, product, quotient }) => {
  const [left, right] = [parseDecimal(a), parseDecimal(b)];
  expect(formatDecimal(addDecimals(left, right))).toBe(sum);
  expect(formatDecimal(multiplyDecimals(left, right))).toBe(product);
  expect(formatDecimal(divideDecimals(left, right, 3), 3)).toBe(quotient);
});

test.for([
  { number: '1234567.891', text: '1,234,567.891' },
  { number: '-123', text: '-123' },
  { number: '-1234', text: '-1,234' },
  { number: '0.1234567', text: '0.1234567' },
])('$number is shown as $text', ({ number, text }) => {
  expect(groupThousands(number)).toBe(text);
});

test('what is written is what was read, without zeros at its end', () => {
  const canonical = fc.stringMatching(/^-?(0|[1-9]\d{0,25})(\.\d{0,8}[1-9])?$/).filter((text) => text !== '-0');
  fc.assert(fc.property(canonical, (text) => formatDecimal(parseDecimal(text)) === text));
});

test('a text that is no decimal is refused', () => {
  for (const text of ['', '1,000', '1e3', '十']) expect(() => parseDecimal(text)).toThrow(RangeError);
});
