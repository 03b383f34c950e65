import type { Figures, Item } from '../figures.ts';

/** What a column of amounts holds; layouts name columns by these words. */
export type LeafKey =
  | 'revenue_total'
  | 'revenue_fiscal'
  | 'revenue_gpb'
  | 'revenue_gov_fund'
  | 'revenue_superior_subsidy'
  | 'revenue_institutional'
  | 'revenue_business'
  | 'revenue_affiliate'
  | 'revenue_other'
  | 'expenditure_total'
  | 'expenditure_basic'
  | 'expenditure_personnel'
  | 'expenditure_public'
  | 'basic_goods_services'
  | 'expenditure_project'
  | 'expenditure_to_superior'
  | 'expenditure_business'
  | 'expenditure_affiliate_subsidy'
  | 'gpb'
  | 'gpb_basic'
  | 'personnel'
  | 'public'
  | 'gpb_project'
  | 'previous'
  | 'previous_budget'
  | 'growth'
  | 'growth_percent'
  | 'revenue_opening'
  | 'revenue_state_capital'
  | 'gpb_opening'
  | 'gpb_opening_basic'
  | 'gpb_opening_project'
  | 'gpb_revenue'
  | 'gpb_closing'
  | 'gpb_closing_basic'
  | 'gpb_closing_project'
  | 'fund_opening'
  | 'fund_revenue'
  | 'fund_total'
  | 'fund_basic'
  | 'fund_project'
  | 'fund_closing';

interface LeafMeaning {
  readonly measure: string;
  readonly fund: string;
  /** The document's own phase, or that of the year before. */
  readonly phase: 'own' | 'previous' | 'previous_budget' | '';
  readonly amount: (item: Item) => bigint;
}

const nothing = (): bigint => 0n;
const spent = (item: Item): bigint => item.personnel + item.public + item.project;
const received = (item: Item): bigint => spent(item) + item.closing - item.opening;
const ofGpb = (amount: (item: Item) => bigint) => (item: Item) => (item.fund === 'gpb' ? amount(item) : 0n);
const ofFund = (amount: (item: Item) => bigint) => (item: Item) => (item.fund === 'gov_fund' ? amount(item) : 0n);
const own = (measure: string, fund: string, amount: (item: Item) => bigint): LeafMeaning => ({
  measure,
  fund,
  phase: 'own',
  amount,
});

export const leafMeanings: Readonly<Record<LeafKey, LeafMeaning>> = {
  revenue_total: own('revenue_total', 'total', received),
  revenue_fiscal: own('revenue_fiscal', 'fiscal', (item) => received(item) - item.other),
  revenue_gpb: own(
    'revenue_fiscal',
    'gpb',
    ofGpb((item) => received(item) - item.other),
  ),
  revenue_gov_fund: own('revenue_fiscal', 'gov_fund', ofFund(received)),
  revenue_superior_subsidy: own('revenue_superior_subsidy', 'other', nothing),
  revenue_institutional: own('revenue_institutional', 'other', nothing),
  revenue_business: own('revenue_business', 'other', nothing),
  revenue_affiliate: own('revenue_affiliate', 'other', nothing),
  revenue_other: own('revenue_other', 'other', (item) => item.other),
  expenditure_total: own('expenditure_total', 'total', spent),
  expenditure_basic: own('expenditure_basic', 'total', (item) => item.personnel + item.public),
  expenditure_personnel: own('personnel', 'total', (item) => item.personnel),
  expenditure_public: own('public', 'total', (item) => item.public),
  // An economic class as a column: the measure stays, the class is the second code.
  basic_goods_services: own('expenditure_basic', 'total', (item) => item.public),
  expenditure_project: own('expenditure_project', 'total', (item) => item.project),
  expenditure_to_superior: own('expenditure_to_superior', 'total', nothing),
  expenditure_business: own('expenditure_business', 'total', nothing),
  expenditure_affiliate_subsidy: own('expenditure_affiliate_subsidy', 'total', nothing),
  gpb: own(
    'expenditure_total',
    'gpb',
    ofGpb((item) => spent(item) - item.other),
  ),
  gpb_basic: own(
    'expenditure_basic',
    'gpb',
    ofGpb((item) => item.personnel + item.public),
  ),
  personnel: own(
    'personnel',
    'gpb',
    ofGpb((item) => item.personnel),
  ),
  public: own(
    'public',
    'gpb',
    ofGpb((item) => item.public),
  ),
  gpb_project: own(
    'expenditure_project',
    'gpb',
    ofGpb((item) => item.project - item.other),
  ),
  previous: { measure: 'expenditure_total', fund: 'gpb', phase: 'previous', amount: ofGpb((item) => item.previous) },
  previous_budget: {
    measure: 'expenditure_total',
    fund: 'gpb',
    phase: 'previous_budget',
    amount: ofGpb((item) => item.previous),
  },
  growth: {
    measure: '',
    fund: '',
    phase: '',
    amount: ofGpb((item) => spent(item) - item.other - item.previous),
  },
  growth_percent: { measure: '', fund: '', phase: '', amount: nothing },
  revenue_opening: own('carryover_opening', 'total', (item) => item.opening),
  revenue_state_capital: own('revenue_fiscal', 'state_capital', nothing),
  gpb_opening: own(
    'carryover_opening',
    'gpb',
    ofGpb((item) => item.opening),
  ),
  gpb_opening_basic: own('', '', nothing),
  gpb_opening_project: own(
    '',
    '',
    ofGpb((item) => item.opening),
  ),
  gpb_revenue: own(
    'revenue_total',
    'gpb',
    ofGpb((item) => received(item) - item.other),
  ),
  gpb_closing: own(
    'carryover_closing',
    'gpb',
    ofGpb((item) => item.closing),
  ),
  gpb_closing_basic: own('', '', nothing),
  gpb_closing_project: own(
    '',
    '',
    ofGpb((item) => item.closing),
  ),
  fund_opening: own('carryover_opening', 'gov_fund', nothing),
  fund_revenue: own('revenue_total', 'gov_fund', ofFund(received)),
  fund_total: own('expenditure_total', 'gov_fund', ofFund(spent)),
  fund_basic: own('expenditure_basic', 'gov_fund', nothing),
  fund_project: own(
    'expenditure_project',
    'gov_fund',
    ofFund((item) => item.project),
  ),
  fund_closing: own('carryover_closing', 'gov_fund', nothing),
};

/** The sum of a leaf over the items whose code begins so; an empty code sums all. */
export function sumLeaf(key: LeafKey, code: string, figures: Figures): bigint {
  const { amount } = leafMeanings[key];
  return figures.items.reduce((sum, item) => (item.code.startsWith(code) ? sum + amount(item) : sum), 0n);
}
