import { escapeMarkup } from '../print/table-markup.ts';

const NAMESPACES =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"';

/** Families of type by the words of a look. */
export const FONTS = { song: 'AR PL UMing CN', hei: 'Droid Sans Fallback', noto: 'Noto Serif CJK SC' } as const;
/** Digits of these families, bold ones too, are wider than those that the columns are measured for. */
export const FONT_SCALE = { song: 1, hei: 0.82, noto: 0.9 } as const;
export const TITLE_FONT = 'Noto Sans CJK SC';

/** Styles of a flat file, each written once under a name of its own. */
export class StyleSheet {
  readonly #names = new Map<string, string>();

  /** `family`, what stands inside the style, and attributes of the style itself. */
  name(family: string, inner: string, attributes = ''): string {
    const key = `style:family="${family}"${attributes}>${inner}`;
    const known = this.#names.get(key) ?? `s${this.#names.size + 1}`;
    this.#names.set(key, known);
    return known;
  }

  text(): string {
    return [...this.#names].map(([key, name]) => `<style:style style:name="${name}" ${key}</style:style>`).join('\n');
  }
}

export interface FlatParts {
  readonly title: string;
  readonly type: 'spreadsheet' | 'text';
  readonly styles: StyleSheet;
  /** Page layouts and other automatic styles. */
  readonly layouts: string;
  readonly masters: string;
  readonly body: string;
}

/** The one file of a flat OpenDocument. */
export function writeFlat(parts: FlatParts): string {
  const fonts = [...Object.values(FONTS), TITLE_FONT]
    .map((family) => `<style:font-face style:name="${family}" svg:font-family="'${family}'"/>`)
    .join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMESPACES} office:mimetype="application/vnd.oasis.opendocument.${parts.type}">
<office:meta><dc:title>${escapeMarkup(parts.title)}</dc:title></office:meta>
<office:font-face-decls>${fonts}</office:font-face-decls>
<office:styles><style:style style:name="Plain" style:family="text"><style:text-properties fo:color="#000000" style:text-underline-style="none"/></style:style></office:styles>
<office:automatic-styles>${parts.styles.text()}${parts.layouts}</office:automatic-styles>
<office:master-styles>${parts.masters}</office:master-styles>
<office:body><office:${parts.type}>${parts.body}</office:${parts.type}></office:body></office:document>`;
}

/** Text with its runs of blanks and line breaks kept. */
export const writeRuns = (text: string): string =>
  escapeMarkup(text)
    .replace(/^ +| {2,}/g, (blanks) => `<text:s text:c="${blanks.length}"/>`)
    .replaceAll('\t', '<text:tab/>');

/** A mark of a note, small and above the line. */
export const writeRaised = (mark: string, styles: StyleSheet): string =>
  mark === ''
    ? ''
    : `<text:span text:style-name="${styles.name('text', '<style:text-properties style:text-position="super 58%"/>')}">${escapeMarkup(mark)}</text:span>`;

/** `#` and `@` of a footer as fields for page and pages. */
export const writeFooter = (footer: string): string =>
  escapeMarkup(footer)
    .replace('#', '<text:page-number>1</text:page-number>')
    .replace('@', '<text:page-count>9</text:page-count>');

/** Margins and size of a sheet of paper, in millimetres. */
export const paperLayout = (
  name: string,
  paper: { readonly width: number; readonly height: number; readonly margin: number; readonly scale?: number },
): string =>
  `<style:page-layout style:name="L-${name}"><style:page-layout-properties fo:page-width="${paper.width}mm" fo:page-height="${paper.height}mm" style:print-orientation="${paper.width > paper.height ? 'landscape' : 'portrait'}" fo:margin-top="15mm" fo:margin-bottom="12mm" fo:margin-left="${paper.margin}mm" fo:margin-right="${paper.margin}mm" style:table-centering="horizontal"${paper.scale === undefined ? '' : ` style:scale-to="${Math.round(paper.scale * 100)}%"`}/><style:header-style/><style:footer-style><style:header-footer-properties fo:min-height="7mm" fo:margin-top="2mm"/></style:footer-style></style:page-layout>`;
