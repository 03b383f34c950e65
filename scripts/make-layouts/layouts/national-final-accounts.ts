import { units } from '../amount.ts';
import type { BureauName } from '../data/bureaus.ts';
import { fiscalColumns } from '../tables/balance-sides.ts';
import { leaf, over } from '../tables/header-tree.ts';
import type { LeafKey } from '../tables/leaf.ts';
import type { ProvinceLayout, TableSpec } from './layout.ts';
import {
  expenditureColumns,
  finalFiscal,
  finalSummary,
  fiscalHeads,
  fundColumns,
  gpbColumns,
  revenueColumns,
} from './words.ts';

const SOURCES = [
  ['一般公共预算财政拨款收入', 'revenue_gpb'],
  ['政府性基金预算财政拨款收入', 'revenue_gov_fund'],
  ['国有资本经营预算财政拨款收入', 'revenue_state_capital'],
  ['上级补助收入', 'revenue_superior_subsidy'],
  ['事业收入', 'revenue_institutional'],
  ['经营收入', 'revenue_business'],
  ['附属单位上缴收入', 'revenue_affiliate'],
  ['其他收入', 'revenue_other'],
] as const;

const ministrySummary = {
  ...finalSummary,
  amountHead: '金额',
  labelHeads: ['项目', '项目（按功能分类）'],
  sources: SOURCES,
  between: ['使用非财政拨款结余（含专用结余）', '结余分配'],
} as const;

const ministryFiscal = {
  ...finalFiscal,
  amountHead: '金额',
  labelHeads: ['项目', '项目（按功能分类）'],
  sources: [
    ['一般公共预算财政拨款', 'revenue_gpb'],
    ['政府性基金预算财政拨款', 'revenue_gov_fund'],
    ['国有资本经营预算财政拨款', 'revenue_state_capital'],
  ],
  openingParts: ['一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款'],
} as const;

const ministryKey = { type: 'levels', heads: ['科目代码', '科目名称'], group: '项目', shared: true } as const;
const plainKey = { type: 'columns', heads: ['科目代码', '科目名称'], group: '项目' } as const;

const NO_STATE_CAPITAL = '注：本部门{year}年度没有国有资本经营预算财政拨款支出，故本表为空表。';

const stateCapital: TableSpec = {
  type: 'empty',
  kind: 'final.state_capital',
  title: '国有资本经营预算财政拨款支出决算表',
  heads: ['科目代码', '科目名称'],
  columns: [{ text: '本年支出', under: [{ text: '合计' }, { text: '基本支出' }, { text: '项目支出' }] }],
  note: NO_STATE_CAPITAL,
};

const ministryTables: readonly TableSpec[] = [
  {
    type: 'summary',
    kind: 'final.summary',
    title: '收入支出决算总表',
    words: ministrySummary,
    lineNumbers: true,
    index: true,
    notes: ['注：1.本表反映部门本年度的总收支和年末结转结余情况。', '2.本套报表金额单位转换时可能存在尾数误差。'],
  },
  {
    type: 'subjects',
    kind: 'final.revenue',
    title: '收入决算表',
    rows: 'function',
    key: ministryKey,
    columns: revenueColumns,
    index: 'counted',
    total: 'beside-blank',
    notes: ['注：本表反映部门本年度取得的各项收入情况。'],
  },
  {
    type: 'subjects',
    kind: 'final.expenditure',
    title: '支出决算表',
    rows: 'function',
    key: ministryKey,
    columns: expenditureColumns,
    index: 'counted',
    total: 'beside-blank',
    notes: ['注：本表反映部门本年度各项支出情况。'],
  },
  {
    type: 'fiscal',
    kind: 'final.fiscal',
    title: '财政拨款收入支出决算总表',
    words: ministryFiscal,
    columns: fiscalColumns(fiscalHeads),
    lineNumbers: true,
    index: true,
  },
  {
    type: 'subjects',
    kind: 'final.gpb',
    title: '一般公共预算财政拨款支出决算表',
    rows: 'gpb',
    key: ministryKey,
    columns: gpbColumns,
    index: 'counted',
    total: 'beside-blank',
  },
  {
    type: 'blocks',
    kind: 'final.basic_economic',
    title: '一般公共预算财政拨款基本支出决算明细表',
    heads: ['科目代码', '科目名称', '决算数'],
    blocks: 3,
    splitGoods: true,
    topHeads: ['人员经费', '公用经费'],
    totals: ['人员经费合计', '公用经费合计'],
    index: false,
    notes: ['注：本表反映部门本年度一般公共预算财政拨款基本支出明细情况。'],
  },
  {
    type: 'subjects',
    kind: 'final.gov_fund',
    title: '政府性基金预算财政拨款收入支出决算表',
    rows: 'gov_fund',
    key: ministryKey,
    columns: fundColumns,
    index: 'counted',
    total: 'beside-blank',
  },
  stateCapital,
  {
    type: 'three-public',
    kind: 'final.three_public',
    title: '财政拨款“三公”经费支出决算表',
    shape: 'one-row',
    phases: ['预算数', '决算数'],
    index: true,
    notes: ['注：本表反映部门本年度财政拨款“三公”经费支出预决算情况。'],
  },
];

