import { units } from '../amount.ts';
import { leaf, over } from '../tables/header-tree.ts';
import type { LeafKey } from '../tables/leaf.ts';
import type { ProvinceLayout } from './layout.ts';
import { budgetSummary } from './words.ts';

const key = { type: 'columns', heads: ['科目编码', '科目名称'] } as const;

const hubei: ProvinceLayout = {
  id: 'integrated-budget',
  provinces: ['33', '43', '50', '52', '51', '41'],
  documentKind: 'budget',
  documentTitle: '{agency}{year}年部门预算公开',
  units: [units.tenThousand, units.yuan],
  withFund: true,
  projects: 4,
  formNumber: '公开表{n}',
  bureaus: ['education', 'agriculture', 'transport', 'culture', 'water', 'congress', 'women'],
  placeName: 'with-city',
  tables: [
    {
      type: 'summary',
      kind: 'budget.summary',
      title: '部门收支总表',
      words: { ...budgetSummary, labelHeads: ['项目', '项目'], opening: '上年结转结余', closing: '年终结转结余' },
      lineNumbers: false,
      index: false,
    },
    {
      type: 'units',
      kind: 'budget.revenue',
      title: '部门收入总表',
      heads: ['部门（单位）代码', '部门（单位）名称'],
      holds: 'revenue',
    },
    {
      type: 'subjects',
      kind: 'budget.expenditure',
      title: '部门支出总表',
      rows: 'function',
      key,
      columns: [
        leaf('合计', 'expenditure_total'),
        leaf('基本支出', 'expenditure_basic'),
        leaf('项目支出', 'expenditure_project'),
        leaf('事业单位经营支出', 'expenditure_business'),
        leaf('上缴上级支出', 'expenditure_to_superior'),
        leaf('对附属单位补助支出', 'expenditure_affiliate_subsidy'),
      ],
      index: 'none',
      total: 'merged',
    },
    {
      type: 'integrated-fiscal',
      kind: 'budget.fiscal',
      title: '财政拨款收支总表',
      amountHead: '预算数',
      byFund: false,
    },
    {
      type: 'subjects',
      kind: 'budget.gpb_function',
      title: '一般公共预算支出表',
      rows: 'gpb',
      key,
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
      title: '一般公共预算基本支出表',
      rows: 'economic',
      key: { type: 'columns', heads: ['科目编码', '科目名称'], group: '部门预算支出经济分类科目' },
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
      type: 'units',
      kind: 'budget.three_public',
      title: '一般公共预算“三公”经费支出表',
      heads: ['单位编码', '单位名称'],
      holds: 'three-public',
    },
    {
      type: 'subjects',
      kind: 'budget.gov_fund',
      title: '政府性基金预算支出表',
      rows: 'gov_fund',
      key,
      columns: [
        over<LeafKey>(
          '本年政府性基金预算支出',
          leaf('合计', 'fund_total'),
          leaf('基本支出', 'fund_basic'),
          leaf('项目支出', 'fund_project'),
        ),
      ],
      index: 'none',
      total: 'merged',
    },
  ],
};

const byFund: ProvinceLayout = {
  ...hubei,
  id: 'integrated-funds-budget',
  provinces: ['35', '37', '44', '36', '65'],
  documentTitle: '{year}年{agency}部门预算',
  units: [units.tenThousand, units.tenThousandExact],
  formNumber: '表{n}',
  tables: hubei.tables.map((table) =>
    table.type === 'integrated-fiscal' ? { ...table, title: '财政拨款收支预算总表', byFund: true } : table,
  ),
};

/** Budgets as the integrated budget system prints them. */
export const integratedBudgetLayouts: readonly ProvinceLayout[] = [hubei, byFund];
