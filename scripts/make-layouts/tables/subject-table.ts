import { cell, type Cell, type Row, type Table } from '../model.ts';
import { leafCell, type RowKey, type TableContext } from './context.ts';
import { columnsOf, depthOf, layOutHeader, type HeaderNode } from './header-tree.ts';
import { sumLeaf, type LeafKey } from './leaf.ts';
import { economicAmount, economicRows, functionalRows, type SubjectRow } from './subject-rows.ts';

/** How a table prints codes and names of its rows. */
export type KeyStyle =
  | { readonly type: 'columns'; readonly heads: readonly [string, string]; readonly group?: string }
  | {
      readonly type: 'levels';
      readonly heads: readonly [string, string];
      readonly group?: string;
      /** Whether 类 | 款 | 项 share a row with 栏次 and 合计, as in the ministry's forms. */
      readonly shared: boolean;
    }
  | {
      readonly type: 'joined';
      readonly head: string;
      readonly mark: 'space' | 'brackets' | 'dash' | 'wide-space';
    }
  | { readonly type: 'names'; readonly head: string };

export type IndexRow = 'none' | 'counted' | 'stars' | 'letters';

/** A table with one row for each subject of a classification. */
export interface SubjectTableSpec {
  readonly kind: string;
  readonly title: string;
  readonly formNumber?: string;
  readonly rows: 'function' | 'gpb' | 'gov_fund' | 'economic';
  readonly key: KeyStyle;
  readonly columns: readonly HeaderNode<LeafKey>[];
  readonly index: IndexRow;
  readonly total: 'merged' | 'beside-blank' | 'none';
  /** `items` leaves the parents out. */
  readonly levels?: 'items';
  readonly notes?: readonly string[];
}

const JOINED: Record<'space' | 'brackets' | 'dash' | 'wide-space', (code: string, name: string) => string> = {
  space: (code, name) => `${code} ${name}`,
  brackets: (code, name) => `[${code}]${name}`,
  dash: (code, name) => `${code}-${name}`,
  'wide-space': (code, name) => `${code}　${name}`,
};

export function makeSubjectTable(spec: SubjectTableSpec, context: TableContext): Table {
  const rows = (spec.rows === 'economic' ? economicRows : allRows(spec.rows))(context.figures).filter(
    (row) => spec.levels !== 'items' || row.depth === (spec.rows === 'economic' ? 2 : 3),
  );
  const columns = columnsOf(spec.columns);
  const shared = spec.key.type === 'levels' && spec.key.shared;
  const header = [...headerRows(spec), ...(shared ? [] : indexRows(spec, columns.length))];
  const body: Row[] = [];
  if (shared) body.push(...sharedRows(spec, columns.length));
  if (spec.total !== 'none') body.push(totalRow(spec, context));
  for (const row of rows) {
    const key: RowKey =
      spec.key.type === 'names'
        ? { codes: [], labels: [row.name], meant: row.code }
        : { codes: [row.code], labels: [row.name] };
    const values = columns.map(({ key: name, path }) =>
      leafCell({ key: name ?? 'revenue_total', path, amount: row.amount }, key, context),
    );
    body.push({ cells: [...keyCells(row, spec.key), ...values], bold: row.depth === 1 });
  }
  // The row of 栏次 that shares its cells with 合计 belongs to the header.
  const cut = shared ? 1 : 0;
  return {
    kind: spec.kind,
    title: spec.title,
    formNumber: spec.formNumber ?? '',
    unit: context.unit.name,
    header: [...header, ...body.slice(0, cut)],
    body: body.slice(cut),
    widths: [...keyWidths(spec.key), ...columns.map(() => 12)],
    notes: spec.notes ?? [],
    isForm: false,
    features: [
      `key:${spec.key.type}${spec.key.type === 'joined' ? `-${spec.key.mark}` : shared ? '-shared' : ''}`,
      `index:${shared ? 'shared' : spec.index}`,
      `header-depth:${Math.max(depthOf(spec.columns), depthOf(keyNodes(spec.key)))}`,
      `total:${spec.total}`,
      ...(spec.levels === 'items' ? ['levels:items-only'] : []),
    ],
  };
}

const allRows = (rows: 'function' | 'gpb' | 'gov_fund') => (figures: TableContext['figures']) =>
  functionalRows(figures, rows === 'function' ? 'all' : rows);

function keyNodes(key: KeyStyle): HeaderNode<LeafKey>[] {
  switch (key.type) {
    case 'columns': {
      const nodes = key.heads.map((text) => ({ text }));
      return key.group === undefined ? nodes : [{ text: key.group, under: nodes }];
    }
    case 'levels': {
      const [codeHead, nameHead] = key.heads;
      const code = { text: codeHead, under: [{ text: '类' }, { text: '款' }, { text: '项' }] };
      const shared = key.shared ? { text: codeHead, under: [{ text: '' }, { text: '' }, { text: '' }] } : code;
      const nodes = [shared, { text: nameHead }];
      return key.group === undefined ? nodes : [{ text: key.group, under: nodes }];
    }
    case 'joined':
    case 'names':
      return [{ text: key.head }];
  }
}

