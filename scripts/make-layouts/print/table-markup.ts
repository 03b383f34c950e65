import type { LayoutDocument } from '../document.ts';
import type { Look } from '../look.ts';
import { printsNumber, type Cell, type Row, type Table } from '../model.ts';
import { fitTable } from './fit-table.ts';

export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Numbers that are printed, in the order of their marks. */
export interface Marked {
  readonly table: Table;
  readonly title: string;
  readonly cell: Cell;
}

/** Hands out a mark for every value, so that its place can be found in the printed file. */
export interface Marker {
  readonly marked: Marked[];
  mark(cell: Cell, table: Table, title: string): number;
}

export function createMarker(): Marker {
  const marked: Marked[] = [];
  return {
    marked,
    mark: (cell, table, title) => marked.push({ cell, table, title }) - 1,
  };
}

interface TableMarkup {
  readonly title: string;
  readonly document: LayoutDocument;
  readonly marker: Marker;
  /** The part of the page's width that it has. */
  readonly share?: number;
  /** Without title, unit and agency around it. */
  readonly bare?: boolean;
}

const HREF = 'https://cell.invalid/';
/** The address that a marked value links to. */
export const addressOf = (mark: number): string => `${HREF}${mark}`;
/** The number of a mark from the address of its link; undefined for another link. */
export const readMark = (address: string): number | undefined =>
  address.startsWith(HREF) ? Number(address.slice(HREF.length)) : undefined;

/** A table with what stands around it: title, form number, unit, agency, notes. */
export function writeTable(table: Table, options: TableMarkup): string {
  const { look } = options.document;
  const rows = look.continued && !table.isForm && table.body.length > 12 ? Math.ceil(table.body.length / 2) : undefined;
  const notes = table.notes.map((note) => `<p class="note">${escapeMarkup(note)}</p>`).join('');
  const start = look.titlePlace === 'page-before' && options.bare !== true ? ' next' : '';
  const first = writeGrid(table, table.body.slice(0, rows), { ...options, start });
  const caption = options.bare === true ? '' : writeCaption(table, options, '');
  if (rows === undefined) return `${caption}${first}${notes}`;
  const again = `<div class="again">${writeCaption(table, options, '（续表）')}</div>`;
  const rest = writeGrid(withOwnHeader(table), table.body.slice(rows), { ...options, start: '' });
  return `${caption}${first}${again}${rest}${notes}`;
}

/** A header whose cells end with it: in the second part no row of 合计 shares them. */
const withOwnHeader = (table: Table): Table => ({
  ...table,
  header: table.header.map((row, index) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, rowspan: Math.min(cell.rowspan, table.header.length - index) })),
  })),
});

function writeCaption(table: Table, { document, title }: TableMarkup, suffix: string): string {
  const { look, agency } = document;
  const unit = table.unit === '' ? '' : `单位：${table.unit}`;
  const line = (text: string, name: string): string =>
    text === '' ? '' : `<div class="${name}">${escapeMarkup(text)}</div>`;
  const form = table.formNumber;
  const inGrid = look.titlePlace === 'in-grid';
  const parts: string[] = [];
  if (look.formPlace === 'above-left') parts.push(line(form, 'left'));
  if (look.formPlace === 'above-right') parts.push(line(form, 'right'));
  const printed = titleLine(table, title, look);
  const beside =
    look.unitPlace === 'beside-title' && unit !== '' ? `<span class="beside">（${escapeMarkup(unit)}）</span>` : '';
  if (title !== '' && !inGrid)
    parts.push(`<div class="title">${breakTitle(printed + suffix, look.titlePlace === 'wrapped')}${beside}</div>`);
  if (look.formPlace === 'below-title') parts.push(line(form, 'right'));
  const alone = title === '' || inGrid || look.unitPlace === 'own-line';
  if (look.unitPlace === 'with-agency')
    parts.push(
      `<div class="pair"><span>${escapeMarkup(`编制单位：${agency}`)}</span><span>${escapeMarkup(unit)}</span></div>`,
    );
  else if (alone && !(look.unitPlace === 'in-grid' && !table.isForm)) parts.push(line(unit, 'right'));
  return `<div class="caption">${parts.join('')}</div>`;
}

/** The title as its line prints it: a form number that stands before it is part of the line. */
export function titleLine({ formNumber }: Table, title: string, look: Look): string {
  const before = look.formPlace === 'before-title' && look.titlePlace !== 'wrapped' && look.titlePlace !== 'in-grid';
  return before && formNumber !== '' && title !== '' ? `${formNumber} ${title}` : title;
}

