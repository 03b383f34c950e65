import type { BilingualText } from './bilingual-text.ts';

/**
 * What the words of a document say that its figures do not bear out: indicators, comparisons in sentences, shares,
 * counts. Figures are as printed.
 */
export type StatementFindingParameters =
  | {
      /** Points were deducted and no reason stands beside them. */
      readonly code: 'indicator.unexplained';
      readonly subject: string;
      readonly score: string;
      readonly weight: string;
    }
  | {
      /** Every point was given although what was reached is not what was asked for. */
      readonly code: 'indicator.unmet';
      readonly subject: string;
      readonly target: string;
      readonly actual: string;
      readonly score: string;
    }
  | {
      /** The points for carrying out the budget are not rate × weight; scales of other kinds exist. */
      readonly code: 'indicator.rate_score';
      readonly subject: string;
      readonly rate: string;
      readonly weight: string;
      readonly score: string;
    }
  | {
      /** 决算数大于预算数, where the figures of the sentence say otherwise. */
      readonly code: 'text.comparison';
      readonly word: string;
      readonly left: string;
      readonly right: string;
    }
  | {
      /** Shares of one whole, of parts that make up the whole, do not make 100 %. */
      readonly code: 'text.shares';
      readonly subject: string;
      readonly shares: readonly string[];
      readonly total: string;
    }
  | {
      /** So many projects are said to be evaluated; so many sheets stand in the document. */
      readonly code: 'text.project_count';
      readonly printed: string;
      readonly sheets: number;
    }
  | { readonly code: 'text.placeholder'; readonly printed: string }
  | {
      /** A department economic code beside a government economic code that it does not go with. */
      readonly code: 'code.pair';
      readonly title: string;
      readonly printed: string;
      readonly name: string;
      readonly other: string;
    };

/** One plain sentence in each language. */
export function describeStatementFinding(finding: StatementFindingParameters): BilingualText {
  switch (finding.code) {
    case 'indicator.unexplained':
      return {
        zh: `${finding.subject}得分 ${finding.score}，低于分值 ${finding.weight}，没有写明原因。`,
        en: `“${finding.subject}” scores ${finding.score} of ${finding.weight} and no reason is given.`,
      };
    case 'indicator.unmet':
      return {
        zh: `${finding.subject}的指标值是 ${finding.target}，实际完成 ${finding.actual}，没有达到，却得了满分 ${finding.score}。`,
        en: `“${finding.subject}” asks for ${finding.target} and reached ${finding.actual}, yet it got all of its ${finding.score} points.`,
      };
    case 'indicator.rate_score':
      return {
        zh: `${finding.subject}的执行率是 ${finding.rate}，分值 ${finding.weight}，得分却是 ${finding.score}。`,
        en: `“${finding.subject}” has an execution rate of ${finding.rate} and a weight of ${finding.weight}, but scores ${finding.score}.`,
      };
    case 'text.comparison':
      return {
        zh: `正文写的是“${finding.word}”，而句中的数字是 ${finding.left} 与 ${finding.right}。`,
        en: `The text says “${finding.word}”, but its figures are ${finding.left} and ${finding.right}.`,
      };
    case 'text.shares':
      return {
        zh: `${finding.subject}各部分的占比 ${finding.shares.join(' + ')} 合计 ${finding.total}，不是 100%。`,
        en: `The shares of “${finding.subject}”, ${finding.shares.join(' + ')}, make ${finding.total}, not 100%.`,
      };
    case 'text.project_count':
      return {
        zh: `正文说反映 ${finding.printed} 个项目的绩效自评结果，文件中有 ${finding.sheets} 张项目绩效自评表。`,
        en: `The text says that ${finding.printed} projects were evaluated; the document holds the sheets of ${finding.sheets}.`,
      };
    case 'text.placeholder':
      return {
        zh: `此处留有模板占位符“${finding.printed}”。`,
        en: `A placeholder of the template is left standing: “${finding.printed}”.`,
      };
    case 'code.pair':
      return {
        zh: `《${finding.title}》中部门经济科目 ${finding.printed}（${finding.name}）与政府经济科目 ${finding.other} 并列，两者通常不相对应。`,
        en: `“${finding.title}” prints the department code ${finding.printed} (${finding.name}) with the government code ${finding.other}, which it does not usually go with.`,
      };
  }
}
