import { FUND_OF_HEADING } from './quantity-words.ts';
import type { ReaderState, SectionContext, Subject } from './statement.ts';

const TARGET_FUND: readonly (readonly [RegExp, 'gpb' | 'gov_fund' | 'state_capital'])[] = [
  [/^(?:当年|本年)?一般公共预算(?:当年|本年)?(?:财政)?拨款数?$/u, 'gpb'],
  [/^(?:当年|本年)?政府性基金预算(?:当年|本年)?(?:财政)?拨款数?$/u, 'gov_fund'],
  [/^(?:当年|本年)?国有资本经营预算(?:当年|本年)?(?:财政)?拨款数?$/u, 'state_capital'],
];
/** What a project can be called; a clause with a verb in it is no name. */
const PROJECT_NAME = /^[^,;:。()\d]{2,25}(?:经费|专项|资金|费用?|项目|工程|补助|补贴)$/u;
const NO_NAME =
  /占|比|较|其中|合计|共计|减少|增加|用于|涉及|拨付|支付|收入|^(?:基本支出|人员经费|公用经费|工资福利|商品和服务)/u;

/**
 * A part of what was named before, by a name that is its own: 项目支出994.5万元，其中：业务工作经费154万元 is a
 * project; 绩效目标涉及一般公共预算拨款…，政府性基金预算拨款0万元 the same quantity of another budget.
 */
export function readPart(
  before: string,
  sentence: string,
  { context, state }: { readonly context: SectionContext; readonly state: ReaderState },
): Subject | undefined {
  const name = before.replace(/^[,;、]?(?:其中|包括)?:?/u, '');
  if (state.subject?.measure === 'performance_target') {
    const fund = TARGET_FUND.find(([pattern]) => pattern.test(name))?.[1];
    return fund === undefined ? undefined : { ...state.subject, fund };
  }
  const named = readClass(name, { context, state });
  if (named !== undefined) return named;
  const { head } = state;
  if (
    !/其中|包括/u.test(sentence) ||
    head?.measure !== 'expenditure_project' ||
    (head.project ?? null) !== null ||
    head.code !== undefined
  )
    return undefined;
  if (!PROJECT_NAME.test(name) || NO_NAME.test(name)) return undefined;
  return { measure: 'expenditure_project', fund: head.fund, label: name, project: name };
}

/** 社会保障和就业支出120万元、卫生健康支出4700万元, in a section about one of the budgets. */
function readClass(
  before: string,
  { context, state }: { readonly context: SectionContext; readonly state: ReaderState },
): Subject | undefined {
  const name = before.replace(/^(?:支出)?(?:包括|主要用于|其中):?/u, '');
  const fund = FUND_OF_HEADING.find(([pattern]) => pattern.test(context.headings))?.[1];
  if (fund === undefined || !/^[\u4e00-\u9fff]{2,20}支出$/u.test(name)) return undefined;
  const code = context.names.ofClassName(name);
  const { head } = state;
  const ownFund = head?.measure === 'expenditure_total' && head.code === undefined ? head.fund : fund;
  return code === undefined
    ? undefined
    : { measure: 'expenditure_total', fund: ownFund, label: code.codeName ?? name, code };
}
