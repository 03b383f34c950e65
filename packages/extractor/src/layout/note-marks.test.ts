import type { Glyph } from '@mingzhang/schema';
import { expect, test } from 'vitest';
import { drawText } from '../../test/support/draw-page.ts';
import { settleNoteMarks } from './note-marks.ts';

/** Text of size 10 on the baseline 100, and marks of size 6 behind it, 4 points higher. */
function settle(text: string, marks: string): string {
  const body = drawText(text, 50, 100);
  const at = body.at(-1)?.x1 ?? 0;
  const glyphs: readonly Glyph[] = settleNoteMarks([...body, ...drawText(marks, at + 0.5, 96, 6)]);
  const inLine = glyphs.filter(({ baseline }) => baseline === 100).map((glyph) => glyph.text);
  return inLine.join('') + (inLine.length < glyphs.length ? ' +' : '');
}

test.for([
  ['政府性基金预算', '①', '政府性基金预算①'],
  ['政府性基金预算', '[1]', '政府性基金预算[1]'],
  ['1,250.60', '1', '1,250.60'],
  ['1,250.60', '①②', '1,250.60'],
  ['１２．５', '1', '１２．５'],
  ['基本支出', '万', '基本支出 +'],
] as const)('%s with %s raised behind it', ([text, marks, expected]) => {
  expect(settle(text, marks)).toBe(expected);
});

test('a small figure on the writing line is one of the number', () => {
  const body = drawText('1,250.6', 50, 100);
  const glyphs = [...body, ...drawText('1', (body.at(-1)?.x1 ?? 0) + 0.5, 99, 6)];
  expect(settleNoteMarks(glyphs)).toBe(glyphs);
});

test('small figures on a line of their own are no marks', () => {
  const glyphs = [...drawText('合计', 50, 100), ...drawText('12', 200, 96, 6)];
  expect(settleNoteMarks(glyphs)).toBe(glyphs);
});
