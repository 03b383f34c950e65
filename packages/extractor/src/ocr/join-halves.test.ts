import { expect, test } from 'vitest';
import { joinHalves, type FoundPiece } from './join-halves.ts';

const area = { x0: 0, y0: 0, x1: 400, y1: 400 };
const at = (row: number, x0: number, y0: number, x1: number, y1: number): FoundPiece => ({
  box: { x0, y0, x1, y1 },
  cell: { table: 0, row, column: 0 },
  area,
});

test('two halves of one character with a blank row between are one line', () => {
  expect(joinHalves([at(0, 14, 10, 26, 20), at(0, 10, 21, 30, 32)], 24)).toEqual([at(0, 10, 10, 30, 32)]);
});

test.for([
  ['lines of the usual height', at(0, 10, 10, 80, 33), at(0, 10, 36, 80, 59)],
  ['a line and a stroke below it', at(0, 10, 10, 80, 28), at(0, 10, 30, 80, 38)],
  ['other cells', at(0, 14, 10, 26, 20), at(1, 10, 21, 30, 32)],
  ['beside each other', at(0, 14, 10, 26, 20), at(0, 40, 21, 60, 32)],
  ['far apart', at(0, 14, 10, 26, 20), at(0, 14, 30, 26, 40)],
] as const)('%s stay two', ([, upper, lower]) => {
  expect(joinHalves([upper, lower], 24)).toHaveLength(2);
});
