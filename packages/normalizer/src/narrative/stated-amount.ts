import { stripOrdinals } from '../plain-text.ts';
import { findNumbers, type NumberToken } from './number-token.ts';
import { withoutReasons } from './reason-clause.ts';

/** An amount of money that a text states of something that is no line of the accounts. */
export interface StatedAmount {
  /** The words that name it, as the sentence has them. */
  readonly label: string;
  readonly printed: string;
  readonly unit: '元' | '万元' | '亿元';
  /** The year that the sentence names before it. */
  readonly year: number | null;
}

/** What explains how points are given states limits, not amounts. */
const RULE = /^(?:指标说明|计分要求|评分标准|评分规则|计算公式)/u;
const LIMIT_BEHIND = /^(?:\(含\)|及|\(含\)及)?(?:以上|以下|以内|以外|左右为|的标准)|^(?:\/|每|一次|人次)/u;
const LIMIT_BEFORE =
  /(?:单价|单位价值|价值|每人|每年|人均|年人均|标准|超过|不超过|不低于|不少于|低于|高于|达到或超过)(?:为|在|由|从)?$/u;
/** Words that lead to a number and name nothing. */
const FILLER = /(?:共计|合计|总计|累计|达到|约为|约|共|达|为|是|计|:)+$/u;
/** A clause that names nothing without the one before it: …426人次，金额409.03万元; …1287人，统筹基金支付455.22万元. */
const VAGUE = /^(?:其中|分别|以上)?.{0,4}$|^.{0,6}(?:金额|资金|费用|总额|支付|支出|收入|报销|处罚|罚款|结余)$/u;
const DATE = /^(?:截至|截止|到|至)?(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日|底|末)?$/u;
/** What a number is compared with is not said here. */
const COMPARED = /(?:比|较|与)(?:上年|去年|同期|20\d\d年)[^,;]*$|(?:增加|减少|增长|下降)$/u;
const AMOUNT = /\d[\d,.]*(?:亿|万)?元/gu;
const LONGEST_LABEL = 40;
/** 支出, 金额, 累计结余: a name this short needs the one of the clause before, be it an amount. */
const SHORTEST_NAME = 4;

const isMoney = (token: NumberToken): token is NumberToken & { readonly unit: StatedAmount['unit'] } =>
  token.unit === '元' || token.unit === '万元' || token.unit === '亿元';

/**
 * The clause before a number; where it names nothing by itself the nearest one before it that is no amount
 * stands before it, within the same part of the sentence. Undefined without words.
 */
function labelBefore(text: string): string | undefined {
  const plain = text.replace(/(?<=\d),(?=\d{3})/gu, '');
  const clauses = (plain.split(/[;]/u).at(-1) ?? '').split(/[,:]|(?<=元|万)、/u);
  const own = (clauses.at(-1) ?? '').replace(FILLER, '');
  const earlier = clauses.slice(0, -1).filter((clause) => /[\u4e00-\u9fff]{2}/u.test(clause) && !DATE.test(clause));
  const event = earlier.findLast((clause) => clause.replace(AMOUNT, '') === clause);
  const above =
    event ?? (own.length <= SHORTEST_NAME ? earlier[0]?.replace(AMOUNT, '').replace(FILLER, '') : undefined);
  const both = VAGUE.test(own) && above !== undefined ? `${above},${own}` : own;
  const label = both.length > LONGEST_LABEL ? own : both;
  const named = stripOrdinals(label)
    .replace(/^(?:其中|[一二三四五六七八九]是|同时|另外|并)/u, '')
    .slice(-LONGEST_LABEL);
  return /[\u4e00-\u9fff]{2}/u.test(named) ? named.replace(/,$/u, '') : undefined;
}

function yearBefore(text: string): number | null {
  const found = [...text.matchAll(/(?<!比|较|与|和|-)(20\d\d)年/gu)].at(-1)?.[1];
  return found === undefined ? null : Number(found);
}

/**
 * Amounts of a paragraph that no other reader took: 追回违规资金628.03万元 is money that the text speaks of and
 * no line of the accounts. Limits (单价100万元以上), rates (每人640元) and numbers inside reasons are not stated amounts.
 */
export function readStatedAmounts(plain: string, taken: ReadonlySet<string>): readonly StatedAmount[] {
  if (RULE.test(plain)) return [];
  let year: number | null = null;
  return plain.split('。').flatMap((whole) => {
    const sentence = withoutReasons(whole);
    return findNumbers(sentence).flatMap((token): StatedAmount[] => {
      if (!isMoney(token)) return [];
      const before = sentence.slice(0, token.start);
      year = yearBefore(before) ?? year;
      if (taken.has(token.printed)) return [];
      if (COMPARED.test(before)) return [];
      if (LIMIT_BEHIND.test(sentence.slice(token.end)) || LIMIT_BEFORE.test(before)) return [];
      const label = labelBefore(before);
      return label === undefined ? [] : [{ label, printed: token.printed, unit: token.unit, year }];
    });
  });
}
