import { PDFiumLibrary } from '@hyzyla/pdfium';
import { PDFDocument, PDFName } from 'pdf-lib';

export interface ScanOptions {
  /** 1-based. */
  readonly pages: readonly number[];
  readonly dpi?: number;
  /** Degrees clockwise by which the pages lie in the scanner. */
  readonly turn?: 0 | 90 | 180 | 270;
  /** Averages so many pixels around each: a scan out of focus. */
  readonly blurPixels?: number;
}

/** A PDF that holds nothing but grey pictures of some pages of another one. */
export async function makeScan(
  source: Uint8Array,
  { pages, dpi = 200, turn = 0, blurPixels = 0 }: ScanOptions,
): Promise<Uint8Array> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(source);
  const scan = await PDFDocument.create();
  for (const number of pages) {
    const { width, height, data } = await document
      .getPage(number - 1)
      .render({ scale: dpi / 72, render: 'bitmap', colorSpace: 'Gray' });
    let lying: Picture = { width, height, data };
    for (let quarter = 0; quarter < turn; quarter += 90) lying = turnRight(lying);
    addPicture(scan, blurPixels === 0 ? lying : blur(lying, blurPixels), dpi);
  }
  document.destroy();
  library.destroy();
  return await scan.save();
}

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

function addPicture(scan: PDFDocument, { width, height, data }: Picture, dpi: number): void {
  const entries = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 8,
  };
  const [widthPt, heightPt] = [(width * 72) / dpi, (height * 72) / dpi];
  const page = scan.addPage([widthPt, heightPt]);
  const name = page.node.newXObject('Scan', scan.context.register(scan.context.flateStream(data, entries)));
  const content = scan.context.stream(`q ${widthPt} 0 0 ${heightPt} 0 0 cm /${name.decodeText()} Do Q`);
  page.node.set(PDFName.of('Contents'), scan.context.register(content));
}

function turnRight({ width, height, data }: Picture): Picture {
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) turned[x * height + height - 1 - y] = data[y * width + x]!;
  return { width: height, height: width, data: turned };
}

function blur({ width, height, data }: Picture, reach: number): Picture {
  const along = (source: Uint8Array, step: number, size: number, place: (at: number) => number): Uint8Array =>
    source.map((_, at) => {
      let [sum, count] = [0, 0];
      for (let offset = -reach; offset <= reach; offset++) {
        const there = place(at) + offset;
        if (there < 0 || there >= size) continue;
        sum += source[at + offset * step]!;
        count++;
      }
      return sum / count;
    });
  const across = along(data, 1, width, (at) => at % width);
  return { width, height, data: along(across, width, height, (at) => Math.floor(at / width)) };
}
