import type { BilingualText } from './bilingual-text.ts';

interface RoundingParameters {
  readonly subject: string;
  readonly printed: string;
  readonly arithmetic: string;
  readonly difference: string;
  readonly checks: readonly string[];
}

/**
 * What the audit finds: one code for each class of finding, with the printed figures and the arithmetic as
 * parameters. `subject` names a number by its table (or 正文), row and column as printed; figures are as printed.
 */
export type CheckFindingParameters =
  | {
      /** The two sides of an identity disagree, and nothing says which number is wrong. */
      readonly code: 'check.failed';
      readonly subject: string;
      readonly printed: string;
      readonly arithmetic: string;
      readonly expected: string;
      readonly difference: string;
      readonly checks: readonly string[];
    }
  | {
      /** One number alone explains every identity that fails; another value would satisfy all of them. */
      readonly code: 'check.suspect';
      readonly subject: string;
      readonly printed: string;
      readonly arithmetic: string;
      readonly satisfying: string;
      readonly slip: Slip;
      readonly checks: readonly string[];
    }
  | {
      /** A recognised number was misread; the identities leave one likely reading. */
      readonly code: 'check.repaired';
      readonly subject: string;
      readonly printed: string;
      readonly concluded: string;
      readonly arithmetic: string;
      readonly checks: readonly string[];
    }
  | ({ readonly code: 'check.rounding' } & RoundingParameters)
  | ({ readonly code: 'check.rounding_unlikely' } & RoundingParameters)
  | {
      /** 增加 beside 下降; 大于 beside a smaller number. */
      readonly code: 'text.direction';
      readonly subject: string;
      readonly word: string;
      readonly against: string;
      readonly checks: readonly string[];
    }
  | {
      /** A rate over a base of zero. */
      readonly code: 'text.zero_base';
      readonly subject: string;
      readonly printed: string;
      readonly checks: readonly string[];
    }
  | { readonly code: 'text.year'; readonly printed: string; readonly expected: string; readonly quote: string }
  | { readonly code: 'text.unit'; readonly printed: string; readonly expected: string }
  | {
      readonly code: 'text.fund_contradicted';
      readonly subject: string;
      readonly title: string;
      readonly printed: string;
    }
  | { readonly code: 'table.missing'; readonly title: string }
  | {
      /** Sums of a table do not come out, and a piece without a title follows that may hold the rows they lack. */
      readonly code: 'table.cut';
      readonly title: string;
      readonly sums: number;
      readonly page: number | null;
    }
  | {
      /** Rows and columns of a table contradict each other, in mass or where its reading is in doubt. */
      readonly code: 'table.unproven';
      readonly title: string;
      readonly failing: number;
      readonly holding: number;
      /** Some of the identities that fail, as arithmetic. */
      readonly examples: readonly string[];
    }
  | { readonly code: 'table.declared_empty'; readonly title: string; readonly numbers: number }
  | { readonly code: 'table.declared_filled'; readonly title: string }
  | {
      readonly code: 'code.repeated';
      readonly title: string;
      readonly printed: string;
      readonly figures: readonly string[];
    }
  | {
      readonly code: 'code.misplaced';
      readonly title: string;
      readonly printed: string;
      readonly name: string;
      readonly owner: string;
    }
  | { readonly code: 'code.parent_missing'; readonly title: string; readonly printed: string }
  | { readonly code: 'code.children_missing'; readonly title: string; readonly printed: string }
  | { readonly code: 'staff.over_quota'; readonly subject: string; readonly printed: string; readonly quota: string }
  | { readonly code: 'value.negative'; readonly subject: string; readonly printed: string };

/** How a wrong number can have come about, when one of the usual ways fits. */
export const SLIPS = {
  none: { zh: '', en: '' },
  digit: { zh: '像是写错了一位数字', en: 'one digit seems wrong' },
  digit_dropped: { zh: '像是漏了一位数字', en: 'one digit seems to be missing' },
  digit_added: { zh: '像是多了一位数字', en: 'one digit too many seems to stand there' },
  digits_swapped: { zh: '像是两位数字颠倒', en: 'two digits seem to be swapped' },
  point_shifted: { zh: '像是小数点移了位', en: 'the decimal point seems to be shifted' },
  unit: { zh: '像是金额单位用错', en: 'the unit seems to be wrong' },
  sign: { zh: '像是正负号写反', en: 'the sign seems to be turned' },
  prior_year: { zh: '像是留下了上一年的数', en: 'last year’s number seems to be left standing' },
  other_row: { zh: '像是抄了相邻的数', en: 'a number from beside seems to have been copied' },
} as const satisfies Readonly<Record<string, BilingualText>>;
export type Slip = keyof typeof SLIPS;

