import { compact } from '../table/printed-text.ts';

export type HeadingLevel = 1 | 2 | 3 | 4;

const LEVELS: readonly { readonly level: HeadingLevel; readonly pattern: RegExp }[] = [
  { level: 1, pattern: /^第[一二三四五六七八九十]{1,3}(?:部分|章)(?![，。、])/u },
  { level: 2, pattern: /^[一二三四五六七八九十]{1,3}[、.．]/u },
  { level: 3, pattern: /^[(（][一二三四五六七八九十]{1,3}[)）]/u },
  { level: 4, pattern: /^\d{1,2}[.、．](?![\d])/u },
];
/** A longer line that begins like a heading is a sentence with a number before it. */
const MAX_LENGTH: Record<HeadingLevel, number> = { 1: 60, 2: 60, 3: 50, 4: 40 };

/** The level of a heading (第一部分 1, 一、 2, （一） 3, 1. 4); undefined for any other line. */
export function readHeadingLevel(text: string): HeadingLevel | undefined {
  const printed = compact(text);
  const found = LEVELS.find(({ pattern }) => pattern.test(printed));
  if (found === undefined || printed.length > MAX_LENGTH[found.level]) return undefined;
  const inner = printed.slice(0, -1);
  if (/[。；！？]/u.test(inner)) return undefined;
  // `1. 咨询费 5 万元；` is an item of a list, not a heading.
  if (found.level >= 3 && /[，,；;]|\d(?:\.\d+)?(?:亿|万)?元/u.test(printed)) return undefined;
  return found.level;
}
