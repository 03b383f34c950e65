import type { Column } from '@mingzhang/schema';
import type { Field } from '../field.ts';

/** Styles of the workbook, in the order of `STYLES_XML`. */
export const STYLE = {
  plain: 0,
  meaning: 1,
  heading: 2,
  amount: 3,
  link: 4,
  title: 5,
  wrapped: 6,
  integer: 7,
} as const;
export type Style = (typeof STYLE)[keyof typeof STYLE];

/** Excel holds no more characters in a cell. */
const MOST_CHARACTERS = 32_767;
/** Excel counts in doubles: what has more digits is written as text, so that no digit is lost. */
const MOST_DIGITS = 15;

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// oxlint-disable-next-line no-control-regex -- what XML 1.0 cannot hold, and what Excel would read as an escape
const UNSAFE =
  /[&<>"\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|_x[0-9A-Fa-f]{4}_|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The text for XML; characters that XML cannot hold in Excel's own form, `_x0007_`. */
export function escapeXml(text: string): string {
  return text.replace(UNSAFE, (found) => {
    if (found.startsWith('_x')) return `_x005F${found}`;
    return ESCAPED[found] ?? `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  });
}

/** A, B, …, Z, AA, … for columns from 0. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

const styled = (style: Style): string => (style === STYLE.plain ? '' : ` s="${style}"`);

/** White space that a reader would drop unless told to keep it. */
const KEPT_SPACE = /^\s|\s$|[\r\n\t]/u;

/** A cell of text, from what stands behind its place; longer than Excel can hold, it ends with `…`. */
function textTail(text: string, style: Style): string {
  const held = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
  const space = KEPT_SPACE.test(held) ? ' xml:space="preserve"' : '';
  return `"${styled(style)} t="inlineStr"><is><t${space}>${escapeXml(held)}</t></is></c>`;
}

/** A cell of text. */
export const textCell = (place: string, text: string, style: Style = STYLE.plain): string =>
  `<c r="${place}${textTail(text, style)}`;

const significantDigits = (number: string): number => number.replace(/^-?0*\.?0*|\./g, '').length;

interface CellOptions extends Pick<Column, 'type'> {
  /** Of a text; `plain` when left out. */
  readonly style?: Style;
}

/**
 * The cell of one column, from what stands behind its place (`<c r="A1`); '' for null and the empty text, which have
 * none. Decimals go digit by digit, never through a float.
 */
export function fieldTail(field: Field, column: CellOptions): string {
  if (field === null || field === '') return '';
  if (typeof field === 'boolean') return `" t="b"><v>${field ? 1 : 0}</v></c>`;
  if (typeof field === 'number')
    return `"${styled(column.type === 'integer' ? STYLE.integer : STYLE.plain)}><v>${field}</v></c>`;
  if (column.type === 'decimal' && significantDigits(field) <= MOST_DIGITS)
    return `"${styled(STYLE.amount)}><v>${field}</v></c>`;
  return textTail(field, column.style ?? STYLE.plain);
}

const FONT_NAME = '<name val="Microsoft YaHei"/>';
/** The schema wants bold and underline before the size, the colour after it. */
const font = (face: string, colour = ''): string => `<font>${face}<sz val="11"/>${colour}${FONT_NAME}</font>`;
/** Beside a sentence of several lines, the rest of the row starts where it starts. */
const TOP = '<alignment vertical="top"/>';
/** What needs a look: red and orange, readable in grey as well. */
const mark = (text: string, fill: string): string =>
  `<dxf><font><color rgb="${text}"/></font><fill><patternFill><bgColor rgb="${fill}"/></patternFill></fill></dxf>`;

export const STYLES_XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.00#######"/></numFmts><fonts count="5">${[
  font(''),
  font('', '<color rgb="FF666666"/>'),
  font('<b/>'),
  font('<u/>', '<color rgb="FF0563C1"/>'),
  `<font><b/><sz val="16"/>${FONT_NAME}</font>`,
].join(
  '',
)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/></patternFill></fill></fills><borders count="2"><border/><border><bottom style="thin"><color rgb="FF8EA9DB"/></bottom></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" applyAlignment="1">${TOP}</xf></cellStyleXfs><cellXfs count="8">${[
  `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">${TOP}</xf>`,
  '<xf xfId="0" fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  '<xf xfId="0" fontId="2" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1"/>',
  `<xf xfId="0" numFmtId="164" applyNumberFormat="1" applyAlignment="1">${TOP}</xf>`,
  `<xf xfId="0" fontId="3" applyFont="1" applyAlignment="1">${TOP}</xf>`,
  '<xf xfId="0" fontId="4" applyFont="1"/>',
  '<xf xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  // Years, pages and levels are names more than quantities: on the left, apart from the text that follows.
  '<xf xfId="0" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>',
].join(
  '',
)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="2">${mark('FF9C0006', 'FFFFC7CE')}${mark('FF7F4F00', 'FFFFEB9C')}</dxfs></styleSheet>`;
