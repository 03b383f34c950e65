import { PDFDocument } from 'pdf-lib';
import type { LayoutDocument } from '../document.ts';
import { createMarker, type Marked } from '../print/table-markup.ts';
import { writeWorkbook } from './calc.ts';
import { describeOfficeLook, makeOfficeLook } from './office-look.ts';
import { printFlat } from './soffice.ts';
import { writeTextDocument } from './writer.ts';

/** A workbook, a text with its tables, or a text with the printed workbook behind it. */
export const officeRoutes = ['calc', 'writer', 'mixed'] as const;
export type OfficeRoute = (typeof officeRoutes)[number];

export interface OfficePrint {
  readonly document: LayoutDocument;
  readonly printed: Uint8Array;
  readonly marked: readonly Marked[];
}

/** Prints documents by an office suite, many in one start of it. */
export async function printByOffice(
  planned: readonly { readonly document: LayoutDocument; readonly route: OfficeRoute }[],
): Promise<OfficePrint[]> {
  const written = planned.map(({ document, route }) => {
    const marker = createMarker();
    const office = makeOfficeLook(document);
    const words = { ...document, blocks: document.blocks.filter((block) => !isTables(block.type)) };
    const text = route === 'calc' ? [] : [writeTextDocument(route === 'mixed' ? words : document, office, marker)];
    const withoutCover = { ...document, blocks: document.blocks.filter((block) => block.type !== 'cover') };
    const book = route === 'writer' ? [] : [writeWorkbook(route === 'mixed' ? withoutCover : document, office, marker)];
    return { document: { ...document, habits: describeOfficeLook(office) }, marked: marker.marked, text, book };
  });
  const files = written.flatMap(({ text, book }) => [
    ...text.map((markup) => ({ markup, extension: 'fodt' as const })),
    ...book.map((markup) => ({ markup, extension: 'fods' as const })),
  ]);
  const printed = printFlat(files);
  const results: OfficePrint[] = [];
  for (const { document, marked, text, book } of written) {
    const own = printed.splice(0, text.length + book.length);
    results.push({ document, marked, printed: await joinFiles(own) });
  }
  return results;
}

const isTables = (type: string): boolean => ['table', 'beside', 'under-one-title'].includes(type);

async function joinFiles(files: readonly Uint8Array[]): Promise<Uint8Array> {
  const [first, ...others] = files;
  if (first === undefined) throw new Error('nothing was printed');
  if (others.length === 0) return first;
  const joined = await PDFDocument.load(first, { updateMetadata: false });
  for (const other of others) {
    const source = await PDFDocument.load(other, { updateMetadata: false });
    for (const page of await joined.copyPages(source, source.getPageIndices())) joined.addPage(page);
  }
  return joined.save({ useObjectStreams: false });
}
