import type { Sample } from './model.ts';
export function printCalcDocument(sample: Sample): string {
  throw new Error(sample.name);
}
