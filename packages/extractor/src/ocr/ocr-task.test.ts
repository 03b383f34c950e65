import type { Glyph, Page } from '@mingzhang/schema';
import { expect, test } from 'vitest';
import { findOcrTask } from './ocr-task.ts';

const page: Page = {
  number: 1,
  width: 600,
  height: 800,
  rotation: 0,
  glyphs: [],
  rulings: [],
  pictures: [],
  trust: 'trusted',
};
const picture = { x0: 50, y0: 100, x1: 550, y1: 500 };
const glyph = (x: number, y: number): Glyph => ({
  text: '字',
  x0: x,
  y0: y,
  x1: x + 10,
  y1: y + 10,
  baseline: y + 9,
  size: 10,
  direction: 0,
  bold: false,
  method: 'text',
  confidence: 1,
});
const written = Array.from({ length: 400 }, (_, index) =>
  glyph(60 + (index % 40) * 12, 110 + Math.floor(index / 40) * 30),
);

test.for([
  { name: 'text that can be trusted', page, mode: 'auto', task: undefined },
  { name: 'the same when everything is asked for', page, mode: 'force', task: { reason: 'forced' } },
  {
    name: 'a page without text',
    page: { ...page, trust: 'no_text' as const, pictures: [picture] },
    mode: 'auto',
    task: { reason: 'no_text' },
  },
  { name: 'an empty page', page: { ...page, trust: 'blank' as const }, mode: 'force', task: undefined },
  {
    name: 'fonts without characters',
    page: { ...page, trust: 'no_unicode' as const },
    mode: 'auto',
    task: { reason: 'no_unicode' },
  },
  {
    name: 'a large picture on a page of text',
    page: { ...page, pictures: [picture] },
    mode: 'auto',
    task: { reason: 'picture', areas: [picture] },
  },
  {
    name: 'a background under the text',
    page: { ...page, pictures: [picture], glyphs: written },
    mode: 'auto',
    task: undefined,
  },
  {
    name: 'an emblem',
    page: { ...page, pictures: [{ x0: 50, y0: 50, x1: 120, y1: 120 }] },
    mode: 'auto',
    task: undefined,
  },
] as const)('$name', ({ page: given, mode, task }) => {
  expect(findOcrTask(given, mode)).toEqual(task);
});
