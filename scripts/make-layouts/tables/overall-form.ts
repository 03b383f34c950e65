import { formatAmount, type Unit } from '../amount.ts';
import { cell, type Cell, type Row, type Table } from '../model.ts';
import type { TableContext } from './context.ts';
import { sumLeaf } from './leaf.ts';

/** The self-evaluation of a whole department: label and number share cells, the header changes in the middle. */
export interface OverallFormSpec {
  readonly kind: string;
  readonly title: string;
  readonly agency: string;
  readonly unit: Unit;
}

const INDICATORS: readonly (readonly [string, string, string, string, number])[] = [
  ['部门管理', '预算编制', '预算完整性', '≥98%', 10],
  ['部门管理', '预算执行', '预算执行率', '100%', 10],
  ['部门管理', '预算执行', '“三公”经费控制率', '≤100%', 10],
  ['履职效果', '部门履职', '基本医保参保率（含2101506口径）', '95%', 30],
  ['履职效果', '部门效果', '住院费用政策范围内报销比例', '70.5%', 20],
  ['社会满意', '群众满意', '群众满意度', '≥90%', 10],
];

export function makeOverallForm(spec: OverallFormSpec, context: TableContext): Table {
  const { figures, random } = context;
  const print = (fen: bigint): string => formatAmount(fen, spec.unit, context.numbers);
  const spent = sumLeaf('expenditure_total', '', figures);
  const section = `年度预算（${spec.unit.name}）`;
  const heads = ['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'];
  const money = [print(spent), print(spent), print(spent), '10', '100.00%', '10'];
  const value = (text: string, labels: readonly string[], head: string): Cell =>
    cell('value', text, { align: 'center', truth: { codes: [], labels, path: [head] } });
  const body: Row[] = [
    {
      cells: [
        cell('label', '部门名称', { align: 'center' }),
        cell('label', spec.agency, { colspan: 7, align: 'left' }),
      ],
    },
    {
      cells: [
        cell('label', section, { rowspan: 2, align: 'center' }),
        cell('header', ''),
        ...heads.map((text) => cell('header', text, { align: 'center' })),
      ],
    },
    {
      cells: [
        cell('label', '年度资金总额', { align: 'left' }),
        ...heads.map((head, index) => value(money[index] ?? '', [section, '年度资金总额'], head)),
      ],
    },
    ...indicatorRows(value, random.integer(0, 2)),
  ];
  return {
    kind: spec.kind,
    title: spec.title,
    formNumber: '',
    unit: '',
    header: [],
    body,
    widths: [12, 14, 14, 26, 12, 12, 10, 10],
    notes: ['说明：定量指标完成值达到指标值的，记满分；未达到的，按完成比例计分。'],
    isForm: true,
    features: ['form:overall'],
  };
}

function indicatorRows(value: (text: string, labels: readonly string[], head: string) => Cell, lost: number): Row[] {
  const head: Row = {
    cells: ['一级指标', '二级指标', '三级指标', '指标说明', '年度指标值', '完成值', '分值', '得分'].map((text) =>
      cell('header', text, { align: 'center' }),
    ),
  };
  const rows = INDICATORS.map(([first, second, third, target, weight], index): Row => {
    const count = (column: 0 | 1, text: string): number => INDICATORS.filter((entry) => entry[column] === text).length;
    const cells: Cell[] = [];
    if (INDICATORS[index - 1]?.[0] !== first)
      cells.push(cell('label', first, { rowspan: count(0, first), align: 'center' }));
    if (INDICATORS[index - 1]?.[1] !== second)
      cells.push(cell('label', second, { rowspan: count(1, second), align: 'center' }));
    const labels = [first, second, third];
    cells.push(cell('label', third, { align: 'left' }));
    cells.push(cell('label', '反映年度工作任务的落实情况。', { align: 'left' }));
    cells.push(value(target, labels, '年度指标值'), value(target.replace(/[≥≤]/, ''), labels, '完成值'));
    cells.push(value(`${weight}`, labels, '分值'), value(`${index === 0 ? weight - lost : weight}`, labels, '得分'));
    return { cells };
  });
  const total: Row = {
    cells: [
      cell('label', '合计', { colspan: 6, align: 'center' }),
      value('100', ['合计'], '分值'),
      value(`${100 - lost}`, ['合计'], '得分'),
    ],
  };
  return [head, ...rows, total];
}
