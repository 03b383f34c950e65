import { expect, test } from 'vitest';
import { readGlyphText } from './glyph-text.ts';
import { readTitle } from './pdf-title.ts';

test.for([
  { unicode: '收', text: '收', quality: 'good' },
  { unicode: '⽉', text: '月', quality: 'good' },
  { unicode: '⻓', text: '长', quality: 'good' },
  { unicode: '\uF9B4', text: '領', quality: 'good' },
  { unicode: 'ﬁ', text: 'fi', quality: 'good' },
  { unicode: '︵', text: '（', quality: 'good' },
  { unicode: '１', text: '１', quality: 'good' },
  { unicode: '（', text: '（', quality: 'good' },
  { unicode: '\u3000', text: ' ', quality: 'good' },
  { unicode: '\u00A0', text: ' ', quality: 'good' },
  { unicode: '\u200B', text: '', quality: 'good' },
  { unicode: '\u00AD', text: '-', quality: 'good' },
  { unicode: '\uF0B7', text: '\uF0B7', quality: 'good' },
  { unicode: '\uE123', text: '\uE123', quality: 'missing' },
  { unicode: '', text: '\uFFFD', quality: 'missing' },
  { unicode: '\uFFFD', text: '\uFFFD', quality: 'missing' },
  { unicode: '\u0013', text: '\uFFFD', quality: 'garbage' },
  { unicode: '\u0E12', text: '\u0E12', quality: 'garbage' },
])('text of U+$unicode', ({ unicode, text, quality }) => {
  expect(readGlyphText(unicode)).toEqual({ text, quality });
});

test.for([
  { stated: ' 2024年部门决算 ', title: '2024年部门决算' },
  { stated: '<BDADCBD5CAA1CEAF>', title: '江苏省委' },
  { stated: '\u00BD\u00AD\u00CB\u00D5', title: '江苏' },
  { stated: 'Microsoft Word - a.doc', title: 'Microsoft Word - a.doc' },
  { stated: 'Résumé', title: 'Résumé' },
  { stated: '\0\0', title: null },
  { stated: undefined, title: null },
])('title $stated', ({ stated, title }) => {
  expect(readTitle(stated)).toBe(title);
});
