import { abs, formatFixed, ONE, printedDecimals, unitYuan, type Exact } from './exact.ts';
import { termsOf, type Instance } from './instance.ts';
import { plainLabel } from './row-role.ts';
import { isMoney, type Term } from './term.ts';

const MEASURE_WORDS: Readonly<Record<string, string>> = {
  weight: '分值',
  score: '得分',
  execution_rate: '执行率',
};

/** A number as printed, with its unit. */
export function printedFigure(term: Term): string {
  const { fact } = term;
  if (!isMoney(term))
    return fact.unit === 'percent' && !fact.valuePrinted.endsWith('%') ? `${fact.valuePrinted}%` : fact.valuePrinted;
  // 74万元 in the cell of a form says its unit itself.
  const isWhole = fact.unitPrinted === null || /[万亿元]$/u.test(fact.valuePrinted);
  return `${fact.valuePrinted}${isWhole ? '' : ` ${fact.unitPrinted}`}`;
}

const isChange = ({ fact }: Term): boolean => fact.measure?.endsWith('_change') === true;
const changeWord = (value: Exact): string => (value < 0n ? '减少 ' : '增加 ');

/** A number as printed; of a change, with the word that says which way, since 减少58.61 is printed without a sign. */
export const statedFigure = (term: Term): string =>
  `${isChange(term) && term.value !== 0n ? changeWord(term.value) : ''}${printedFigure(term)}`;

/** A computed value to be told beside a printed one: of a change, with the word that says which way. */
export const statedLike = (term: Term, value: Exact): string =>
  isChange(term) && value !== 0n ? `${changeWord(value)}${formatLike(term, abs(value))}` : formatLike(term, value);

const FUND_WORDS: Readonly<Record<string, string>> = {
  fiscal: '财政拨款',
  gpb: '一般公共预算',
  gov_fund: '政府性基金',
  state_capital: '国有资本经营',
};

/** What a number of the text is about: totals with their budget, 年初预算 apart from 决算. */
function narrativeLabel({ fact }: Term): string {
  const label = fact.item ?? '';
  const fund = /^(?:收入总计|支出总计|本年收入合计|本年支出合计|基本支出|项目支出)$/u.test(label)
    ? (FUND_WORDS[fact.fund ?? ''] ?? '')
    : '';
  const phase =
    fact.documentKind === 'final_accounts' && fact.countValue === null && fact.phase === 'approved' ? '年初预算' : '';
  // 对个人和家庭的补助 is a class of both economic classifications.
  const code = fact.code !== null && fact.classification?.endsWith('_economic') === true ? `（${fact.code}）` : '';
  return `${fund}${label}${code}${phase}${fact.measure?.endsWith('_change') === true ? '比上年增减' : ''}`;
}

/** A computed value in the unit and with the digits of a printed number beside it. */
export function formatLike(term: Term, signed: Exact): string {
  // 下降66.69% is printed without a sign.
  const value = term.value < 0n && !/[-−–△(（]/u.test(term.fact.valuePrinted) ? abs(signed) : signed;
  if (!isMoney(term)) {
    const percent = term.fact.unit === 'percent';
    const printed = printedDecimals(term.fact.valuePrinted);
    // Points of 93.9 are not said to be 94 because the total is printed without a fraction.
    const decimals = percent ? Math.max(printed, 2) : Math.max(printed, decimalsNeeded(value));
    return `${formatFixed(value, { decimals })}${percent ? '%' : ''}`;
  }
  const unit = unitYuan(term.fact.unitPrinted) ?? ONE;
  const decimals = decimalsOf(unit / (term.quantum === 0n ? unit : term.quantum));
  const grouped = /[,，]/u.test(term.fact.valuePrinted);
  return `${formatFixed((value * ONE) / unit, { decimals, grouped })}${term.fact.unitPrinted === null ? '' : ` ${term.fact.unitPrinted}`}`;
}

/** Digits behind the point that a value needs, at most four. */
function decimalsNeeded(value: Exact): number {
  let decimals = 0;
  for (let rest = abs(value) % ONE; rest > 0n && decimals < 4; rest = (rest * 10n) % ONE) decimals += 1;
  return decimals;
}

function decimalsOf(factor: bigint): number {
  let decimals = 0;
  for (let rest = factor; rest >= 10n; rest /= 10n) decimals += 1;
  return decimals;
}

/** Table (or 正文), row and column of a number as printed. */
export function subjectOf(term: Term): string {
  const { fact } = term;
  const label =
    fact.item === null
      ? ''
      : fact.item
          .split('+')
          .map(plainLabel)
          .filter((part) => part !== '')
          .join('·');
  if (fact.sourceKind === 'narrative') return `正文“${narrativeLabel(term)}”`;
  const column = term.path.split('/').at(-1) ?? '';
  const code =
    fact.code !== null && fact.classification !== 'unit' && !label.includes(fact.code) ? `${fact.code} ` : '';
  const words = MEASURE_WORDS[fact.measure ?? ''] ?? column;
  const project =
    fact.project !== null && !label.includes(fact.project) && fact.tableKind?.startsWith('perf') === true
      ? `（${fact.project}）`
      : '';
  return `《${term.title === '' ? '无标题的表' : term.title}》${project}${code}${label}${words === '' || words === label ? '' : `·${words}`}`;
}

/** More figures than this are counted, not listed. */
const MOST_FIGURES = 12;

/** The right side of an identity as a reader would write it. */
export function arithmeticOf(instance: Instance): string {
  if (instance.arithmetic !== undefined) return instance.arithmetic;
  const [first, second] = instance.right;
  if (instance.rule === 'R-PCT' && first !== undefined && second !== undefined)
    return `${printedFigure(first.term)} ÷ ${printedFigure(second.term)}`;
  if (first !== undefined && instance.right.length === 1) return `${subjectOf(first.term)} ${statedFigure(first.term)}`;
  const crossing = new Set(termsOf(instance).map((term) => term.tableId)).size > 1;
  const name = crossing && first !== undefined ? `《${first.term.title}》` : '';
  const shown = instance.right.slice(0, MOST_FIGURES);
  const figures = shown.map(({ term, sign }, index) => {
    // 减少58.61 is printed without a sign.
    const isLess = sign < 0n !== (term.value < 0n && !/[-−–△(（]/u.test(term.fact.valuePrinted));
    return `${index === 0 ? (isLess ? '−' : '') : isLess ? ' − ' : ' + '}${term.fact.valuePrinted}`;
  });
  const more = instance.right.length - shown.length;
  return `${name}${figures.join('')}${more > 0 ? ` + …（另 ${more} 项）` : ''}`;
}
