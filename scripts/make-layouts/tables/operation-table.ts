import { cell, type Row, type Table } from '../model.ts';
import { amountCell, type TableContext } from './context.ts';

/** 机构运行信息表: the three public expenses, counts, operating money and procurement in one list. */
export interface OperationSpec {
  readonly kind: string;
  readonly title: string;
  readonly heads: readonly [string, string, string, string];
}

export function makeOperationTable(spec: OperationSpec, context: TableContext): Table {
  const { spent, budgeted, economic } = context.figures;
  const { random } = context;
  const sum = (figures: typeof spent): bigint =>
    figures.overseas + figures.purchase + figures.operation + figures.reception;
  const office = economic.reduce((total, leaf) => (leaf.code.startsWith('302') ? total + leaf.amount : total), 0n);
  const lines: readonly (readonly [string, number, readonly [bigint, bigint] | number | undefined, string?])[] = [
    ['一、“三公”经费支出', 0, undefined],
    ['（一）支出合计', 1, [sum(budgeted), sum(spent)], 'three_public_total'],
    ['1．因公出国（境）费', 2, [budgeted.overseas, spent.overseas], 'overseas_travel'],
    [
      '2．公务用车购置及运行维护费',
      2,
      [budgeted.purchase + budgeted.operation, spent.purchase + spent.operation],
      'vehicle_total',
    ],
    ['（1）公务用车购置费', 3, [budgeted.purchase, spent.purchase], 'vehicle_purchase'],
    ['（2）公务用车运行维护费', 3, [budgeted.operation, spent.operation], 'vehicle_operation'],
    ['3．公务接待费', 2, [budgeted.reception, spent.reception], 'official_reception'],
    ['（二）相关统计数', 1, undefined],
    ['1．因公出国（境）团组数（个）', 2, random.integer(0, 3)],
    ['2．因公出国（境）人次数（人）', 2, random.integer(0, 6)],
    ['3．公务用车购置数（辆）', 2, random.integer(0, 2)],
    ['4．公务用车保有量（辆）', 2, random.integer(1, 9)],
    ['5．国内公务接待批次（个）', 2, random.integer(1, 80)],
    ['6．国内公务接待人次（人）', 2, random.integer(80, 900)],
    ['二、机关运行经费', 0, [0n, office], 'agency_operating'],
    ['三、国有资产占用情况', 0, undefined],
    ['（一）车辆数合计（辆）', 1, random.integer(1, 9)],
    ['（二）单价100万元（含）以上设备（不含车辆）', 1, random.integer(0, 2)],
  ];
  const [, , budget, outturn] = spec.heads;
  const body = lines.map(([label, indent, amount, measure = ''], index): Row => {
    const key = { codes: [], labels: [label] };
    const count = (text: string, path: string): Row['cells'][number] =>
      cell('value', text, { truth: { ...key, path: [path] }, align: context.align });
    const money = (fen: bigint, path: string): Row['cells'][number] => {
      const phase = path === outturn ? 'executed' : 'adjusted';
      return amountCell({ ...key, path: [path], fen, measure, fund: 'fiscal', phase }, context);
    };
    const values =
      amount === undefined
        ? [count('—', budget), count('—', outturn)]
        : typeof amount === 'number'
          ? [count('—', budget), count(`${amount}`, outturn)]
          : amount[0] === 0n && indent === 0
            ? [count('—', budget), money(amount[1], outturn)]
            : [money(amount[0], budget), money(amount[1], outturn)];
    return {
      cells: [
        cell('label', label, { indent, align: 'left' }),
        cell('index', `${index + 1}`, { align: 'center' }),
        ...values,
      ],
    };
  });
  const heads = spec.heads.map((text) => cell('header', text, { align: 'center' }));
  const columns = ['栏次', '', '1', '2'].map((text) => cell('index', text, { align: 'center' }));
  return {
    kind: spec.kind,
    title: spec.title,
    formNumber: '',
    unit: context.unit.name,
    header: [{ cells: heads }, { cells: columns }],
    body,
    widths: [44, 8, 20, 20],
    notes: [],
    isForm: false,
    features: ['list:operation'],
  };
}
