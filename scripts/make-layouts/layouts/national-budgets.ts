import { units } from '../amount.ts';
import type { BureauName } from '../data/bureaus.ts';
import { fiscalColumns } from '../tables/balance-sides.ts';
import { leaf, over } from '../tables/header-tree.ts';
import type { LeafKey } from '../tables/leaf.ts';
import type { ProvinceLayout, TableSpec } from './layout.ts';
import { budgetSummary } from './words.ts';

const COUNTY: readonly BureauName[] = [
  'education',
  'agriculture',
  'transport',
  'culture',
  'water',
  'congress',
  'women',
  'court',
];

const revenue = [
  leaf<LeafKey>('合计', 'revenue_total'),
  leaf<LeafKey>('一般公共预算拨款收入', 'revenue_gpb'),
  leaf<LeafKey>('政府性基金预算拨款收入', 'revenue_gov_fund'),
  leaf<LeafKey>('国有资本经营预算拨款收入', 'revenue_state_capital'),
  leaf<LeafKey>('事业收入', 'revenue_institutional'),
  leaf<LeafKey>('事业单位经营收入', 'revenue_business'),
  leaf<LeafKey>('上级补助收入', 'revenue_superior_subsidy'),
  leaf<LeafKey>('附属单位上缴收入', 'revenue_affiliate'),
  leaf<LeafKey>('其他收入', 'revenue_other'),
];

const expenditure = [
  leaf<LeafKey>('合计', 'expenditure_total'),
  leaf<LeafKey>('基本支出', 'expenditure_basic'),
  leaf<LeafKey>('项目支出', 'expenditure_project'),
  leaf<LeafKey>('上缴上级支出', 'expenditure_to_superior'),
  leaf<LeafKey>('事业单位经营支出', 'expenditure_business'),
  leaf<LeafKey>('对附属单位补助支出', 'expenditure_affiliate_subsidy'),
];

const columnsKey = { type: 'columns', heads: ['科目编码', '科目名称'] } as const;
const groupedKey = { ...columnsKey, group: '功能分类科目' } as const;

const fiscalWords = {
  ...budgetSummary,
  labelHeads: ['项目', '项目'],
  amountHead: '预算数',
  sources: [
    ['一般公共预算拨款', 'revenue_gpb'],
    ['政府性基金预算拨款', 'revenue_gov_fund'],
    ['国有资本经营预算拨款', 'revenue_state_capital'],
  ],
} as const;

const noFund: TableSpec = {
  type: 'empty',
  kind: 'budget.state_capital',
  title: '国有资本经营预算支出表',
  heads: ['科目编码', '科目名称'],
  columns: [
    { text: '本年国有资本经营预算支出', under: [{ text: '合计' }, { text: '基本支出' }, { text: '项目支出' }] },
  ],
  note: '备注：本单位{year}年无国有资本经营预算安排，故此表无数据。',
};

