import type { Glyph, Page } from '@mingzhang/schema';
import type { PdfOptions } from '../src/formats/pdf/pdf-file.ts';
import { openPdf } from '../src/formats/pdf/pdf-reader.ts';
import { buildPdf, type PageSpec, type PdfSpec } from './pdf-builder.ts';

/** Every page of a file, in order. */
export async function readPages(bytes: Uint8Array, options: PdfOptions = {}): Promise<Page[]> {
  const reader = await openPdf(bytes, options);
  const pages: Page[] = [];
  for (let page = 1; page <= reader.pageCount; page++) pages.push(await reader.readPage(page));
  await reader.close();
  return pages;
}

/** The page of a file of one page with this content. */
export async function readOnly(
  content: string,
  page: Omit<PageSpec, 'content'> = {},
  spec: Omit<PdfSpec, 'pages'> = {},
): Promise<Page> {
  const [only] = await readPages(buildPdf({ ...spec, pages: [{ content, ...page }] }));
  if (only === undefined) throw new Error('no page');
  return only;
}

/** The glyphs in the order of the file. */
export const textOf = (page: Page): string => page.glyphs.map(({ text }) => text).join('');

export function glyphOf(page: Page, text: string): Glyph {
  const glyph = page.glyphs.find((candidate) => candidate.text === text);
  if (glyph === undefined) throw new Error(`no glyph ${text} in ${textOf(page)}`);
  return glyph;
}
