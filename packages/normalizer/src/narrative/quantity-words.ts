import type { FactRecord } from '@mingzhang/schema';

/** What a phrase of a sentence measures. */
export interface Quantity {
  readonly measure: string;
  /** Undefined: as the section says. */
  readonly fund?: NonNullable<FactRecord['fund']>;
  /** The words of tables that mean the same row: 总计 and 本年合计 are kept apart. */
  readonly label: string;
}

interface QuantityWord extends Quantity {
  readonly pattern: RegExp;
}

const word = (
  pattern: string,
  measure: string,
  label: string,
  fund?: NonNullable<FactRecord['fund']>,
): QuantityWord => ({
  pattern: new RegExp(`(?:${pattern})$`, 'u'),
  measure,
  label,
  ...(fund === undefined ? {} : { fund }),
});

/**
 * Phrases at the end of the words before a number, the longest and most special first. A phrase that is no
 * line here makes no fact: nothing is taken from a sentence that does not say it.
 * Source: narrative parts of Shaanxi, Shanghai, Jiangsu, Hubei and Hunan documents, 2017 to 2026.
 */
/** A bare 支出 is the whole only at the start of a clause or behind the name of a body, a year or 其中: never 专项支出. */
const OPEN = '(?<=^|其中|[.,;:、)。年度门位局会部院办处委心厅室馆站所队校社署])';

