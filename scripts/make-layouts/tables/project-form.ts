import type { Unit } from '../amount.ts';
import { formatAmount } from '../amount.ts';
import { cell, type Cell, type Row, type Table } from '../model.ts';
import type { Random } from '../random.ts';
import type { TableContext } from './context.ts';

/** The self-evaluation of a project: a form whose header changes in the middle. */
export interface ProjectFormSpec {
  readonly kind: string;
  readonly title: string;
  readonly project: string;
  readonly agency: string;
  readonly unit: Unit;
  /** 绩效指标 written downwards in a narrow column. */
  readonly vertical: boolean;
  readonly words: {
    readonly money: string;
    readonly money_columns: readonly [string, string, string];
    readonly indicators: string;
    readonly target: string;
    readonly actual: string;
    readonly reason: string;
  };
}

const INDICATORS: readonly (readonly [string, string, readonly string[]])[] = [
  ['产出指标（50分）', '数量指标', ['参保人数达到预期人数', '开展“打击欺诈骗保”宣传月活动次数（含2101506经办事务）']],
  ['产出指标（50分）', '质量指标', ['参保率']],
  ['产出指标（50分）', '时效指标', ['补助资金到位及时率']],
  ['产出指标（50分）', '成本指标', ['经办机构10KV变压器及PM2.5监测设备维护成本']],
  ['效益指标（30分）', '社会效益指标', ['群众看病负担减轻程度', '政策知晓率']],
  ['效益指标（30分）', '可持续影响指标', ['长效管理机制健全程度']],
  ['满意度指标（10分）', '服务对象满意度指标', ['参保群众满意度']],
];
const TARGETS = ['≥95%', '100%', '12次', '及时', '≤50万元', '明显提高', '98%', '300000人', '1'];

export function makeProjectForm(spec: ProjectFormSpec, context: TableContext): Table {
  const { random } = context;
  const width = 9;
  const line = (label: string, text: string): Row => ({
    cells: [
      cell('label', label, { colspan: 2, align: 'center' }),
      cell('label', text, { colspan: width - 2, align: 'left' }),
    ],
  });
  const money = moneyRows(spec, context);
  const body: Row[] = [
    line('项目名称', spec.project),
    {
      cells: [
        cell('label', '主管部门', { colspan: 2, align: 'center' }),
        cell('label', spec.agency, { colspan: 3, align: 'center' }),
        cell('label', '实施单位', { align: 'center' }),
        cell('label', spec.agency, { colspan: 3, align: 'center' }),
      ],
    },
    ...money.rows,
    {
      cells: [
        cell('label', '年度总体目标', { rowspan: 2, colspan: 1, align: 'center' }),
        cell('label', '预期目标', { colspan: 4, align: 'center' }),
        cell('label', '实际完成情况', { colspan: 4, align: 'center' }),
      ],
    },
    {
      cells: [
        cell('label', '保障全区参保群众的基本医疗待遇，按时足额拨付补助资金。', { colspan: 4, align: 'left' }),
        cell('label', '补助资金已按时足额拨付，参保群众待遇得到保障。', { colspan: 4, align: 'left' }),
      ],
    },
    ...indicatorRows(spec, money.score, random),
  ];
  return {
    kind: spec.kind,
    title: spec.title,
    formNumber: '',
    unit: '',
    header: [],
    body,
    widths: [5, 11, 12, 20, 11, 11, 8, 8, 14],
    notes: [],
    isForm: true,
    features: ['form:project', `vertical-text:${spec.vertical ? 'yes' : 'no'}`],
  };
}

/** Rows of money, and the points that the rate of execution is worth, in hundredths. */
function moneyRows(spec: ProjectFormSpec, context: TableContext): { readonly rows: Row[]; readonly score: number } {
  const { random } = context;
  const steps = BigInt(random.integer(20, 90_000));
  const budget = steps * spec.unit.fen;
  const spent = random.chance(0.3) ? budget : (budget * BigInt(random.integer(60, 99))) / 100n;
  const rate = `${(Number((spent * 10_000n) / budget) / 100).toFixed(2)}%`;
  const points = Number((spent * 1000n) / budget);
  const score = (points / 100).toFixed(2);
  const { money, money_columns: columns } = spec.words;
  const head = [...columns, '分值', '执行率', '得分'];
  const print = (fen: bigint): string => formatAmount(fen, spec.unit, context.numbers);
  const row = (label: string, values: readonly string[]): Cell[] => [
    cell('label', label, { colspan: 2, align: 'left' }),
    ...head.map((text, index) =>
      cell('value', values[index] ?? '', {
        align: 'center',
        truth: { codes: [], labels: [money, label], path: [text] },
      }),
    ),
  ];
  const all = [print(budget), print(budget), print(spent), '10', rate, score];
  const rows: Row[] = [
    {
      cells: [
        cell('label', money, { rowspan: 5, align: 'center' }),
        cell('header', '', { colspan: 2 }),
        ...head.map((text) => cell('header', text, { align: 'center' })),
      ],
    },
    { cells: row('年度资金总额', all) },
    { cells: row('其中：当年财政拨款', [print(budget), print(budget), print(spent), '—', rate, '—']) },
    { cells: row('上年结转资金', ['', '', '', '—', '', '—']) },
    { cells: row('其他资金', ['', '', '', '—', '', '—']) },
  ];
  return { rows, score: points };
}

function indicatorRows(spec: ProjectFormSpec, points: number, random: Random): Row[] {
  const flat = INDICATORS.flatMap(([first, second, names]) => names.map((name) => ({ first, second, name })));
  const { indicators, target, actual, reason } = spec.words;
  const heads = ['一级指标', '二级指标', '三级指标', target, actual, '分值', '得分', reason];
  const rows: Row[] = [
    {
      cells: [
        cell('label', indicators, { rowspan: flat.length + 1, align: 'center', vertical: spec.vertical }),
        ...heads.map((text) => cell('header', text, { align: 'center' })),
      ],
    },
  ];
  let total = points;
  flat.forEach((entry, index) => {
    const cells: Cell[] = [];
    const before = flat[index - 1];
    const count = (same: (other: typeof entry) => boolean): number => flat.filter(same).length;
    if (before?.first !== entry.first)
      cells.push(
        cell('label', entry.first, { rowspan: count((other) => other.first === entry.first), align: 'center' }),
      );
    if (before?.second !== entry.second)
      cells.push(
        cell('label', entry.second, { rowspan: count((other) => other.second === entry.second), align: 'center' }),
      );
    const labels = [indicators, entry.first, entry.second, entry.name];
    const weight = index === flat.length - 1 ? 90 - 9 * (flat.length - 1) : 9;
    const score = random.chance(0.3) ? weight - 1 : weight;
    total += score * 100;
    const text = random.pick(TARGETS);
    const value = (printed: string, head: string): Cell =>
      cell('value', printed, { align: 'center', truth: { codes: [], labels, path: [head] } });
    cells.push(cell('label', entry.name, { align: 'left' }), value(text, target), value(text, actual));
    cells.push(
      value(`${weight}`, '分值'),
      value(`${score}`, '得分'),
      cell('label', score < weight ? '执行进度略慢' : '', { align: 'left' }),
    );
    rows.push({ cells });
  });
  const sum = (printed: string, head: string): Cell =>
    cell('value', printed, { align: 'center', truth: { codes: [], labels: ['总分'], path: [head] } });
  rows.push({
    cells: [
      cell('label', '总分', { colspan: 6, align: 'center' }),
      sum('100', '分值'),
      sum(`${total / 100}`, '得分'),
      cell('label', ''),
    ],
  });
  return rows;
}
