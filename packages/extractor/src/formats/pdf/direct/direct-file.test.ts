import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { buildPdf, type PageSpec, type PdfSpec } from '../../../../test/pdf-builder.ts';
import { plainFonts } from '../../../../test/plain-fonts.ts';
import { readPages, textOf } from '../../../../test/read-built-pdf.ts';
import { openDirectFile } from './direct-file.ts';
import { NotPlainError } from './pdf-value.ts';

const picture = {
  dictionary: '/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray',
  stream: 'x',
};
const form = (extra: string, stream: string): NonNullable<PdfSpec['objects']>[number] => ({
  dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 150 90.1] ${extra}`,
  stream,
});

interface Case extends Omit<PageSpec, 'content'> {
  readonly what: string;
  readonly content: string;
  readonly objects?: PdfSpec['objects'];
  readonly catalog?: string;
}

function build({ content, objects = {}, catalog, ...page }: Omit<Case, 'what'>): Uint8Array {
  const spec = { ...plainFonts, objects: { ...plainFonts.objects, ...objects } };
  return buildPdf({ ...spec, ...(catalog === undefined ? {} : { catalog }), pages: [{ content, ...page }] });
}

/** Reads all pages without pdf.js; throws `NotPlainError` where that cannot be done. */
function requirePlain(bytes: Uint8Array): void {
  const file = openDirectFile(bytes);
  for (let page = 1; page <= file.pageCount; page++) file.readDraft(page);
}

const text = 'BT /P1 10 Tf 50 100 Td (12.5) Tj ET';

const plain: readonly Case[] = [
  { what: 'simple font', content: 'BT /P1 10.55 Tf 50.01 100 Td (Total 1,234.56\\051\\(\\\\) Tj ET' },
  { what: 'composite font', content: 'BT /P2 12 Tf 1.1 0 .2 1.3 20 50 Tm <00010002 0010> Tj <0011001200200030> Tj ET' },
  { what: 'simple font with a map', content: 'BT /P3 9 Tf 10 10 Td <010203> Tj ET' },
  {
    what: 'spacing between glyphs',
    content: 'BT /P1 10 Tf 3 Tc 5 Tw 80 Tz 50 100 Td [(1 2) -250.5 (3) 1000 (4)] TJ ET',
  },
  {
    what: 'lines of text',
    content: `BT /P1 10 Tf 12 TL 4 Ts 20 200 Td (1) Tj T* (2) Tj 5 -14 TD (3) Tj (4) ' 1 2 (5 6) " T* (7) Tj ET`,
  },
  { what: 'hidden and bold text', content: 'BT /P1 10 Tf 20 20 Td 3 Tr (1) Tj 2 Tr (2) Tj 0 Tr (3) Tj ET' },
  { what: 'names and strings with escapes', content: 'BT /P#31 10 Tf 9 9 Td (\\061\\62\\\n3\\)) Tj ET % remark' },
  {
    what: 'strokes',
    content: '0.5 w 10 10 m 200 10 l S 10 20.333 m 10 90.777 l s 0 0 1 RG 1 J 0 j [3 2] 0 d 5 5 50 40 re S',
  },
  {
    what: 'fills',
    content: '10 10 200 .6 re f .9 g 20 20 90 50 re f* 0 0 0 0 k 9 9 30 .5 re f 1 1 0 rg 5 80 90 .5 re B',
  },
  { what: 'nearly white fills', content: '.98 g 9 9 99 .5 re f .97 g 9 19 99 .5 re f 1 1 .99 rg 9 29 99 .5 re f' },
  { what: 'flat rectangles', content: '10 10 200 0 re S 10 20 0 70 re S 30 30 -20 -10 re S' },
  {
    what: 'clips',
    content: `q 0 0 60 300 re W n 10 10 m 200 10 l S ${text} Q 5 5 m 90 5 l S q 10 10 5 5 re W* n 0 0 9 9 re f Q`,
  },
  {
    what: 'transformations',
    content: `q 1.5 0 0 -1.25 30 280 cm 0 0 100 .5 re f q .5 0 0 .5 9 9 cm ${text} Q ${text} Q`,
  },
  { what: 'a page on its side', content: `0 0 90 .5 re f ${text}`, rotate: 90, mediaBox: [10, 20, 410, 320.5] },
  { what: 'a page upside down', content: text, rotate: -180, cropBox: [20, 30, 500, 200] },
  { what: 'marked content', content: `/P << /MCID 0 /Lang (zh) >> BDC ${text} EMC /Artifact BMC 0 0 90 .5 re f EMC` },
  { what: 'a page without content', content: '' },
  { what: 'a link', content: text, annotations: '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] >>' },
  {
    what: 'a pale watermark across the text',
    content: `.8 g BT /P1 30 Tf 45 95 Td (AB) Tj ET q 0 0 0 1 k BT /P1 30 Tf 45 195 Td (CD) Tj ET Q BT /P1 20 Tf 150 195 Td (EF) Tj ET 1 0 0 rg ${text}`,
  },
  {
    what: 'fonts and colours that come back',
    content:
      '/P1 10 Tf /DeviceGray cs q /P2 12 Tf /DeviceRGB cs 1 0 0 scn BT 20 20 Td <0010> Tj ET Q .2 scn BT 20 40 Td (1) Tj ET',
  },
  {
    what: 'opacity and line width by a dictionary',
    content: `/G1 gs ${text} 0 0 m 90 0 l S /G2 gs 0 9 m 90 9 l S`,
    resources: '/ExtGState << /G1 << /ca 0 /LW 2.5 /Type /ExtGState >> /G2 << /CA 0 /ca 1 /BM /Normal >> >>',
  },
  {
    what: 'colour spaces',
    content: '/C1 cs 1 1 1 scn 9 9 99 .5 re f /C1 CS .2 .3 .4 SC 9 19 m 99 19 l S /DeviceGray cs .5 sc 9 29 99 .5 re f',
    resources: '/ColorSpace << /C1 [/ICCBased 40 0 R] >>',
    objects: { 40: { dictionary: '/N 3 /Alternate /DeviceRGB', stream: 'no profile' } },
  },
  {
    what: 'pictures',
    content: 'q 90 0 0 60 10 10 cm /X1 Do Q q 90 0 0 .5 10 99 cm /X1 Do Q',
    resources: '/XObject << /X1 40 0 R >>',
    objects: { 40: picture },
  },
  {
    what: 'a form',
    content: `.5 g q .9 0 0 .9 5 5 cm /X1 Do Q ${text}`,
    resources: '/XObject << /X1 40 0 R >>',
    objects: { 40: form('/Matrix [1 0 0 1 7.7 3.3]', `q ${text} 0 0 200 .5 re f 1 0 0 1 5 5 cm 0 0 m 300 0 l S`) },
  },
  {
    what: 'a group with fonts of its own',
    content: '/X1 Do',
    resources: '/XObject << /X1 40 0 R >>',
    objects: {
      40: form(
        '/Group << /S /Transparency >> /Matrix [.5 0 0 .5 7.1 3.3] /Resources << /Font << /A 26 0 R >> >>',
        'BT /A 20 Tf 9 9 Td <0102> Tj 300 0 Td <03> Tj ET',
      ),
    },
  },
];

