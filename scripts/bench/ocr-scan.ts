import { PDFiumLibrary } from '@hyzyla/pdfium';
import { encode } from 'jpeg-js';
import { PDFDocument, PDFName } from 'pdf-lib';
import type { Condition, RgbPicture } from './ocr-degrade.ts';

/**
 * Makes a scan of some pages of a PDF: a file that holds nothing but pictures of them, as a scanner would
 * have made it under the given condition. Pages are 1-based and keep their order.
 */
export async function makeScan(
  source: Uint8Array,
  pages: readonly number[],
  condition: Condition,
): Promise<Uint8Array> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(source);
  const scan = await PDFDocument.create();
  for (const number of pages) {
    const drawn = await document
      .getPage(number - 1)
      .render({ scale: condition.dpi / 72, render: 'bitmap', colorSpace: 'Gray' });
    const rgb = new Uint8Array(drawn.width * drawn.height * 3);
    for (let at = 0; at < drawn.data.length; at++) rgb.fill(drawn.data[at]!, at * 3, at * 3 + 3);
    const picture = turn(
      condition.degrade({ width: drawn.width, height: drawn.height, data: rgb }),
      condition.turn ?? 0,
    );
    addPicturePage(scan, picture, condition);
  }
  document.destroy();
  library.destroy();
  return await scan.save();
}

function addPicturePage(scan: PDFDocument, picture: RgbPicture, { dpi, jpeg }: Condition): void {
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
  const name = page.node.newXObject('Scan', scan.context.register(stream));
  const content = scan.context.stream(`q ${widthPt} 0 0 ${heightPt} 0 0 cm /${name.decodeText()} Do Q`);
  page.node.set(PDFName.of('Contents'), scan.context.register(content));
}

function encodeJpeg({ width, height, data }: RgbPicture, quality: number): Uint8Array {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) rgba.set(data.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
  return encode({ width, height, data: rgba }, quality).data;
}

function turn({ width, height, data }: RgbPicture, degrees: 0 | 90 | 180 | 270): RgbPicture {
  if (degrees === 0) return { width, height, data };
  const [newWidth, newHeight] = degrees === 180 ? [width, height] : [height, width];
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [nx, ny] =
        degrees === 90 ? [height - 1 - y, x] : degrees === 180 ? [width - 1 - x, height - 1 - y] : [y, width - 1 - x];
      turned.set(data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3), (ny * newWidth + nx) * 3);
    }
  return { width: newWidth, height: newHeight, data: turned };
}
