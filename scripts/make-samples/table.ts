import type { Align, Caption, Cell, Label, Role, Row, Table, TableStyle, Truth } from './model.ts';

/** What a column holds; `path` is the expected column path of its values, `block` keeps sides apart. */
export interface Column {
  readonly role: Exclude<Role, 'head'>;
  readonly width: number;
  readonly block: string;
  readonly path: string;
  readonly align: Align;
}

interface ColumnOptions {
  readonly block?: string;
  readonly align?: Align;
}

const column = (
  role: Column['role'],
  width: number,
  options: ColumnOptions & { readonly path?: string; readonly usual: Align },
): Column => ({
  role,
  width,
  block: options.block ?? '',
  path: options.path ?? '',
  align: options.align ?? options.usual,
});

export const code = (width: number, options: ColumnOptions = {}): Column =>
  column('code', width, { ...options, usual: 'left' });
/** One of several columns that make one code: 类, 款, 项. */
export const codePart = (width: number, options: ColumnOptions = {}): Column =>
  column('codePart', width, { ...options, usual: 'center' });
/** Code and name in one cell: `210 卫生健康支出`. */
export const codeLabel = (width: number, options: ColumnOptions = {}): Column =>
  column('codeLabel', width, { ...options, usual: 'left' });
export const label = (width: number, options: ColumnOptions = {}): Column =>
  column('label', width, { ...options, usual: 'left' });
export const index = (width: number, options: ColumnOptions = {}): Column =>
  column('index', width, { ...options, usual: 'center' });
export const words = (width: number, options: ColumnOptions = {}): Column =>
  column('text', width, { ...options, usual: 'left' });
export const value = (path: string, width: number, options: ColumnOptions = {}): Column =>
  column('value', width, { ...options, path, usual: 'right' });

/**
 * A run of rows of one kind, written as tab-separated lines. Only cells that start in a row are
 * written; places covered by a merged cell are left out. A cell may end in a note in braces:
 * `{c2}` merged over two columns, `{r3}` over three rows, `{label}` `{text}` `{value}` another role
 * than its column's, `{label=公用经费合计}` `{path=…}` what the number means where the columns
 * cannot say it, `{pair=按收入性质分}` for `label：number` in one cell under that path, `{left}` `{center}` `{right}`, `{bold}`, `{split}` for a row that a page may cut.
 */
export interface Strip {
  readonly kind: Row['kind'];
  readonly lines: string;
  /** Roles and paths from this strip on. */
  readonly columns?: readonly Column[];
}

export const head = (lines: string, columns?: readonly Column[]): Strip => ({
  kind: 'head',
  lines,
  ...(columns && { columns }),
});
export const indexRow = (lines: string): Strip => ({ kind: 'index', lines });
export const body = (lines: string, columns?: readonly Column[]): Strip => ({
  kind: 'body',
  lines,
  ...(columns && { columns }),
});
export const textRow = (lines: string): Strip => ({ kind: 'text', lines });

interface Written {
  readonly text: string;
  readonly marks: ReadonlyMap<string, string>;
}

function parseWritten(cell: string): Written {
  const match = /^(.*?)\{([^{}]*)\}$/s.exec(cell);
  const marks = new Map<string, string>();
  for (const mark of (match?.[2] ?? '').split(' ').filter(Boolean)) {
    const span = /^([cr])(\d+)$/.exec(mark);
    const [name, setting] = span ? [span[1] ?? '', span[2] ?? ''] : mark.split('=');
    marks.set(name ?? '', setting ?? '');
  }
  return { text: (match?.[1] ?? cell).replaceAll('\\n', '\n'), marks };
}

/** Whether the whole text is a number: sign, brackets, separators, point, percent. */
export const isNumber = (text: string): boolean => /^[-△▲(（]?\d[\d,]*(\.\d+)?%?[)）]?$/.test(text.replace(/\s/g, ''));

const solid = (text: string): string => text.replace(/\s/g, '');

interface Placed extends Cell {
  readonly written: Written;
}

interface Open {
  readonly cell: Placed;
  readonly column: Column;
  readonly lastRow: number;
  readonly firstRow: number;
}

export interface TableDefinition extends Caption {
  readonly columns: readonly Column[];
  readonly strips: readonly Strip[];
  readonly notes?: readonly string[];
  readonly style?: TableStyle;
}

/** The table with every cell at its place and every number with its meaning. */
export function defineTable(definition: TableDefinition): Table {
  const { columns: firstColumns, strips, notes, style, ...caption } = definition;
  let columns = firstColumns;
  const rows: Row[] = [];
  let open: Open[] = [];
  for (const strip of strips) {
    columns = strip.columns ?? columns;
    const lines = strip.lines
      .replace(/^\n/, '')
      .replace(/\n[ ]*$/, '')
      .split('\n');
    for (const line of lines) {
      const rowIndex = rows.length;
      const carried = open.filter((o) => o.lastRow >= rowIndex);
      const placed = placeCells(line, { columns, kind: strip.kind, carried, title: caption.title });
      open = [
        ...carried,
        ...placed.map((cell) => ({
          cell,
          column: columnAt(columns, cell.column),
          firstRow: rowIndex,
          lastRow: rowIndex + cell.rowspan - 1,
        })),
      ];
      const cells = placed.map((cell) => withTruth(cell, { row: open, rowIndex, columns }));
      rows.push({ kind: strip.kind, cells, splits: placed.some((c) => c.written.marks.has('split')) });
    }
  }
  return {
    ...caption,
    kind: 'table',
    widths: firstColumns.map((c) => c.width),
    rows,
    notes: notes ?? [],
    style: style ?? {},
  };
}

