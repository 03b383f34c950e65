import type { Column } from '@mingzhang/schema';
import type { Field } from '../field.ts';
import { columnLetters, escapeXml, fieldCell, STYLE, textCell } from './cell-xml.ts';

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
  /** Where a row leads to; adds a first column. */
  readonly linkOf?: (row: SheetRow) => RowLink;
  /** Rows of this sheet, at most `MOST_DATA_ROWS`. */
  readonly rows: AsyncIterable<readonly SheetRow[]>;
}

/** What a sheet turned out to hold once all of it has been written. */
export interface SheetSummary {
  rows: number;
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
]);

function widthOf({ name, type }: Column): number {
  return WIDE.get(name) ?? (type === 'decimal' ? 20 : name.endsWith('_id') ? 12 : type === 'text' ? 16 : 12);
}

function headings(columns: readonly Column[], offset: number): string {
  const cells = (text: (column: Column) => string, row: number, style: 1 | 2): string =>
    columns.map((column, index) => textCell(`${columnLetters(index + offset)}${row}`, text(column), style)).join('');
  const first =
    offset === 0
      ? ['', '']
      : [textCell('A1', '打开来源 Open the source', STYLE.meaning), textCell('A2', 'link', STYLE.heading)];
  return `<row r="1" ht="75" customHeight="1">${first[0]}${cells((column) => column.descriptionZh, 1, STYLE.meaning)}</row><row r="2">${first[1]}${cells((column) => column.name, 2, STYLE.heading)}</row>`;
}

/**
 * The XML of a sheet in pieces: two frozen heading rows, a filter over the second, one row per record. Fills in
 * `summary` on the way; links are complete when the last piece has been taken.
 */
export async function* sheetXml(options: SheetOptions, summary: SheetSummary): AsyncIterable<string> {
  const { columns, linkOf, rows } = options;
  const offset = linkOf === undefined ? 0 : 1;
  const letters = Array.from({ length: columns.length + offset }, (_, index) => columnLetters(index));
  const widths = [...(offset === 0 ? [] : [30]), ...columns.map(widthOf)];
  yield `${XML_START}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${HEADING_ROWS}" topLeftCell="A${HEADING_ROWS + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>${headings(columns, offset)}`;
  for await (const batch of rows) {
    let piece = '';
    for (const row of batch) {
      summary.rows += 1;
      const number = summary.rows + HEADING_ROWS;
      piece += `<row r="${number}">`;
      if (linkOf !== undefined) piece += linkCell(linkOf(row), `A${number}`, summary);
      for (let index = 0; index < columns.length; index += 1) {
        const column = columns[index];
        if (column !== undefined)
          piece += fieldCell(`${letters[index + offset]}${number}`, row[column.name] ?? null, column);
      }
      piece += '</row>';
    }
    yield piece;
  }
  const filter = `<autoFilter ref="A${HEADING_ROWS}:${letters.at(-1)}${Math.max(summary.rows, 1) + HEADING_ROWS}"/>`;
  const links = summary.links.map(({ place }, index) => `<hyperlink ref="${place}" r:id="rId${index + 1}"/>`).join('');
  yield `</sheetData>${filter}${links === '' ? '' : `<hyperlinks>${links}</hyperlinks>`}</worksheet>`;
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
