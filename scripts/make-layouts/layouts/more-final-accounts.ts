import { units } from '../amount.ts';
import { fiscalColumns } from '../tables/balance-sides.ts';
import { leaf, over } from '../tables/header-tree.ts';
import type { LeafKey } from '../tables/leaf.ts';
import type { ProvinceLayout } from './layout.ts';
import { expenditureColumns, finalFiscal, finalSummary, fiscalHeads, fundColumns } from './words.ts';

const ningxia: ProvinceLayout = {
  id: 'ningxia-final',
  provinces: ['64', '62'],
  documentKind: 'final',
  documentTitle: '{agency}{year}年度部门决算',
  units: [units.yuan, units.tenThousand],
  withFund: true,
  projects: 4,
  formNumber: '公开{n}表',
  tables: [
    {
      type: 'subjects',
      kind: 'final.expenditure',
      title: '支出决算表',
      rows: 'function',
      key: { type: 'levels', heads: ['支出功能分类科目编码', '科目名称'], group: '项目', shared: true },
      columns: [
        over<LeafKey>(
          '本年支出',
          leaf('合计', 'expenditure_total'),
          over<LeafKey>(
            '财政拨款支出',
            over<LeafKey>(
              '基本支出',
              leaf('小计', 'expenditure_basic'),
              leaf('人员经费', 'expenditure_personnel'),
              leaf('公用经费', 'expenditure_public'),
            ),
            leaf('项目支出', 'expenditure_project'),
          ),
          leaf('经营支出', 'expenditure_business'),
        ),
      ],
      index: 'counted',
      total: 'beside-blank',
    },
    {
      type: 'fiscal',
      kind: 'final.fiscal',
      title: '财政拨款收入支出决算总表',
      words: { ...finalFiscal, amountHead: '金额', labelHeads: ['项目', '项目（按功能分类）'] },
      columns: [over('决算数', ...fiscalColumns(fiscalHeads))],
      lineNumbers: true,
      index: false,
    },
    {
      type: 'subjects',
      kind: 'final.gpb',
      title: '一般公共预算财政拨款支出决算表',
      rows: 'gpb',
      key: { type: 'joined', head: '支出功能分类科目', mark: 'dash' },
      columns: [
        leaf('{last}年度', 'previous'),
        over<LeafKey>(
          '{year}年度',
          leaf('合计', 'gpb'),
          leaf('基本支出', 'gpb_basic'),
          leaf('项目支出', 'gpb_project'),
        ),
        leaf('比上年增减', 'growth'),
        leaf('增减%', 'growth_percent'),
      ],
      index: 'stars',
      total: 'merged',
    },
    {
      type: 'three-public',
      kind: 'final.three_public',
      title: '财政拨款“三公”经费支出决算表',
      shape: 'one-row',
      phases: ['{year}年度预算数', '{year}年度决算数'],
      index: false,
    },
  ],
};

const anhui: ProvinceLayout = {
  id: 'anhui-final',
  provinces: ['34', '53', '52'],
  documentKind: 'final',
  documentTitle: '{agency}{year}年度部门决算情况',
  units: [units.tenThousand],
  withFund: false,
  projects: 6,
  formNumber: '财决公开{n}表',
  tables: [
    {
      type: 'summary',
      kind: 'final.summary',
      title: '{agency}{year}年度收入支出决算总表',
      words: { ...finalSummary, amountHead: '金额（{unit}）' },
      lineNumbers: true,
      index: false,
    },
    {
      type: 'subjects',
      kind: 'final.expenditure',
      title: '{agency}{year}年度支出决算表',
      rows: 'function',
      key: { type: 'joined', head: '项目（科目编码及名称）', mark: 'wide-space' },
      columns: expenditureColumns.slice(0, 4),
      index: 'letters',
      total: 'merged',
    },
    {
      type: 'blocks',
      kind: 'final.basic_economic',
      title: '{agency}{year}年度一般公共预算财政拨款基本支出决算表',
      heads: ['经济分类科目编码', '科目名称', '决算数'],
      blocks: 2,
      topHeads: ['人员经费', '公用经费'],
      totals: ['人员经费合计', '公用经费合计'],
      index: false,
    },
    {
      type: 'subjects',
      kind: 'final.gov_fund',
      title: '{agency}{year}年度政府性基金预算财政拨款收入支出决算表',
      rows: 'gov_fund',
      key: { type: 'columns', heads: ['功能分类科目编码', '科目名称'], group: '项目' },
      columns: fundColumns,
      index: 'counted',
      total: 'merged',
      notes: ['说明：本部门{year}年度没有政府性基金预算拨款收入，也没有使用政府性基金安排的支出，故本表无数据。'],
    },
    {
      type: 'three-public',
      kind: 'final.three_public',
      title: '{agency}{year}年度“三公”经费支出决算表',
      shape: 'list',
      phases: ['全年预算数', '决算数'],
      index: true,
    },
  ],
};

/** Final accounts of more provinces: four-level headers, long titles, empty tables. */
export const moreFinalLayouts: readonly ProvinceLayout[] = [ningxia, anhui];
