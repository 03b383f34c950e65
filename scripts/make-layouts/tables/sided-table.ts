import { cell, type Cell, type Row, type Table } from '../model.ts';
import { amountCell, type TableContext } from './context.ts';
import { columnsOf, depthOf, layOutHeader, type HeaderNode } from './header-tree.ts';

/** What one column of one row of a side holds. */
export interface SideAmount {
  readonly fen: bigint | undefined;
  readonly measure: string;
  readonly fund: string;
}

/** A row of one side; `foot` rows of all sides stand beside each other at the end. */
export interface SideRow {
  readonly label: string;
  /** The class that the label stands for. */
  readonly code?: string;
  readonly amounts: Readonly<Record<string, SideAmount>>;
  readonly foot?: boolean;
  readonly indent?: number;
}

/** One label column with its amounts. */
export interface SidePair {
  readonly labelHead: string;
  readonly columns: readonly HeaderNode<string>[];
  readonly rows: readonly SideRow[];
}

export interface Side {
  readonly head: string;
  readonly pairs: readonly SidePair[];
}

/** A table with sides: 收入 | 支出, each with one or more pairs of labels and amounts. */
export interface SidedTableSpec {
  readonly kind: string;
  readonly title: string;
  readonly formNumber?: string;
  readonly sides: readonly Side[];
  /** A column 行次 after each label. */
  readonly lineNumbers: boolean;
  /** A row 栏次 under the header. */
  readonly index: boolean;
  readonly notes?: readonly string[];
}

export function makeSidedTable(spec: SidedTableSpec, context: TableContext): Table {
  const nodes = spec.sides.map((side) => ({
    text: side.head,
    under: side.pairs.flatMap((pair) => [
      { text: pair.labelHead },
      ...(spec.lineNumbers ? [{ text: '行次' }] : []),
      ...pair.columns,
    ]),
  }));
  const header = layOutHeader(nodes);
  if (spec.index) header.push(indexRow(spec));
  const pairs = spec.sides.flatMap((side) => side.pairs.map((pair) => ({ side, pair })));
  const bodies = pairs.map(({ pair }) => pair.rows.filter((row) => row.foot !== true));
  const feet = pairs.map(({ pair }) => pair.rows.filter((row) => row.foot === true));
  const lines = [...zip(bodies), ...zip(feet)];
  const body = lines.map((line, rowIndex): Row => {
    const cells = line.flatMap((row, index) => {
      const found = pairs[index];
      if (found === undefined) return [];
      const number = `${rowIndex + 1 + index * lines.length}`;
      return pairCells(row, { ...found, number: spec.lineNumbers ? number : undefined }, context);
    });
    return { cells, bold: line.some((row) => row?.foot === true) };
  });
  const widths = pairs.flatMap(({ pair }) => [
    pair.columns.length > 1 ? 24 : 30,
    ...(spec.lineNumbers ? [6] : []),
    ...columnsOf(pair.columns).map(() => 14),
  ]);
  const { kind, title, formNumber = '', notes = [] } = spec;
  return {
    kind,
    title,
    formNumber,
    unit: context.unit.name,
    header,
    body,
    widths,
    notes,
    isForm: false,
    features: [
      `sides:${spec.sides.map((side) => side.pairs.length).join('+')}`,
      `line-numbers:${spec.lineNumbers ? 'yes' : 'no'}`,
      `header-depth:${depthOf(nodes)}`,
      `index:${spec.index ? 'counted' : 'none'}`,
    ],
  };
}

function zip(lists: readonly (readonly SideRow[])[]): (SideRow | undefined)[][] {
  const length = Math.max(...lists.map((list) => list.length));
  return Array.from({ length }, (_, index) => lists.map((list) => list[index]));
}

function indexRow(spec: SidedTableSpec): Row {
  let number = 0;
  const cells: Cell[] = [];
  for (const { pairs } of spec.sides)
    for (const pair of pairs) {
      cells.push(cell('index', '栏次', { align: 'center' }));
      if (spec.lineNumbers) cells.push(cell('index', ''));
      for (const _ of columnsOf(pair.columns)) cells.push(cell('index', `${++number}`, { align: 'center' }));
    }
  return { cells };
}

interface PairPlace {
  readonly side: Side;
  readonly pair: SidePair;
  readonly number: string | undefined;
}

function pairCells(row: SideRow | undefined, { side, pair, number }: PairPlace, context: TableContext): Cell[] {
  const label = cell('label', row?.label ?? '', {
    align: row?.foot === true ? 'center' : 'left',
    indent: row?.indent ?? 0,
  });
  const key = { codes: [], labels: row === undefined ? [] : [row.label], meant: row?.code };
  const between = side.pairs.length > 1 ? [pair.labelHead] : [];
  const values = columnsOf(pair.columns).map(({ key: column, path }) => {
    const amount = row?.amounts[column ?? ''];
    return amountCell(
      {
        ...key,
        path: [side.head, ...between, ...path],
        fen: amount?.fen,
        measure: amount?.measure ?? '',
        fund: amount?.fund ?? '',
        phase: context.phase,
      },
      context,
    );
  });
  return [label, ...(number === undefined ? [] : [cell('index', number, { align: 'center' })]), ...values];
}
