import type { Sample } from './model.ts';
export function printHtmlDocument(sample: Sample): string {
  throw new Error(sample.name);
}
