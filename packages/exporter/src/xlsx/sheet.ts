import type { Column } from '@mingzhang/schema';
import type { Field } from '../field.ts';
import { columnLetters, escapeXml, fieldTail, STYLE, textCell } from './cell-xml.ts';
import { charactersWide, wrappedHeight } from './row-height.ts';

/** Excel's last row. */
export const MOST_ROWS = 1_048_576;
/** Excel's limit of links on one sheet. */
const MOST_LINKS = 65_530;
/** Above the data: what a column means, then its name. */
const HEADING_ROWS = 2;
export const MOST_DATA_ROWS = MOST_ROWS - HEADING_ROWS;

export type SheetRow = Readonly<Record<string, Field>>;

/** A place that a row leads to. */
export interface RowLink {
  readonly text: string;
  /** Relative path or address; undefined when there is nothing to open. */
  readonly target: string | undefined;
}

export interface SheetOptions {
  readonly columns: readonly Column[];
  /** Columns that stand last and are folded up, behind a [+]: ids and boxes. */
  readonly folded: ReadonlySet<string>;
  /** Where a row leads to; adds a first column. */
  readonly linkOf?: (row: SheetRow) => RowLink;
  /** Rows of this sheet, at most `MOST_DATA_ROWS`. */
  readonly rows: AsyncIterable<readonly SheetRow[]>;
}

/** What a sheet turned out to hold once all of it has been written. */
export interface SheetSummary {
  rows: number;
  /** About so many bytes of XML; a ZIP file without extensions holds no larger entry than 4 GiB. */
  bytes: number;
  /** Target by cell, in order. */
  readonly links: { readonly place: string; readonly target: string }[];
}

const XML_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const WIDE = new Map([
  ['agency', 28],
  ['title', 40],
  ['table_title', 40],
  ['source_file', 36],
  ['item', 28],
  ['row_label', 28],
  ['column_path', 28],
  ['code_name', 28],
  ['indicator', 36],
  ['text_zh', 80],
  ['text_en', 60],
  ['notes', 28],
  ['column', 28],
  ['value', 28],
  ['name_zh', 44],
  ['name_en', 60],
]);

const MEANING_OF_LINK = '打开来源 Open the source';
const LINK_WIDTH = 32;
/** A meaning takes about so many lines before its column is widened, up to the most. */
const MEANING_LINES = 5;
const MOST_WIDENED = 30;
/** The button of the filter beside a bold name. */
const FILTER_WIDTH = 5;

function widthOf({ name, type, descriptionZh }: Column): number {
  const usual = WIDE.get(name) ?? (type === 'decimal' ? 20 : name.endsWith('_id') ? 12 : type === 'text' ? 16 : 12);
  const meaning = Math.min(MOST_WIDENED, Math.ceil(charactersWide(descriptionZh) / MEANING_LINES));
  return Math.max(usual, meaning, name.length + FILTER_WIDTH);
}

/** Marks what needs a look: findings by severity, facts and rows of the panel by status. */
const MARKED: Readonly<Record<string, readonly { readonly value: string; readonly style: 0 | 1 }[]>> = {
  severity: [
    { value: 'critical', style: 0 },
    { value: 'error', style: 0 },
    { value: 'warning', style: 1 },
  ],
  status: [
    { value: 'disputed', style: 0 },
    { value: 'failed', style: 0 },
    { value: 'partial', style: 1 },
  ],
  verdict: [{ value: 'fails', style: 0 }],
};

function marksXml(names: readonly string[], letters: readonly string[], lastRow: number): string {
  let priority = 0;
  return names
    .map((name, index) => {
      const rules = (MARKED[name] ?? []).map(({ value, style }) => {
        priority += 1;
        return `<cfRule type="cellIs" dxfId="${style}" priority="${priority}" operator="equal"><formula>"${value}"</formula></cfRule>`;
      });
      const range = `${letters[index]}${HEADING_ROWS + 1}:${letters[index]}${lastRow}`;
      return rules.length === 0
        ? ''
        : `<conditionalFormatting sqref="${range}">${rules.join('')}</conditionalFormatting>`;
    })
    .join('');
}

/** Sentences: wrapped, and the row as high as they are long. */
const SENTENCES: ReadonlySet<string> = new Set(['text_zh', 'text_en']);

function rowStart(row: SheetRow, number: number, sentences: readonly Column[]): string {
  if (sentences.length === 0) return `<row r="${number}">`;
  const height = wrappedHeight(
    sentences.map((column) => ({ text: String(row[column.name] ?? ''), width: widthOf(column) })),
  );
  return `<row r="${number}" ht="${height}" customHeight="1">`;
}

