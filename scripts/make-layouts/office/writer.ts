import type { Block, LayoutDocument } from '../document.ts';
import { firstNumber, printsNumber, type Cell, type Table } from '../model.ts';
import { fitTable } from '../print/fit-table.ts';
import { addressOf, escapeMarkup, type Marker } from '../print/table-markup.ts';
import { borderOf } from './border-style.ts';
import { captionLines } from './caption.ts';
import {
  FONT_SCALE,
  FONTS,
  paperLayout,
  StyleSheet,
  TITLE_FONT,
  writeFlat,
  writeFooter,
  writeRaised,
  writeRuns,
} from './flat-odf.ts';
import type { OfficeLook } from './office-look.ts';
import { spreadRows, type Slot } from '../spread.ts';

interface TextContext {
  readonly document: LayoutDocument;
  readonly office: OfficeLook;
  readonly marker: Marker;
  readonly styles: StyleSheet;
}

const MARGIN_MM = 18;

/** A text document with its tables in it, as typed with a word processor; every number is a marked link. */
export function writeTextDocument(document: LayoutDocument, office: OfficeLook, marker: Marker): string {
  const context: TextContext = { document, office, marker, styles: new StyleSheet() };
  const body = document.blocks.map((block) => writeBlock(block, context)).join('\n');
  const footer = writeFooter(office.footer);
  const foot = footer === '' ? '' : `<style:footer><text:p text:style-name="Foot">${footer}</text:p></style:footer>`;
  const mark = document.look.watermark ? watermark(document.agency, office.levelMark ? 0 : 0.7) : '';
  return writeFlat({
    title: document.title,
    type: 'text',
    styles: context.styles,
    layouts: `${paperLayout('portrait', { width: 210, height: 297, margin: MARGIN_MM })}${paperLayout('landscape', { width: 297, height: 210, margin: MARGIN_MM })}<style:style style:name="Foot" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="10pt"/></style:style><style:style style:name="Mark" style:family="graphic"><style:graphic-properties style:run-through="background" style:wrap="run-through" draw:stroke="none" draw:fill="none" style:horizontal-rel="page" style:vertical-rel="page" style:horizontal-pos="from-left" style:vertical-pos="from-top"/></style:style><style:style style:name="MarkText" style:family="paragraph"><style:text-properties fo:color="#d9d9d9" fo:font-size="34pt" style:font-size-asian="34pt" style:font-name="${TITLE_FONT}" style:font-name-asian="${TITLE_FONT}"/></style:style>`,
    masters: ['portrait', 'landscape']
      .map(
        (name) =>
          `<style:master-page style:name="${name}" style:page-layout-name="L-${name}">${mark === '' ? '' : `<style:header><text:p>${mark}</text:p></style:header>`}${foot}</style:master-page>`,
      )
      .join(''),
    body,
  });
}

const watermark = (text: string, turnedBy: number): string =>
  `<draw:frame draw:style-name="Mark" text:anchor-type="paragraph" svg:width="160mm" svg:height="20mm" draw:transform="rotate(${turnedBy}) translate(30mm 190mm)"><draw:text-box><text:p text:style-name="MarkText">${escapeMarkup(text)}</text:p></draw:text-box></draw:frame>`;

interface Face {
  readonly font?: string;
  readonly sizePt: number;
  readonly align?: string;
  readonly bold?: boolean;
  readonly indentPt?: number;
  readonly leftPt?: number;
  readonly line?: string;
  readonly beforePt?: number;
  readonly afterPt?: number;
  readonly keep?: boolean;
  readonly page?: 'portrait' | 'landscape' | 'break';
  readonly tabMm?: number;
}

