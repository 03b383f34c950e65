import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
  degrees,
  type PDFPage,
} from 'pdf-lib';
import { readMark } from './table-markup.ts';

/** Where a marked value was printed: page from 1, box in points from the top left of the page as displayed. */
export interface PrintedPlace {
  readonly page: number;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface FinishedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly places: ReadonlyMap<number, PrintedPlace>;
}

/** Pages of this height were asked to be turned; no other page has it. Points, 209 mm. */
const TURNED_HEIGHT = 592.4;

/** Reads where the marked links stand, takes them out, and turns the pages that are to be turned. */
export async function finishPdf(printed: Uint8Array): Promise<FinishedPdf> {
  const pdf = await PDFDocument.load(printed, { updateMetadata: false });
  const places = new Map<number, PrintedPlace>();
  pdf.getPages().forEach((page, index) => {
    for (const [mark, place] of readLinks(page, index + 1)) if (!places.has(mark)) places.set(mark, place);
    page.node.delete(PDFName.of('Annots'));
    if (Math.abs(page.getHeight() - TURNED_HEIGHT) < 1) turn(page);
  });
  for (const key of ['CreationDate', 'ModDate']) pdf.context.trailerInfo.Info = withoutEntry(pdf, key);
  return { bytes: await pdf.save({ useObjectStreams: false }), pages: pdf.getPageCount(), places };
}

/** The same file from the same markup, whenever it is printed. */
function withoutEntry(pdf: PDFDocument, key: string): NonNullable<PDFDocument['context']['trailerInfo']['Info']> {
  const reference = pdf.context.trailerInfo.Info;
  const info = pdf.context.lookup(reference);
  if (info instanceof PDFDict) info.delete(PDFName.of(key));
  if (reference === undefined) throw new Error('the browser wrote no document information');
  return reference;
}

function readLinks(page: PDFPage, number: number): [number, PrintedPlace][] {
  const height = page.getHeight();
  const found: [number, PrintedPlace][] = [];
  const annotations = page.node.Annots();
  if (annotations === undefined) return found;
  for (let index = 0; index < annotations.size(); index++) {
    const annotation = annotations.lookup(index, PDFDict);
    const action = annotation.lookupMaybe(PDFName.of('A'), PDFDict);
    const address = action?.lookupMaybe(PDFName.of('URI'), PDFString, PDFHexString)?.decodeText();
    const mark = address === undefined ? undefined : readMark(address);
    if (mark === undefined) continue;
    const rect = annotation.lookup(PDFName.of('Rect'), PDFArray);
    const [x0 = 0, bottom = 0, x1 = 0, top = 0] = [0, 1, 2, 3].map((at) => rect.lookup(at, PDFNumber).asNumber());
    found.push([mark, { page: number, x0, y0: height - top, x1, y1: height - bottom }]);
  }
  return found;
}

/** Stores the page standing upright with /Rotate 90, so that it looks as before. */
function turn(page: PDFPage): void {
  const { width, height } = page.getSize();
  const context = page.doc.context;
  const start = context.register(context.flateStream(`q 0 1 -1 0 ${height} 0 cm `));
  const end = context.register(context.flateStream(' Q'));
  page.node.normalize();
  if (!page.node.wrapContentStreams(start, end)) throw new Error('a page without content');
  page.setMediaBox(0, 0, height, width);
  page.node.delete(PDFName.of('CropBox'));
  page.setRotation(degrees(90));
}
