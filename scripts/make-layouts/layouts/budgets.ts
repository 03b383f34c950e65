import { units } from '../amount.ts';
import { fiscalColumns } from '../tables/balance-sides.ts';
import { leaf, over } from '../tables/header-tree.ts';
import type { LeafKey } from '../tables/leaf.ts';
import type { ProvinceLayout } from './layout.ts';
import { budgetSummary } from './words.ts';

const zhejiang: ProvinceLayout = {
  id: 'zhejiang-budget',
  provinces: ['33', '35'],
  documentKind: 'budget',
  documentTitle: '{agency}{year}年部门预算',
  units: [units.tenThousand, units.yuan],
  withFund: true,
  projects: 5,
  formNumber: '表{n}',
  tables: [
    {
      type: 'three-pairs',
      kind: 'budget.summary',
      title: '{year}年部门收支预算总表',
      words: { ...budgetSummary, expenditure: '支出', amountHead: '预算数' },
      pairHeads: ['项目（按功能分类）', '项目（按支出性质）'],
      lineNumbers: false,
      index: false,
    },
    {
      type: 'subjects',
      kind: 'budget.revenue',
      title: '{year}年部门收入预算总表',
      rows: 'function',
      key: { type: 'joined', head: '科目名称', mark: 'dash' },
      columns: [
        leaf('合计', 'revenue_total'),
        over<LeafKey>(
          '本年收入',
          over<LeafKey>(
            '财政拨款',
            leaf('小计', 'revenue_fiscal'),
            leaf('一般公共预算', 'revenue_gpb'),
            leaf('政府性基金预算', 'revenue_gov_fund'),
          ),
          leaf('事业收入', 'revenue_institutional'),
          leaf('其他收入', 'revenue_other'),
        ),
      ],
      index: 'none',
      total: 'merged',
    },
    {
      type: 'subjects',
      kind: 'budget.expenditure',
      title: '{year}年部门支出预算总表',
      rows: 'function',
      key: { type: 'columns', heads: ['科目编码', '科目名称'] },
      columns: [
        leaf('合计', 'expenditure_total'),
        over<LeafKey>(
          '基本支出',
          leaf('小计', 'expenditure_basic'),
          leaf('人员支出', 'expenditure_personnel'),
          leaf('公用支出', 'expenditure_public'),
        ),
        leaf('项目支出', 'expenditure_project'),
      ],
      index: 'stars',
      total: 'beside-blank',
    },
    {
      type: 'fiscal',
      kind: 'budget.fiscal',
      title: '{year}年财政拨款收支预算总表',
      words: {
        ...budgetSummary,
        sources: [
          ['一般公共预算', 'revenue_gpb'],
          ['政府性基金预算', 'revenue_gov_fund'],
        ],
        allClasses: false,
      },
      columns: fiscalColumns(['合计', '一般公共预算', '政府性基金预算', '国有资本经营预算']),
      lineNumbers: false,
      index: false,
    },
  ],
};

