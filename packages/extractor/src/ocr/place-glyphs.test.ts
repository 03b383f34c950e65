import { expect, test } from 'vitest';
import { drawInk } from '../../test/support/draw-ink.ts';
import { placeCharacters } from './place-glyphs.ts';

const read = (text: string, ats: readonly number[]) =>
  [...text].map((letter, index) => ({ text: letter, confidence: 1, at: ats[index] ?? 0 }));

test('the gaps in the ink part the characters, wherever the network put their middles', () => {
  const ink = drawInk(100, 40, [
    [10, 10, 8, 20],
    [22, 10, 8, 20],
    [34, 10, 8, 20],
  ]);
  const { characters, baseline } = placeCharacters(
    read('123', [12, 27, 36]),
    { x0: 10, y0: 10, x1: 42, y1: 30 },
    0,
    ink,
  );
  expect(characters.map(({ x0, x1 }) => [x0, x1])).toEqual([
    [10, 18],
    [22, 30],
    [34, 42],
  ]);
  expect(baseline).toBe(30);
});

test('Chinese punctuation keeps the rest of its square: no space follows it', () => {
  const ink = drawInk(100, 40, [
    [10, 10, 20, 20],
    [32, 24, 5, 6],
    [54, 10, 20, 20],
  ]);
  const { characters } = placeCharacters(read('一、般', [20, 36, 64]), { x0: 10, y0: 10, x1: 74, y1: 30 }, 0, ink);
  expect(characters[2]!.x0 - characters[1]!.x1).toBeLessThan(6);
});

test('a comma in a number keeps the rest of its square: no space follows it', () => {
  const ink = drawInk(100, 40, [
    [10, 10, 8, 20],
    [20, 26, 3, 6],
    [36, 10, 8, 20],
    [48, 10, 8, 20],
  ]);
  const { characters } = placeCharacters(read('1,23', [14, 21, 40, 52]), { x0: 10, y0: 10, x1: 56, y1: 32 }, 0, ink);
  expect(characters.map(({ x0, x1 }) => [x0, x1])).toEqual([
    [10, 18],
    [20, 36],
    [36, 44],
    [48, 56],
  ]);
});
