import { describe, expect, test } from 'vitest';
import { buildType1Program, type PdfSpec } from '../../../test/pdf-builder.ts';
import { readOnly, textOf } from '../../../test/read-built-pdf.ts';

describe('fonts that keep their encoding inside of their program', () => {
  const program = buildType1Program({ 1: 'seven', 65: 'eight' });
  const font = (extra: string): NonNullable<PdfSpec['objects']> => ({
    20: {
      dictionary: `/Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Odd /FirstChar 1 /LastChar 65 /Widths [${'500 '.repeat(65)}] /FontDescriptor 21 0 R ${extra}`,
    },
    21: {
      dictionary:
        '/Type /FontDescriptor /FontName /ABCDEF+Odd /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 /FontFile 22 0 R',
    },
    22: {
      dictionary: `/Length1 ${program.clearLength} /Length2 ${program.bytes.length - program.clearLength - 79} /Length3 79`,
      stream: program.bytes,
    },
    23: {
      dictionary: '',
      stream:
        '/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <01> <0032> <41> <0033> endbfchar endcmap end end',
    },
  });

  test('are read again with it', async () => {
    const page = await readOnly('BT /F9 10 Tf 50 100 Td <0141> Tj ET', {}, { objects: font(''), fonts: '/F9 20 0 R' });
    expect(textOf(page)).toBe('78');
    expect(page.trust).toBe('trusted');
  });

  test('a map of characters in the file comes first', async () => {
    const page = await readOnly(
      'BT /F9 10 Tf 50 100 Td <0141> Tj ET',
      {},
      { objects: font('/ToUnicode 23 0 R'), fonts: '/F9 20 0 R' },
    );
    expect(textOf(page)).toBe('23');
  });

  test('glyph numbers without any map are not taken for characters', async () => {
    const objects = {
      20: {
        dictionary: '/Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Odd /Encoding /Identity-H /DescendantFonts [21 0 R]',
      },
      21: {
        dictionary:
          '/Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Odd /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 7 0 R',
      },
    };
    const page = await readOnly('BT /F9 10 Tf 50 100 Td <003100320033> Tj ET', {}, { objects, fonts: '/F9 20 0 R' });
    expect(textOf(page)).toBe('\uFFFD\uFFFD\uFFFD');
    expect(page.trust).toBe('no_unicode');
  });
});

test('a font that the file does not hold gives no figures, only a place that cannot be read', async () => {
  const page = await readOnly('BT /F9 10 Tf 50 100 Td (0031) Tj ET', {}, { fonts: '/F9 99 0 R' });
  expect(page.glyphs).toMatchObject([{ text: '\uFFFD', x0: 50, x1: 60 }]);
  expect(page.trust).toBe('no_unicode');
});
