import { readVocabulary } from '@mingzhang/schema/node';
import { expect, test } from 'vitest';
import { extractDocument } from '../src/extract-document.ts';
import { buildPdf, han } from './pdf-builder.ts';

/** Words of a disclosure; a page of them can be trusted. */
const WORDS =
  '本单位二〇二三年度收入支出决算总表反映本年度的总收入与总支出情况包括财政拨款收入上级补助收入事业收入经营收入';
const PICTURE = {
  dictionary: '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
  stream: 'x',
};
const scan = 'q 400 0 0 300 0 0 cm /X1 Do Q';
const withScan = { resources: '/XObject << /X1 20 0 R >>' };

const shift = (text: string, by: number): string =>
  [...text].map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + by)).join('');
const write = (text: string, mode = 0): string =>
  `BT ${mode} Tr /F2 8 Tf 20 200 Td ${[...(text.match(/.{1,30}/gu) ?? [])]
    .map((line) => `${han(line)} Tj 0 -12 Td`)
    .join(' ')} ET`;
/** Letters drawn as filled curves. */
const outlines = Array.from({ length: 400 }, (_, index) => {
  const [x, y] = [20 + (index % 40) * 9, 40 + Math.floor(index / 40) * 20];
  return `${x} ${y} m ${x + 3} ${y + 9} ${x + 5} ${y + 9} ${x + 7} ${y} c ${x + 4} ${y + 4} l f`;
}).join('\n');

async function readWithoutRecognition(content: string, resources: { readonly resources?: string } = {}) {
  const bytes = buildPdf({ pages: [{ content, ...resources }], objects: { 20: PICTURE } });
  const { value, findings } = await extractDocument(bytes, {
    format: 'pdf',
    documentId: '0'.repeat(64),
    vocabulary: await readVocabulary(),
  });
  return {
    trust: value.pages[0]?.trust,
    text: value.paragraphs.map(({ text }) => text).join(''),
    unread: findings.filter(({ code }) => code === 'page.unreadable' || code === 'picture.unread'),
  };
}

test.for([
  { name: 'words that can be trusted', content: write(WORDS), trust: 'trusted' },
  { name: 'a blank page', content: '', trust: 'blank' },
  { name: 'hidden words over a scan', content: `${scan} ${write(WORDS, 3)}`, trust: 'no_text', reason: 'no_text' },
  {
    name: 'hidden garbage over a scan',
    content: `${scan} ${write(shift(WORDS, 1), 3)}`,
    trust: 'no_text',
    reason: 'no_text',
  },
  { name: 'a map of characters shifted by one', content: write(shift(WORDS, 1)), trust: 'garbage', reason: 'garbage' },
  { name: 'a map shifted by some hundred', content: write(shift(WORDS, 287)), trust: 'garbage', reason: 'garbage' },
  {
    name: 'characters of the private use area',
    content: write('\uE123\uE224\uE325\uE426'.repeat(15)),
    trust: 'no_unicode',
    reason: 'no_unicode',
  },
  { name: 'outlines instead of text', content: outlines, trust: 'no_text', reason: 'no_text' },
  {
    name: 'outlines and a page number',
    content: `${outlines} BT /F1 8 Tf 200 10 Td (- 12 -) Tj ET`,
    trust: 'no_text',
    reason: 'no_text',
  },
  { name: 'a picture alone', content: scan, trust: 'no_text', reason: 'no_text' },
] as const)('$name: $trust', async ({ content, trust, ...rest }) => {
  const read = await readWithoutRecognition(content, withScan);
  const reason = 'reason' in rest ? rest.reason : undefined;
  expect(read.trust).toBe(trust);
  expect(read.unread).toEqual(
    reason === undefined
      ? []
      : [expect.objectContaining({ code: 'page.unreadable', reason, at: { page: 1, box: null } })],
  );
  if (trust !== 'trusted') expect(read.text).toBe('');
});

test('without recognition a large picture beside text is a finding with its place', async () => {
  const read = await readWithoutRecognition(
    `${write('下图为本单位收入支出决算总表')} q 360 0 0 150 20 10 cm /X1 Do Q`,
    withScan,
  );
  expect(read.trust).toBe('trusted');
  expect(read.text).toContain('下图为本单位');
  expect(read.unread).toEqual([
    expect.objectContaining({
      code: 'picture.unread',
      severity: 'warning',
      reason: 'off',
      at: { page: 1, box: { x0: 20, y0: 140, x1: 380, y1: 290 } },
    }),
  ]);
});
