import { tablesOf, type LayoutDocument, type PlacedTable } from '../document.ts';
import { firstNumber, printsNumber, type Cell, type Table } from '../model.ts';
import { fitTable } from '../print/fit-table.ts';
import { addressOf, escapeMarkup, type Marker } from '../print/table-markup.ts';
import { borderOf } from './border-style.ts';
import { captionLines, type CaptionLine } from './caption.ts';
import {
  FONT_SCALE,
  FONTS,
  paperLayout,
  StyleSheet,
  TITLE_FONT,
  writeFlat,
  writeFooter,
  writeRuns,
} from './flat-odf.ts';
import type { OfficeLook } from './office-look.ts';
import { spreadRows, type Slot } from '../spread.ts';

interface SheetContext {
  readonly document: LayoutDocument;
  readonly office: OfficeLook;
  readonly marker: Marker;
  readonly styles: StyleSheet;
}

const MM_PER_PT = 0.352778;
const MARGIN_MM = 15;
/** Sheets print a link and what follows it in one size: only a mark that is no digit can be told from the number. */
const SHEET_MARK = '①';

/** A workbook with a sheet for each table, as an office prints it; every number is a marked link. */
export function writeWorkbook(document: LayoutDocument, office: OfficeLook, marker: Marker): string {
  const context: SheetContext = { document, office, marker, styles: new StyleSheet() };
  const cover = document.blocks.find((block) => block.type === 'cover');
  const sheets = cover === undefined ? [] : [coverSheet(cover.lines, context)];
  for (const [index, placed] of tablesOf(document).entries()) sheets.push(tableSheet(placed, index, context));
  const landscape = document.look.page !== 'portrait';
  const paper = { width: landscape ? 297 : 210, height: landscape ? 210 : 297, margin: MARGIN_MM };
  const footer = writeFooter(office.footer);
  const display = footer === '' ? ' style:display="false"' : '';
  const grid = office.borders === 'grid' ? ' style:print="objects charts drawings grid zero-values"' : '';
  return writeFlat({
    title: document.title,
    type: 'spreadsheet',
    styles: context.styles,
    layouts: `${paperLayout('page', { ...paper, scale: office.scale }).replace('<style:page-layout-properties', `<style:page-layout-properties${grid}`)}${paperLayout('cover', paper)}`,
    masters: ['page', 'cover']
      .map(
        (name) =>
          `<style:master-page style:name="${name}" style:page-layout-name="L-${name}"><style:header style:display="false"><text:p/></style:header><style:footer${display}><text:p>${footer}</text:p></style:footer></style:master-page>`,
      )
      .join(''),
    body: sheets.join('\n'),
  });
}

interface Face {
  readonly font: string;
  readonly sizePt: number;
  readonly align: string;
  readonly bold?: boolean;
  readonly border?: string;
  readonly vertical?: string;
  readonly wrap?: boolean;
  readonly shrink?: boolean;
  readonly indent?: number;
  readonly fill?: string;
}

const ALIGN: Readonly<Record<string, string>> = { left: 'start', center: 'center', right: 'end', justify: 'justify' };

function cellStyle(face: Face, styles: StyleSheet): string {
  const cell = `<style:table-cell-properties${face.border ?? ''} style:vertical-align="${face.vertical ?? 'middle'}" fo:wrap-option="${face.wrap === true ? 'wrap' : 'no-wrap'}"${face.shrink === true ? ' style:shrink-to-fit="true"' : ''}${face.fill === undefined ? '' : ` fo:background-color="${face.fill}"`} fo:padding="0.35mm" style:text-align-source="fix"/>`;
  const indent = face.indent === undefined || face.indent === 0 ? '' : ` fo:margin-left="${face.indent * 3.5}mm"`;
  const weight = face.bold === true ? ' fo:font-weight="bold" style:font-weight-asian="bold"' : '';
  return styles.name(
    'table-cell',
    `${cell}<style:paragraph-properties fo:text-align="${ALIGN[face.align] ?? 'start'}"${indent}/><style:text-properties style:font-name="${face.font}" style:font-name-asian="${face.font}" fo:font-size="${face.sizePt}pt" style:font-size-asian="${face.sizePt}pt"${weight}/>`,
  );
}

const rowOf = (heightMm: number, cells: string, styles: StyleSheet): string =>
  `<table:table-row table:style-name="${styles.name('table-row', `<style:table-row-properties style:row-height="${heightMm.toFixed(2)}mm" style:use-optimal-row-height="false"/>`)}">${cells}</table:table-row>`;

