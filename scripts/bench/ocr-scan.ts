import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium';
import { encode } from 'jpeg-js';
import { degrees, PDFDocument, PDFName, StandardFonts, type PDFPage } from 'pdf-lib';
import type { Box } from '../../packages/schema/dist/index.js';
import type { Condition } from './ocr-conditions.ts';
import type { NumberBox } from './ocr-damage.ts';
import type { RgbPicture } from './ocr-degrade.ts';

/** A page of the source, 1-based, and what happens to it. */
export interface ScannedPage {
  readonly number: number;
  readonly condition: Condition;
}

/**
 * Makes a scan of some pages of a PDF: a file that holds nothing but pictures of them, as a scanner would
 * have made it under the given conditions. `numbersOf` tells where a page prints numbers, in points. Pages keep
 * their order; those that share a sheet follow each other.
 */
export async function makeScan(
  source: Uint8Array,
  pages: readonly ScannedPage[],
  numbersOf: (page: number) => readonly Box[],
): Promise<Uint8Array> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(source);
  const scan = await PDFDocument.create();
  const original = pages.some(({ condition }) => condition.isKept) ? await PDFDocument.load(source) : undefined;
  for (const sheet of toSheets(pages)) {
    const [{ condition, number: first }] = sheet;
    if (original !== undefined && condition.isKept === true) {
      const [kept] = await scan.copyPages(original, [first - 1]);
      if (kept !== undefined) scan.addPage(kept);
      continue;
    }
    const pictures: RgbPicture[] = [];
    for (const { number } of sheet) {
      const clean = await drawPage(document, number, condition.dpi);
      const numbers = numbersOf(number).map((box) => toPixels(box, condition.dpi));
      pictures.push(condition.degrade(condition.damage?.(clean, numbers) ?? clean));
    }
    await addPicturePage(scan, turn(sideBySide(pictures), condition.turn ?? 0), condition);
  }
  document.destroy();
  library.destroy();
  return await scan.save();
}

const toPixels = ({ x0, y0, x1, y1 }: Box, dpi: number): NumberBox => ({
  x0: Math.floor((x0 * dpi) / 72),
  y0: Math.floor((y0 * dpi) / 72),
  x1: Math.ceil((x1 * dpi) / 72),
  y1: Math.ceil((y1 * dpi) / 72),
});

type Sheet = readonly [ScannedPage, ...ScannedPage[]];

/** Which pages stand on which sheet of the scan. */
export function toSheets(pages: readonly ScannedPage[]): readonly Sheet[] {
  const sheets: [ScannedPage, ...ScannedPage[]][] = [];
  for (const page of pages) {
    const last = sheets.at(-1);
    if (last?.[0].condition === page.condition && last.length < (page.condition.perSheet ?? 1)) last.push(page);
    else sheets.push([page]);
  }
  return sheets;
}

async function drawPage(document: PDFiumDocument, number: number, dpi: number): Promise<RgbPicture> {
  const drawn = await document.getPage(number - 1).render({ scale: dpi / 72, render: 'bitmap', colorSpace: 'Gray' });
  const rgb = new Uint8Array(drawn.width * drawn.height * 3);
  for (let at = 0; at < drawn.data.length; at++) rgb.fill(drawn.data[at]!, at * 3, at * 3 + 3);
  return { width: drawn.width, height: drawn.height, data: rgb };
}

function sideBySide(pictures: readonly RgbPicture[]): RgbPicture {
  const [only, ...others] = pictures;
  if (only !== undefined && others.length === 0) return only;
  const width = pictures.reduce((sum, picture) => sum + picture.width, 0);
  const height = Math.max(...pictures.map((picture) => picture.height));
  const data = new Uint8Array(width * height * 3).fill(255);
  let left = 0;
  for (const picture of pictures) {
    for (let y = 0; y < picture.height; y++)
      data.set(picture.data.subarray(y * picture.width * 3, (y + 1) * picture.width * 3), (y * width + left) * 3);
    left += picture.width;
  }
  return { width, height, data };
}

async function addPicturePage(scan: PDFDocument, picture: RgbPicture, condition: Condition): Promise<void> {
  const { dpi, jpeg, pageRotation, hasWrongLayer } = condition;
  const { width, height } = picture;
  const entries = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: 'DeviceRGB',
    BitsPerComponent: 8,
  };
  const stream =
    jpeg === undefined
      ? scan.context.flateStream(picture.data, entries)
      : scan.context.stream(encodeJpeg(picture, jpeg), { ...entries, Filter: 'DCTDecode' });
  const [widthPt, heightPt] = [(width * 72) / dpi, (height * 72) / dpi];
  const page = scan.addPage([widthPt, heightPt]);
  if (pageRotation !== undefined) page.setRotation(degrees(pageRotation));
  const name = page.node.newXObject('Scan', scan.context.register(stream));
  const content = `q ${widthPt} 0 0 ${heightPt} 0 0 cm /${name.decodeText()} Do Q`;
  const layer = hasWrongLayer === true ? await wrongLayer(scan, page) : '';
  page.node.set(PDFName.of('Contents'), scan.context.register(scan.context.stream(content + layer)));
}

/** Invisible words and numbers all over the page, none of which it prints. */
async function wrongLayer(scan: PDFDocument, page: PDFPage): Promise<string> {
  const heightPt = page.getHeight();
  const name = page.node.newFontDictionary('Layer', (await scan.embedFont(StandardFonts.Helvetica)).ref);
  const lines = Array.from({ length: Math.floor(heightPt / 20) }, (_, index) => {
    const y = Math.round(heightPt - 20 * (index + 1));
    return `BT 3 Tr /${name.decodeText()} 9 Tf 60 ${y} Td (2l0 JJtt ${index * 37}.O8 ii~ ${index * 91}.55) Tj ET`;
  });
  return `\n${lines.join('\n')}`;
}

function encodeJpeg({ width, height, data }: RgbPicture, quality: number): Uint8Array {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) rgba.set(data.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
  return encode({ width, height, data: rgba }, quality).data;
}

function turn({ width, height, data }: RgbPicture, clockwise: 0 | 90 | 180 | 270): RgbPicture {
  if (clockwise === 0) return { width, height, data };
  const [newWidth, newHeight] = clockwise === 180 ? [width, height] : [height, width];
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [nx, ny] =
        clockwise === 90
          ? [height - 1 - y, x]
          : clockwise === 180
            ? [width - 1 - x, height - 1 - y]
            : [y, width - 1 - x];
      turned.set(data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3), (ny * newWidth + nx) * 3);
    }
  return { width: newWidth, height: newHeight, data: turned };
}
