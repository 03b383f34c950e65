import { classes } from '../data/subjects.ts';
import type { Figures } from '../figures.ts';
import type { HeaderNode } from './header-tree.ts';
import { leaf } from './header-tree.ts';
import { leafMeanings, sumLeaf, type LeafKey } from './leaf.ts';
import type { Side, SideAmount, SideRow } from './sided-table.ts';

/** Words that provinces choose for a table of revenue and expenditure. */
export interface BalanceWords {
  readonly revenue: string;
  readonly expenditure: string;
  readonly labelHeads: readonly [string, string];
  readonly amountHead: string;
  /** Rows of revenue: label and the leaf that it sums. */
  readonly sources: readonly (readonly [string, LeafKey])[];
  /** 一、二、 before classes, or none. */
  readonly ordinals: boolean;
  /** Print classes without money too. */
  readonly allClasses: boolean;
  readonly revenueTotal: string;
  readonly expenditureTotal: string;
  /** Pairs of labels between the totals of the year and the grand total. */
  readonly opening: string;
  readonly closing: string;
  readonly grandTotals: readonly [string, string];
  /** Rows between the totals of the year and what is carried over, without money. */
  readonly between?: readonly [string, string];
  /** Parts of what a year before left, by kind of budget. */
  readonly openingParts?: readonly [string, string, string];
}

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 一 … 九十九. */
export function toNumeral(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = NUMERALS[value % 10] ?? '';
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : (NUMERALS[tens] ?? '')}十${ones}`;
}

const sum = (key: LeafKey, figures: Figures, code = ''): SideAmount => ({
  fen: sumLeaf(key, code, figures),
  measure: leafMeanings[key].measure,
  fund: leafMeanings[key].fund,
});

const one = (amount: SideAmount): Readonly<Record<string, SideAmount>> => ({ own: amount });

function classRows(words: BalanceWords, amountsOf: (code: string) => SideRow['amounts']): SideRow[] {
  const rows: SideRow[] = [];
  let ordinal = 0;
  for (const [code, name] of classes) {
    const amounts = amountsOf(code);
    const paid = Object.values(amounts).some((amount) => amount.fen !== undefined && amount.fen !== 0n);
    if (!paid && !words.allClasses) continue;
    ordinal++;
    const blank = Object.fromEntries(
      Object.entries(amounts).map(([key, amount]) => [key, paid ? amount : { ...amount, fen: undefined }]),
    );
    rows.push({ label: words.ordinals ? `${toNumeral(ordinal)}、${name}` : name, code, amounts: blank });
  }
  return rows;
}

const carried = (figures: Figures, which: 'opening' | 'closing', fund: string): SideAmount => ({
  fen: figures.items.reduce((total, item) => total + item[which], 0n),
  measure: which === 'opening' ? 'carryover_opening' : 'carryover_closing',
  fund,
});

const add = (left: SideAmount, right: SideAmount, measure: string): SideAmount => ({
  fen: (left.fen ?? 0n) + (right.fen ?? 0n),
  measure,
  fund: left.fund,
});

/** Both sides of a table of all revenue and all expenditure. */
export function summarySides(words: BalanceWords, figures: Figures): Side[] {
  const revenue = sum('revenue_total', figures);
  const expenditure = sum('expenditure_total', figures);
  const opening = carried(figures, 'opening', 'total');
  const closing = carried(figures, 'closing', 'total');
  const column: HeaderNode<string>[] = [leaf(words.amountHead, 'own')];
  return [
    {
      head: words.revenue,
      pairs: [
        {
          labelHead: words.labelHeads[0],
          columns: column,
          rows: [
            ...sourceRows(words, figures),
            { label: words.revenueTotal, foot: true, amounts: one(revenue) },
            ...betweenRow(words, 0),
            { label: words.opening, foot: true, amounts: one(opening) },
            { label: words.grandTotals[0], foot: true, amounts: one(add(revenue, opening, '')) },
          ],
        },
      ],
    },
    {
      head: words.expenditure,
      pairs: [
        {
          labelHead: words.labelHeads[1],
          columns: column,
          rows: [
            ...classRows(words, (code) =>
              one({ ...sum('expenditure_total', figures, code), measure: 'expenditure_total' }),
            ),
            { label: words.expenditureTotal, foot: true, amounts: one(expenditure) },
            ...betweenRow(words, 1),
            { label: words.closing, foot: true, amounts: one(closing) },
            { label: words.grandTotals[1], foot: true, amounts: one(add(expenditure, closing, '')) },
          ],
        },
      ],
    },
  ];
}

const betweenRow = (words: BalanceWords, side: 0 | 1): SideRow[] =>
  words.between === undefined
    ? []
    : [
        {
          label: words.between[side],
          foot: true,
          amounts: one(
            side === 0
              ? { fen: 0n, measure: 'nonfiscal_surplus_used', fund: 'other' }
              : { fen: 0n, measure: 'surplus_distribution', fund: 'total' },
          ),
        },
      ];

/** What a year before left, and under it its parts by kind of budget. */
const openingRows = (words: BalanceWords, opening: SideAmount): SideRow[] => [
  { label: words.opening, foot: true, amounts: one(opening) },
  ...(words.openingParts ?? []).map((label, index) => ({
    label,
    foot: true,
    indent: 1,
    amounts: one({
      fen: index === 0 ? opening.fen : 0n,
      measure: opening.measure,
      fund: ['gpb', 'gov_fund', 'state_capital'][index] ?? '',
    }),
  })),
];

/** Blank rows of the other side beside those parts. */
const blankRows = (words: BalanceWords): SideRow[] =>
  (words.openingParts ?? []).map(() => ({ label: '', foot: true, amounts: {} }));

const sourceRows = (words: BalanceWords, figures: Figures): SideRow[] =>
  words.sources.map(([label, key], index) => ({
    label: words.ordinals ? `${toNumeral(index + 1)}、${label}` : label,
    amounts: one(sum(key, figures)),
  }));

/** Columns of the expenditure side of a table of fiscal appropriations. */
export const fiscalColumns = (heads: readonly [string, string, string, string]): HeaderNode<string>[] => [
  leaf(heads[0], 'all'),
  leaf(heads[1], 'gpb'),
  leaf(heads[2], 'gov_fund'),
  leaf(heads[3], 'state_capital'),
];

/** Both sides of a table of fiscal appropriations, expenditure by kind of budget. */
export function fiscalSides(words: BalanceWords, columns: readonly HeaderNode<string>[], figures: Figures): Side[] {
  const byFund = (gpb: bigint, fund: bigint, measure: string): SideRow['amounts'] => ({
    all: { fen: gpb + fund, measure, fund: 'fiscal' },
    gpb: { fen: gpb, measure, fund: 'gpb' },
    gov_fund: { fen: fund, measure, fund: 'gov_fund' },
    state_capital: { fen: undefined, measure, fund: 'state_capital' },
  });
  const spent = (code: string): SideRow['amounts'] =>
    byFund(sumLeaf('gpb', code, figures), sumLeaf('fund_total', code, figures), 'expenditure_total');
  const revenue: SideAmount = { ...sum('revenue_fiscal', figures), measure: 'revenue_total', fund: 'fiscal' };
  const opening = carried(figures, 'opening', 'fiscal');
  const closing = carried(figures, 'closing', 'fiscal').fen ?? 0n;
  return [
    {
      head: words.revenue,
      pairs: [
        {
          labelHead: words.labelHeads[0],
          columns: [leaf(words.amountHead, 'own')],
          rows: [
            ...sourceRows(words, figures),
            { label: words.revenueTotal, foot: true, amounts: one(revenue) },
            ...openingRows(words, opening),
            { label: words.grandTotals[0], foot: true, amounts: one(add(revenue, opening, '')) },
          ],
        },
      ],
    },
    {
      head: words.expenditure,
      pairs: [
        {
          labelHead: words.labelHeads[1],
          columns,
          rows: [
            ...classRows(words, spent),
            { label: words.expenditureTotal, foot: true, amounts: spent('') },
            { label: words.closing, foot: true, amounts: byFund(closing, 0n, 'carryover_closing') },
            ...blankRows(words),
            {
              label: words.grandTotals[1],
              foot: true,
              amounts: byFund(sumLeaf('gpb', '', figures) + closing, sumLeaf('fund_total', '', figures), ''),
            },
          ],
        },
      ],
    },
  ];
}

/** Revenue beside expenditure by function and by kind: three pairs, two of them on one side. */
export function threePairSides(words: BalanceWords, heads: readonly [string, string], figures: Figures): Side[] {
  const [left, right] = summarySides({ ...words, allClasses: false }, figures);
  if (left === undefined || right === undefined) throw new Error('a side is missing');
  const functional = right.pairs[0];
  if (functional === undefined) throw new Error('no pair');
  const rows: SideRow[] = [
    { label: '一、基本支出', amounts: one(sum('expenditure_basic', figures)) },
    { label: '人员经费', indent: 1, amounts: one(sum('expenditure_personnel', figures)) },
    { label: '公用经费', indent: 1, amounts: one(sum('expenditure_public', figures)) },
    { label: '二、项目支出', amounts: one(sum('expenditure_project', figures)) },
    ...functional.rows.filter((row) => row.foot === true),
  ];
  return [
    left,
    {
      ...right,
      pairs: [
        { ...functional, labelHead: heads[0] },
        { labelHead: heads[1], columns: functional.columns, rows },
      ],
    },
  ];
}
