import { economicGroups } from '../data/subjects.ts';
import { subjectName } from '../figures.ts';
import { cell, type Cell, type Row, type Table } from '../model.ts';
import { amountCell, type RowKey, type TableContext } from './context.ts';
import { layOutHeader } from './header-tree.ts';

/** Economic subjects in blocks side by side: code | name | amount, twice or three times. */
export interface BlockTableSpec {
  readonly kind: string;
  readonly title: string;
  readonly formNumber?: string;
  readonly heads: readonly [string, string, string];
  readonly blocks: 2 | 3;
  /** 人员经费 over the first block, 公用经费 over the others. */
  readonly topHeads?: readonly [string, string];
  readonly totals: readonly [string, string];
  /** 302 goes on in the third block, above 310, as in the ministry's form. */
  readonly splitGoods?: boolean;
  readonly index: boolean;
  readonly notes?: readonly string[];
}

interface BlockRow {
  readonly code: string;
  readonly name: string;
  readonly fen: bigint | undefined;
}

export function makeBlockTable(spec: BlockTableSpec, context: TableContext): Table {
  const lists = toBlocks(spec, context);
  const height = Math.max(...lists.map((list) => list.length));
  const body: Row[] = Array.from({ length: height }, (_, row) => ({
    cells: lists.flatMap((list, block) => blockCells(list[row], block, { spec, context })),
    bold: lists.some((list) => list[row]?.code.length === 3),
  }));
  body.push(totalRow(spec, context));
  const block = spec.heads.map((text) => ({ text }));
  const [first, rest] = spec.topHeads ?? [];
  const nodes =
    first === undefined || rest === undefined
      ? Array.from({ length: spec.blocks }, () => block).flat()
      : [
          { text: first, under: block },
          { text: rest, under: Array.from({ length: spec.blocks - 1 }, () => block).flat() },
        ];
  const header = layOutHeader(nodes);
  if (spec.index) header.push(indexRow(spec.blocks));
  return {
    kind: spec.kind,
    title: spec.title,
    formNumber: spec.formNumber ?? '',
    unit: context.unit.name,
    header,
    body,
    widths: Array.from({ length: spec.blocks }, () => [9, 24, 12]).flat(),
    notes: spec.notes ?? [],
    isForm: false,
    features: [
      `blocks:${spec.blocks}${spec.topHeads === undefined ? '' : '-top-heads'}`,
      `index:${spec.index ? 'counted' : 'none'}`,
    ],
  };
}

function toBlocks({ blocks, splitGoods }: BlockTableSpec, { figures }: TableContext): BlockRow[][] {
  const list = (pattern: RegExp): BlockRow[] => {
    const codes = economicGroups.map(([code]) => code).filter((code) => pattern.test(code));
    const all = [...new Set(codes.flatMap((code) => [code.slice(0, 3), code]))];
    return all.map((code) => {
      const fen = figures.economic.reduce((sum, leaf) => (leaf.code.startsWith(code) ? sum + leaf.amount : sum), 0n);
      return { code, name: subjectName(code, figures.economic), fen: fen === 0n && code.length > 3 ? undefined : fen };
    });
  };
  if (blocks === 3 && splitGoods === true) {
    const goods = list(/^302/);
    const half = list(/^30[13]/).length - 4;
    return [list(/^30[13]/), goods.slice(0, half), [...goods.slice(half), ...list(/^310/)]];
  }
  return blocks === 2 ? [list(/^30[13]/), list(/^302|^310/)] : [list(/^30[13]/), list(/^302/), list(/^310/)];
}

function pathOf(block: number, spec: BlockTableSpec): string[] {
  const [, nameHead, amountHead] = spec.heads;
  if (spec.topHeads === undefined) return [amountHead];
  const side = spec.topHeads[block === 0 ? 0 : 1];
  return block > 0 && spec.blocks > 2 ? [side, nameHead, amountHead] : [side, amountHead];
}

function blockCells(
  row: BlockRow | undefined,
  block: number,
  { spec, context }: { readonly spec: BlockTableSpec; readonly context: TableContext },
): Cell[] {
  const key: RowKey = row === undefined ? { codes: [], labels: [] } : { codes: [row.code], labels: [row.name] };
  // A block says what its rows are only where its header does: packages/normalizer/README.md.
  const measure = spec.topHeads === undefined ? 'expenditure_basic' : block === 0 ? 'personnel' : 'public';
  const value = amountCell(
    { ...key, path: pathOf(block, spec), fen: row?.fen, measure, fund: 'gpb', phase: context.phase },
    context,
  );
  const indent = row === undefined || row.code.length === 3 ? 0 : 1;
  return [cell('code', row?.code ?? ''), cell('label', row?.name ?? '', { indent, align: 'left' }), value];
}

function totalRow(spec: BlockTableSpec, context: TableContext): Row {
  const sum = (pattern: RegExp): bigint =>
    context.figures.economic.reduce((total, leaf) => (pattern.test(leaf.code) ? total + leaf.amount : total), 0n);
  const value = (label: string, block: number, fen: bigint): Cell =>
    amountCell(
      {
        codes: [],
        labels: [label],
        path: pathOf(block, spec),
        fen,
        measure: block === 0 ? 'personnel' : 'public',
        fund: 'gpb',
        phase: context.phase,
      },
      context,
    );
  const last = spec.blocks - 1;
  const cells = [
    cell('label', spec.totals[0], { colspan: 2, align: 'center' }),
    value(spec.totals[0], 0, sum(/^30[13]/)),
    // The label of the other total is merged up to the last amount column.
    cell('label', spec.totals[1], { colspan: 2 + 3 * (last - 1), align: 'center' }),
    value(spec.totals[1], last, sum(/^302|^310/)),
  ];
  return { cells, bold: true };
}

function indexRow(blocks: number): Row {
  const cells = Array.from({ length: blocks }, (_, block) => [
    cell('index', '栏次', { colspan: 2, align: 'center' }),
    cell('index', `${block + 1}`, { align: 'center' }),
  ]);
  return { cells: cells.flat() };
}