/** Shorter titles do not wrap, in letters. */
const LONG_TITLE = 17;

function breakTitle(title: string, wrapped: boolean): string {
  const text = escapeMarkup(title);
  if (!wrapped || title.length < LONG_TITLE) return text;
  const middle = Math.ceil(title.length / 2);
  return `${escapeMarkup(title.slice(0, middle))}<br>${escapeMarkup(title.slice(middle))}`;
}

function writeGrid(table: Table, body: readonly Row[], options: TableMarkup & { readonly start: string }): string {
  const { look } = options.document;
  const fit = fitTable(table, look, options.share === undefined ? {} : { share: options.share });
  if (fit === undefined) throw new Error(`${options.title} does not fit its page`);
  const columns = fit.widthsPt.map((width) => `<col style="width:${width.toFixed(2)}pt">`).join('');
  const inside: string[] = [];
  const span = table.widths.length;
  if (look.titlePlace === 'in-grid' && options.title !== '' && options.bare !== true)
    inside.push(`<tr><td colspan="${span}" class="in-title">${escapeMarkup(options.title)}</td></tr>`);
  if (look.unitPlace === 'in-grid' && table.unit !== '' && !table.isForm && options.bare !== true)
    inside.push(`<tr><td colspan="${span}" class="right">单位：${table.unit}</td></tr>`);
  const head = table.header.map((row, index) => writeRow(row, options, { table, headRow: index })).join('');
  const rows = body.map((row) => writeRow(row, options, { table })).join('');
  // A header cell that reaches into the data (类 | 款 | 项 beside 合计) ties its rows to them.
  const tied = table.header.some((row, index) => row.cells.some((cell) => index + cell.rowspan > table.header.length));
  const repeat = look.repeatHeader ? '' : ' class="once"';
  const name = `${look.rules}${table.isForm && isOpen(look.rules) ? ' full' : ''}${options.start}`;
  const top = `${inside.join('')}${head}`;
  const parts = tied ? `<tbody>${top}${rows}</tbody>` : `<thead${repeat}>${top}</thead><tbody>${rows}</tbody>`;
  return `<table class="${name}" style="font-size:${fit.sizePt}pt"><colgroup>${columns}</colgroup>${parts}</table>`;
}

/** Forms are always ruled: without rulings nobody could tell which label a cell belongs to. */
const isOpen = (rules: string): boolean =>
  ['three-line', 'horizontal', 'borderless', 'zebra', 'white-gaps'].includes(rules);

interface RowPlace {
  readonly table: Table;
  readonly headRow?: number;
}

function writeRow(row: Row, options: TableMarkup, place: RowPlace): string {
  const { look } = options.document;
  const cells = row.cells.map((cell) => writeCell(cell, options, place)).join('');
  const names = [row.bold === true ? 'bold' : '', look.splitRows ? 'splits' : ''].filter(Boolean).join(' ');
  return `<tr class="${names}" style="height:${look.rowMm}mm">${cells}</tr>`;
}

function writeCell(cell: Cell, options: TableMarkup, { table, headRow }: RowPlace): string {
  const names: string[] = [cell.align ?? 'left', cell.role];
  if (cell.vertical === true) names.push('vertical');
  if (headRow !== undefined) {
    const bottom = headRow + cell.rowspan === table.header.length;
    if (bottom) names.push('head-end');
    else if (cell.colspan > 1) names.push('spanner');
  }
  const spans = `${cell.colspan > 1 ? ` colspan="${cell.colspan}"` : ''}${cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : ''}`;
  const indent = cell.indent === undefined || cell.indent === 0 ? '' : ` style="padding-left:${cell.indent + 0.3}em"`;
  return `<td${spans} class="${names.join(' ')}"${indent}>${writeText(cell, options, table)}</td>`;
}

function writeText(cell: Cell, { document, marker, title }: TableMarkup, table: Table): string {
  const { look } = document;
  const text = escapeMarkup(cell.text);
  if (printsNumber(cell)) return `<a href="${addressOf(marker.mark(cell, table, title))}">${text}</a>`;
  if (cell.vertical === true) return `<span>${text}</span>`;
  const short = cell.role === 'label' && cell.text.length >= 2 && cell.text.length <= 5 && !/[\d\s]/.test(cell.text);
  if (short && look.labels === 'spaced') return [...text].join('　');
  if (short && look.labels === 'justified') return `<span class="spread">${text}</span>`;
  return text;
}
