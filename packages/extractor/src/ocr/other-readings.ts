import type { OtherReading } from '@mingzhang/schema';
import { settleSeparators } from './number-reading.ts';

/** Less likely texts are never right. */
const LEAST_CONFIDENCE = 0.02;
/** The audit tries each of them in the sums that the number stands in. */
const MOST = 6;

/**
 * What else a number may be that was settled as `text`, from what was found likely in each look at it; the
 * likeliest first. Points and commas are put as numbers are printed.
 */
export function listOtherReadings(text: string, looks: readonly (readonly OtherReading[])[]): readonly OtherReading[] {
  const best = new Map<string, number>();
  for (const { text: read, confidence } of looks.flat()) {
    const settled = settleSeparators(Array.from(read.replace(/^[.,]+|[.,]+$/gu, ''))).join('');
    if (settled === text || !/\d/u.test(settled)) continue;
    best.set(settled, Math.max(best.get(settled) ?? 0, confidence));
  }
  return [...best]
    .filter(([, confidence]) => confidence >= LEAST_CONFIDENCE)
    .map(([other, confidence]) => ({ text: other, confidence: Math.min(1, confidence) }))
    .sort((left, right) => right.confidence - left.confidence || (left.text < right.text ? -1 : 1))
    .slice(0, MOST);
}
