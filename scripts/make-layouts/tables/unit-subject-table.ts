import { cell, type Cell, type Row, type Table } from '../model.ts';
import { leafCell, type RowKey, type TableContext } from './context.ts';
import { columnsOf, depthOf, layOutHeader, type HeaderNode } from './header-tree.ts';
import { sumLeaf, type LeafKey } from './leaf.ts';
import { functionalRows } from './subject-rows.ts';

/** Items below the unit that spends them: 类 | 款 | 项 | 单位代码 | 单位名称（科目）. */
export interface UnitSubjectSpec {
  readonly kind: string;
  readonly title: string;
  readonly heads: { readonly code: string; readonly unit: string; readonly name: string };
  readonly unitFirst: boolean;
  readonly columns: readonly HeaderNode<LeafKey>[];
  readonly rows: 'all' | 'gpb' | 'gov_fund';
}

const UNIT = '301001';

export function makeUnitSubjectTable(spec: UnitSubjectSpec, agency: string, context: TableContext): Table {
  const code: HeaderNode<LeafKey> = { text: spec.heads.code, under: [{ text: '类' }, { text: '款' }, { text: '项' }] };
  const unit: HeaderNode<LeafKey> = { text: spec.heads.unit };
  const keys: HeaderNode<LeafKey>[] = [...(spec.unitFirst ? [unit, code] : [code, unit]), { text: spec.heads.name }];
  const columns = columnsOf(spec.columns);
  const all = functionalRows(context.figures, spec.rows);
  const totals = (key: LeafKey): bigint => {
    const items = context.figures.items.filter((item) => spec.rows === 'all' || item.fund === spec.rows);
    return sumLeaf(key, '', { ...context.figures, items });
  };
  const rowOf = (row: { cells: Cell[]; key: RowKey; amount: (key: LeafKey) => bigint; bold?: boolean }): Row => ({
    cells: [
      ...row.cells,
      ...columns.map(({ key, path }) =>
        leafCell({ key: key ?? 'revenue_total', path, amount: row.amount }, row.key, context),
      ),
    ],
    ...(row.bold === true ? { bold: true } : {}),
  });
  const keyCells = (parts: readonly string[], unitCode: string, name: string, indent: number): Cell[] => {
    const codes = parts.map((part) => cell('code', part, { align: 'center' }));
    const own = cell('code', unitCode, { align: 'center' });
    return [...(spec.unitFirst ? [own, ...codes] : [...codes, own]), cell('label', name, { align: 'left', indent })];
  };
  const blank = ['', '', ''];
  const body: Row[] = [
    rowOf({ cells: keyCells(blank, '', '合计', 0), key: { codes: [], labels: ['合计'] }, amount: totals, bold: true }),
    rowOf({ cells: keyCells(blank, UNIT, agency, 0), key: { codes: [UNIT], labels: [agency] }, amount: totals }),
    ...all
      .filter((row) => row.depth === 3)
      .map((row) => {
        const parts = [row.code.slice(0, 3), row.code.slice(3, 5), row.code.slice(5, 7)];
        const codes = spec.unitFirst ? [UNIT, row.code] : [row.code, UNIT];
        return rowOf({
          cells: keyCells(parts, UNIT, row.name, 1),
          key: { codes, labels: [row.name], meant: row.code },
          amount: row.amount,
        });
      }),
  ];
  return {
    kind: spec.kind,
    title: spec.title,
    formNumber: '',
    unit: context.unit.name,
    header: layOutHeader([...keys, ...spec.columns]),
    body,
    widths: [...(spec.unitFirst ? [9, 5, 4, 4] : [5, 4, 4, 9]), 26, ...columns.map(() => 12)],
    notes: [],
    isForm: false,
    features: ['key:unit-levels', `header-depth:${depthOf([...keys, ...spec.columns])}`],
  };
}
