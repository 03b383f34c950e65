import { expect, test } from 'vitest';
import { drawInk, toGray } from '../../test/support/draw-ink.ts';
import { readScan } from './read-scan.ts';
import type { ReadLine, TextRecogniser } from './text-recogniser.ts';

/** Reads one digit in every line, as sure as it is told to be, and counts the lines. */
function fakeRecogniser(confidence: number): TextRecogniser & { readonly count: () => number } {
  let lines = 0;
  const line: ReadLine = { free: [{ text: '7', confidence, at: 5 }], number: undefined };
  return {
    engine: 'pp',
    recognise(pictures) {
      lines += pictures.length;
      return Promise.resolve(pictures.map(() => line));
    },
    close: () => Promise.resolve(),
    count: () => lines,
  };
}

/** A picture with so many words in so many rows, at 144 dpi. */
function drawWords(columns: number, rows: number) {
  const words = Array.from(
    { length: columns * rows },
    (_, index) => [20 + (index % columns) * 50, 20 + Math.floor(index / columns) * 30, 22, 12] as const,
  );
  const { width, height, data } = toGray(drawInk(columns * 50 + 40, rows * 30 + 40, words));
  const rgba = new Uint8Array(width * height * 4).fill(255);
  data.forEach((level, pixel) => rgba.fill(level, pixel * 4, pixel * 4 + 3));
  return { width, height, data: rgba };
}

const read = async (words: readonly [number, number], recogniser: TextRecogniser) =>
  await readScan(drawWords(...words), { recogniser, pixelsPerPoint: 2, onStep: () => undefined });

test('a picture whose sample of lines is a guess is given up before the rest is read', async () => {
  const recogniser = fakeRecogniser(0.25);
  expect(await read([10, 20], recogniser)).toMatchObject({ isGivenUp: true, reason: 'illegible', confidence: 0.25 });
  expect(recogniser.count()).toBe(40);
});

test('where the first look at all lines is too poor, there is no second', async () => {
  const recogniser = fakeRecogniser(0.55);
  expect(await read([10, 20], recogniser)).toMatchObject({ isGivenUp: true, reason: 'illegible' });
  expect(recogniser.count()).toBe(40 + 200);
});

test('more lines than the time of a page allows are not read', async () => {
  const recogniser = fakeRecogniser(0.99);
  expect(await read([40, 70], recogniser)).toMatchObject({ isGivenUp: true, reason: 'too_many_lines' });
  expect(recogniser.count()).toBe(10);
});
