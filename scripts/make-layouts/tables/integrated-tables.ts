import { classes } from '../data/subjects.ts';
import type { Figures } from '../figures.ts';
import { cell, type Row, type Table } from '../model.ts';
import { toNumeral } from './balance-sides.ts';
import { amountCell, type RowKey, type TableContext } from './context.ts';
import { columnsOf, depthOf, layOutHeader, leaf, over, type HeaderNode } from './header-tree.ts';
import { sumLeaf, type LeafKey } from './leaf.ts';
import type { Side, SideAmount, SideRow } from './sided-table.ts';

/**
 * Tables of the integrated budget system (预算管理一体化), which most provinces print since 2022: one row for each
 * unit, and 财政拨款收支总表 with numbered parts.
 */

interface Column {
  readonly measure: string;
  readonly fund: string;
  readonly fen: bigint;
}

export interface UnitTableSpec {
  readonly kind: string;
  readonly title: string;
  readonly heads: readonly [string, string];
  readonly holds: 'revenue' | 'three-public';
}

const UNIT = '301001';

export function makeUnitTable(spec: UnitTableSpec, agency: string, context: TableContext): Table {
  const columns = spec.holds === 'revenue' ? revenueColumns(context.figures) : threePublicColumns(context.figures);
  const nodes: HeaderNode<Column>[] = [...spec.heads.map((text) => ({ text })), ...columns];
  const row = (key: RowKey, first: string, second: string): Row => ({
    cells: [
      cell('code', first, { align: 'center' }),
      cell('label', second, { align: 'left' }),
      ...columnsOf(columns).map(({ key: column, path }) =>
        amountCell(
          {
            ...key,
            path,
            fen: column?.fen,
            measure: column?.measure ?? '',
            fund: column?.fund ?? '',
            phase: context.phase,
          },
          context,
        ),
      ),
    ],
  });
  return {
    kind: spec.kind,
    title: spec.title,
    formNumber: '',
    unit: context.unit.name,
    header: layOutHeader(nodes),
    body: [row({ codes: [], labels: ['合计'] }, '', '合计'), row({ codes: [UNIT], labels: [agency] }, UNIT, agency)],
    widths: [9, 20, ...columnsOf(columns).map(() => 9)],
    notes: [],
    isForm: false,
    features: [`units:${spec.holds}`, `header-depth:${depthOf(nodes)}`],
  };
}

function revenueColumns(figures: Figures): HeaderNode<Column>[] {
  const one = (text: string, measure: string, fund: string, fen: bigint): HeaderNode<Column> =>
    leaf(text, { measure, fund, fen });
  const sum = (key: LeafKey): bigint => sumLeaf(key, '', figures);
  const opening = sum('revenue_opening');
  return [
    one('合计', 'revenue_total', 'total', sum('revenue_total') + opening),
    over(
      '本年收入',
      one('小计', 'revenue_total', 'total', sum('revenue_total')),
      one('一般公共预算', 'revenue_fiscal', 'gpb', sum('revenue_gpb')),
      one('政府性基金预算', 'revenue_fiscal', 'gov_fund', sum('revenue_gov_fund')),
      one('国有资本经营预算', 'revenue_fiscal', 'state_capital', 0n),
      one('财政专户管理资金', 'special_account', 'special_account', 0n),
      one('事业收入', 'revenue_institutional', 'other', 0n),
      one('上级补助收入', 'revenue_superior_subsidy', 'other', 0n),
      one('其他收入', 'revenue_other', 'other', sum('revenue_other')),
    ),
    over(
      '上年结转结余',
      one('小计', 'carryover_opening', 'total', opening),
      one('一般公共预算', 'carryover_opening', 'gpb', opening),
      one('政府性基金预算', 'carryover_opening', 'gov_fund', 0n),
      one('单位资金', 'carryover_opening', 'other', 0n),
    ),
  ];
}

