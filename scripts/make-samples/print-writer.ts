import { escapeMarkup, headerRows, spreadRows } from './markup.ts';
import type { Block, Cell, Sample, Table, TableStyle } from './model.ts';

type PageKind = NonNullable<TableStyle['page']>;

/** Paper in millimetres: width, height and the margins left and right. */
const PAPER: Record<
  PageKind,
  { readonly width: number; readonly height: number; readonly side: number; readonly top: number }
> = {
  portrait: { width: 210, height: 297, side: 26, top: 25 },
  landscape: { width: 297, height: 210, side: 22, top: 22 },
  'a3-landscape': { width: 420, height: 297, side: 25, top: 22 },
  turned: { width: 297, height: 210, side: 22, top: 22 },
};

const SERIF = 'Noto Serif CJK SC';
const SANS = 'Noto Sans CJK SC';

interface Face {
  readonly font?: string;
  readonly sizePt: number;
  readonly bold?: boolean;
  readonly align?: string;
  readonly indentPt?: number;
  readonly lineHeight?: string;
  readonly beforePt?: number;
  readonly afterPt?: number;
  readonly page?: PageKind;
  readonly breakBefore?: boolean;
  readonly rightTabMm?: number;
  readonly keep?: boolean;
}

/** Flat ODF text of a sample, as someone would type it with a word processor. */
export function writeWriterDocument(sample: Sample): string {
  const styles = new StyleSheet();
  const body = sample.blocks.map((block, i) => writeBlock(block, { styles, first: i === 0, sample })).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>${escapeMarkup(sample.title)}</dc:title></office:meta>
<office:font-face-decls>${[SERIF, SANS].map((f) => `<style:font-face style:name="${f}" svg:font-family="'${f}'"/>`).join('')}</office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="${SERIF}" style:font-name-asian="${SERIF}" style:font-name-complex="${SERIF}" fo:font-size="12pt" style:font-size-asian="12pt" fo:language="zh" fo:country="CN" style:language-asian="zh" style:country-asian="CN"/></style:default-style><style:style style:name="Standard" style:family="paragraph"/></office:styles>
<office:automatic-styles>${styles.text()}${Object.entries(PAPER)
    .map(([name, p]) => pageLayout(name, p))
    .join(
      '',
    )}<style:style style:name="Foot" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="10pt" style:font-size-asian="10pt"/></style:style></office:automatic-styles>
<office:master-styles>${Object.keys(PAPER).map(masterPage).join('')}</office:master-styles>
<office:body><office:text>
${body}
</office:text></office:body></office:document>`;
}

const pageLayout = (name: string, p: (typeof PAPER)[PageKind]): string =>
  `<style:page-layout style:name="L-${name}"><style:page-layout-properties fo:page-width="${p.width}mm" fo:page-height="${p.height}mm" style:print-orientation="${p.width > p.height ? 'landscape' : 'portrait'}" fo:margin-top="${p.top}mm" fo:margin-bottom="15mm" fo:margin-left="${p.side}mm" fo:margin-right="${p.side}mm"/><style:footer-style><style:header-footer-properties fo:min-height="7mm" fo:margin-top="2mm"/></style:footer-style></style:page-layout>`;

const masterPage = (name: string): string =>
  `<style:master-page style:name="${name}" style:page-layout-name="L-${name}"><style:footer><text:p text:style-name="Foot">— <text:page-number text:select-page="current">1</text:page-number> —</text:p></style:footer></style:master-page>`;

/** Paragraph, cell, column and row styles, each written once. */
class StyleSheet {
  readonly #names = new Map<string, string>();

  name(family: string, inner: string, attributes = ''): string {
    const key = `${family}|${attributes}|${inner}`;
    const known = this.#names.get(key);
    if (known) return known;
    const name = `s${this.#names.size + 1}`;
    this.#names.set(key, name);
    return name;
  }

  paragraph(face: Face): string {
    const {
      font = SERIF,
      sizePt,
      bold,
      align = 'left',
      indentPt = 0,
      lineHeight = '100%',
      beforePt = 0,
      afterPt = 0,
    } = face;
    const tab = face.rightTabMm
      ? `<style:tab-stops><style:tab-stop style:position="${face.rightTabMm}mm" style:type="right"/></style:tab-stops>`
      : '';
    const props = `<style:paragraph-properties fo:text-align="${align}" fo:text-indent="${indentPt}pt" fo:line-height="${lineHeight}" fo:margin-top="${beforePt}pt" fo:margin-bottom="${afterPt}pt"${face.keep ? ' fo:keep-with-next="always"' : ''}${face.breakBefore ? ' fo:break-before="page"' : ''} fo:orphans="1" fo:widows="1">${tab}</style:paragraph-properties>`;
    const weight = bold ? ' fo:font-weight="bold" style:font-weight-asian="bold"' : '';
    const type = `<style:text-properties style:font-name="${font}" style:font-name-asian="${font}" fo:font-size="${sizePt}pt" style:font-size-asian="${sizePt}pt"${weight}/>`;
    return this.name('paragraph', props + type, face.page ? ` style:master-page-name="${face.page}"` : '');
  }

  text(): string {
    return [...this.#names]
      .map(([key, name]) => {
        const [family, attributes, ...inner] = key.split('|');
        return `<style:style style:name="${name}" style:family="${family}"${attributes} style:parent-style-name="${family === 'paragraph' ? 'Standard' : ''}">${inner.join('|')}</style:style>`.replace(
          ' style:parent-style-name=""',
          '',
        );
      })
      .join('\n');
  }
}

interface Context {
  readonly styles: StyleSheet;
  readonly first: boolean;
  readonly sample: Sample;
}

const HEADING: Record<1 | 2 | 3, Face> = {
  1: { font: SANS, sizePt: 18, align: 'center', beforePt: 6, afterPt: 12, keep: true },
  2: { font: SANS, sizePt: 14, indentPt: 28, lineHeight: '150%', keep: true },
  3: { sizePt: 14, bold: true, indentPt: 28, lineHeight: '150%', keep: true },
};

const runs = (text: string): string =>
  escapeMarkup(text)
    .replaceAll('\t', '<text:tab/>')
    .replace(/ {2,}/g, (s) => `<text:s text:c="${s.length}"/>`)
    .replaceAll('\n', '<text:line-break/>');

function writeBlock(block: Block, context: Context): string {
  const paragraph = (text: string, face: Face): string =>
    `<text:p text:style-name="${context.styles.paragraph(face)}">${runs(text)}</text:p>`;
  switch (block.kind) {
    case 'cover':
      return block.lines
        .map((line, i) =>
          paragraph(
            line,
            i === 0
              ? { font: SANS, sizePt: 26, align: 'center', beforePt: 150, afterPt: 10, page: 'portrait' }
              : i === 1
                ? { font: SANS, sizePt: 26, align: 'center', afterPt: 190 }
                : { sizePt: 14, align: 'center', lineHeight: '180%' },
          ),
        )
        .join('');
    case 'contents':
      return block.lines
        .map((line, i) =>
          paragraph(
            line,
            i === 0
              ? { font: SANS, sizePt: 18, align: 'center', afterPt: 10, breakBefore: true }
              : {
                  sizePt: 12,
                  lineHeight: '135%',
                  indentPt: line.startsWith('第') ? 0 : 24,
                  bold: line.startsWith('第'),
                },
          ),
        )
        .join('');
    case 'heading':
      return paragraph(block.text, { ...HEADING[block.level], ...(block.newPage && { page: 'portrait' as const }) });
    case 'paragraph':
      return paragraph(block.text, { sizePt: 14, indentPt: 28, lineHeight: '150%', align: 'justify' });
    case 'line':
      return paragraph(block.text, { sizePt: 12, align: block.align ?? 'left', beforePt: 4, afterPt: 4 });
    case 'table':
      return writeTable(block, context.styles);
  }
}

function writeTable(table: Table, styles: StyleSheet): string {
  const paper = PAPER[table.style.page ?? 'portrait'];
  const textWidth = paper.width - 2 * paper.side;
  const width = textWidth * (table.style.share ?? 1);
  const total = table.widths.reduce((a, b) => a + b, 0);
  const columns = table.widths
    .map(
      (w) =>
        `<table:table-column table:style-name="${styles.name('table-column', `<style:table-column-properties style:column-width="${((w / total) * width).toFixed(2)}mm"/>`)}"/>`,
    )
    .join('');
  const tableStyle = styles.name(
    'table',
    `<style:table-properties style:width="${width.toFixed(2)}mm" table:align="${table.style.share ? 'left' : 'center'}" table:border-model="${table.style.openTop ? 'separating' : 'collapsing'}" style:may-break-between-rows="true"/>`,
  );
  const grid = spreadRows(table);
  const rows = table.rows.map((row, y) => {
    const rowStyle = styles.name(
      'table-row',
      `<style:table-row-properties style:min-row-height="${table.style.rowMm ?? 6}mm" fo:keep-together="${row.splits ? 'auto' : 'always'}"/>`,
    );
    const cells = (grid[y] ?? [])
      .map((slot, x) => (slot === 'covered' ? '<table:covered-table-cell/>' : writeCell(slot, { table, styles, x, y })))
      .join('');
    return `<table:table-row table:style-name="${rowStyle}">${cells}</table:table-row>`;
  });
  const heads = headerRows(table.rows);
  const content = table.style.repeatHeader
    ? `<table:table-header-rows>${rows.slice(0, heads).join('')}</table:table-header-rows>${rows.slice(heads).join('')}`
    : rows.join('');
  const notes = table.notes
    .map((note) => `<text:p text:style-name="${styles.paragraph({ sizePt: 9, beforePt: 3 })}">${runs(note)}</text:p>`)
    .join('');
  return `${writeCaption(table, { styles, width: textWidth })}<table:table table:style-name="${tableStyle}">${columns}${content}</table:table>${notes}`;
}

function writeCaption(
  table: Table,
  { styles, width }: { readonly styles: StyleSheet; readonly width: number },
): string {
  const lines: [string, Face][] = [];
  const side = (text: string, align: string): [string, Face] => [text, { sizePt: 10, align, keep: true }];
  if (table.formNumber && table.formPlace?.startsWith('above'))
    lines.push(side(table.formNumber, table.formPlace === 'above-left' ? 'left' : 'right'));
  if (table.title)
    lines.push([
      table.title,
      table.style.plainTitle
        ? { font: SANS, sizePt: 12, bold: true, beforePt: 10, indentPt: 24, keep: true }
        : { font: SANS, sizePt: 16, align: 'center', afterPt: 4, keep: true, beforePt: table.style.page ? 0 : 8 },
    ]);
  if (table.subtitle) lines.push([table.subtitle, { sizePt: 12, align: 'center', afterPt: 3, keep: true }]);
  if (table.formNumber && !table.formPlace?.startsWith('above')) lines.push(side(table.formNumber, 'right'));
  if (table.compiledBy || table.unit)
    lines.push([
      `${table.compiledBy ?? ''}\t${table.unit ?? ''}`.replace(/\t$/, ''),
      { sizePt: 10, rightTabMm: width, keep: true, afterPt: 2 },
    ]);
  return lines
    .map(
      ([text, face], i) =>
        `<text:p text:style-name="${styles.paragraph({ ...face, ...(i === 0 && table.style.page && { page: table.style.page }) })}">${runs(text)}</text:p>`,
    )
    .join('');
}

function writeCell(
  cell: Cell | undefined,
  {
    table,
    styles,
    x,
    y,
  }: { readonly table: Table; readonly styles: StyleSheet; readonly x: number; readonly y: number },
): string {
  const border = '0.5pt solid #000000';
  // With an open top a cell draws the ruling below it alone, so that none stands above the rest of a table cut by a page.
  const top = !table.style.openTop || y === 0 ? border : 'none';
  const left = !table.style.openTop || x === 0 ? border : 'none';
  const borders = `fo:border-right="${border}" fo:border-bottom="${border}" fo:border-left="${left}" fo:border-top="${top}"`;
  const style = styles.name(
    'table-cell',
    `<style:table-cell-properties style:vertical-align="middle" fo:padding-left="1mm" fo:padding-right="1mm" fo:padding-top="0.3mm" fo:padding-bottom="0.3mm" ${borders}/>`,
  );
  const spans = cell
    ? `${cell.colspan > 1 ? ` table:number-columns-spanned="${cell.colspan}"` : ''}${cell.rowspan > 1 ? ` table:number-rows-spanned="${cell.rowspan}"` : ''}`
    : '';
  const face = styles.paragraph({
    sizePt: table.style.sizePt ?? 9,
    align: cell?.align ?? 'left',
    bold: cell?.bold ?? false,
  });
  return `<table:table-cell table:style-name="${style}"${spans} office:value-type="string"><text:p text:style-name="${face}">${runs(cell?.text ?? '')}</text:p></table:table-cell>`;
}