const COUNTY: readonly BureauName[] = [
  'education',
  'agriculture',
  'transport',
  'culture',
  'water',
  'congress',
  'women',
  'court',
  'primarySchool',
];

const ministry: ProvinceLayout = {
  id: 'ministry-final',
  provinces: ['11', '35', '33', '44', '52', '50', '41', '43'],
  documentKind: 'final',
  documentTitle: '{agency}{year}年度部门决算',
  units: [units.yuan, units.tenThousand],
  withFund: true,
  projects: 4,
  formNumber: '公开{n}表',
  bureaus: COUNTY,
  placeName: 'with-city',
  tables: ministryTables,
};

const countyName: ProvinceLayout = {
  ...ministry,
  id: 'ministry-final-county',
  provinces: ['37', '51', '43', '36', '65', '23'],
  documentTitle: '{year}年度{agency}部门决算公开报告',
  units: [units.tenThousand, units.thousand],
  placeName: 'county',
};

/** Balances of both ends of the year around revenue and expenditure: thirteen columns below three levels. */
const wideColumns = [
  over<LeafKey>(
    '年初结转和结余',
    leaf('合计', 'gpb_opening'),
    leaf('基本支出结转', 'gpb_opening_basic'),
    leaf('项目支出结转和结余', 'gpb_opening_project'),
  ),
  leaf<LeafKey>('本年收入', 'gpb_revenue'),
  over<LeafKey>(
    '本年支出',
    leaf('合计', 'gpb'),
    over<LeafKey>('基本支出', leaf('小计', 'gpb_basic'), leaf('人员经费', 'personnel'), leaf('公用经费', 'public')),
    leaf('项目支出', 'gpb_project'),
  ),
  over<LeafKey>(
    '年末结转和结余',
    leaf('合计', 'gpb_closing'),
    leaf('基本支出结转', 'gpb_closing_basic'),
    leaf('项目支出结转和结余', 'gpb_closing_project'),
  ),
];

const wide: ProvinceLayout = {
  id: 'wide-final',
  provinces: ['33', '35', '65', '52'],
  documentKind: 'final',
  documentTitle: '{agency}{year}年部门决算',
  units: [units.tenThousand],
  withFund: true,
  projects: 3,
  formNumber: '财决公开{n}表',
  bureaus: COUNTY,
  placeName: 'with-city',
  tables: [
    {
      type: 'summary',
      kind: 'final.summary',
      title: '收入支出决算总表',
      words: { ...ministrySummary, amountHead: '决算数' },
      lineNumbers: true,
      index: true,
    },
    {
      type: 'subjects',
      kind: 'final.gpb',
      title: '一般公共预算财政拨款收入支出决算表',
      rows: 'gpb',
      key: plainKey,
      columns: wideColumns,
      index: 'counted',
      total: 'beside-blank',
    },
    {
      type: 'blocks',
      kind: 'final.basic_economic',
      title: '一般公共预算财政拨款基本支出决算表',
      heads: ['经济分类科目编码', '经济分类科目名称', '决算数'],
      blocks: 2,
      totals: ['人员经费合计', '公用经费合计'],
      index: false,
    },
    {
      type: 'operation',
      kind: 'final.three_public',
      title: '机构运行信息表',
      heads: ['项目', '行次', '全年预算数', '决算统计数'],
    },
  ],
};

/** The ministry's forms as many provinces print them, by bodies of other fields. */
export const nationalFinalLayouts: readonly ProvinceLayout[] = [ministry, countyName, wide];