function threePublicColumns({ spent }: Figures): HeaderNode<Column>[] {
  const one = (text: string, measure: string, fen: bigint): HeaderNode<Column> =>
    leaf(text, { measure, fund: 'gpb', fen });
  const vehicles = spent.purchase + spent.operation;
  return [
    one('“三公”经费合计', 'three_public_total', spent.overseas + vehicles + spent.reception),
    one('因公出国（境）费', 'overseas_travel', spent.overseas),
    over(
      '公务用车购置及运行费',
      one('小计', 'vehicle_total', vehicles),
      one('公务用车购置费', 'vehicle_purchase', spent.purchase),
      one('公务用车运行费', 'vehicle_operation', spent.operation),
    ),
    one('公务接待费', 'official_reception', spent.reception),
  ];
}

export interface IntegratedFiscalSpec {
  readonly kind: string;
  readonly title: string;
  readonly amountHead: string;
  /** One column for each budget on the side of expenditure, or one for all. */
  readonly byFund: boolean;
}

const FUNDS = ['gpb', 'gov_fund', 'state_capital'] as const;
const FUND_NAMES = ['一般公共预算拨款', '政府性基金预算拨款', '国有资本经营预算拨款'];

/** 一、本年收入 and 二、上年结转 with their budgets, beside 一、本年支出 with its classes and 二、年终结转结余. */
export function integratedFiscalSides(spec: IntegratedFiscalSpec, figures: Figures): Side[] {
  const sum = (key: LeafKey, code = ''): bigint => sumLeaf(key, code, figures);
  const opening = sum('gpb_opening');
  const closing = sum('gpb_closing');
  const amounts = (gpb: bigint, fund: bigint, measure: string): SideRow['amounts'] => ({
    own: { fen: gpb + fund, measure, fund: 'fiscal' },
    gpb: { fen: gpb, measure, fund: 'gpb' },
    gov_fund: { fen: fund, measure, fund: 'gov_fund' },
    state_capital: { fen: undefined, measure, fund: 'state_capital' },
  });
  const parts = (measure: string, values: readonly bigint[]): SideRow[] =>
    FUND_NAMES.map((name, index) => ({
      label: `（${toNumeral(index + 1)}）${name}`,
      indent: 1,
      amounts: { own: { fen: values[index], measure, fund: FUNDS[index] ?? '' } satisfies SideAmount },
    }));
  const received = sum('revenue_gpb') + sum('revenue_gov_fund');
  const revenue: SideRow[] = [
    { label: '一、本年收入', amounts: amounts(sum('revenue_gpb'), sum('revenue_gov_fund'), 'revenue_total') },
    ...parts('revenue_fiscal', [sum('revenue_gpb'), sum('revenue_gov_fund'), 0n]),
    { label: '二、上年结转', amounts: amounts(opening, 0n, 'carryover_opening') },
    ...parts('carryover_opening', [opening, 0n, 0n]),
    { label: '收入总计', foot: true, amounts: { own: { fen: received + opening, measure: '', fund: '' } } },
  ];
  const expenditure: SideRow[] = [
    { label: '一、本年支出', amounts: amounts(sum('gpb'), sum('fund_total'), 'expenditure_total') },
    ...classes.map(([code, name], index): SideRow => {
      const paid = amounts(sum('gpb', code), sum('fund_total', code), 'expenditure_total');
      return {
        label: `（${toNumeral(index + 1)}）${name}`,
        code,
        indent: 1,
        amounts: paid.own?.fen === 0n ? {} : paid,
      };
    }),
    { label: '二、年终结转结余', amounts: amounts(closing, 0n, 'carryover_closing') },
    { label: '支出总计', foot: true, amounts: amounts(sum('gpb') + closing, sum('fund_total'), '') },
  ];
  const columns = spec.byFund
    ? [
        leaf('合计', 'own'),
        leaf('一般公共预算', 'gpb'),
        leaf('政府性基金预算', 'gov_fund'),
        leaf('国有资本经营预算', 'state_capital'),
      ]
    : [leaf(spec.amountHead, 'own')];
  return [
    { head: '收入', pairs: [{ labelHead: '项目', columns: [leaf(spec.amountHead, 'own')], rows: revenue }] },
    { head: '支出', pairs: [{ labelHead: '项目', columns, rows: expenditure }] },
  ];
}
