/** One number in a sentence with the words before it. */
export interface NumberToken {
  /** What stands between the number before (or the start) and this one. */
  readonly before: string;
  /** As printed: 1,084.72 */
  readonly printed: string;
  readonly unit: '元' | '万元' | '亿元' | '%' | '人' | '名';
  /** Offset in the plain sentence, and just behind the unit. */
  readonly start: number;
  readonly end: number;
}

const NUMBER = /(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(万元|亿元|元|万(?=[;；。,，、]|$)|%|人(?!次)|名(?!称))/gu;

/** 万 at the end of a list entry is 万元 cut short. */
const UNITS: Readonly<Record<string, NumberToken['unit']>> = {
  万元: '万元',
  亿元: '亿元',
  元: '元',
  万: '万元',
  '%': '%',
  人: '人',
  名: '名',
};

/** Amounts, percents and counts of persons in a plain text, in order. */
export function findNumbers(plain: string): readonly NumberToken[] {
  const tokens: NumberToken[] = [];
  let last = 0;
  for (const match of plain.matchAll(NUMBER)) {
    const unit = UNITS[match[2] ?? ''];
    const printed = match[1] ?? '';
    if (unit === undefined || isPartOfWord(plain, match.index)) continue;
    const end = match.index + match[0].length;
    tokens.push({ before: plain.slice(last, match.index), printed, unit, start: match.index, end });
    last = end;
  }
  return tokens;
}

/** The digits of 2023年12月 and of document numbers begin inside a longer run. */
const isPartOfWord = (plain: string, at: number): boolean => /[\d.〔[]/u.test(plain[at - 1] ?? '');
