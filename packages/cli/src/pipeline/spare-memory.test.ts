import { expect, test } from 'vitest';
import { spareMemory } from './spare-memory.ts';

const MEGABYTE = 1_048_576;

test('what nobody holds any more is gone afterwards', () => {
  let held: unknown[] | undefined = Array.from({ length: 2_000_000 }, (_, index) => ({ index }));
  const before = process.memoryUsage().heapUsed;
  expect(held.length).toBe(2_000_000);
  held = undefined;
  spareMemory();
  expect(before - process.memoryUsage().heapUsed).toBeGreaterThan(20 * MEGABYTE);
});
