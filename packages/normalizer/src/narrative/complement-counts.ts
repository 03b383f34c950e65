import type { Finding, PrintedDocument } from '@mingzhang/schema';
import { firstPlace } from '../first-place.ts';
import { toPlainText } from '../plain-text.ts';

/** Two kinds that make up a whole: 地上 and 地下, 男 and 女. */
const COMPLEMENTS: readonly (readonly [string, string])[] = [
  ['地上', '地下'],
  ['(?<!不)计容', '不计容'],
  ['省内', '(?:省外|跨省)'],
  ['(?<!子)男', '女'],
];
const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const UNIT = '平方米|人次|公里|人|家|个|户|辆|台|套|件';
/** 建筑面积约为13459平方米,其中 … up to the end of the sentence. */
const WHOLE = new RegExp(
  String.raw`([^\d,、。;:()]{2,16}?)(?:约为|约|共计|共有|共|为)?${NUMBER}(${UNIT})([,(])其中:?([^。;]{4,120})`,
  'gu',
);
/** Words that may stand between the kind and its number, but no other number. */
const AFTER = String.raw`[^\d,、。;]{0,14}?`;

const partOf = (kind: string, rest: string, unit: string): string | undefined =>
  new RegExp(`${kind}${AFTER}${NUMBER}${unit}`, 'u').exec(rest)?.[1];

const decimalsOf = (printed: string): number => printed.split('.')[1]?.length ?? 0;

/** Numbers as whole multiples of the finest digit that is printed. */
function scaled(printed: readonly string[]): { readonly values: readonly number[]; readonly decimals: number } {
  const decimals = Math.max(...printed.map(decimalsOf));
  return { values: printed.map((text) => Math.round(Number(text) * 10 ** decimals)), decimals };
}

/** Two kinds of a count that are all there is of it and do not make the whole, beyond the rounding of decimals. */
export function findComplementCounts(document: PrintedDocument): readonly Finding[] {
  return document.paragraphs.flatMap(({ role, text, places }): Finding[] => {
    if (role === 'contents' || role === 'table_line') return [];
    const plain = toPlainText(text);
    const findings: Finding[] = [];
    // A whole can stand inside the parts of another.
    for (let match = WHOLE.exec(plain); match !== null; match = WHOLE.exec(plain)) {
      const [all, subject = '', whole = '', unit = '', opening = '', list = ''] = match;
      WHOLE.lastIndex = match.index + all.length - list.length;
      // What stands in brackets is about the part before it.
      const rest = opening === '(' ? (list.split(')')[0] ?? '') : list.replace(/\([^()]*\)/gu, '');
      for (const [first, second] of COMPLEMENTS) {
        const parts = [partOf(first, rest, unit), partOf(second, rest, unit)].flatMap((part) => part ?? []);
        if (parts.length < 2) continue;
        const { values, decimals } = scaled([whole, ...parts]);
        const [total = 0, ...rests] = values;
        const sum = rests.reduce((made, value) => made + value, 0);
        if (Math.abs(total - sum) <= (decimals > 0 ? 1 : 0)) continue;
        findings.push({
          code: 'text.part_counts',
          severity: 'warning',
          cause: 'document',
          at: firstPlace(places),
          subject,
          printed: `${whole} ${unit}`,
          parts,
          total: `${(sum / 10 ** decimals).toFixed(decimals)} ${unit}`,
        });
      }
    }
    return findings;
  });
}