function columnsXml({ columns, linkOf, folded }: SheetOptions): string {
  const all = [
    ...(linkOf === undefined ? [] : [{ width: LINK_WIDTH, isFolded: false }]),
    ...columns.map((column) => ({ width: widthOf(column), isFolded: folded.has(column.name) })),
  ];
  const cols = all.map(
    ({ width, isFolded }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${isFolded ? ' hidden="1" outlineLevel="1"' : all[index - 1]?.isFolded === true ? ' collapsed="1"' : ''}/>`,
  );
  return `<sheetFormatPr defaultRowHeight="16.5"${folded.size > 0 ? ' outlineLevelCol="1"' : ''}/><cols>${cols.join('')}</cols>`;
}

/** On paper: lying, as wide as the page, so that no column is cut off. */
export const PAGE_XML =
  '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';

function headings(columns: readonly Column[], offset: number): string {
  const cells = (text: (column: Column) => string, row: number, style: 1 | 2): string =>
    columns.map((column, index) => textCell(`${columnLetters(index + offset)}${row}`, text(column), style)).join('');
  const first =
    offset === 0 ? ['', ''] : [textCell('A1', MEANING_OF_LINK, STYLE.meaning), textCell('A2', 'link', STYLE.heading)];
  const height = wrappedHeight(columns.map((column) => ({ text: column.descriptionZh, width: widthOf(column) })));
  return `<row r="1" ht="${height}" customHeight="1">${first[0]}${cells((column) => column.descriptionZh, 1, STYLE.meaning)}</row><row r="2">${first[1]}${cells((column) => column.name, 2, STYLE.heading)}</row>`;
}

/**
 * Writes the cells of one column, row after row. A value that repeats the one above it is not written anew: of the
 * 43 columns of a fact most say the same as in the fact before.
 */
function cellWriter({ name, type }: Column, letters: string): (row: SheetRow, number: number) => string {
  const open = `<c r="${letters}`;
  const options = SENTENCES.has(name) ? { type, style: STYLE.wrapped } : { type };
  let last: Field = null;
  let tail = '';
  return (row, number) => {
    const field = row[name] ?? null;
    if (field !== last) [last, tail] = [field, fieldTail(field, options)];
    return tail === '' ? '' : `${open}${number}${tail}`;
  };
}

/**
 * The XML of a sheet in pieces: two frozen heading rows, a filter over the second, one row per record. Fills in
 * `summary` on the way; links are complete when the last piece has been taken.
 */
export async function* sheetXml(options: SheetOptions, summary: SheetSummary): AsyncIterable<string> {
  const { columns, linkOf, rows } = options;
  const offset = linkOf === undefined ? 0 : 1;
  const letters = Array.from({ length: columns.length + offset }, (_, index) => columnLetters(index));
  const cells = columns.map((column, index) => cellWriter(column, letters[index + offset] ?? ''));
  const sentences = columns.filter(({ name }) => SENTENCES.has(name));
  yield `${XML_START}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${HEADING_ROWS}" topLeftCell="A${HEADING_ROWS + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columnsXml(options)}<sheetData>${headings(columns, offset)}`;
  for await (const batch of rows) {
    let piece = '';
    for (const row of batch) {
      summary.rows += 1;
      const number = summary.rows + HEADING_ROWS;
      piece += rowStart(row, number, sentences);
      if (linkOf !== undefined) piece += linkCell(linkOf(row), `A${number}`, summary);
      for (const cell of cells) piece += cell(row, number);
      piece += '</row>';
    }
    summary.bytes += Buffer.byteLength(piece);
    yield piece;
  }
  const lastRow = Math.max(summary.rows, 1) + HEADING_ROWS;
  const filter = `<autoFilter ref="A${HEADING_ROWS}:${letters.at(-1)}${lastRow}"/>`;
  const names = [...(offset === 0 ? [] : ['link']), ...columns.map(({ name }) => name)];
  const links = summary.links.map(({ place }, index) => `<hyperlink ref="${place}" r:id="rId${index + 1}"/>`).join('');
  yield `</sheetData>${filter}${marksXml(names, letters, lastRow)}${links === '' ? '' : `<hyperlinks>${links}</hyperlinks>`}${PAGE_XML}</worksheet>`;
}

function linkCell({ text, target }: RowLink, place: string, summary: SheetSummary): string {
  if (target === undefined || summary.links.length >= MOST_LINKS) return textCell(place, text);
  summary.links.push({ place, target });
  return textCell(place, text, STYLE.link);
}

/** Where the links of a sheet lead to. */
export function sheetLinksXml(summary: SheetSummary): string {
  const links = summary.links.map(
    ({ target }, index) =>
      `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${escapeXml(target)}" TargetMode="External"/>`,
  );
  return `${XML_START}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`;
}