function paragraphStyle(face: Face, styles: StyleSheet): string {
  const { font = FONTS.song, align = 'left', line = '100%' } = face;
  const tab =
    face.tabMm === undefined
      ? ''
      : `<style:tab-stops><style:tab-stop style:position="${face.tabMm}mm" style:type="right"/></style:tab-stops>`;
  const paragraph = `<style:paragraph-properties fo:text-align="${align}" fo:text-indent="${face.indentPt ?? 0}pt" fo:margin-left="${face.leftPt ?? 0}pt" fo:line-height="${line}" fo:margin-top="${face.beforePt ?? 0}pt" fo:margin-bottom="${face.afterPt ?? 0}pt"${face.keep === true ? ' fo:keep-with-next="always"' : ''}${face.page === 'break' ? ' fo:break-before="page"' : ''} fo:orphans="1" fo:widows="1">${tab}</style:paragraph-properties>`;
  const weight = face.bold === true ? ' fo:font-weight="bold" style:font-weight-asian="bold"' : '';
  const text = `<style:text-properties style:font-name="${font}" style:font-name-asian="${font}" fo:font-size="${face.sizePt}pt" style:font-size-asian="${face.sizePt}pt"${weight}/>`;
  const master = face.page === undefined || face.page === 'break' ? '' : ` style:master-page-name="${face.page}"`;
  return styles.name('paragraph', paragraph + text, master);
}

const write = (text: string, face: Face, { styles }: TextContext): string =>
  `<text:p text:style-name="${paragraphStyle(face, styles)}">${writeRuns(text)}</text:p>`;

const BODY: Face = { sizePt: 14, indentPt: 28, line: '150%', align: 'justify' };

function writeBlock(block: Block, context: TextContext): string {
  switch (block.type) {
    case 'cover':
      return block.lines
        .map((line, index) =>
          write(
            line,
            {
              font: TITLE_FONT,
              sizePt: 26,
              align: 'center',
              beforePt: index === 0 ? 160 : 20,
              ...(index === 0 ? { page: 'portrait' as const } : {}),
            },
            context,
          ),
        )
        .join('');
    case 'contents':
      return [
        write('目  录', { font: TITLE_FONT, sizePt: 18, align: 'center', afterPt: 8, page: 'break' }, context),
        ...block.titles.map((title, index) =>
          write(
            `${index + 1}.${title}${'.'.repeat(Math.max(4, 56 - 2 * title.length))}${5 + index}`,
            { sizePt: 12, line: '140%' },
            context,
          ),
        ),
      ].join('');
    case 'heading':
      return block.level === 1
        ? write(
            block.text,
            { font: TITLE_FONT, sizePt: 18, align: 'center', beforePt: 6, afterPt: 10, keep: true, page: 'portrait' },
            context,
          )
        : write(block.text, { font: TITLE_FONT, sizePt: 14, indentPt: 28, line: '150%', keep: true }, context);
    case 'paragraph':
    case 'box':
      return write(block.text, BODY, context);
    case 'unit-list':
      return block.names.map((name, index) => write(`${index + 1}. ${name}`, BODY, context)).join('');
    case 'chart':
      return '';
    case 'table':
      return writeTable(block.table, block.table.title, context);
    case 'beside':
    case 'under-one-title':
      return block.tables
        .map((table, index) => writeTable(table, block.type === 'beside' || index === 0 ? table.title : '', context))
        .join('');
  }
}

function writeTable(table: Table, title: string, context: TextContext): string {
  const { document, styles } = context;
  const fit = fitTable(table, document.look);
  if (fit === undefined) throw new Error(`${title} does not fit its page`);
  const landscape = document.look.page !== 'portrait';
  const textMm = (landscape ? 297 : 210) - 2 * MARGIN_MM;
  const total = fit.widthsPt.reduce((sum, width) => sum + width, 0);
  const widths = fit.widthsPt.map((width) => (width / total) * (textMm - 1));
  const own = landscape || document.look.tablesPerPage === 'one';
  const start: Face['page'] = own ? (landscape ? 'landscape' : 'portrait') : undefined;
  const caption = captionLines(table, title, context).map((line, index) => {
    const first = index === 0 && start !== undefined ? { page: start } : {};
    if (line.type === 'title')
      return write(
        line.left,
        { font: TITLE_FONT, sizePt: 15, align: 'center', beforePt: own ? 0 : 14, afterPt: 3, keep: true, ...first },
        context,
      );
    return write(
      `${line.left}${line.right === '' ? '' : `\t${line.right}`}`,
      { sizePt: 10, tabMm: textMm, keep: true, ...first },
      context,
    );
  });
  const style = styles.name(
    'table',
    `<style:table-properties style:width="${(textMm - 1).toFixed(1)}mm" table:align="center" table:border-model="collapsing" style:may-break-between-rows="true"/>`,
  );
  const columns = widths
    .map(
      (width) =>
        `<table:table-column table:style-name="${styles.name('table-column', `<style:table-column-properties style:column-width="${width.toFixed(2)}mm"/>`)}"/>`,
    )
    .join('');
  const rows = gridRows(table, { widths, sizePt: fit.sizePt * FONT_SCALE[document.look.font] }, context);
  const head = table.header.length;
  const tied = table.header.some((row, index) => row.cells.some((cell) => index + cell.rowspan > head));
  const content =
    document.look.repeatHeader && !tied && head > 0
      ? `<table:table-header-rows>${rows.slice(0, head).join('')}</table:table-header-rows>${rows.slice(head).join('')}`
      : rows.join('');
  const notes = table.notes.map((note) => write(note, { sizePt: 9, beforePt: 2 }, context)).join('');
  return `${caption.join('')}<table:table table:style-name="${style}">${columns}${content}</table:table>${notes}${notes === '' ? write('', { sizePt: 4 }, context) : ''}`;
}

