import { readFileSync } from 'node:fs';
import { readVocabulary } from '@mingzhang/schema/node';
import type { Finding, PrintedDocument } from '@mingzhang/schema';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { extractDocument } from '../src/extract-document.ts';
import { openTextRecogniser, readInProcess } from '../src/node.ts';
import type { TextRecogniser } from '../src/ocr/text-recogniser.ts';
import { makeScan } from './support/make-scan.ts';

const sample = new Uint8Array(readFileSync(new URL('../../../samples/lianhu-2023-final.pdf', import.meta.url)));

interface Read {
  readonly value: PrintedDocument;
  readonly findings: readonly Finding[];
}

async function read(
  bytes: Uint8Array,
  mode: 'auto' | 'force' | 'off' = 'auto',
  recogniser?: TextRecogniser,
): Promise<Read> {
  return await extractDocument(bytes, {
    format: 'pdf',
    documentId: '0'.repeat(64),
    vocabulary: await readVocabulary(),
    ...(mode === 'off'
      ? {}
      : { ocr: { mode, openReader: readInProcess(async () => recogniser ?? (await openTextRecogniser('pp'))) } }),
  });
}

/** Numbers of a document with their keys, places left out; brackets half-width, as recognition often has them. */
const numbersOf = ({ value }: Read): string[] =>
  value.tables.flatMap(({ title, values }) =>
    values
      .filter(({ kind }) => kind === 'number')
      .map(({ rowCodes, rowLabels, columnPath, printed }) =>
        [title, rowCodes.join('+'), rowLabels.join('+'), columnPath.join('/'), printed].join(' | ').normalize('NFKC'),
      ),
  );

let tablePage = 0;
let twin: Read;

/** A file with one page of another. */
async function onePage(bytes: Uint8Array, page: number): Promise<PDFDocument> {
  const file = await PDFDocument.create();
  const [copied] = await file.copyPages(await PDFDocument.load(bytes), [page - 1]);
  if (copied !== undefined) file.addPage(copied);
  return file;
}

beforeAll(async () => {
  const whole = await read(sample, 'off');
  // A page with one whole table, so that it says the same alone as among the others; a small one is read sooner.
  const [table] = whole.value.tables
    .filter(({ parts, values }) => parts.length === 1 && values.filter(({ kind }) => kind === 'number').length > 12)
    .sort((left, right) => left.cells.length - right.cells.length);
  tablePage = table!.parts[0]!.page!;
  twin = await read(await (await onePage(sample, tablePage)).save(), 'off');
});

describe('a scanned page comes out like its text twin', () => {
  test('upright: the same numbers, each with its box where the twin has it', async () => {
    const scan = await read(await makeScan(sample, { pages: [tablePage] }));
    expect(numbersOf(scan)).toEqual(numbersOf(twin));
    expect(scan.findings.map(({ code }) => code)).toContain('page.recognised');
    expect(scan.value.pages[0]).toMatchObject({ trust: 'no_text', recognised: 'whole' });
    const values = scan.value.tables.flatMap((table) => table.values).filter(({ kind }) => kind === 'number');
    for (const value of values) {
      expect(value.method).toBe('ocr');
      expect(value.confidence).toBeGreaterThan(0.3);
    }
    const boxes = (document: Read) =>
      document.value.tables
        .flatMap((table) => table.values)
        .flatMap(({ kind, place }) => (kind === 'number' && place.box !== null ? [place.box] : []));
    const printed = boxes(twin);
    expect(printed.length).toBeGreaterThan(12);
    boxes(scan).forEach((box, index) => {
      // Ink of digits is lower than the line that the file says they stand on.
      expect(Math.abs((box.x0 + box.x1 - printed[index]!.x0 - printed[index]!.x1) / 2)).toBeLessThan(2);
      expect(Math.abs((box.y0 + box.y1 - printed[index]!.y0 - printed[index]!.y1) / 2)).toBeLessThan(4);
    });
  });

  test.for([90, 180, 270] as const)(
    'turned by %d°: the same numbers, their boxes on the page as displayed',
    async (turn) => {
      const scan = await read(await makeScan(sample, { pages: [tablePage], turn }));
      expect(numbersOf(scan)).toEqual(numbersOf(twin));
      const [page] = scan.value.pages;
      const [upright] = twin.value.pages;
      expect(Math.abs(page!.width - (turn === 180 ? upright!.width : upright!.height))).toBeLessThan(1.5);
      for (const { place } of scan.value.tables.flatMap((table) => table.values)) {
        expect(place.box!.x1).toBeLessThanOrEqual(page!.width + 1);
        expect(place.box!.y1).toBeLessThanOrEqual(page!.height + 1);
      }
      expect(scan.findings.find(({ code }) => code === 'page.recognised')).toMatchObject({ turn });
    },
  );
});

