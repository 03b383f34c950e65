import { expect, test } from 'vitest';
import { wrapText } from './text-fit.ts';

test.for([
  { text: '一二三', lines: 3, wrapped: ['一二三'] },
  { text: '一二三四五', lines: 3, wrapped: ['一二三', '四五'] },
  { text: '一二三四五六七', lines: 2, wrapped: ['一二三', '四五…'] },
  { text: '一二三四五', lines: 1, wrapped: ['一二…'] },
  { text: '', lines: 2, wrapped: [''] },
])('$text in $lines lines of three characters', ({ text, lines, wrapped }) => {
  expect(wrapText(text, 10, { width: 30, lines })).toEqual(wrapped);
});
