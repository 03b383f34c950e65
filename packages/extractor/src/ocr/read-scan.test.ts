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

/** A picture with so many words in so many rows, at 144 dpi; a letter is as wide as high. */
function drawWords(columns: number, rows: number, width = 22) {
  const words = Array.from(
    { length: columns * rows },
    (_, index) => [20 + (index % columns) * 50, 20 + Math.floor(index / columns) * 30, width, 12] as const,
  );
  const gray = toGray(drawInk(columns * 50 + 40, rows * 30 + 40, words));
  const rgba = new Uint8Array(gray.data.length * 4).fill(255);
  gray.data.forEach((level, pixel) => rgba.fill(level, pixel * 4, pixel * 4 + 3));
  return { ...gray, data: rgba };
}

const read = async (words: readonly [number, number], recogniser: TextRecogniser) =>
  await readScan(drawWords(...words), { recogniser, pixelsPerPoint: 2, onStep: () => undefined });

test('a picture whose sample of lines is a guess is given up before the rest is read, upright or upside down', async () => {
  const recogniser = fakeRecogniser(0.25);
  expect(await read([10, 20], recogniser)).toMatchObject({ isGivenUp: true, reason: 'illegible', confidence: 0.25 });
  expect(recogniser.count()).toBe(8 + 5);
});

test('specks that stand in no lines, whichever way the page is turned, are not looked at each way', async () => {
  const recogniser = fakeRecogniser(0.25);
  const specks = drawWords(10, 20, 12);
  const given = await readScan(specks, { recogniser, pixelsPerPoint: 2, onStep: () => undefined });
  expect(given).toMatchObject({ isGivenUp: true, reason: 'illegible' });
  expect(recogniser.count()).toBe(8);
});

test('of a page whose sample is poor a part is read first', async () => {
  const recogniser = fakeRecogniser(0.55);
  expect(await read([10, 20], recogniser)).toMatchObject({ isGivenUp: true, reason: 'illegible' });
  expect(recogniser.count()).toBeLessThanOrEqual(8 + 5 + 50);
});

test('of a page that a second look will not make readable, a part is looked at again', async () => {
  const recogniser = fakeRecogniser(0.65);
  expect(await read([10, 20], recogniser)).toMatchObject({ isGivenUp: true, reason: 'illegible' });
  expect(recogniser.count()).toBeLessThan(8 + 5 + 200 + 200);
});

test('more lines than the time of a page allows are not read', async () => {
  const recogniser = fakeRecogniser(0.99);
  expect(await read([40, 70], recogniser)).toMatchObject({ isGivenUp: true, reason: 'too_many_lines' });
  expect(recogniser.count()).toBe(8);
});
