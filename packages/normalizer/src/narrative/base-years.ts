import type { Finding, PrintedDocument } from '@mingzhang/schema';
import { firstPlace } from '../first-place.ts';
import { toPlainText } from '../plain-text.ts';

/** 比2022年预算增加, 较 2022 年决算减少: the year that a change is counted from. */
const BASE = /[比较](20\d{2})年(?:度)?(?:年初)?(预算|决算)(?:数|执行数)?(?:增加|减少|增长|下降|持平)/gu;
/** So many sentences must count from the year before; then one of another year was left standing. */
const FEWEST = 2;
const WORDS_BEFORE = 16;

/** Changes counted from another year than the sentences around them, which name the year before that of the document. */
export function findBaseYears(document: PrintedDocument, year: number | null): readonly Finding[] {
  if (year === null) return [];
  const stated = document.paragraphs
    .filter(({ role }) => role !== 'contents' && role !== 'table_line')
    .flatMap(({ text, places }) => {
      const plain = toPlainText(text);
      return [...plain.matchAll(BASE)].map((match) => ({
        year: match[1] ?? '',
        noun: match[2] ?? '',
        quote: plain.slice(Math.max(0, match.index - WORDS_BEFORE), match.index + match[0].length),
        at: firstPlace(places),
      }));
    });
  const expected = String(year - 1);
  return stated.flatMap((base): Finding[] => {
    const usual = stated.filter((other) => other.noun === base.noun && other.year === expected).length;
    const own = stated.filter((other) => other.noun === base.noun && other.year === base.year).length;
    if (base.year === expected || usual < FEWEST || own >= usual) return [];
    const { at, quote } = base;
    return [
      { code: 'text.base_year', severity: 'warning', cause: 'document', at, printed: base.year, expected, quote },
    ];
  });
}
