import type { ThreePublic } from '../figures.ts';
import { cell, type Cell, type Row, type Table } from '../model.ts';
import { amountCell, type TableContext } from './context.ts';
import { columnsOf, layOutHeader, leaf, over, type HeaderNode } from './header-tree.ts';

type Part = 'total' | 'overseas' | 'vehicles' | 'purchase' | 'operation' | 'reception';

/** The three public expenses: as one row, as two rows, or as a list with two columns. */
export interface ThreePublicSpec {
  readonly kind: string;
  readonly title: string;
  readonly formNumber?: string;
  readonly shape: 'one-row' | 'two-rows' | 'list';
  /** The words for budget and outturn. */
  readonly phases: readonly [string, string];
  readonly index: boolean;
  readonly notes?: readonly string[];
}

const MEASURES: Readonly<Record<Part, string>> = {
  total: 'three_public_total',
  overseas: 'overseas_travel',
  vehicles: 'vehicle_total',
  purchase: 'vehicle_purchase',
  operation: 'vehicle_operation',
  reception: 'official_reception',
};

const LIST: readonly (readonly [string, Part, number])[] = [
  ['合计', 'total', 0],
  ['1、因公出国（境）费用', 'overseas', 0],
  ['2、公务接待费', 'reception', 0],
  ['3、公务用车购置及运行费', 'vehicles', 0],
  ['其中：公务用车购置费', 'purchase', 1],
  ['公务用车运行维护费', 'operation', 3],
];

function amountOf(part: Part, figures: ThreePublic): bigint {
  switch (part) {
    case 'vehicles':
      return figures.purchase + figures.operation;
    case 'total':
      return figures.overseas + figures.purchase + figures.operation + figures.reception;
    default:
      return figures[part];
  }
}

const partNodes = (): HeaderNode<Part>[] => [
  leaf('合计', 'total'),
  leaf('因公出国（境）费', 'overseas'),
  over(
    '公务用车购置及运行维护费',
    leaf('小计', 'vehicles'),
    leaf('公务用车购置费', 'purchase'),
    leaf('公务用车运行维护费', 'operation'),
  ),
  leaf('公务接待费', 'reception'),
];

interface Phase {
  readonly word: string;
  readonly figures: ThreePublic;
  readonly phase: string;
  readonly fund: string;
  readonly year: number;
}

export function makeThreePublicTable(spec: ThreePublicSpec, context: TableContext): Table {
  const { budgeted, spent } = context.figures;
  // All money of the treasury, unless the title names one of its budgets: packages/normalizer/README.md.
  const fund = spec.title.includes('一般公共预算') ? 'gpb' : 'fiscal';
  const toPhase = (word: string, figures: ThreePublic, phase: string): Phase => ({
    word,
    figures,
    phase,
    fund,
    year: /\{last\}|上年/.test(word) ? context.year - 1 : context.year,
  });
  const phases: readonly [Phase, Phase] = [
    toPhase(spec.phases[0], budgeted, context.phase === 'executed' ? 'adjusted' : 'approved'),
    toPhase(spec.phases[1], spent, context.phase),
  ];
  const { header, body, widths } = shapes[spec.shape](spec, phases, context);
  return {
    kind: spec.kind,
    title: spec.title,
    formNumber: spec.formNumber ?? '',
    unit: context.unit.name,
    header,
    body,
    widths,
    notes: spec.notes ?? [],
    isForm: false,
    features: [`three-public:${spec.shape}`, `index:${spec.index ? 'counted' : 'none'}`],
  };
}

interface Shape {
  readonly header: readonly Row[];
  readonly body: readonly Row[];
  readonly widths: readonly number[];
}

type ShapeMaker = (spec: ThreePublicSpec, phases: readonly [Phase, Phase], context: TableContext) => Shape;

const shapes: Readonly<Record<ThreePublicSpec['shape'], ShapeMaker>> = {
  'one-row': (spec, phases, context) => {
    const nodes = phases.map((phase) => over(phase.word, ...partNodes()));
    const cells = phases.flatMap((phase) =>
      columnsOf(partNodes()).map(({ key, path }) =>
        value(key ?? 'total', { phase, labels: [], path: [phase.word, ...path] }, context),
      ),
    );
    return {
      header: withIndex(layOutHeader(nodes), cells.length, spec, 0),
      body: [{ cells }],
      widths: cells.map(() => 10),
    };
  },
  'two-rows': (spec, phases, context) => {
    const nodes: HeaderNode<Part>[] = [{ text: '项目' }, over('“三公”经费', ...partNodes())];
    const columns = columnsOf(nodes).slice(1);
    const body = phases.map((phase): Row => ({
      cells: [
        cell('label', phase.word, { align: 'center' }),
        ...columns.map(({ key, path }) => value(key ?? 'total', { phase, labels: [phase.word], path }, context)),
      ],
    }));
    return {
      header: withIndex(layOutHeader(nodes), columns.length, spec, 1),
      body,
      widths: [14, ...columns.map(() => 14)],
    };
  },
  list: (spec, phases, context) => {
    const nodes: HeaderNode<Part>[] = [{ text: '项目' }, ...phases.map((phase) => ({ text: phase.word }))];
    const body = LIST.map(([label, part, indent]): Row => ({
      cells: [
        cell('label', label, { align: part === 'total' ? 'center' : 'left', indent }),
        ...phases.map((phase) => value(part, { phase, labels: [label], path: [phase.word] }, context)),
      ],
      bold: part === 'total',
    }));
    return { header: withIndex(layOutHeader(nodes), 2, spec, 1), body, widths: [36, 20, 20] };
  },
};

function value(
  part: Part,
  place: { readonly phase: Phase; readonly labels: readonly string[]; readonly path: readonly string[] },
  context: TableContext,
): Cell {
  const { phase, labels, path } = place;
  const fen = amountOf(part, phase.figures);
  return amountCell(
    { codes: [], labels, path, fen, measure: MEASURES[part], fund: phase.fund, phase: phase.phase, year: phase.year },
    context,
  );
}

function withIndex(header: Row[], columns: number, spec: ThreePublicSpec, labels: 0 | 1): Row[] {
  if (!spec.index) return header;
  const numbers = Array.from({ length: columns }, (_, index) => cell('index', `${index + 1}`, { align: 'center' }));
  return [...header, { cells: [...(labels === 1 ? [cell('index', '栏次', { align: 'center' })] : []), ...numbers] }];
}