const chongqing: ProvinceLayout = {
  id: 'chongqing-budget',
  provinces: ['50', '52', '35'],
  documentKind: 'budget',
  documentTitle: '{agency}{year}年部门预算情况说明',
  units: [units.tenThousand, units.yuan],
  withFund: true,
  projects: 4,
  formNumber: '表{n}',
  bureaus: COUNTY,
  placeName: 'with-city',
  tables: [
    {
      type: 'fiscal',
      kind: 'budget.fiscal',
      title: '财政拨款收支总表',
      words: { ...fiscalWords, labelHeads: ['项目', '项目'] },
      columns: fiscalColumns(['合计', '一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款']),
      lineNumbers: false,
      index: false,
    },
    {
      type: 'subjects',
      kind: 'budget.gpb_function',
      title: '一般公共预算财政拨款支出预算表',
      rows: 'gpb',
      key: groupedKey,
      columns: [
        leaf('{last}年预算数', 'previous_budget'),
        over<LeafKey>(
          '{year}年预算数',
          leaf('小计', 'gpb'),
          leaf('基本支出', 'gpb_basic'),
          leaf('项目支出', 'gpb_project'),
        ),
      ],
      index: 'none',
      total: 'merged',
    },
    {
      type: 'subjects',
      kind: 'budget.gpb_basic_economic',
      title: '一般公共预算财政拨款基本支出预算表',
      rows: 'economic',
      key: { type: 'columns', heads: ['科目编码', '科目名称'], group: '经济分类科目' },
      columns: [
        over<LeafKey>(
          '{year}年基本支出',
          leaf('总计', 'gpb_basic'),
          leaf('人员经费', 'personnel'),
          leaf('公用经费', 'public'),
        ),
      ],
      index: 'none',
      total: 'merged',
    },
    {
      type: 'three-public',
      kind: 'budget.three_public',
      title: '一般公共预算“三公”经费支出表',
      shape: 'one-row',
      phases: ['{last}年预算数', '{year}年预算数'],
      index: false,
    },
    {
      type: 'subjects',
      kind: 'budget.gov_fund',
      title: '政府性基金预算支出表',
      rows: 'gov_fund',
      key: columnsKey,
      columns: [
        over<LeafKey>(
          '本年政府性基金预算财政拨款支出',
          leaf('总计', 'fund_total'),
          leaf('基本支出', 'fund_basic'),
          leaf('项目支出', 'fund_project'),
        ),
      ],
      index: 'none',
      total: 'merged',
    },
    {
      type: 'summary',
      kind: 'budget.summary',
      title: '部门收支总表',
      words: { ...budgetSummary, labelHeads: ['项目', '项目'] },
      lineNumbers: false,
      index: false,
    },
    {
      type: 'subjects',
      kind: 'budget.revenue',
      title: '部门收入总表',
      rows: 'function',
      key: { type: 'columns', heads: ['科目编码', '科目名称'], group: '科目' },
      columns: revenue,
      index: 'none',
      total: 'merged',
    },
    {
      type: 'subjects',
      kind: 'budget.expenditure',
      title: '部门支出总表',
      rows: 'function',
      key: columnsKey,
      columns: expenditure,
      index: 'none',
      total: 'merged',
    },
    noFund,
  ],
};

const beijing: ProvinceLayout = {
  id: 'beijing-budget',
  provinces: ['11', '12', '37', '33'],
  documentKind: 'budget',
  documentTitle: '{agency}{year}年部门预算',
  units: [units.yuan, units.tenThousandExact],
  withFund: true,
  projects: 5,
  formNumber: '预算{n}表',
  bureaus: COUNTY,
  placeName: 'with-city',
  tables: [
    {
      type: 'summary',
      kind: 'budget.summary',
      title: '收支总表',
      words: { ...budgetSummary, labelHeads: ['项目', '项目'], amountHead: '{year}年预算' },
      lineNumbers: false,
      index: false,
    },
    {
      type: 'subjects',
      kind: 'budget.expenditure',
      title: '支出总表',
      rows: 'function',
      key: { type: 'columns', heads: ['科目编码', '科目名称'] },
      columns: expenditure,
      index: 'none',
      total: 'beside-blank',
    },
    {
      type: 'project-list',
      kind: 'budget.special_project',
      title: '项目支出表',
      heads: { unit: '项目单位', project: '项目名称', code: '科目编码', sources: '本年拨款', remark: '备注' },
    },
    { type: 'procurement', kind: 'budget.procurement', title: '政府采购预算明细表' },
    {
      type: 'subjects',
      kind: 'budget.gpb_function',
      title: '一般公共预算财政拨款支出表',
      rows: 'gpb',
      key: { type: 'joined', head: '功能分类科目', mark: 'dash' },
      columns: [
        leaf('合计', 'gpb'),
        over<LeafKey>('基本支出', leaf('小计', 'gpb_basic'), leaf('人员经费', 'personnel'), leaf('公用经费', 'public')),
        leaf('项目支出', 'gpb_project'),
      ],
      index: 'none',
      total: 'merged',
    },
    {
      type: 'subjects',
      kind: 'budget.gpb_basic_economic',
      title: '一般公共预算财政拨款基本支出表',
      rows: 'economic',
      key: { type: 'joined', head: '部门预算支出经济分类科目', mark: 'wide-space' },
      columns: [
        over<LeafKey>(
          '本年一般公共预算基本支出',
          leaf('合计', 'gpb_basic'),
          leaf('人员经费', 'personnel'),
          leaf('公用经费', 'public'),
        ),
      ],
      index: 'none',
      total: 'merged',
    },
    {
      type: 'three-public',
      kind: 'budget.three_public',
      title: '一般公共预算财政拨款“三公”经费支出表',
      shape: 'two-rows',
      phases: ['{last}年', '{year}年'],
      index: false,
      unit: units.tenThousand,
    },
  ],
};