test('a page of text stays text, a scanned one beside it is recognised', async () => {
  const file = await onePage(sample, 1);
  const scan = await PDFDocument.load(await makeScan(sample, { pages: [tablePage] }));
  const [copied] = await file.copyPages(scan, [0]);
  if (copied !== undefined) file.addPage(copied);
  const mixed = await read(await file.save());
  expect(numbersOf(mixed)).toEqual(numbersOf(twin));
  expect(mixed.value.pages.map(({ recognised }) => recognised)).toEqual([undefined, 'whole']);
});

test('a picture of a table on a page of text is read where it stands', async () => {
  const scan = await PDFDocument.load(await makeScan(sample, { pages: [tablePage] }));
  const file = await PDFDocument.create();
  const font = await file.embedFont(StandardFonts.Helvetica);
  const [picture] = await file.embedPdf(scan, [0]);
  const page = file.addPage([picture!.width, picture!.height * 1.5]);
  for (let line = 0; line < 12; line++)
    page.drawText('Text that the file itself holds, in lines of its own.', {
      x: 60,
      y: page.getHeight() - 60 - line * 20,
      size: 12,
      font,
    });
  page.drawPage(picture!, { x: 0, y: 0 });
  const mixed = await read(await file.save());
  expect(numbersOf(mixed)).toEqual(numbersOf(twin));
  expect(mixed.value.pages[0]).toMatchObject({ trust: 'trusted', recognised: 'part' });
  expect(mixed.findings).toContainEqual(expect.objectContaining({ code: 'page.recognised', reason: 'picture' }));
  expect(mixed.value.paragraphs.map(({ text }) => text).join('')).toContain('Text that the file itself holds');
});

test('without recognition a scan is a finding, as it was', async () => {
  const scan = await read(await makeScan(sample, { pages: [tablePage] }), 'off');
  expect(numbersOf(scan)).toEqual([]);
  expect(scan.findings).toContainEqual(expect.objectContaining({ code: 'page.unreadable', reason: 'no_text' }));
});

test('a page that cannot be read gives a finding and no numbers, and is given up early', async () => {
  let lines = 0;
  const recogniser = await openTextRecogniser('pp');
  const counting: TextRecogniser = {
    ...recogniser,
    recognise(pictures) {
      lines += pictures.length;
      return recogniser.recognise(pictures);
    },
  };
  const scan = await read(await makeScan(sample, { pages: [tablePage], dpi: 60, blurPixels: 2 }), 'auto', counting);
  expect(numbersOf(scan)).toEqual([]);
  const finding = scan.findings.find(({ code }) => code === 'page.unreadable');
  expect(finding).toMatchObject({ reason: 'illegible', at: { page: 1 } });
  expect(Number(finding?.code === 'page.unreadable' ? finding.confidence : 1)).toBeLessThan(0.6);
  // A sample of lines for each way the page could lie, and no more.
  expect(lines).toBeLessThanOrEqual(40);
});

test('forced recognition reads pages of text from their picture', async () => {
  const forced = await read(await (await onePage(sample, tablePage)).save(), 'force');
  expect(numbersOf(forced)).toEqual(numbersOf(twin));
  expect(forced.findings).toContainEqual(expect.objectContaining({ code: 'page.recognised', reason: 'forced' }));
});