const list = (texts: readonly string[], language: 'zh' | 'en'): string => texts.join(language === 'zh' ? '、' : ', ');
const checksOf = (checks: readonly string[]): BilingualText => ({
  zh: `（检查 ${list(checks, 'zh')}）`,
  en: ` (${checks.length > 1 ? 'checks' : 'check'} ${list(checks, 'en')})`,
});

/** One plain sentence in each language about what the audit found. */
export function describeCheckFinding(finding: CheckFindingParameters): BilingualText {
  switch (finding.code) {
    case 'check.failed': {
      const { subject, printed, arithmetic, expected, difference } = finding;
      const checks = checksOf(finding.checks);
      // The other side is one printed number: there is nothing to reckon.
      if (arithmetic.endsWith(expected)) {
        return {
          zh: `${subject}印为 ${printed}，${arithmetic}，两者相差 ${difference}${checks.zh}。`,
          en: `“${subject}” is printed as ${printed}, “${arithmetic}”; the difference is ${difference}${checks.en}.`,
        };
      }
      return {
        zh: `${subject}印为 ${printed}，而 ${arithmetic} 得 ${expected}，相差 ${difference}${checks.zh}。`,
        en: `“${subject}” is printed as ${printed}, but ${arithmetic} gives ${expected}; the difference is ${difference}${checks.en}.`,
      };
    }
    case 'check.suspect': {
      const { subject, printed, arithmetic, satisfying, slip } = finding;
      const checks = checksOf(finding.checks);
      const way = SLIPS[slip];
      return {
        zh: `${subject}印为 ${printed}，疑有误：${arithmetic}；改为 ${satisfying} 则各项关系都成立${way.zh === '' ? '' : `，${way.zh}`}${checks.zh}。`,
        en: `“${subject}” is printed as ${printed} and seems wrong: ${arithmetic}; ${satisfying} would satisfy every identity${way.en === '' ? '' : `; ${way.en}`}${checks.en}.`,
      };
    }
    case 'check.repaired': {
      const { subject, printed, concluded, arithmetic } = finding;
      const checks = checksOf(finding.checks);
      return {
        zh: `${subject}识别为 ${printed}，按勾稽关系应为 ${concluded}：按识别结果 ${arithmetic}${checks.zh}。`,
        en: `“${subject}” was recognised as ${printed}; the identities leave ${concluded} alone: as recognised, ${arithmetic}${checks.en}.`,
      };
    }
    case 'check.rounding':
    case 'check.rounding_unlikely': {
      const { subject, printed, arithmetic, difference } = finding;
      const checks = checksOf(finding.checks);
      const unlikely = finding.code === 'check.rounding_unlikely';
      return {
        zh: `${subject}印为 ${printed}，与 ${arithmetic} 相差 ${difference}，${unlikely ? '仍在四舍五入范围内，但不大像尾差' : '属四舍五入的尾差'}${checks.zh}。`,
        en: `“${subject}” is printed as ${printed} and differs from ${arithmetic} by ${difference}, ${unlikely ? 'which rounding can explain but hardly does' : 'which is rounding'}${checks.en}.`,
      };
    }
    case 'text.direction': {
      const checks = checksOf(finding.checks);
      return {
        zh: `${finding.subject}写的是“${finding.word}”，与${finding.against}相矛盾${checks.zh}。`,
        en: `“${finding.subject}” says “${finding.word}”, which contradicts ${finding.against}${checks.en}.`,
      };
    }
    case 'text.zero_base': {
      const checks = checksOf(finding.checks);
      return {
        zh: `${finding.subject}的基数为零，却印出比率 ${finding.printed}${checks.zh}。`,
        en: `The base of “${finding.subject}” is zero, yet a rate of ${finding.printed} is printed${checks.en}.`,
      };
    }
    case 'text.year':
      return {
        zh: `正文写的是 ${finding.printed} 年，按上下文应为 ${finding.expected} 年：“${finding.quote}”。`,
        en: `The text says ${finding.printed} where ${finding.expected} is meant: “${finding.quote}”.`,
      };
    case 'text.unit':
      return {
        zh: `同一数字在此处印为 ${finding.printed}，在别处印为 ${finding.expected}：单位有一处是错的。`,
        en: `The same figure is printed as ${finding.printed} here and as ${finding.expected} elsewhere: one of the units is wrong.`,
      };
    case 'text.fund_contradicted':
      return {
        zh: `正文说没有${finding.subject}，而《${finding.title}》印有 ${finding.printed}。`,
        en: `The text says that there is no “${finding.subject}”, but “${finding.title}” prints ${finding.printed}.`,
      };
    case 'table.missing':
      return {
        zh: `目录列有《${finding.title}》，文件中没有这张表。`,
        en: `The list of tables names “${finding.title}”, which the document does not hold.`,
      };
    case 'table.cut':
      return {
        zh: `《${finding.title}》有 ${finding.sums} 处合计与各行对不上，第 ${finding.page ?? '?'} 页有一段没有标题的表，可能是同一张表的另一部分，所以不作判断。`,
        en: `${finding.sums} ${finding.sums === 1 ? 'sum' : 'sums'} of “${finding.title}” cannot be judged: a piece of a table without a title on page ${finding.page ?? '?'} may hold the rows that are lacking.`,
      };
    case 'table.unproven':
      return {
        zh: `《${finding.title}》有 ${finding.failing} 项勾稽关系不成立（成立的 ${finding.holding} 项），例如 ${finding.examples.join('；')}。多半是表格没有读准，请对照原页，不逐项列为错误。`,
        en: `${finding.failing} identities of “${finding.title}” fail (${finding.holding} hold), such as ${finding.examples.join('; ')}. Most likely the table was not read rightly: look at the page. They are not listed one by one.`,
      };
    case 'table.declared_empty':
      return {
        zh: `目录或表注说《${finding.title}》是空表，表中却有 ${finding.numbers} 个数字。`,
        en: `The list of tables or the note calls “${finding.title}” empty, but it holds ${finding.numbers} numbers.`,
      };
    case 'table.declared_filled':
      return {
        zh: `目录说《${finding.title}》不是空表，表中却没有数字。`,
        en: `The list of tables says that “${finding.title}” is not empty, but it holds no number.`,
      };
    case 'code.repeated':
      return {
        zh: `《${finding.title}》中科目代码 ${finding.printed} 出现不止一次，金额为 ${list(finding.figures, 'zh')}。`,
        en: `Code ${finding.printed} stands more than once in “${finding.title}”, with ${list(finding.figures, 'en')}.`,
      };
    case 'code.misplaced':
      return {
        zh: `《${finding.title}》中代码 ${finding.printed} 旁印的是“${finding.name}”，本文件其他表中该名称的代码是 ${finding.owner}。`,
        en: `In “${finding.title}” code ${finding.printed} stands beside “${finding.name}”, which other tables of this document print with ${finding.owner}.`,
      };
    case 'code.parent_missing':
      return {
        zh: `《${finding.title}》没有印出科目 ${finding.printed} 的上级科目。`,
        en: `“${finding.title}” does not print the parent of code ${finding.printed}.`,
      };
    case 'code.children_missing':
      return {
        zh: `《${finding.title}》没有印出科目 ${finding.printed} 的下级科目，其他科目都有。`,
        en: `“${finding.title}” prints no account below code ${finding.printed}, though it does below the others.`,
      };
    case 'staff.over_quota':
      return {
        zh: `${finding.subject}实有 ${finding.printed} 人，超过编制 ${finding.quota} 人。`,
        en: `“${finding.subject}” counts ${finding.printed} persons, more than its quota of ${finding.quota}.`,
      };
    case 'value.negative':
      return {
        zh: `${finding.subject}印有负数 ${finding.printed}。`,
        en: `“${finding.subject}” prints the negative number ${finding.printed}.`,
      };
  }
}
