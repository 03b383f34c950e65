import type { PdfSpec } from './pdf-builder.ts';

/** Looks like a TrueType program, and is none: nobody reads it. */
const program = Uint8Array.from({ length: 6_000 }, (_, index) =>
  index < 4 ? [0, 1, 0, 0][index]! : (index * 7919) % 251,
);

const descriptor = (name: string, flags: number): string =>
  `/Type /FontDescriptor /FontName /${name} /Flags ${flags} /FontBBox [-10 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 /FontFile2 29 0 R`;

/**
 * Fonts as printers of disclosures embed them: P1 simple and in WinAnsiEncoding, P2 composite with a map of characters
 * (0001 一, 0002 二, 0003 三, 0010–0012 1 2 3, 0020 fi, 0030 a pair of surrogates), P3 simple with such a map, bold.
 */
export const plainFonts: Required<Pick<PdfSpec, 'fonts' | 'objects'>> = {
  fonts: '/P1 20 0 R /P2 22 0 R /P3 26 0 R',
  objects: {
    20: {
      dictionary: `/Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Times#20Roman /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths [${Array.from({ length: 95 }, (_, index) => 300 + index * 3).join(' ')}] /FontDescriptor 21 0 R`,
    },
    21: { dictionary: descriptor('ABCDEF+Times#20Roman', 32) },
    22: {
      dictionary:
        '/Type /Font /Subtype /Type0 /BaseFont /ABCDEF+SimSun /Encoding /Identity-H /DescendantFonts [23 0 R] /ToUnicode 25 0 R',
    },
    23: {
      dictionary:
        '/Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap /Identity /DW 999.5 /W [16 [500 501.5] 18 19 499 32 32 700] /FontDescriptor 24 0 R',
    },
    24: { dictionary: descriptor('ABCDEF+SimSun', 4) },
    25: {
      dictionary: '',
      stream: [
        '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Adobe-Identity-UCS def',
        '1 begincodespacerange <0000> <FFFF> endcodespacerange',
        '2 beginbfrange <0001> <0003> [<4E00> <4E8C> <4E09>] <0010> <0012> <0031> endbfrange',
        '2 beginbfchar <0020> <00660069> <0030> <D840DC00> endbfchar endcmap end end',
      ].join('\n'),
    },
    26: {
      dictionary:
        '/Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Hei-Bold /FirstChar 1 /LastChar 3 /Widths [500 600 700] /ToUnicode 28 0 R /FontDescriptor 27 0 R',
    },
    27: { dictionary: descriptor('ABCDEF+Hei-Bold', 4) },
    28: {
      dictionary: '',
      stream:
        'begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <01> <03> <0041> endbfrange endcmap',
    },
    29: { dictionary: `/Length1 ${program.length}`, stream: program },
  },
};
