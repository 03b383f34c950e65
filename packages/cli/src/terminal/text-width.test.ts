import { expect, test } from 'vitest';
import { cutText, padText, textWidth, toPrintable } from './text-width.ts';

test.for([
  { text: 'abc', width: 3 },
  { text: '决算数', width: 6 },
  { text: '（一）', width: 6 },
  { text: '△1.2', width: 4 },
  { text: '𠮷', width: 2 },
  { text: 'e\u0301', width: 1 },
  { text: '', width: 0 },
])('$text is $width wide', ({ text, width }) => {
  expect(textWidth(text)).toBe(width);
});

test('padding counts wide characters double', () => {
  expect(padText('决算', 6)).toBe('决算  ');
  expect(padText('1.5', 6, 'right')).toBe('   1.5');
  expect(padText('决算数', 2)).toBe('决算数');
});

test('cutting never leaves half a character', () => {
  expect(cutText('决算数', 6)).toBe('决算数');
  expect(cutText('决算数', 5)).toBe('决算…');
  expect(cutText('决算数', 4)).toBe('决…');
});

test('what steers a terminal is made visible', () => {
  expect(toPrintable('a\u001B[2Jb\u202Ec\r\n')).toBe('a�[2Jb�c��');
});