const shandong: ProvinceLayout = {
  id: 'shandong-budget',
  provinces: ['37', '41'],
  documentKind: 'budget',
  documentTitle: '{year}年{agency}部门预算',
  units: [units.tenThousand, units.thousand],
  withFund: true,
  projects: 6,
  formNumber: '预算公开{n}表',
  tables: [
    {
      type: 'summary',
      kind: 'budget.summary',
      title: '部门收支总体情况表',
      words: { ...budgetSummary, labelHeads: ['项    目', '项    目'], amountHead: '{year}年预算' },
      lineNumbers: false,
      index: false,
    },
    {
      type: 'subjects',
      kind: 'budget.gpb_function',
      title: '一般公共预算支出情况表',
      rows: 'gpb',
      key: { type: 'levels', heads: ['科目编码', '科目名称'], shared: false },
      columns: [
        leaf('{last}年执行数', 'previous'),
        over<LeafKey>(
          '{year}年预算数',
          leaf('小计', 'gpb'),
          leaf('基本支出', 'gpb_basic'),
          leaf('项目支出', 'gpb_project'),
        ),
        over<LeafKey>('{year}年预算数比{last}年执行数', leaf('增减额', 'growth'), leaf('增减%', 'growth_percent')),
      ],
      index: 'none',
      total: 'merged',
    },
    {
      type: 'subjects',
      kind: 'budget.gpb_basic_economic',
      title: '一般公共预算基本支出情况表',
      rows: 'economic',
      key: { type: 'columns', heads: ['部门预算经济分类科目编码', '部门预算经济分类科目名称'] },
      columns: [
        over<LeafKey>(
          '{year}年基本支出',
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
      title: '一般公共预算“三公”经费支出情况表',
      shape: 'two-rows',
      phases: ['{last}年预算数', '{year}年预算数'],
      index: false,
      unit: units.tenThousand,
    },
  ],
};

const innerMongolia: ProvinceLayout = {
  id: 'neimenggu-budget',
  provinces: ['15', '65', '62'],
  documentKind: 'budget',
  documentTitle: '{agency}{year}年度部门预算公开报告',
  units: [units.tenThousand, units.hundredMillion, units.tenThousandExact],
  withFund: false,
  projects: 4,
  formNumber: '表{n}',
  tables: [
    {
      type: 'summary',
      kind: 'budget.summary',
      title: '部门收支总表',
      words: { ...budgetSummary, ordinals: false, allClasses: false, amountHead: '预算数（{unit}）' },
      lineNumbers: false,
      index: false,
    },
    {
      type: 'subjects',
      kind: 'budget.gpb_function',
      title: '一般公共预算支出表',
      rows: 'gpb',
      key: { type: 'joined', head: '功能分类科目', mark: 'brackets' },
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
      key: { type: 'names', head: '支出经济分类科目' },
      columns: [leaf('合计', 'gpb_basic'), leaf('人员经费', 'personnel'), leaf('公用经费', 'public')],
      index: 'none',
      total: 'merged',
    },
    {
      type: 'three-public',
      kind: 'budget.three_public',
      title: '一般公共预算“三公”经费支出表',
      shape: 'list',
      phases: ['{last}年预算数', '{year}年预算数'],
      index: false,
    },
  ],
};

const henan: ProvinceLayout = {
  id: 'henan-budget',
  provinces: ['41', '45', '21', '22'],
  documentKind: 'budget',
  documentTitle: '{year}年{agency}预算公开',
  units: [units.tenThousand, units.yuan],
  withFund: true,
  projects: 7,
  formNumber: '预算{n}表',
  tables: [
    {
      type: 'summary',
      kind: 'budget.summary',
      title: '部门收支总体情况表',
      words: { ...budgetSummary, amountHead: '金额' },
      lineNumbers: false,
      index: false,
    },
    {
      type: 'subjects',
      kind: 'budget.expenditure',
      title: '部门支出总体情况表',
      rows: 'function',
      key: { type: 'levels', heads: ['科目编码', '单位（科目名称）'], shared: false },
      columns: [
        leaf('总计', 'expenditure_total'),
        over<LeafKey>(
          '基本支出',
          leaf('小计', 'expenditure_basic'),
          leaf('工资福利和对个人和家庭的补助', 'expenditure_personnel'),
          leaf('商品和服务支出', 'basic_goods_services'),
        ),
        over<LeafKey>('项目支出', leaf('其中：特定目标类', 'expenditure_project')),
      ],
      index: 'stars',
      total: 'merged',
    },
    {
      type: 'project-list',
      kind: 'budget.special_project',
      title: '{year}年项目支出预算表',
      heads: { unit: '单位名称', project: '项目名称', code: '功能科目编码', sources: '资金来源', remark: '备注' },
    },
    { type: 'procurement', kind: 'budget.procurement', title: '{year}年政府采购预算表' },
    {
      type: 'three-public',
      kind: 'budget.three_public',
      title: '“三公”经费预算情况表',
      shape: 'list',
      phases: ['{last}年预算数', '{year}年预算数'],
      index: false,
    },
  ],
};

export const budgetLayouts: readonly ProvinceLayout[] = [zhejiang, shandong, innerMongolia, henan];