const sichuan: ProvinceLayout = {
  id: 'sichuan-budget',
  provinces: ['51', '41', '36'],
  documentKind: 'budget',
  documentTitle: '{year}年{agency}部门预算公开',
  units: [units.tenThousand, units.thousand],
  withFund: false,
  projects: 4,
  formNumber: '表{n}',
  bureaus: COUNTY,
  placeName: 'county',
  tables: [
    {
      type: 'summary',
      kind: 'budget.summary',
      title: '部门收支总表',
      words: { ...budgetSummary, labelHeads: ['项    目', '项    目'], amountHead: '{year}年预算数' },
      lineNumbers: false,
      index: false,
    },
    {
      type: 'unit-subjects',
      kind: 'budget.expenditure',
      title: '部门支出总表',
      heads: { code: '科目编码', unit: '单位代码', name: '单位名称（科目）' },
      unitFirst: false,
      columns: expenditure,
      rows: 'all',
    },
    {
      type: 'unit-subjects',
      kind: 'budget.gpb_function',
      title: '一般公共预算支出预算表',
      heads: { code: '科目编码', unit: '单位代码', name: '单位名称（科目）' },
      unitFirst: false,
      columns: [leaf('合计', 'gpb'), leaf('基本支出', 'gpb_basic'), leaf('项目支出', 'gpb_project')],
      rows: 'gpb',
    },
    {
      type: 'three-public',
      kind: 'budget.three_public',
      title: '一般公共预算“三公”经费支出预算表',
      shape: 'list',
      phases: ['{last}年预算数', '{year}年预算数'],
      index: false,
    },
    {
      type: 'empty',
      kind: 'budget.gov_fund',
      title: '政府性基金支出预算表',
      heads: ['科目编码', '单位名称（科目）'],
      columns: [
        { text: '本年政府性基金预算支出', under: [{ text: '合计' }, { text: '基本支出' }, { text: '项目支出' }] },
      ],
      note: '说明：本单位无政府性基金预算支出，此表为空表。',
    },
  ],
};

const xinjiang: ProvinceLayout = {
  id: 'xinjiang-budget',
  provinces: ['65', '43', '36', '23'],
  documentKind: 'budget',
  documentTitle: '{agency}{year}年部门预算公开',
  units: [units.tenThousand, units.hundredMillion],
  withFund: true,
  projects: 3,
  formNumber: '附件{n}',
  bureaus: COUNTY,
  placeName: 'with-city',
  tables: [
    {
      type: 'summary',
      kind: 'budget.summary',
      title: '部门收支总体情况表',
      words: { ...budgetSummary, labelHeads: ['项目', '功能分类'], amountHead: '预算数' },
      lineNumbers: false,
      index: false,
    },
    {
      type: 'subjects',
      kind: 'budget.revenue',
      title: '部门收入总体情况表',
      rows: 'function',
      key: { type: 'levels', heads: ['功能分类科目编码', '功能分类科目名称'], shared: false },
      columns: revenue,
      index: 'stars',
      total: 'beside-blank',
    },
    {
      type: 'subjects',
      kind: 'budget.expenditure',
      title: '部门支出总体情况表',
      rows: 'function',
      key: { type: 'levels', heads: ['功能分类科目编码', '功能分类科目名称'], shared: false, group: '项目' },
      columns: expenditure.slice(0, 3),
      index: 'none',
      total: 'merged',
    },
    {
      type: 'fiscal',
      kind: 'budget.fiscal',
      title: '财政拨款收支预算总体情况表',
      words: fiscalWords,
      columns: fiscalColumns(['合计', '一般公共预算', '政府性基金预算', '国有资本经营预算']),
      lineNumbers: false,
      index: false,
    },
    {
      type: 'subjects',
      kind: 'budget.gpb_basic_economic',
      title: '一般公共预算基本支出情况表',
      rows: 'economic',
      key: { type: 'columns', heads: ['经济分类科目编码', '经济分类科目名称'], group: '项目' },
      columns: [
        over<LeafKey>(
          '一般公共预算基本支出',
          leaf('小计', 'gpb_basic'),
          leaf('人员经费', 'personnel'),
          leaf('公用经费', 'public'),
        ),
      ],
      index: 'none',
      total: 'merged',
    },
    {
      type: 'three-public',
      kind: 'budget.three_public',
      title: '一般公共预算“三公”经费支出情况表',
      shape: 'one-row',
      phases: ['上年预算数', '本年预算数'],
      index: false,
    },
  ],
};

/** Budgets in the habits of more provinces, by bodies of other fields. */
export const nationalBudgetLayouts: readonly ProvinceLayout[] = [chongqing, beijing, sichuan, xinjiang];
