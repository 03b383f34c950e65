import type { Column } from '@mingzhang/schema';
import { escapeXml, STYLE, STYLES_XML, textCell } from './cell-xml.ts';
import {
  MOST_DATA_ROWS,
  PAGE_XML,
  sheetLinksXml,
  sheetXml,
  type RowLink,
  type SheetRow,
  type SheetSummary,
} from './sheet.ts';
import { wrappedHeight } from './row-height.ts';
import { createZip, type ByteSink } from './zip.ts';

export interface WorkbookSheet {
  /** Name on the tab, at most 25 characters, so that a number fits behind it. */
  readonly tab: string;
  /** What the sheet holds, for the first sheet. */
  readonly about: string;
  readonly columns: readonly Column[];
  readonly folded: ReadonlySet<string>;
  readonly linkOf?: (row: SheetRow) => RowLink;
  readonly rows: () => AsyncIterable<readonly SheetRow[]>;
}

export interface WorkbookOptions {
  readonly title: string;
  /** Lines of the first sheet, above the list of sheets. */
  readonly notes: readonly string[];
  readonly sheets: readonly WorkbookSheet[];
}

interface WrittenSheet {
  readonly tab: string;
  readonly about: string;
  readonly rows: number;
}

const XML_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const emptySummary = (): SheetSummary => ({ rows: 0, bytes: 0, links: [] });

/** Leaves room below the 4 GiB of a ZIP entry for the rows of a batch and what stands below the rows. */
const MOST_SHEET_BYTES = 3.5 * 2 ** 30;

/**
 * Cuts a stream of rows into streams of at most `size`, or less where `isFull` says so; each is to be read to its end
 * before the next is asked for.
 */
async function* splitRows(
  rows: AsyncIterable<readonly SheetRow[]>,
  { size, isFull }: { readonly size: number; readonly isFull: () => boolean },
): AsyncIterable<AsyncIterable<readonly SheetRow[]>> {
  const source = rows[Symbol.asyncIterator]();
  let rest: readonly SheetRow[] = [];
  let ended = false;
  async function* part(): AsyncIterable<readonly SheetRow[]> {
    let left = size;
    while (left > 0 && !isFull()) {
      if (rest.length === 0) {
        const next = await source.next();
        if (next.done === true) {
          ended = true;
          return;
        }
        rest = next.value;
      }
      const taken = rest.slice(0, left);
      rest = rest.slice(taken.length);
      left -= taken.length;
      if (taken.length > 0) yield taken;
    }
    // Whether another sheet is needed is known only by looking.
    while (rest.length === 0 && !ended) {
      const next = await source.next();
      ended = next.done === true;
      if (next.done !== true) rest = next.value;
    }
  }
  do yield part();
  while (!ended || rest.length > 0);
}

const NOTES_WIDTH = 100;

/** The first sheet: title, notes, and the sheets with their rows, each line as high as its text is long. */
function notesXml(options: WorkbookOptions, sheets: readonly WrittenSheet[]): string {
  const lineOf = (text: string, row: number): string => {
    const height = wrappedHeight([{ text, width: NOTES_WIDTH }]);
    return `<row r="${row}" ht="${height}" customHeight="1">${textCell(`A${row}`, text, STYLE.wrapped)}</row>`;
  };
  const title = `<row r="1" ht="30" customHeight="1">${textCell('A1', options.title, STYLE.title)}</row>`;
  const notes = options.notes.map((note, index) => lineOf(note, index + 2));
  const start = notes.length + 3;
  const list = sheets.map(({ tab, about, rows }, index) =>
    lineOf(`${tab}（${rows} 行 rows）：${about}`, start + index),
  );
  return `${XML_START}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><cols><col min="1" max="1" width="${NOTES_WIDTH}" customWidth="1"/></cols><sheetData>${title}${notes.join('')}${list.join('')}</sheetData>${PAGE_XML}</worksheet>`;
}

function workbookXml(tabs: readonly string[]): string {
  const sheets = tabs.map(
    (tab, index) => `<sheet name="${escapeXml(tab)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  // The two heading rows are printed again on every page; the sheet of notes has none.
  const titles = tabs.flatMap((tab, index) =>
    index === 0
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeXml(`'${tab.replaceAll("'", "''")}'!$1:$2`)}</definedName>`,
        ],
  );
  return `${XML_START}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`;
}

function workbookLinksXml(sheets: number): string {
  const links = Array.from(
    { length: sheets },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`;
  return `${XML_START}<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}${styles}</Relationships>`;
}

function contentTypesXml(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  );
  return `${XML_START}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${parts.join('')}</Types>`;
}

/**
 * Writes a workbook for people: a sheet of notes, then the given sheets. What passes Excel's last row goes on in
 * a sheet of the same name with a number. Only a batch of rows is held in memory.
 */
export async function writeWorkbook(
  put: ByteSink,
  options: WorkbookOptions & { readonly mostRows?: number; readonly mostSheetBytes?: number },
): Promise<void> {
  const zip = createZip(put);
  const written: WrittenSheet[] = [];
  for (const { tab, about, columns, folded, linkOf, rows } of options.sheets) {
    let part = 0;
    let summary = emptySummary();
    const limits = {
      size: options.mostRows ?? MOST_DATA_ROWS,
      isFull: () => summary.bytes >= (options.mostSheetBytes ?? MOST_SHEET_BYTES),
    };
    for await (const some of splitRows(rows(), limits)) {
      part += 1;
      summary = emptySummary();
      // Sheet 1 is that of the notes, which needs to know the others.
      const path = `sheet${written.length + 2}.xml`;
      await zip.add(
        `xl/worksheets/${path}`,
        sheetXml({ columns, folded, rows: some, ...(linkOf === undefined ? {} : { linkOf }) }, summary),
      );
      if (summary.links.length > 0) await zip.add(`xl/worksheets/_rels/${path}.rels`, [sheetLinksXml(summary)]);
      written.push({ tab: part === 1 ? tab : `${tab} (${part})`, about, rows: summary.rows });
    }
  }
  const tabs = ['说明 notes', ...written.map(({ tab }) => tab)];
  await zip.add('xl/worksheets/sheet1.xml', [notesXml(options, written)]);
  await zip.add('xl/styles.xml', [STYLES_XML]);
  await zip.add('xl/workbook.xml', [workbookXml(tabs)]);
  await zip.add('xl/_rels/workbook.xml.rels', [workbookLinksXml(tabs.length)]);
  await zip.add('_rels/.rels', [
    `${XML_START}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ]);
  await zip.add('[Content_Types].xml', [contentTypesXml(tabs.length)]);
  await zip.finish();
}
