import { cell, type Cell, type Row, type Table } from '../model.ts';
import { amountCell, type RowKey, type TableContext } from './context.ts';
import { columnsOf, layOutHeader, leaf, over, type HeaderNode } from './header-tree.ts';

/** Projects with their unit, code and money by source; the unit is merged over its projects. */
export interface ProjectListSpec {
  readonly kind: string;
  readonly title: string;
  readonly heads: {
    readonly unit: string;
    readonly project: string;
    readonly code: string;
    readonly sources: string;
    readonly remark: string;
  };
}

type Source = 'all' | 'gpb' | 'gov_fund' | 'other';

const FUNDS: Readonly<Record<Source, string>> = { all: 'total', gpb: 'gpb', gov_fund: 'gov_fund', other: 'other' };
const NAMES: readonly string[] = [
  '城乡居民基本医疗保险区级配套补助资金',
  '打击欺诈骗保“护基金”专项检查经费（含第三方）',
  '医保信息平台10KV供电线路改造',
  'DRG/DIP支付方式改革项目',
  '困难群众参保资助（2101301）',
  '医保经办服务“15分钟服务圈”建设',
  '药品和医用耗材集中带量采购工作经费',
  '长期护理保险试点工作经费',
];

export function makeProjectList(
  spec: ProjectListSpec,
  agencies: readonly [string, string],
  context: TableContext,
): Table {
  const { heads } = spec;
  const nodes: HeaderNode<Source>[] = [
    { text: '序号' },
    { text: heads.unit },
    { text: heads.project },
    { text: heads.code },
    over<Source>(
      heads.sources,
      leaf('合计', 'all'),
      leaf('一般公共预算', 'gpb'),
      leaf('政府性基金预算', 'gov_fund'),
      leaf('其他资金', 'other'),
    ),
    { text: heads.remark },
  ];
  const columns = columnsOf(nodes).filter((column) => column.key !== undefined);
  const items = context.figures.items.filter((item) => item.project > 0n);
  const half = Math.ceil(items.length / 2);
  const values = (key: RowKey, amounts: Readonly<Record<Source, bigint>>): Cell[] =>
    columns.map(({ key: source, path }) =>
      amountCell(
        {
          ...key,
          path,
          fen: amounts[source ?? 'all'],
          measure: 'expenditure_project',
          fund: FUNDS[source ?? 'all'],
          phase: context.phase,
        },
        context,
      ),
    );
  const body = items.map((item, index): Row => {
    const agency = agencies[index < half ? 0 : 1];
    const name = NAMES[index % NAMES.length] ?? '';
    const first = index === 0 || index === half;
    const rowspan = index < half ? half : items.length - half;
    return {
      cells: [
        cell('index', `${index + 1}`, { align: 'center' }),
        ...(first ? [cell('label', agency, { rowspan, align: 'center' })] : []),
        cell('label', name, { align: 'left' }),
        cell('code', item.code, { align: 'center' }),
        ...values({ codes: [item.code], labels: [agency, name] }, sourcesOf([item])),
        cell('label', index % 3 === 0 ? '按进度拨付' : '', { align: 'left' }),
      ],
    };
  });
  const total = values({ codes: [], labels: ['合计'] }, sourcesOf(items));
  body.unshift({
    cells: [cell('label', '合计', { colspan: 4, align: 'center' }), ...total, cell('label', '')],
    bold: true,
  });
  return {
    kind: spec.kind,
    title: spec.title,
    formNumber: '',
    unit: context.unit.name,
    header: layOutHeader(nodes),
    body,
    widths: [6, 16, 30, 12, 13, 13, 13, 13, 14],
    notes: [],
    isForm: true,
    features: ['list:projects', 'merged-labels:yes'],
  };
}

function sourcesOf(items: TableContext['figures']['items']): Record<Source, bigint> {
  const sum = (of: (item: (typeof items)[number]) => bigint): bigint =>
    items.reduce((total, item) => total + of(item), 0n);
  const other = sum((item) => item.other);
  const fund = sum((item) => (item.fund === 'gov_fund' ? item.project : 0n));
  const all = sum((item) => item.project);
  return { all, gpb: all - fund - other, gov_fund: fund, other };
}