test.for(plain)('plain: $what', async (example) => {
  const bytes = build(example);
  requirePlain(bytes);
  expect(await readPages(bytes)).toEqual(await readPages(bytes, { way: 'pdfjs' }));
});

test('objects and tables of them may be packed in streams', async () => {
  const made = await PDFDocument.load(build({ content: text, rotate: 90 }));
  made.setTitle('决算');
  const bytes = await made.save({ useObjectStreams: true, addDefaultPage: false });
  expect(Buffer.from(bytes).includes('/ObjStm')).toBe(true);
  requirePlain(bytes);
  expect(openDirectFile(bytes).title).toBe('决算');
  expect((await readPages(bytes)).map(textOf)).toEqual(['12.5']);
  expect(await readPages(bytes)).toEqual(await readPages(bytes, { way: 'pdfjs' }));
});

const wrongChecksum = (bytes: Uint8Array): Uint8Array => {
  const changed = Buffer.from(bytes);
  changed[changed.lastIndexOf('endstream') - 4]! ^= 1; // inside of the file: a stream has a dictionary before it
  return changed;
};

/** Nodes of one kid each, above the only page. */
const deepTree = (depth: number): NonNullable<PdfSpec['objects']> =>
  Object.fromEntries(
    Array.from({ length: depth }, (_, index) => {
      const kid = index === depth - 1 ? 1000 : 2001 + index;
      return [index === 0 ? 2 : 2000 + index, { dictionary: `/Type /Pages /Count 1 /Kids [${kid} 0 R]` }];
    }),
  );