const WORDS: readonly QuantityWord[] = [
  word('政府采购(?:货物|工程|服务)?授予中小企业合同金额|授予中小企业合同金额', 'procurement_sme', '授予中小企业'),
  word('授予小微企业合同金额', 'procurement_micro', '授予小微企业'),
  word(
    '(?:政府)?采购货物(?:类)?(?:支出|预算)?|货物(?:类|采购)?(?:支出|预算|金额)?|拟?购买货物',
    'procurement_goods',
    '货物',
  ),
  word(
    '(?:政府)?采购工程(?:类)?(?:支出|预算)?|工程(?:类|采购)?(?:支出|预算|金额)?|拟?购买工程',
    'procurement_works',
    '工程',
  ),
  word(
    '(?:政府)?采购服务(?:类)?(?:支出|预算)?|服务(?:类|采购)?(?:支出|预算|金额)?|拟?购买服务(?:支出)?',
    'procurement_services',
    '服务',
  ),
  word(
    '政府采购(?:支出)?(?:预算)?(?:支出)?(?:总额|总金额|金额(?:\\(以合同签订为准\\))?|预算|支出|合计|支出合计)',
    'procurement_total',
    '政府采购',
  ),
  word('机关运行经费(?:财政拨款)?(?:安排|支出|预算(?:支出|安排)?)?', 'agency_operating', '机关运行经费'),
  word('因公出国\\(境\\)(?:费用?|经费)(?:支出)?(?:预算)?(?:支出)?', 'overseas_travel', '因公出国（境）费'),
  word(
    '公务用车购置(?:费)?[及和](?:公务用车)?运行(?:维护)?费(?:支出)?(?:预算)?(?:支出)?',
    'vehicle_total',
    '公务用车购置及运行维护费',
  ),
  word('公务用车购置(?:费)?(?:支出)?(?:预算)?(?:支出)?', 'vehicle_purchase', '公务用车购置费'),
  word('公务用车运行(?:维护)?费(?:支出)?(?:预算)?(?:支出)?', 'vehicle_operation', '公务用车运行维护费'),
  word('公务接待费(?:支出)?(?:预算)?(?:支出)?', 'official_reception', '公务接待费'),
  word('会议费(?:支出)?(?:预算)?(?:支出)?', 'meeting', '会议费'),
  word('培训费(?:支出)?(?:预算)?(?:支出)?', 'training', '培训费'),
  word('三公经费(?:财政拨款)?(?:支出)?(?:预算)?(?:支出)?', 'three_public_total', '三公经费'),
  word(
    '项目绩效目标涉及一般公共预算(?:本年|当年)?(?:财政)?拨款|绩效目标管理全覆盖,涉及当年一般公共预算拨款|绩效目标管理的项目\\d+个,(?:共)?涉及一般公共预算(?:当年|本年)?(?:财政)?拨款',
    'performance_target',
    '绩效目标涉及资金',
    'gpb',
  ),
  word('一般公共预算(?:当年|本年)(?:财政)?拨款(?:规模)?', 'appropriation_current', '当年预算', 'gpb'),
  word('政府性基金预算(?:当年|本年)(?:财政)?拨款(?:规模)?', 'appropriation_current', '当年预算', 'gov_fund'),
  word(`${OPEN}(?:当年|本年)(?:财政拨款)?预算`, 'appropriation_current', '当年预算'),
  word(`${OPEN}人员经费(?:支出)?`, 'personnel', '人员经费'),
  word(`${OPEN}公用经费(?:支出)?`, 'public', '公用经费'),
  word('单位预留机动经费(?:预算)?', 'reserve', '单位预留机动经费'),
  word('一般公共预算(?:财政)?(?:拨款)?基本支出(?:预算)?', 'expenditure_basic', '基本支出', 'gpb'),
  word('财政拨款基本支出(?:预算)?', 'expenditure_basic', '基本支出', 'fiscal'),
  word(`${OPEN}基本支出(?:预算)?`, 'expenditure_basic', '基本支出'),
  word(`${OPEN}项目支出(?:预算)?`, 'expenditure_project', '项目支出'),
  word('经营支出', 'expenditure_business', '经营支出'),
  word('上缴上级支出', 'expenditure_to_superior', '上缴上级支出'),
  word('对附属单位补助支出', 'expenditure_affiliate_subsidy', '对附属单位补助支出'),
  word(
    '政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:本年)?收入(?:预算)?',
    'revenue_fiscal',
    '政府性基金预算财政拨款收入',
    'gov_fund',
  ),
  word('政府性基金(?:预算)?(?:财政)?(?:拨款)?支出(?:预算)?(?:支出)?', 'expenditure_total', '本年支出合计', 'gov_fund'),
  word(
    '国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:本年)?收入(?:预算)?',
    'revenue_fiscal',
    '国有资本经营预算财政拨款收入',
    'state_capital',
  ),
  word('国有资本经营(?:预算)?(?:财政)?(?:拨款)?支出(?:预算)?', 'expenditure_total', '本年支出合计', 'state_capital'),
  word('一般公共预算(?:财政)?(?:拨款)?(?:本年)?收入(?:预算)?', 'revenue_fiscal', '一般公共预算财政拨款收入', 'gpb'),
  word('一般公共预算(?:财政)?(?:拨款)?支出(?:预算)?', 'expenditure_total', '支出合计', 'gpb'),
  word('(?:财政拨款|财政拨款预算)(?:收入|收、?)[、,]?(?:支出|支)?总(?:计|预算)(?:均|各)?', 'both', '总计', 'fiscal'),
  word('财政拨款收入(?:支出|总计、支出)总计', 'both', '总计', 'fiscal'),
  word('财政拨款收、支预算', 'both', '总计', 'fiscal'),
  word('(?:财政拨款)?收支(?:总)?预算', 'both', '总计'),
  word('收入(?:总计)?、?支出(?:预算)?总计(?:均|各)?|收、支(?:预算)?总计(?:均|各)?|收入支出总计', 'both', '总计'),
  word('财政拨款收入(?:预算)?(?:总计)?', 'revenue_fiscal', '财政拨款收入', 'fiscal'),
  word('财政拨款(?:预算)?支出(?:预算)?', 'expenditure_total', '支出合计', 'fiscal'),
  word('上级补助收入', 'revenue_superior_subsidy', '上级补助收入', 'other'),
  word('事业单位经营收入|经营收入', 'revenue_business', '经营收入', 'other'),
  word('附属单位上缴收入', 'revenue_affiliate', '附属单位上缴收入', 'other'),
  word('事业收入', 'revenue_institutional', '事业收入', 'other'),
  word('其他(?:资金)?收入(?:预算)?(?:总计)?', 'revenue_other', '其他收入', 'other'),
  word('(?:纳入)?财政专户管理资金(?:收入预算总计)?', 'special_account', '财政专户管理资金', 'special_account'),
  word('上年结转(?:资金)?(?:预算)?', 'carryover_opening', '上年结转'),
  word('(?:年初|上年)结转和?结余(?:资金)?', 'carryover_opening', '年初结转和结余'),
  word('结转下年(?:资金)?|(?:年末|年终)结转和?结余(?:资金)?', 'carryover_closing', '年末结转和结余'),
  word(`本年收入(?:预算)?合计|${OPEN}(?:本年收入|收入合计)`, 'revenue_total', '本年收入合计'),
  word(`本年支出(?:预算)?合计|${OPEN}(?:本年支出|支出合计)`, 'expenditure_total', '本年支出合计'),
  word(`${OPEN}(?:部门)?(?:收入(?:预算)?总计|收入(?:总)?预算|预算收入)`, 'revenue_total', '收入总计'),
  word(`${OPEN}(?:部门)?(?:支出(?:预算)?总计|支出(?:总)?预算|预算支出)`, 'expenditure_total', '支出总计'),
];

/** Words between a quantity and its number that say nothing. */
const FILLER = /(?:(?:安排|拟|共计|合计|总计为|金额|数|共|均|各|约|为|是|:|达到|达)+)$/u;

/** Which quantity the words before a number name; undefined when they name none that is known. */
export function findQuantity(before: string): Quantity | undefined {
  const tries = [before, before.replace(FILLER, '')];
  for (const text of tries) {
    const found = WORDS.find((candidate) => candidate.pattern.test(text));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** 财政拨款收入 of 政府采购 or of another body is not meant: what precedes the phrase decides. */
export const FUND_OF_HEADING: readonly (readonly [RegExp, NonNullable<FactRecord['fund']>])[] = [
  [/一般公共预算/u, 'gpb'],
  [/政府性基金/u, 'gov_fund'],
  [/国有资本/u, 'state_capital'],
  [/财政拨款/u, 'fiscal'],
];

const THREE_PUBLIC = /^(?:three_public|overseas|vehicle|official|meeting|training|agency_operating)/u;
/** Whether a measure is one of the table of 三公 and what is printed beside them. */
export const isThreePublic = (measure: string): boolean => THREE_PUBLIC.test(measure);