interface Measures {
  readonly widths: readonly number[];
  readonly sizePt: number;
}

function gridRows(table: Table, measures: Measures, context: TextContext): string[] {
  const { document, styles } = context;
  const rows = [...table.header, ...table.body];
  const rowStyle = styles.name(
    'table-row',
    `<style:table-row-properties style:min-row-height="${document.look.rowMm}mm" fo:keep-together="${document.look.splitRows ? 'auto' : 'always'}"/>`,
  );
  return spreadRows(rows, measures.widths.length).map((slots, y) => {
    const cells = slots.map((slot, x) =>
      gridCell(slot, { x, y, rows: rows.length, bold: rows[y]?.bold === true }, { table, measures, context }),
    );
    return `<table:table-row table:style-name="${rowStyle}">${cells.join('')}</table:table-row>`;
  });
}

function gridCell(
  slot: Slot,
  place: { readonly x: number; readonly y: number; readonly rows: number; readonly bold: boolean },
  { table, measures, context }: { readonly table: Table; readonly measures: Measures; readonly context: TextContext },
): string {
  const { document, office, marker, styles } = context;
  if (slot === 'covered') return '<table:covered-table-cell/>';
  const { x, y } = place;
  const right = x + (slot?.colspan ?? 1) - 1;
  const bottom = y + (slot?.rowspan ?? 1) - 1;
  const kind = office.borders === 'grid' ? 'thin' : office.borders;
  const border = borderOf(kind, { x, y, right, bottom, columns: measures.widths.length, rows: place.rows });
  const style = styles.name(
    'table-cell',
    `<style:table-cell-properties style:vertical-align="${document.look.valign}" fo:padding-left="0.9mm" fo:padding-right="0.9mm" fo:padding-top="0.3mm" fo:padding-bottom="0.3mm"${border}/>`,
  );
  const level = slot?.indent ?? 0;
  const face = paragraphStyle(
    {
      font: FONTS[document.look.font],
      sizePt: measures.sizePt,
      align: slot?.align ?? 'left',
      bold: place.bold,
      leftPt: office.indent === 'cell' ? level * measures.sizePt : 0,
    },
    styles,
  );
  const text = slot?.text ?? '';
  const content =
    slot !== undefined && printsNumber(slot)
      ? `<text:a xlink:href="${addressOf(marker.mark(slot, table, table.title))}" text:style-name="Plain" text:visited-style-name="Plain">${escapeMarkup(text)}</text:a>${writeRaised(slot === firstNumber(table) ? office.noteMark : '', styles)}`
      : writeRuns(office.indent === 'blanks' ? `${'  '.repeat(level)}${text}` : text);
  return `<table:table-cell table:style-name="${style}"${spansOf(slot)} office:value-type="string"><text:p text:style-name="${face}">${content}</text:p></table:table-cell>`;
}

const spansOf = (cell: Cell | undefined): string =>
  cell === undefined
    ? ''
    : `${cell.colspan > 1 ? ` table:number-columns-spanned="${cell.colspan}"` : ''}${cell.rowspan > 1 ? ` table:number-rows-spanned="${cell.rowspan}"` : ''}`;