function columnAt(columns: readonly Column[], at: number): Column {
  const found = columns[at];
  if (!found) throw new RangeError(`no column ${at}`);
  return found;
}

function placeCells(
  line: string,
  context: {
    readonly columns: readonly Column[];
    readonly kind: Row['kind'];
    readonly carried: readonly Open[];
    readonly title: string;
  },
): Placed[] {
  const { columns, kind, carried } = context;
  const taken = new Set(carried.flatMap((o) => Array.from({ length: o.cell.colspan }, (_, i) => o.cell.column + i)));
  const placed: Placed[] = [];
  let at = 0;
  for (const raw of line.split('\t')) {
    while (taken.has(at)) at += 1;
    const written = parseWritten(raw);
    const colspan = Number(written.marks.get('c') ?? 1);
    const here = columns[at];
    if (!here || at + colspan > columns.length) throw new RangeError(`${context.title}: too many cells in "${line}"`);
    const role = roleOf(written, kind, here);
    placed.push({
      text: written.text,
      role,
      column: at,
      colspan,
      rowspan: Number(written.marks.get('r') ?? 1),
      align: alignOf(written, role, colspan > 1 && role === 'label' ? 'center' : here.align),
      bold: written.marks.has('bold'),
      truth: undefined,
      written,
    });
    at += colspan;
  }
  while (taken.has(at)) at += 1;
  if (at !== columns.length) throw new RangeError(`${context.title}: ${at} of ${columns.length} columns in "${line}"`);
  return placed;
}

function roleOf(written: Written, kind: Row['kind'], here: Column): Role {
  if (written.marks.has('label')) return written.marks.get('label') === '' ? 'label' : 'value';
  if (written.marks.has('value') || written.marks.has('path') || written.marks.has('pair')) return 'value';
  if (written.marks.has('text')) return 'text';
  if (kind === 'head') return 'head';
  if (kind === 'index') return 'index';
  return kind === 'text' ? 'text' : here.role;
}

function alignOf(written: Written, role: Role, usual: Align): Align {
  for (const align of ['left', 'center', 'right'] as const) if (written.marks.has(align)) return align;
  return role === 'head' || role === 'index' ? 'center' : usual;
}

function withTruth(
  cell: Placed,
  context: { readonly row: readonly Open[]; readonly rowIndex: number; readonly columns: readonly Column[] },
): Cell {
  const { written, ...plain } = cell;
  const pair = written.marks.get('pair');
  if (pair !== undefined) return { ...plain, truth: pairTruth(cell, { ...context, path: pair }) };
  if (cell.role !== 'value' || !isNumber(cell.text)) return plain;
  const here = columnAt(context.columns, cell.column);
  const path = written.marks.get('path') ?? here.path;
  const said = written.marks.get('label');
  if (said) return { ...plain, truth: { codes: [], labels: [{ text: said, carried: false }], path } };
  return { ...plain, truth: { ...rowKeys(context.row, here.block, context.rowIndex), path } };
}

/** `其中：一般公共预算：2277.28`: what stands before the last colon is the label; nothing after it, no number. */
function pairTruth(
  cell: Placed,
  context: { readonly row: readonly Open[]; readonly rowIndex: number; readonly path: string },
): Truth | undefined {
  const [, name = '', number = ''] = /^(.*)：([^：]*)$/s.exec(cell.text) ?? [];
  if (!isNumber(number)) return undefined;
  const carried = context.row
    .filter((o) => o.cell.role === 'label' && o.firstRow < context.rowIndex)
    .map((o) => ({ text: solid(o.cell.text), carried: true }));
  return { codes: [], labels: [...carried, { text: solid(name), carried: false }], path: context.path, value: number };
}

/** Codes and labels of one block of a row, from left to right. */
function rowKeys(row: readonly Open[], block: string, rowIndex: number): Pick<Truth, 'codes' | 'labels'> {
  const codes: string[] = [];
  const labels: Label[] = [];
  let parts = '';
  for (const { cell, column: here, firstRow } of [...row].sort((a, b) => a.cell.column - b.cell.column)) {
    const printed = solid(cell.text);
    if (here.block !== block || printed === '') continue;
    const carried = firstRow < rowIndex;
    if (cell.role === 'code') codes.push(printed);
    else if (cell.role === 'codePart') parts += printed;
    else if (cell.role === 'label') labels.push({ text: printed, carried });
    else if (cell.role === 'codeLabel') {
      const match = /^(\d*)(.*)$/.exec(printed);
      if (match?.[1]) codes.push(match[1]);
      if (match?.[2]) labels.push({ text: match[2], carried });
    }
  }
  return { codes: parts === '' ? codes : [parts, ...codes], labels };
}