const textCell = (text: string, style: string, span = 1): string =>
  `<table:table-cell table:style-name="${style}"${span > 1 ? ` table:number-columns-spanned="${span}" table:number-rows-spanned="1"` : ''} office:value-type="string"><text:p>${writeRuns(text)}</text:p></table:table-cell>${'<table:covered-table-cell/>'.repeat(span - 1)}`;

const columnOf = (widthMm: number, styles: StyleSheet): string =>
  `<table:table-column table:style-name="${styles.name('table-column', `<style:table-column-properties style:column-width="${widthMm.toFixed(2)}mm"/>`)}"/>`;

const sheetOf = (name: string, master: string, content: string, styles: StyleSheet): string =>
  `<table:table table:name="${escapeMarkup(name)}" table:style-name="${styles.name('table', '<style:table-properties table:display="true"/>', ` style:master-page-name="${master}"`)}">${content}</table:table>`;

function coverSheet(lines: readonly string[], { styles }: SheetContext): string {
  const style = cellStyle({ font: TITLE_FONT, sizePt: 24, align: 'center', bold: true, wrap: true }, styles);
  const rows = lines.map((line) => rowOf(30, textCell(line, style), styles));
  return sheetOf(
    '封面',
    'cover',
    `${columnOf(175, styles)}${rowOf(45, textCell(' ', style), styles)}${rows.join('')}`,
    styles,
  );
}

/** Number of the sheet, and its first letters, as tabs are called. */
const tabName = (title: string, index: number): string =>
  `${index + 1}${title.replace(/[[\]*?:/\\“”]/g, '').slice(0, 12)}`;

function tableSheet({ table, title }: PlacedTable, index: number, context: SheetContext): string {
  const { document, office, styles } = context;
  const fit = fitTable(table, document.look, { words: 'whole' }) ?? fitTable(table, document.look);
  if (fit === undefined) throw new Error(`${title} does not fit its page`);
  // What is printed smaller may be wider on the sheet.
  const widths = fit.widthsPt.map((width) => (width * MM_PER_PT * 0.98) / office.scale);
  const sizePt = Math.round((fit.sizePt * FONT_SCALE[document.look.font] * 2) / office.scale) / 2;
  const caption = captionLines(table, title, context).map((line) => captionRow(line, widths.length, context));
  const head = table.header.length;
  const rows = gridRows(table, { widths, sizePt }, context);
  const tied = table.header.some((row, at) => row.cells.some((cell) => at + cell.rowspan > head));
  const body =
    document.look.repeatHeader && !tied
      ? `<table:table-header-rows>${rows.slice(0, head).join('')}</table:table-header-rows>${rows.slice(head).join('')}`
      : rows.join('');
  const small = cellStyle({ font: FONTS.song, sizePt: 9, align: 'left', wrap: true }, styles);
  const notes = table.notes.map((note) => rowOf(10, textCell(note, small, widths.length), styles));
  const columns = widths.map((width) => columnOf(width, styles)).join('');
  return sheetOf(tabName(title, index), 'page', `${columns}${caption.join('')}${body}${notes.join('')}`, styles);
}

function captionRow(line: CaptionLine, columns: number, { office, styles }: SheetContext): string {
  const face = { font: FONTS.song, sizePt: 10 };
  if (line.type === 'title') {
    const style = cellStyle({ font: TITLE_FONT, sizePt: 16, align: 'center', bold: true, wrap: true }, styles);
    return rowOf(14, textCell(line.left, style, columns), styles);
  }
  const left = cellStyle({ ...face, align: 'left' }, styles);
  const right = cellStyle({ ...face, align: 'right' }, styles);
  if (columns === 1) return rowOf(6.5, textCell(line.left + line.right, left), styles);
  // Merged, or one cell each whose text runs over the empty ones beside it.
  const half = office.mergedCaption ? Math.max(1, Math.floor(columns / 3)) : 1;
  const rest = office.mergedCaption ? columns - half : 1;
  const between = '<table:table-cell/>'.repeat(columns - rest - half);
  return rowOf(6.5, `${textCell(line.left, left, rest)}${between}${textCell(line.right, right, half)}`, styles);
}

interface Measures {
  readonly widths: readonly number[];
  readonly sizePt: number;
}

function gridRows(table: Table, measures: Measures, context: SheetContext): string[] {
  const rows = [...table.header, ...table.body];
  const grid = spreadRows(rows, measures.widths.length);
  const heights = rowHeights(grid, measures, {
    leastMm: context.document.look.rowMm / context.office.scale,
    wraps: ({ role }) => context.office.names === 'wrap' || table.isForm || role !== 'label',
  });
  return grid.map((slots, y) => {
    const cells = slots.map((slot, x) =>
      gridCell(slot, { x, y, rows: rows.length, bold: rows[y]?.bold === true }, { table, measures, context }),
    );
    return rowOf(heights[y] ?? 0, cells.join(''), context.styles);
  });
}

