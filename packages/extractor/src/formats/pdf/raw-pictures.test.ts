import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName } from 'pdf-lib';
import { expect, test } from 'vitest';
import { openPdf } from './pdf-reader.ts';
import { withRawPictures } from './raw-pictures.ts';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const rawOf = (text: string): string => Buffer.from(withRawPictures(bytesOf(text)).data).toString('latin1');
const picture = '1 0 obj <</Type /XObject/Subtype /Image/Width 90/Filter [/FlateDecode]>> stream x endstream';

test.for([
  { name: 'a picture', file: picture, raw: picture.replace('/Filter', '/Fjlter') },
  {
    name: 'a picture that says what it is last',
    file: '1 0 obj <</Filter/DCTDecode/Subtype/Image>> stream x endstream',
    raw: '1 0 obj <</Fjlter/DCTDecode/Subtype/Image>> stream x endstream',
  },
  { name: 'a form', file: '1 0 obj <</Subtype/Form/Filter/FlateDecode>> stream x endstream', raw: undefined },
  { name: 'words of a page', file: '9 0 obj <<>> stream (/Subtype /Image /Filter) endstream', raw: undefined },
  {
    name: 'a stencil of one dot',
    file: '1 0 obj <</Subtype/Image/ImageMask true/Width 1/Height 1/Filter/FlateDecode>> stream x endstream',
    raw: undefined,
  },
])('$name', ({ file, raw }) => {
  expect(rawOf(file)).toBe(raw ?? file);
});

test('names that are written otherwise are noticed', () => {
  expect(withRawPictures(bytesOf('1 0 obj <</Subtype /#49mage>> stream')).hasDisguised).toBe(true);
  expect(withRawPictures(bytesOf('1 0 obj <</Subtype 5 0 R>> stream')).hasDisguised).toBe(true);
  expect(withRawPictures(bytesOf(picture)).hasDisguised).toBe(false);
});

test('the file itself is left as it is', () => {
  const bytes = bytesOf(picture);
  withRawPictures(bytes);
  expect(bytes).toEqual(bytesOf(picture));
});

test.for(['direct', 'pdfjs'] as const)(
  'a small file that unpacks into 144 million pixels is a page with a picture, and is not unpacked: %s',
  async (way) => {
    const side = 12_000;
    const file = await PDFDocument.create();
    const page = file.addPage([600, 800]);
    const packed = deflateSync(Buffer.alloc(side * side, 255));
    const entries = { Type: 'XObject', Subtype: 'Image', Width: side, Height: side, BitsPerComponent: 8 };
    const stream = file.context.stream(packed, { ...entries, ColorSpace: 'DeviceGray', Filter: 'FlateDecode' });
    const name = page.node.newXObject('Scan', file.context.register(stream));
    const content = file.context.stream(`q 600 0 0 800 0 0 cm /${name.decodeText()} Do Q`);
    page.node.set(PDFName.of('Contents'), file.context.register(content));
    const bytes = await file.save();
    const before = process.memoryUsage.rss();
    const reader = await openPdf(bytes, { way });
    const read = await reader.readPage(1);
    await reader.close();
    expect(read).toMatchObject({ trust: 'no_text', pictures: [{ x0: 0, y0: 0, x1: 600, y1: 800 }] });
    expect(process.memoryUsage.rss() - before).toBeLessThan(120 * 2 ** 20);
  },
);
