import { expect, test } from 'vitest';
import { lightenGreySeals } from './seal-grey.ts';

const size = 300;

/** White paper with black bars; over them a ring of middle grey, or what else `isGrey` says. */
function drawPage(isGrey: (x: number, y: number) => boolean, level = 110) {
  const data = new Uint8Array(size * size);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const print = x % 40 < 4 ? 0 : 255;
      data[y * size + x] = isGrey(x, y) ? (print * level) / 255 : print;
    }
  return { width: size, height: size, data };
}
const isRing = (x: number, y: number): boolean => Math.abs(Math.hypot(x - 150, y - 150) - 90) < 8;

test('a seal that was scanned in grey becomes paper, print under it stays', () => {
  const { data } = lightenGreySeals(drawPage(isRing), { pixelsPerPoint: 2, off: 'whole' });
  expect(data[150 * size + 232]).toBe(255);
  expect(data[150 * size + 242]).toBeLessThan(40);
});

test.for([
  ['a line of grey words', (x: number, y: number) => y > 100 && y < 112 && x % 20 > 6],
  ['a small grey mark', (x: number, y: number) => Math.hypot(x - 150, y - 150) < 15],
  ['dense, blurred print with flat spots', (x: number, y: number) => y > 60 && y < 240 && x % 16 < 11 && y % 16 < 11],
  ['print without any grey', () => false],
] as const)('%s is no seal', ([, isGrey]) => {
  const page = drawPage(isGrey);
  expect(lightenGreySeals(page, { pixelsPerPoint: 2, off: 'whole' }).data).toEqual(page.data);
});

test('a thin grey rule through a seal stays where only what is flat is taken off', () => {
  const isRule = (x: number, y: number): boolean => y >= 149 && y < 152 && x > 10 && x < 290;
  const page = drawPage((x, y) => isRing(x, y) || isRule(x, y));
  const { data } = lightenGreySeals(page, { pixelsPerPoint: 2, off: 'flat' });
  expect(data[150 * size + 70]).toBeLessThan(120);
  expect(data[(150 + 87) * size + 152]).toBe(255);
});
