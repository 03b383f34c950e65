import { expect, test } from 'vitest';
import { readAhead } from './read-ahead.ts';

async function collect(
  atOnce: number,
  count = 9,
): Promise<{ readonly items: readonly number[]; readonly most: number }> {
  let [underWay, most] = [0, 0];
  const read = async (index: number): Promise<number> => {
    most = Math.max(most, ++underWay);
    for (let turn = 0; turn < (index * 7) % 5; turn++) await Promise.resolve();
    underWay--;
    return index;
  };
  const items: number[] = [];
  for await (const item of readAhead(read, { count, atOnce })) items.push(item);
  return { items, most };
}

test.for([1, 2, 5, 40])('%d at once: in order, and never more', async (atOnce) => {
  const { items, most } = await collect(atOnce);
  expect(items).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(most).toBeLessThanOrEqual(atOnce);
});

test('a failure comes in its turn', async () => {
  const read = (index: number): Promise<number> =>
    index === 2 ? Promise.reject(new Error('third')) : Promise.resolve(index);
  const items: number[] = [];
  const all = async (): Promise<void> => {
    for await (const item of readAhead(read, { count: 9, atOnce: 4 })) items.push(item);
  };
  await expect(all()).rejects.toThrow('third');
  expect(items).toEqual([0, 1]);
});
