import { cell, type Row, type Table } from '../model.ts';
import type { TableContext } from './context.ts';
import { columnsOf, layOutHeader } from './header-tree.ts';

/** A table that is printed with its header and some blank rows, since there is nothing to put into it. */
export interface EmptySpec {
  readonly kind: string;
  readonly title: string;
  readonly heads: readonly string[];
  readonly columns: readonly { readonly text: string; readonly under?: readonly { readonly text: string }[] }[];
  readonly note: string;
}

const BLANK_ROWS = 4;

export function makeEmptyTable(spec: EmptySpec, context: TableContext): Table {
  const nodes = [...spec.heads.map((text) => ({ text })), ...spec.columns];
  const width = columnsOf(nodes).length;
  const body: Row[] = Array.from({ length: BLANK_ROWS }, () => ({
    cells: Array.from({ length: width }, () => cell('label', '')),
  }));
  return {
    kind: spec.kind,
    title: spec.title,
    formNumber: '',
    unit: context.unit.name,
    header: layOutHeader(nodes),
    body,
    widths: Array.from({ length: width }, (_, index) => (index < spec.heads.length ? 20 : 12)),
    notes: [spec.note],
    isForm: false,
    features: ['empty:yes'],
  };
}
