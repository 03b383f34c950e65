import { describe, expect, test } from 'vitest';
import { disagreement, mendSeparators, readAsNumber, readLoneZero } from './number-reading.ts';
import type { ReadCharacter } from './text-recogniser.ts';

/** Characters ten pixels apart. */
const characters = (text: string): ReadCharacter[] =>
  [...text].map((letter, index) => ({ text: letter, confidence: 0.99, at: index * 10 + 5 }));
const textOf = (read: readonly ReadCharacter[] | undefined): string | undefined =>
  read?.map(({ text }) => text).join('');

test.for([
  { free: '1,234.56', number: '1,234.56', read: '1,234.56' },
  { free: '1, 234. 56', number: '1,234.56', read: '1,234.56' },
  { free: '2O1O5', number: '20105', read: '20105' },
  { free: '≥99%', number: '99%', read: undefined },
  { free: '2023年', number: '2023', read: undefined },
  { free: '400万元', number: '400', read: undefined },
  { free: '合计', number: '1', read: undefined },
])('$free is read as $read', ({ free, number, read }) => {
  expect(textOf(readAsNumber({ free: characters(free), number: characters(number) }))).toBe(read);
});

describe('separators', () => {
  const mend = (read: string, points: readonly number[]) => {
    const digits = [...read].filter((letter) => /\d/u.test(letter)).length;
    return mendSeparators(characters(read), { digits, points }, 0, { doubtful: false });
  };

  test.for([
    { read: '1.234.56', points: [15, 55], mended: '1,234.56' },
    { read: '20,16', points: [25], mended: '20.16' },
    { read: '1,234', points: [15], mended: '1,234' },
    { read: '1.234', points: [15], mended: '1.234' },
  ])('$read becomes $mended', ({ read, points, mended }) => {
    expect(textOf(mend(read, points))).toBe(mended);
  });

  test('a speck before a number is no point unless the ink shows one', () => {
    expect(textOf(mend('.44,400', [35]))).toBe('44,400');
    expect(textOf(mend('.50', [5]))).toBe('.50');
  });

  test('a point that the ink shows and the network overlooked comes back, unsure', () => {
    const mended = mend('618', [9]);
    expect(textOf(mended)).toBe('6.18');
    expect(mended[1]!.confidence).toBeLessThan(0.7);
  });
});

test('a number with fewer digits than the ink shows is never sure', () => {
  const shape = { digits: 5, points: [45] };
  expect(disagreement(characters('84.16'), shape)).toBe(1);
  for (const { confidence } of mendSeparators(characters('84.16'), shape, 0, { doubtful: false }))
    expect(confidence).toBeLessThanOrEqual(0.5);
});

test('a circle alone in a cell is a zero where it can be read as one', () => {
  const round = { x0: 0, y0: 0, x1: 20, y1: 20 };
  expect(textOf(readLoneZero({ free: characters('o'), number: characters('0') }, round) ?? [])).toBe('0');
  expect(readLoneZero({ free: characters('o'), number: [] }, round)).toBeUndefined();
  expect(readLoneZero({ free: characters('oa'), number: characters('0') }, round)).toBeUndefined();
});

test('a circle that is higher than wide is a zero, unsure', () => {
  const [zero] = readLoneZero({ free: characters('o'), number: [] }, { x0: 0, y0: 0, x1: 15, y1: 25 }) ?? [];
  expect(zero).toMatchObject({ text: '0' });
  expect(zero!.confidence).toBeLessThan(0.9);
});
