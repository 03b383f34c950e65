import { escapeMarkup, headerRows, spreadRows } from './markup.ts';
import type { Align, Cell, Sample, Table, TableStyle } from './model.ts';

const SERIF = 'Noto Serif CJK SC';
const SANS = 'Noto Sans CJK SC';

type PageKind = NonNullable<TableStyle['page']>;

/** Paper in millimetres. */
const PAPER: Record<PageKind, { readonly width: number; readonly height: number; readonly side: number }> = {
  portrait: { width: 210, height: 297, side: 15 },
  landscape: { width: 297, height: 210, side: 18 },
  'a3-landscape': { width: 420, height: 297, side: 25 },
  turned: { width: 297, height: 210, side: 18 },
};

interface Face {
  readonly font: string;
  readonly sizePt: number;
  readonly bold?: boolean;
  readonly align: Align;
  readonly ruled?: boolean;
  readonly vertical?: string;
}

/** Flat ODF spreadsheet of a sample: a sheet for every cover, contents or table, as an office prints its workbook. */
export function printCalcDocument(sample: Sample): string {
  const styles = new Map<string, string>();
  const named = (family: string, inner: string, attributes = ''): string => {
    const key = `<style:style style:family="${family}"${attributes} style:name="@">${inner}</style:style>`;
    const known = styles.get(key) ?? `${family.replace('table-', '')}${styles.size + 1}`;
    styles.set(key, known);
    return known;
  };
  const sheets: string[] = [];
  for (const block of sample.blocks) {
    if (block.kind === 'cover') sheets.push(coverSheet(block.lines, named));
    else if (block.kind === 'table') sheets.push(tableSheet(block, { named, name: `表${sheets.length}` }));
    else throw new Error(`${sample.name}: a workbook has no ${block.kind}`);
  }
  const pages = Object.entries(PAPER);
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:meta><dc:title>${escapeMarkup(sample.title)}</dc:title></office:meta>
<office:font-face-decls>${[SERIF, SANS].map((f) => `<style:font-face style:name="${f}" svg:font-family="'${f}'"/>`).join('')}</office:font-face-decls>
<office:automatic-styles>${[...styles].map(([key, name]) => key.replace('style:name="@"', `style:name="${name}"`)).join('\n')}
${pages.map(([name, p]) => `<style:page-layout style:name="L-${name}"><style:page-layout-properties fo:page-width="${p.width}mm" fo:page-height="${p.height}mm" style:print-orientation="${p.width > p.height ? 'landscape' : 'portrait'}" fo:margin-top="14mm" fo:margin-bottom="12mm" fo:margin-left="${p.side}mm" fo:margin-right="${p.side}mm" style:table-centering="horizontal" style:first-page-number="continue"/><style:header-style/><style:footer-style><style:header-footer-properties fo:min-height="6mm" fo:margin-top="2mm"/></style:footer-style></style:page-layout>`).join('')}</office:automatic-styles>
<office:master-styles>${pages.map(([name]) => `<style:master-page style:name="${name}" style:page-layout-name="L-${name}"><style:header style:display="false"><text:p/></style:header><style:footer><text:p>第 <text:page-number>1</text:page-number> 页</text:p></style:footer></style:master-page>`).join('')}</office:master-styles>
<office:body><office:spreadsheet>${sheets.join('\n')}</office:spreadsheet></office:body></office:document>`;
}

type Named = (family: string, inner: string, attributes?: string) => string;

const paragraphs = (text: string): string =>
  text
    .split('\n')
    .map(
      (line) => `<text:p>${escapeMarkup(line).replace(/^ +| {2,}/g, (s) => `<text:s text:c="${s.length}"/>`)}</text:p>`,
    )
    .join('');

const ODF_ALIGN: Record<Align, string> = { left: 'start', center: 'center', right: 'end' };

function cellStyle(face: Face, named: Named): string {
  const border = face.ruled ? ' fo:border="0.6pt solid #000000"' : '';
  const weight = face.bold ? ' fo:font-weight="bold" style:font-weight-asian="bold"' : '';
  return named(
    'table-cell',
    `<style:table-cell-properties${border} style:vertical-align="${face.vertical ?? 'middle'}" fo:wrap-option="wrap" fo:padding="0.35mm" style:text-align-source="fix"/><style:paragraph-properties fo:text-align="${ODF_ALIGN[face.align]}"/><style:text-properties style:font-name="${face.font}" style:font-name-asian="${face.font}" fo:font-size="${face.sizePt}pt" style:font-size-asian="${face.sizePt}pt"${weight}/>`,
  );
}

const rowStyle = (heightMm: number, named: Named): string =>
  named(
    'table-row',
    `<style:table-row-properties style:row-height="${heightMm.toFixed(2)}mm" style:use-optimal-row-height="false"/>`,
  );
const columnStyle = (widthMm: number, named: Named): string =>
  named('table-column', `<style:table-column-properties style:column-width="${widthMm.toFixed(2)}mm"/>`);
const sheetStyle = (page: string, named: Named): string =>
  named('table', '<style:table-properties table:display="true"/>', ` style:master-page-name="${page}"`);

function coverSheet(lines: readonly string[], named: Named): string {
  const big = cellStyle({ font: SANS, sizePt: 26, bold: true, align: 'center' }, named);
  const small = cellStyle({ font: SERIF, sizePt: 14, align: 'center' }, named);
  const row = (text: string, style: string, height: number): string =>
    `<table:table-row table:style-name="${rowStyle(height, named)}"><table:table-cell table:style-name="${style}" office:value-type="string">${paragraphs(text)}</table:table-cell></table:table-row>`;
  const rows = lines.map((line, i) => row(line, i < 2 ? big : small, i < 2 ? 20 : 12));
  return `<table:table table:name="封面" table:style-name="${sheetStyle('landscape', named)}"><table:table-column table:style-name="${columnStyle(255, named)}"/>${row(' ', small, 45)}${rows.join('')}</table:table>`;
}

function tableSheet(table: Table, { named, name }: { readonly named: Named; readonly name: string }): string {
  const paper = PAPER[table.style.page ?? 'landscape'];
  const total = table.widths.reduce((a, b) => a + b, 0);
  const widths = table.widths.map((w) => (w / total) * (paper.width - 2 * paper.side) * (table.style.share ?? 0.99));
  const columns = widths.map((w) => `<table:table-column table:style-name="${columnStyle(w, named)}"/>`).join('');
  const body = bodyRows(table, { named, widths });
  const heads = headerRows(table.rows);
  const content = table.style.repeatHeader
    ? `<table:table-header-rows>${body.slice(0, heads).join('')}</table:table-header-rows>${body.slice(heads).join('')}`
    : body.join('');
  const notes = table.notes.map((note) =>
    wideRow(note, { named, columns: widths.length, face: { font: SERIF, sizePt: 9, align: 'left' }, heightMm: 6 }),
  );
  return `<table:table table:name="${name}" table:style-name="${sheetStyle(table.style.page ?? 'landscape', named)}">${columns}${captionRows(table, { named, columns: widths.length }).join('')}${content}${notes.join('')}</table:table>`;
}

function wideRow(
  text: string,
  at: { readonly named: Named; readonly columns: number; readonly face: Face; readonly heightMm: number },
): string {
  return `<table:table-row table:style-name="${rowStyle(at.heightMm, at.named)}"><table:table-cell table:style-name="${cellStyle(at.face, at.named)}" table:number-columns-spanned="${at.columns}" table:number-rows-spanned="1" office:value-type="string">${paragraphs(text)}</table:table-cell>${'<table:covered-table-cell/>'.repeat(at.columns - 1)}</table:table-row>`;
}

function captionRows(table: Table, at: { readonly named: Named; readonly columns: number }): readonly string[] {
  const rows: string[] = [];
  const plain: Face = { font: SERIF, sizePt: 10, align: 'left' };
  if (table.formNumber && table.formPlace?.startsWith('above'))
    rows.push(
      wideRow(table.formNumber, {
        ...at,
        face: { ...plain, align: table.formPlace === 'above-left' ? 'left' : 'right' },
        heightMm: 6,
      }),
    );
  rows.push(
    wideRow(table.title, { ...at, face: { font: SANS, sizePt: 18, bold: true, align: 'center' }, heightMm: 12 }),
  );
  if (table.subtitle) rows.push(wideRow(table.subtitle, { ...at, face: { ...plain, align: 'center' }, heightMm: 6 }));
  if (table.formNumber && !table.formPlace?.startsWith('above'))
    rows.push(wideRow(table.formNumber, { ...at, face: { ...plain, align: 'right' }, heightMm: 6 }));
  if (table.compiledBy || table.unit) rows.push(splitRow(table, at));
  return rows;
}

/** Compiled by … at the left, the unit at the right, in one row. */
function splitRow(table: Table, { named, columns }: { readonly named: Named; readonly columns: number }): string {
  const right = Math.max(1, Math.floor(columns / 3));
  const side = (text: string, align: Align, span: number): string =>
    `<table:table-cell table:style-name="${cellStyle({ font: SERIF, sizePt: 10, align }, named)}" table:number-columns-spanned="${span}" table:number-rows-spanned="1" office:value-type="string">${paragraphs(text)}</table:table-cell>${'<table:covered-table-cell/>'.repeat(span - 1)}`;
  return `<table:table-row table:style-name="${rowStyle(6.5, named)}">${side(table.compiledBy ?? '', 'left', columns - right)}${side(table.unit ?? '', 'right', right)}</table:table-row>`;
}

function bodyRows(
  table: Table,
  { named, widths }: { readonly named: Named; readonly widths: readonly number[] },
): readonly string[] {
  const sizePt = table.style.sizePt ?? 10;
  const styleOf = (cell: Cell | undefined): string =>
    cellStyle({ font: SERIF, sizePt, align: cell?.align ?? 'left', bold: cell?.bold ?? false, ruled: true }, named);
  return spreadRows(table).map((row, y) => {
    const height = Math.max(
      table.style.rowMm ?? 7,
      ...(table.rows[y]?.cells ?? []).filter((c) => c.rowspan === 1).map((c) => textHeightMm(c, { widths, sizePt })),
    );
    const cells = row.map((slot) => {
      if (slot === 'covered') return `<table:covered-table-cell table:style-name="${styleOf(undefined)}"/>`;
      const spans =
        slot && (slot.colspan > 1 || slot.rowspan > 1)
          ? ` table:number-columns-spanned="${slot.colspan}" table:number-rows-spanned="${slot.rowspan}"`
          : '';
      const content = slot?.text ? ` office:value-type="string">${paragraphs(slot.text)}</table:table-cell>` : '/>';
      return `<table:table-cell table:style-name="${styleOf(slot)}"${spans}${content}`;
    });
    return `<table:table-row table:style-name="${rowStyle(height, named)}">${cells.join('')}</table:table-row>`;
  });
}

/** Height that the wrapped text of a cell needs; a workbook does not find it by itself for merged cells. */
function textHeightMm(
  cell: Cell,
  { widths, sizePt }: { readonly widths: readonly number[]; readonly sizePt: number },
): number {
  const em = sizePt * 0.3528;
  const room = widths.slice(cell.column, cell.column + cell.colspan).reduce((a, b) => a + b, 0) - 1.5;
  const lines = cell.text
    .split('\n')
    .reduce(
      (sum, line) =>
        sum +
        Math.max(1, Math.ceil(([...line].reduce((w, c) => w + (c.charCodeAt(0) < 256 ? 0.58 : 1.02), 0) * em) / room)),
      0,
    );
  return lines * em * 1.5 + 1.2;
}
