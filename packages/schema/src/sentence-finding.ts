import type { BilingualText } from './bilingual-text.ts';

/** What sentences and indicators say that does not go with the document itself: dates, names, lists, targets. */
export type SentenceFindingParameters =
  | {
      /** A budget that says what there was at the end of a year that had not ended. */
      readonly code: 'text.future_date';
      readonly year: string;
      readonly quote: string;
    }
  | {
      /** A sentence about this year that names another one. */
      readonly code: 'text.other_year';
      readonly printed: string;
      readonly expected: string;
      readonly quote: string;
    }
  | {
      /** The project that was evaluated is named twice, and differs. */
      readonly code: 'text.project_differs';
      readonly printed: string;
      readonly other: string;
    }
  | { readonly code: 'text.unit_lost'; readonly printed: string }
  | {
      /** A total that changed far more than those of the other bodies of the run, and no reason is given. */
      readonly code: 'series.jump';
      readonly before: string;
      readonly printed: string;
      /** How many such changes of how many bodies and years it was compared with. */
      readonly bodies: number;
    }
  | {
      /** An amount of a budget whose table is empty. */
      readonly code: 'text.table_empty';
      readonly subject: string;
      readonly printed: string;
      readonly title: string;
    }
  | {
      /** Another body or year in the heading of a table than in those of the others. */
      readonly code: 'table.heading_differs';
      readonly title: string;
      readonly printed: string;
      readonly expected: string;
    }
  | {
      /** A count of the text is ten, a hundred … times that of the indicator of the same name. */
      readonly code: 'text.indicator_differs';
      readonly subject: string;
      readonly printed: string;
      readonly other: string;
    }
  | {
      /** A reason that says the money rose beside a number that fell, or the reverse. */
      readonly code: 'text.reason_direction';
      readonly subject: string;
      readonly printed: string;
      readonly reason: string;
    }
  | {
      /** The accounts that a sentence lists are not those that the table prints an amount for. */
      readonly code: 'text.named_items';
      readonly subject: string;
      readonly title: string;
      /** Listed, but without an amount. */
      readonly without: readonly string[];
      /** With an amount, but not listed. */
      readonly unlisted: readonly string[];
    }
  | {
      /** Every point, or some, for an indicator that says nothing of what was reached. */
      readonly code: 'indicator.no_result';
      readonly subject: string;
      readonly target: string;
      readonly score: string;
    }
  | {
      /** The reason beside an indicator quotes another target than the indicator's own. */
      readonly code: 'indicator.target_quoted';
      readonly subject: string;
      readonly target: string;
      readonly quoted: string;
    }
  | {
      /** One indicator of one project with two targets, far from each other. */
      readonly code: 'indicator.targets_differ';
      readonly subject: string;
      readonly target: string;
      readonly other: string;
    };

/** One plain sentence in each language. */
export function describeSentenceFinding(finding: SentenceFindingParameters): BilingualText {
  switch (finding.code) {
    case 'text.future_date':
      return {
        zh: `${finding.year} 年度预算写的是“${finding.quote}”，编制时那一天还没有到。`,
        en: `The budget for ${finding.year} says “${finding.quote}”, a day that had not come when it was made.`,
      };
    case 'text.other_year':
      return {
        zh: `此处讲的是 ${finding.expected} 年度，写的却是 ${finding.printed} 年：“${finding.quote}”。`,
        en: `This is about ${finding.expected}, but it says ${finding.printed}: “${finding.quote}”.`,
      };
    case 'text.project_differs':
      return {
        zh: `部门重点评价的项目，此处写的是“${finding.printed}”，在别处写的是“${finding.other}”。`,
        en: `The project that the department evaluated is “${finding.printed}” here and “${finding.other}” elsewhere.`,
      };
    case 'series.jump':
      return {
        zh: `总支出由上年的 ${finding.before} 变为 ${finding.printed}，在本次的 ${finding.bodies} 个增减中特别突出，正文没有写明原因（检查 PN-951）。`,
        en: `The total went from ${finding.before} to ${finding.printed}, far more than most of the ${finding.bodies} changes of this run, and the text gives no reason (check PN-951).`,
      };
    case 'text.table_empty':
      return {
        zh: `${finding.subject}印为 ${finding.printed}，《${finding.title}》却是空表（检查 FN-313）。`,
        en: `“${finding.subject}” is printed as ${finding.printed}, but “${finding.title}” is empty (check FN-313).`,
      };
    case 'table.heading_differs':
      return {
        zh: `《${finding.title}》的表头写的是“${finding.printed}”，其他各表是“${finding.expected}”。`,
        en: `The heading of “${finding.title}” says “${finding.printed}”; the other tables say “${finding.expected}”.`,
      };
    case 'text.unit_lost':
      return {
        zh: `“${finding.printed}”没有写明金额单位。`,
        en: `“${finding.printed}” is printed without a unit of money.`,
      };
    case 'text.indicator_differs':
      return {
        zh: `“${finding.subject}”在正文中是 ${finding.printed}，在绩效指标中是 ${finding.other}。`,
        en: `“${finding.subject}” is ${finding.printed} in the text and ${finding.other} as an indicator.`,
      };
    case 'text.reason_direction':
      return {
        zh: `${finding.subject}印的是 ${finding.printed}，所写的原因却是“${finding.reason}”。`,
        en: `“${finding.subject}” is printed as ${finding.printed}, but the reason given is “${finding.reason}”.`,
      };
    case 'text.named_items': {
      const { without, unlisted } = finding;
      return {
        zh: `正文列举的${finding.subject}与《${finding.title}》不一致：${[
          ...(without.length > 0 ? [`列举了没有金额的${without.join('、')}`] : []),
          ...(unlisted.length > 0 ? [`没有列举有金额的${unlisted.join('、')}`] : []),
        ].join('，')}（检查 FN-307）。`,
        en: `What the text lists as ${finding.subject} does not fit “${finding.title}”: ${[
          ...(without.length > 0 ? [`${without.join(', ')} listed without an amount`] : []),
          ...(unlisted.length > 0 ? [`${unlisted.join(', ')} with an amount not listed`] : []),
        ].join('; ')} (check FN-307).`,
      };
    }
    case 'indicator.no_result':
      return {
        zh: `${finding.subject}的指标值是 ${finding.target}，没有填写实际完成值，却得了 ${finding.score} 分。`,
        en: `“${finding.subject}” asks for ${finding.target}, says nothing of what was reached, and yet scores ${finding.score}.`,
      };
    case 'indicator.target_quoted':
      return {
        zh: `${finding.subject}的指标值印为 ${finding.target}，所写的原因却说指标值是 ${finding.quoted}。`,
        en: `“${finding.subject}” asks for ${finding.target}, but the reason beside it says that ${finding.quoted} was asked for.`,
      };
    case 'indicator.targets_differ':
      return {
        zh: `${finding.subject}的指标值一处是 ${finding.target}，另一处是 ${finding.other}。`,
        en: `“${finding.subject}” asks for ${finding.target} in one place and for ${finding.other} in another.`,
      };
  }
}
