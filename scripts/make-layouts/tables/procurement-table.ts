import { stepOf } from '../amount.ts';
import { cell, type Cell, type Row, type Table } from '../model.ts';
import { amountCell, type TableContext } from './context.ts';
import { columnsOf, layOutHeader, leaf, over, type HeaderNode } from './header-tree.ts';

/** What is to be bought: names, counts, amounts by source. */
export interface ProcurementSpec {
  readonly kind: string;
  readonly title: string;
}

type Column = 'count' | 'all' | 'gpb' | 'other';

const BOUGHT: readonly (readonly [string, string, string])[] = [
  ['办公设备更新', '台式计算机', '集中采购'],
  ['办公设备更新', '多功能一体机', '集中采购'],
  ['经办大厅运行', '物业管理服务', '分散采购'],
  ['信息系统维护', '运行维护服务（含2101504系统）', '竞争性磋商'],
  ['宣传活动', '印刷服务', '框架协议采购'],
];

export function makeProcurementTable(spec: ProcurementSpec, context: TableContext): Table {
  const { random, unit } = context;
  const nodes: HeaderNode<Column>[] = [
    { text: '采购项目' },
    { text: '采购品目' },
    { text: '采购方式' },
    leaf('数量', 'count'),
    { text: '计量单位' },
    over<Column>('资金来源', leaf('合计', 'all'), leaf('一般公共预算', 'gpb'), leaf('其他资金', 'other')),
  ];
  const columns = columnsOf(nodes).filter((column) => column.key !== undefined && column.key !== 'count');
  const countPath = columnsOf(nodes).find((column) => column.key === 'count')?.path ?? [];
  const step = stepOf(unit) < 100_000n ? 100_000n : stepOf(unit);
  const bought = BOUGHT.map((names) => {
    const gpb = BigInt(random.integer(1, 400)) * step;
    const other = random.chance(0.3) ? BigInt(random.integer(1, 50)) * step : 0n;
    return { names, count: random.integer(1, 60), gpb, other, all: gpb + other };
  });
  const amounts = (labels: readonly string[], of: (column: Exclude<Column, 'count'>) => bigint): Cell[] =>
    columns.map(({ key, path }) => {
      const column = key === undefined || key === 'count' ? 'all' : key;
      return amountCell(
        {
          codes: [],
          labels,
          path,
          fen: of(column),
          measure: 'expenditure_total',
          fund: column === 'all' ? 'total' : column,
          phase: context.phase,
        },
        context,
      );
    });
  const body = bought.map((entry): Row => ({
    cells: [
      ...entry.names.map((name) => cell('label', name, { align: 'left' })),
      cell('value', `${entry.count}`, { align: 'center', truth: { codes: [], labels: entry.names, path: countPath } }),
      cell('label', entry.count > 5 ? '台' : '项', { align: 'center' }),
      ...amounts(entry.names, (column) => entry[column]),
    ],
  }));
  const total = amounts(['合计'], (column) => bought.reduce((sum, entry) => sum + entry[column], 0n));
  body.unshift({
    cells: [cell('label', '合计', { colspan: 3, align: 'center' }), cell('value', ''), cell('label', ''), ...total],
    bold: true,
  });
  return {
    kind: spec.kind,
    title: spec.title,
    formNumber: '',
    unit: unit.name,
    header: layOutHeader(nodes),
    body,
    widths: [20, 24, 16, 8, 10, 14, 14, 14],
    notes: [],
    isForm: true,
    features: ['list:procurement', 'counts:yes'],
  };
}