function headerRows(spec: SubjectTableSpec): Row[] {
  const rows = layOutHeader([...keyNodes(spec.key), ...spec.columns]);
  if (spec.key.type !== 'levels' || !spec.key.shared) return rows;
  // 类 | 款 | 项 stand further down: the code header is merged over the three columns and down to them.
  return rows
    .map((row) => ({ ...row, cells: row.cells.filter((entry) => entry.text !== '') }))
    .map((row, level, all) => ({
      ...row,
      cells: row.cells.map((entry) =>
        spec.key.type === 'levels' && entry.text === spec.key.heads[0]
          ? { ...entry, rowspan: all.length - level }
          : entry,
      ),
    }));
}

const keyWidth = (key: KeyStyle): number => keyWidths(key).length;

function keyWidths(key: KeyStyle): number[] {
  switch (key.type) {
    case 'columns':
      return [11, 26];
    case 'levels':
      return [5, 4, 4, 26];
    case 'joined':
      return [36];
    case 'names':
      return [30];
  }
}

function indexRows(spec: SubjectTableSpec, columns: number): Row[] {
  const width = keyWidth(spec.key);
  const numbered = Array.from({ length: columns }, (_, index) => cell('index', `${index + 1}`, { align: 'center' }));
  switch (spec.index) {
    case 'none':
      return [];
    case 'counted':
      return [{ cells: [cell('index', '栏次', { colspan: width, align: 'center' }), ...numbered] }];
    case 'stars':
      return [
        { cells: [...Array.from({ length: width }, () => cell('index', '**', { align: 'center' })), ...numbered] },
      ];
    case 'letters': {
      const letters = ['甲', '乙', '丙', '丁'].slice(0, width);
      return [{ cells: [...letters.map((letter) => cell('index', letter, { align: 'center' })), ...numbered] }];
    }
  }
}

/** 类 | 款 | 项 merged over the row of 栏次 and that of 合计. */
function sharedRows(spec: SubjectTableSpec, columns: number): Row[] {
  const levels = ['类', '款', '项'].map((text) => cell('header', text, { rowspan: 2, align: 'center' }));
  const numbered = Array.from({ length: columns }, (_, index) => cell('index', `${index + 1}`, { align: 'center' }));
  if (spec.total === 'none') throw new Error('合计 is missing');
  return [{ cells: [...levels, cell('index', '栏次', { align: 'center' }), ...numbered] }];
}

function totalRow(spec: SubjectTableSpec, context: TableContext): Row {
  const fund = spec.rows;
  const amount = (key: LeafKey): bigint =>
    fund === 'economic'
      ? economicAmount(key, (pattern) =>
          context.figures.economic.reduce((sum, leaf) => (pattern.test(leaf.code) ? sum + leaf.amount : sum), 0n),
        )
      : sumOverFund(key, fund, context);
  const key: RowKey = { codes: [], labels: ['合计'] };
  const values = columnsOf(spec.columns).map(({ key: name, path }) =>
    leafCell({ key: name ?? 'revenue_total', path, amount }, key, context),
  );
  return { cells: [...totalKeyCells(spec), ...values], bold: true };
}

function sumOverFund(key: LeafKey, fund: 'function' | 'gpb' | 'gov_fund', { figures }: TableContext): bigint {
  if (fund === 'function') return sumLeaf(key, '', figures);
  const items = figures.items.filter((item) => item.fund === fund);
  return sumLeaf(key, '', { ...figures, items });
}

function totalKeyCells(spec: SubjectTableSpec): Cell[] {
  const width = keyWidth(spec.key);
  const label = cell('label', '合计', { align: 'center' });
  if (spec.key.type === 'levels' && spec.key.shared) return [label];
  if (spec.total === 'merged') return [{ ...label, colspan: width }];
  return [...Array.from({ length: width - 1 }, () => cell('code', '')), label];
}

function keyCells(row: SubjectRow, key: KeyStyle): Cell[] {
  const indent = row.depth - 1;
  switch (key.type) {
    case 'columns':
      return [cell('code', row.code, { align: 'left' }), cell('label', row.name, { indent, align: 'left' })];
    case 'levels': {
      const parts = [row.code.slice(0, 3), row.code.slice(3, 5), row.code.slice(5, 7)];
      return [
        ...parts.map((part) => cell('code', part, { align: 'center' })),
        cell('label', row.name, { indent, align: 'left' }),
      ];
    }
    case 'joined':
      return [cell('label', JOINED[key.mark](row.code, row.name), { indent, align: 'left' })];
    case 'names':
      return [cell('label', row.name, { indent: 2 * indent, align: 'left' })];
  }
}
