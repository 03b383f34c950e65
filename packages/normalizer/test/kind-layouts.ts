import type { ValueSketch } from './printed-builder.ts';

/**
 * Typical layouts of the table kinds, after the ministry's forms of 2018 to 2025 and what provinces make of
 * them: header paths and a row or two of each.
 */
type Layouts = Readonly<Record<string, readonly ValueSketch[]>>;

const BARE: Layouts = { bare: [['合计', '', '金额', '1']] };

const SIDES: Layouts = {
  sides: [
    ['一、一般公共预算拨款收入', '', '收入/预算数', '1'],
    ['一、社会保障和就业支出', '', '支出/预算数', '1'],
    ['本年收入合计', '', '收入/预算数', '1'],
    ['本年支出合计', '', '支出/预算数', '1'],
  ],
};
const FUNCTION: Layouts = {
  purposes: [
    ['合计', '', '合计', '2'],
    ['行政运行', '2101501', '基本支出/小计', '1'],
    ['行政运行', '2101501', '基本支出/人员经费', '1'],
    ['行政运行', '2101501', '项目支出', '1'],
  ],
  plain: [['[2101501]行政运行', '', '本年预算数', '1']],
};
const ECONOMIC: Layouts = {
  blocks: [
    ['工资福利支出', '301', '金额', '1'],
    ['基本工资', '30101', '金额', '1'],
    ['人员经费合计', '', '金额', '1'],
  ],
  columns: [
    ['基本工资', '30101', '合计', '1'],
    ['基本工资', '30101', '人员经费', '1'],
    ['办公费', '30201', '公用经费', '1'],
  ],
};
const THREE_PUBLIC: Layouts = {
  row: [
    ['', '', '合计', '1'],
    ['', '', '因公出国（境）费', '1'],
    ['', '', '公务用车购置及运行维护费/小计', '1'],
    ['', '', '公务接待费', '1'],
  ],
  list: [
    ['合计', '', '预算数', '1'],
    ['1.因公出国（境）费', '', '预算数', '1'],
    ['2.公务接待费', '', '预算数', '1'],
  ],
};
const INDICATORS: Layouts = {
  form: [
    ['年度资金总额', '', '年初预算数', '1'],
    ['年度资金总额', '', '全年执行数', '1'],
    ['产出指标+数量指标+参保人数', '', '年度指标值', '1'],
    ['产出指标+数量指标+参保人数', '', '得分', '1'],
  ],
};
const TARGETS: Layouts = {
  form: [
    ['实施期资金总额', '', '', '1'],
    ['产出指标+数量指标+参保人数', '', '绩效指标/指标值', '1'],
  ],
};

const LAYOUTS: Readonly<Record<string, Layouts>> = {
  'final.summary': SIDES,
  'final.revenue': {
    sources: [
      ['行政运行', '2101501', '本年收入合计', '1'],
      ['行政运行', '2101501', '财政拨款收入', '1'],
    ],
  },
  'final.revenue_by_unit': { units: [['某单位', '133001', '本年收入合计', '1']] },
  'final.expenditure': {
    purposes: [
      ['行政运行', '2101501', '本年支出合计', '1'],
      ['行政运行', '2101501', '基本支出', '1'],
      ['行政运行', '2101501', '项目支出', '1'],
    ],
  },
  'final.fiscal': {
    sides: [
      ['一、一般公共预算财政拨款', '', '收入/金额', '1'],
      ['八、社会保障和就业支出', '', '支出/一般公共预算财政拨款', '1'],
    ],
  },
  'final.fiscal_detail': FUNCTION,
  'final.gpb': { purposes: FUNCTION['purposes'] ?? [] },
  'final.basic_economic': ECONOMIC,
  'final.gpb_project': FUNCTION,
  'final.project': { projects: [['医保信息化', '', '项目支出', '1']] },
  'final.gov_fund': {
    balances: [
      ['合计', '', '年初结转和结余', '1'],
      ['合计', '', '本年支出/小计', '1'],
    ],
    empty: [['', '', '本年支出/基本支出', '']],
  },
  'final.state_capital': { purposes: [['合计', '', '本年支出/合计', '']] },
  'final.three_public': THREE_PUBLIC,
  'budget.summary': SIDES,
  'budget.revenue': {
    sources: [
      ['某单位', '133001', '合计', '1'],
      ['某单位', '133001', '一般公共预算', '1'],
    ],
    codes: [['行政运行', '2101501', '本年收入/财政拨款/一般公共预算', '1']],
  },
  'budget.expenditure': FUNCTION,
  'budget.fiscal': SIDES,
  'budget.fiscal_function': FUNCTION,
  'budget.fiscal_basic_economic': ECONOMIC,
  'budget.gpb_function': FUNCTION,
  'budget.gpb_economic': ECONOMIC,
  'budget.gpb_basic_function': { purposes: FUNCTION['purposes'] ?? [] },
  'budget.gpb_basic_economic': ECONOMIC,
  'budget.gov_fund': { purposes: [['合计', '', '合计', '1']], empty: [['', '', '本年政府性基金预算支出/合计', '']] },
  'budget.state_capital': { purposes: [['合计', '', '合计', '']] },
  'budget.special_project': {
    projects: [['医保信息化', '', '项目名称/合计', '1']],
    bare: [['医保信息化', '', '金额', '1']],
  },
  'budget.procurement': { goods: [['办公设备购置', '', '采购金额', '1']] },
  'budget.service_purchase': { services: [['印刷服务', '', '金额', '1']] },
  'budget.three_public': THREE_PUBLIC,
  'budget.agency_operating': ECONOMIC,
  'budget.perf_target_project': TARGETS,
  'budget.perf_target_overall': TARGETS,
  'perf.self_overall': INDICATORS,
  'perf.self_project': INDICATORS,
};

/** The layouts that tables of the kind come in; one with nothing but a total for kinds without their own. */
export const layoutOf = (kind: string): Layouts => LAYOUTS[kind] ?? BARE;
