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
      /** A change counted from another year than those around it. */
      readonly code: 'text.base_year';
      readonly printed: string;
      readonly expected: string;
      readonly quote: string;
    }
  | {
      /** The parts of a count make more than the whole. */
      readonly code: 'text.part_counts';
      readonly subject: string;
      readonly printed: string;
      readonly parts: readonly string[];
      readonly total: string;
    }
  | {
      /** The number of bodies is printed twice and differs. */
      readonly code: 'text.body_count';
      readonly printed: string;
      readonly other: string;
    }
  | {
      /** So many offices are said to be listed; the list holds another number. */
      readonly code: 'text.list_count';
      readonly printed: string;
      readonly listed: number;
    }
  | {
      /** One code of the project library on the sheets of several projects. */
      readonly code: 'project.code_repeated';
      readonly printed: string;
      readonly names: readonly string[];
    }
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
    case 'text.base_year':
      return {
        zh: `此处与 ${finding.printed} 年相比，同类句子都与 ${finding.expected} 年相比：“${finding.quote}”。`,
        en: `The change here is counted from ${finding.printed}, others from ${finding.expected}: “${finding.quote}”.`,
      };
    case 'text.part_counts':
      return {
        zh: `“${finding.subject}”印为 ${finding.printed}，其中各项 ${finding.parts.join(' + ')} 合计 ${finding.total}。`,
        en: `“${finding.subject}” is printed as ${finding.printed}, but its parts ${finding.parts.join(' + ')} make ${finding.total}.`,
      };
    case 'text.body_count':
      return {
        zh: `正文在此处写的是“${finding.printed}”，在别处写的是“${finding.other}”。`,
        en: `The text says “${finding.printed}” here and “${finding.other}” elsewhere.`,
      };
    case 'text.list_count':
      return {
        zh: `正文写的是“${finding.printed}”，其后列出的是 ${finding.listed} 个。`,
        en: `The text says “${finding.printed}”, but ${finding.listed} are listed after it.`,
      };
    case 'project.code_repeated':
      return {
        zh: `项目编码 ${finding.printed} 印在不同项目的表上：${finding.names.join('、')}。`,
        en: `The project code ${finding.printed} stands on the sheets of different projects: ${finding.names.join(', ')}.`,
      };
    case 'code.pair':
      return {
        zh: `《${finding.title}》中部门经济科目 ${finding.printed}（${finding.name}）与政府经济科目 ${finding.other} 并列，两者通常不相对应。`,
        en: `“${finding.title}” prints the department code ${finding.printed} (${finding.name}) with the government code ${finding.other}, which it does not usually go with.`,
      };
  }
}
