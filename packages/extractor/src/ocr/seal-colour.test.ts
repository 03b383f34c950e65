import { expect, test } from 'vitest';
import { removeSeals } from './seal-colour.ts';

const size = 300;

/** A grey page with black bars, and a red disc of the given radius over them. */
function drawPage(
  radius: number,
  paper: number,
): { readonly width: number; readonly height: number; readonly data: Uint8Array } {
  const data = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const print = x % 40 < 4 ? 20 : paper;
      const isSealed = Math.hypot(x - 150, y - 150) < radius;
      const rgb = isSealed ? [print * 0.9, print * 0.25, print * 0.25] : [print, print, print];
      data.set([...rgb, 255], (y * size + x) * 4);
    }
  return { width: size, height: size, data };
}

test.for([255, 200])('a red seal on paper of brightness %s becomes paper, print under it stays', (paper) => {
  const { data } = removeSeals(drawPage(100, paper), 2);
  const at = (x: number, y: number): number => data[y * size + x]!;
  expect(at(150, 150)).toBeGreaterThan(paper - 12);
  expect(at(162, 150)).toBeLessThan(60);
  expect(at(20, 20)).toBe(paper);
});

test('a small coloured mark is no seal and keeps its grey', () => {
  const { data } = removeSeals(drawPage(10, 255), 2);
  expect(data[150 * size + 150]).toBeLessThan(150);
});