/** Heights at which the text of every cell is seen, of one merged over rows too. */
function rowHeights(
  grid: readonly (readonly Slot[])[],
  measures: Measures,
  { leastMm, wraps }: { readonly leastMm: number; readonly wraps: (cell: Cell) => boolean },
): number[] {
  const heights = grid.map(() => leastMm);
  const merged: { readonly needed: number; readonly from: number; readonly to: number }[] = [];
  grid.forEach((slots, y) =>
    slots.forEach((slot, x) => {
      if (slot === undefined || slot === 'covered' || !wraps(slot)) return;
      const needed = textHeightMm(slot, x, measures);
      if (slot.rowspan > 1) merged.push({ needed, from: y, to: y + slot.rowspan });
      else heights[y] = Math.max(heights[y] ?? 0, needed);
    }),
  );
  for (const { needed, from, to } of merged) {
    const lacking = needed - heights.slice(from, to).reduce((sum, height) => sum + height, 0);
    if (lacking > 0) heights[to - 1] = (heights[to - 1] ?? 0) + lacking;
  }
  return heights;
}

interface GridPlace {
  readonly x: number;
  readonly y: number;
  readonly rows: number;
  readonly bold: boolean;
}

function gridCell(
  slot: Slot,
  place: GridPlace,
  { table, measures, context }: { readonly table: Table; readonly measures: Measures; readonly context: SheetContext },
): string {
  const { document, office, marker, styles } = context;
  if (slot === 'covered') return '<table:covered-table-cell/>';
  const { x, y } = place;
  const right = x + (slot?.colspan ?? 1) - 1;
  const bottom = y + (slot?.rowspan ?? 1) - 1;
  const border = borderOf(office.borders, { x, y, right, bottom, columns: measures.widths.length, rows: place.rows });
  const isName = slot?.role === 'label' && !table.isForm && slot.rowspan === 1;
  const isNumber = slot !== undefined && printsNumber(slot);
  const style = cellStyle(
    {
      font: FONTS[document.look.font],
      sizePt: measures.sizePt,
      align: slot?.align ?? 'left',
      bold: place.bold,
      border,
      vertical: slot?.role === 'header' ? 'middle' : document.look.valign,
      wrap: !isNumber && !(isName && office.names !== 'wrap'),
      shrink: isName && office.names === 'shrink',
      ...(office.indent === 'cell' && slot?.indent !== undefined ? { indent: slot.indent } : {}),
      ...(document.look.rules === 'header-fill' && slot?.role === 'header' ? { fill: '#d9e2f3' } : {}),
    },
    styles,
  );
  if (slot === undefined || slot.text === '') return `<table:table-cell table:style-name="${style}"${spansOf(slot)}/>`;
  const text = office.indent === 'blanks' ? `${'  '.repeat(slot.indent ?? 0)}${slot.text}` : slot.text;
  const content = isNumber
    ? `<text:a xlink:href="${addressOf(marker.mark(slot, table, table.title))}">${escapeMarkup(slot.text)}</text:a>${slot === firstNumber(table) && office.noteMark !== '' ? SHEET_MARK : ''}`
    : writeRuns(text);
  return `<table:table-cell table:style-name="${style}"${spansOf(slot)} office:value-type="string"><text:p>${content}</text:p></table:table-cell>`;
}

const spansOf = (cell: Cell | undefined): string =>
  cell === undefined || (cell.colspan === 1 && cell.rowspan === 1)
    ? ''
    : ` table:number-columns-spanned="${cell.colspan}" table:number-rows-spanned="${cell.rowspan}"`;

/** Height that the wrapped text of a cell needs; a workbook does not find it for merged cells. */
function textHeightMm(cell: Cell, x: number, { widths, sizePt }: Measures): number {
  const em = sizePt * MM_PER_PT;
  const room = widths.slice(x, x + cell.colspan).reduce((sum, width) => sum + width, 0) - 1.5;
  const letters = [...cell.text].reduce(
    (sum, letter) => sum + (letter.charCodeAt(0) < 256 ? 0.58 : 1.02),
    2 * (cell.indent ?? 0),
  );
  const lines = Math.max(1, Math.ceil((letters * em) / room));
  // Words of Latin letters and brackets do not break: some lines stay short.
  const ragged = lines > 1 && /[\w（(]/.test(cell.text) ? 1 : 0;
  return (lines + ragged) * em * 1.45 + 1.2;
}