const notPlain: readonly (Case & { readonly change?: (bytes: Uint8Array) => Uint8Array })[] = [
  { what: 'a font that is not embedded and states no widths', content: 'BT /F1 10 Tf 50 100 Td (12.5) Tj ET' },
  { what: 'a predefined character map', content: 'BT /F2 10 Tf 50 100 Td <0031> Tj ET' },
  { what: 'a code that the map leaves out', content: 'BT /P2 10 Tf 50 100 Td <00010099> Tj ET' },
  { what: 'half a code', content: 'BT /P2 10 Tf 50 100 Td <000100> Tj ET' },
  { what: 'the upper half of an encoding', content: 'BT /P1 10 Tf 50 100 Td <31A9> Tj ET' },
  { what: 'text without a font', content: 'BT 50 100 Td (1) Tj ET' },
  { what: 'a font that is not there', content: 'BT /P9 10 Tf 50 100 Td (1) Tj ET' },
  { what: 'curves', content: `0 0 m 10 10 20 20 30 0 c S ${text}` },
  { what: 'an unknown operator', content: `${text} nonsense` },
  { what: 'too few operands', content: `1 w 5 m 9 9 l S ${text}` },
  { what: 'a number that is none', content: `1-2 w ${text}` },
  { what: 'a string without an end', content: 'BT /P1 10 Tf (1' },
  { what: 'more ends than beginnings', content: `Q ${text}` },
  { what: 'an inline picture', content: `BI /W 1 /H 1 /BPC 8 /CS /G ID x EI ${text}` },
  { what: 'a layer', content: `/OC /L1 BDC ${text} EMC` },
  { what: 'a pattern', content: `/Pattern cs /N1 scn 0 0 9 9 re f ${text}` },
  { what: 'almost white ink', content: '0 0 0 .01 k 0 0 99 .5 re f' },
  { what: 'text in ink between dark and pale', content: `.1 .4 .3 0 k ${text}` },
  { what: 'a stamp', content: text, annotations: '<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] >>' },
  {
    what: 'a mask',
    content: 'q 90 0 0 60 10 10 cm /X1 Do Q',
    resources: '/XObject << /X1 40 0 R >>',
    objects: { 40: { ...picture, dictionary: `${picture.dictionary} /ImageMask true` } },
  },
  {
    what: 'a form that draws itself',
    content: '/X1 Do',
    resources: '/XObject << /X1 40 0 R >>',
    objects: { 40: form('', '/X1 Do') },
  },
  { what: 'a stream whose checksum is wrong', content: text, change: wrongChecksum },
  {
    what: 'a file that names no table',
    content: text,
    change: (bytes) => replaceIn(bytes, 'startxref\n', 'startxref 9'),
  },
  {
    what: 'a stream whose length is the stream itself',
    content: `/X1 Do ${text}`,
    resources: '/XObject << /X1 40 0 R >>',
    objects: { 40: form('/Filter []', ' '.repeat(100_000)) },
    change: (bytes) => replaceIn(bytes, '/Length 100000', '/Length 40 0 R'),
  },
  { what: 'a page tree deeper than any', content: text, objects: deepTree(12_000) },
  { what: 'another file before it', content: text, change: (bytes) => Buffer.concat([Buffer.from('\n\n'), bytes]) },
];

function replaceIn(bytes: Uint8Array, what: string, by: string): Uint8Array {
  const changed = Buffer.from(bytes).toString('latin1').replace(what, by);
  return Buffer.from(changed, 'latin1');
}

test.for(notPlain)('left to pdf.js: $what', async ({ change, ...example }) => {
  const bytes = change?.(build(example)) ?? build(example);
  expect(() => requirePlain(bytes)).toThrow(NotPlainError);
  const read = (way: 'direct' | 'pdfjs'): Promise<unknown> =>
    readPages(bytes, { way }).catch((error: Error) => `${error.name} ${error.message}`);
  expect(await read('direct')).toEqual(await read('pdfjs'));
});

const folders = ['../../../../../../samples/', '../../../../../../../shared/corpus/pdf/'].map(
  (folder) => new URL(folder, import.meta.url),
);
for (const folder of folders) {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.pdf')) : [];
  if (names.length === 0) console.info(`not tested: there are no files in ${fileURLToPath(folder)}`);
  describe.skipIf(names.length === 0)(`all pages of ${fileURLToPath(folder)}`, () => {
    test.for(names)('%s is plain and reads the same by pdf.js', async (name) => {
      const bytes = readFileSync(new URL(name, folder));
      requirePlain(bytes);
      expect(await readPages(bytes)).toEqual(await readPages(bytes, { way: 'pdfjs' }));
    });
  });
}
