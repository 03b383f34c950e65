import type { BalanceWords } from '../tables/balance-sides.ts';
import { leaf, over, type HeaderNode } from '../tables/header-tree.ts';
import type { LeafKey } from '../tables/leaf.ts';

/** Words and header trees that several provinces share. */

export const finalSummary: BalanceWords = {
  revenue: '收入',
  expenditure: '支出',
  labelHeads: ['项目', '项目'],
  amountHead: '决算数',
  sources: [
    ['一般公共预算财政拨款收入', 'revenue_gpb'],
    ['政府性基金预算财政拨款收入', 'revenue_gov_fund'],
    ['上级补助收入', 'revenue_superior_subsidy'],
    ['事业收入', 'revenue_institutional'],
    ['经营收入', 'revenue_business'],
    ['附属单位上缴收入', 'revenue_affiliate'],
    ['其他收入', 'revenue_other'],
  ],
  ordinals: true,
  allClasses: true,
  revenueTotal: '本年收入合计',
  expenditureTotal: '本年支出合计',
  opening: '年初结转和结余',
  closing: '年末结转和结余',
  grandTotals: ['总计', '总计'],
};

export const finalFiscal: BalanceWords = {
  ...finalSummary,
  sources: [
    ['一般公共预算财政拨款', 'revenue_gpb'],
    ['政府性基金预算财政拨款', 'revenue_gov_fund'],
  ],
  opening: '年初财政拨款结转和结余',
  closing: '年末财政拨款结转和结余',
};

export const budgetSummary: BalanceWords = {
  ...finalSummary,
  amountHead: '预算数',
  labelHeads: ['项目', '项目（按功能分类）'],
  sources: [
    ['一般公共预算拨款收入', 'revenue_gpb'],
    ['政府性基金预算拨款收入', 'revenue_gov_fund'],
    ['事业收入', 'revenue_institutional'],
    ['其他收入', 'revenue_other'],
  ],
  revenueTotal: '本年收入合计',
  expenditureTotal: '本年支出合计',
  opening: '上年结转结余',
  closing: '结转下年',
  grandTotals: ['收入总计', '支出总计'],
};

export const revenueColumns: readonly HeaderNode<LeafKey>[] = [
  leaf('本年收入合计', 'revenue_total'),
  leaf('财政拨款收入', 'revenue_fiscal'),
  leaf('上级补助收入', 'revenue_superior_subsidy'),
  leaf('事业收入', 'revenue_institutional'),
  leaf('经营收入', 'revenue_business'),
  leaf('附属单位上缴收入', 'revenue_affiliate'),
  leaf('其他收入', 'revenue_other'),
];

export const expenditureColumns: readonly HeaderNode<LeafKey>[] = [
  leaf('本年支出合计', 'expenditure_total'),
  leaf('基本支出', 'expenditure_basic'),
  leaf('项目支出', 'expenditure_project'),
  leaf('上缴上级支出', 'expenditure_to_superior'),
  leaf('经营支出', 'expenditure_business'),
  leaf('对附属单位补助支出', 'expenditure_affiliate_subsidy'),
];

export const gpbColumns: readonly HeaderNode<LeafKey>[] = [
  over<LeafKey>('本年支出', leaf('小计', 'gpb'), leaf('基本支出', 'gpb_basic'), leaf('项目支出', 'gpb_project')),
];

export const fundColumns: readonly HeaderNode<LeafKey>[] = [
  leaf('年初结转和结余', 'fund_opening'),
  leaf('本年收入', 'fund_revenue'),
  over<LeafKey>(
    '本年支出',
    leaf('小计', 'fund_total'),
    leaf('基本支出', 'fund_basic'),
    leaf('项目支出', 'fund_project'),
  ),
  leaf('年末结转和结余', 'fund_closing'),
];

export const fiscalHeads = [
  '合计',
  '一般公共预算财政拨款',
  '政府性基金预算财政拨款',
  '国有资本经营预算财政拨款',
] as const;
