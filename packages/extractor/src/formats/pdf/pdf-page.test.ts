import type { Page } from '@mingzhang/schema';
import { describe, expect, test } from 'vitest';
import { han } from '../../../test/pdf-builder.ts';
import { glyphOf, readOnly, textOf } from '../../../test/read-built-pdf.ts';

describe('where glyphs stand', () => {
  test('boxes from origin, advance and size', async () => {
    const page = await readOnly('BT /F2 10 Tf 1 0 0 1 50 200 Tm ' + han('收入') + ' Tj ET');
    expect(page).toMatchObject({ number: 1, width: 400, height: 300, rotation: 0, trust: 'trusted' });
    const [first, second] = page.glyphs;
    expect(first).toMatchObject({
      text: '收',
      x0: 50,
      x1: 60,
      baseline: 100,
      size: 10,
      direction: 0,
      bold: false,
      method: 'text',
      confidence: 1,
    });
    expect(first?.y0).toBeCloseTo(91.2);
    expect(first?.y1).toBeCloseTo(101.2);
    expect(second).toMatchObject({ text: '入', x0: 60, x1: 70 });
  });

  test('scaling by the text matrix and the page counts for size', async () => {
    const page = await readOnly('q 2 0 0 2 0 0 cm BT /F2 1 Tf 6 0 0 6 10 20 Tm ' + han('一') + ' Tj ET Q');
    expect(glyphOf(page, '一')).toMatchObject({ x0: 20, x1: 32, baseline: 260, size: 12 });
  });

  test('spacing of characters and words, numbers in TJ, horizontal scaling, rise', async () => {
    const content = 'BT /F1 10 Tf 2 Tc 5 Tw 50 Tz 3 Ts 1 0 0 1 0 100 Tm [(0 ) -1000 (0)] TJ ET';
    const [first, space, last] = (await readOnly(content)).glyphs;
    // Helvetica: a figure is 5.56 wide, a space 2.78.
    expect(first?.x1).toBeCloseTo(5.56 * 0.5);
    expect(space).toMatchObject({ text: ' ' });
    expect(space?.x0).toBeCloseTo((5.56 + 2) * 0.5);
    expect(last?.x0).toBeCloseTo((5.56 + 2 + 2.78 + 2 + 5 + 10) * 0.5);
    expect(last?.baseline).toBeCloseTo(197);
  });

  test('lines by TD, T*, leading and the quotation mark operators', async () => {
    const content = 'BT /F1 10 Tf 10 200 Td (A) Tj 0 -12 TD (B) Tj T* (C) Tj (D) \' 0 0 (E) " ET';
    const page = await readOnly(content);
    expect(page.glyphs.map(({ text, x0, baseline }) => [text, x0, baseline])).toEqual([
      ['A', 10, 100],
      ['B', 10, 112],
      ['C', 10, 124],
      ['D', 10, 136],
      ['E', 10, 148],
    ]);
  });

  test('vertical writing goes down the page', async () => {
    const page = await readOnly('BT /F3 10 Tf 1 0 0 1 100 200 Tm ' + han('年（') + ' Tj ET');
    const [first, second] = page.glyphs;
    expect(first).toMatchObject({ text: '年', direction: 90, x0: 95, x1: 105, baseline: 100 });
    expect(first?.y0).toBeCloseTo(100);
    expect(first?.y1).toBeCloseTo(110);
    expect(second?.text).toBe('（');
    expect(second?.y0).toBeCloseTo(110);
  });

  test.for([
    { matrix: '1 0 0 1', direction: 0 },
    { matrix: '0 -1 1 0', direction: 90 },
    { matrix: '-1 0 0 -1', direction: 180 },
    { matrix: '0 1 -1 0', direction: 270 },
    { matrix: '0.99 0.1 -0.1 0.99', direction: 0 },
  ])('writing along $matrix', async ({ matrix, direction }) => {
    const page = await readOnly(`BT /F2 10 Tf ${matrix} 200 150 Tm ${han('字')} Tj ET`);
    expect(page.glyphs[0]?.direction).toBe(direction);
  });

  test('a watermark askew is no text', async () => {
    const page = await readOnly(`BT /F2 60 Tf 0.7 0.7 -0.7 0.7 200 150 Tm ${han('公开')} Tj ET`);
    expect(page.glyphs).toEqual([]);
  });

  test('the words on the arc of a seal are no text, nor is the upright one at its top', async () => {
    const arc = [-40, -20, 0, 20, 40].map((degrees, index) => {
      const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
      const matrix = [cos, -sin, sin, cos].map((part) => part.toFixed(4)).join(' ');
      return `BT /F2 10 Tf ${matrix} ${200 + 14 * index} ${170 - Math.abs(degrees) / 4} Tm ${han('市')} Tj ET`;
    });
    const page = await readOnly(`BT /F2 10 Tf 200 150 Td ${han('收入')} Tj ET ${arc.join(' ')}`);
    expect(page.glyphs.map((glyph) => glyph.text)).toEqual(['收', '入']);
  });
});

describe('pages as displayed', () => {
  test.for([
    { rotate: 0, width: 400, height: 300, x0: 50, y1: 101.2, direction: 0 },
    { rotate: 90, width: 300, height: 400, x0: 198.8, y1: 60, direction: 90 },
    { rotate: 180, width: 400, height: 300, x0: 340, y1: 208.8, direction: 180 },
    { rotate: 270, width: 300, height: 400, x0: 91.2, y1: 350, direction: 270 },
  ])('rotated by $rotate', async ({ rotate, width, height, x0, y1, direction }) => {
    const page = await readOnly(`BT /F2 10 Tf 1 0 0 1 50 200 Tm ${han('收')} Tj ET 20 40 m 120 40 l S`, { rotate });
    expect(page).toMatchObject({ width, height, rotation: rotate });
    const glyph = glyphOf(page, '收');
    expect(glyph.direction).toBe(direction);
    expect(glyph.x0).toBeCloseTo(x0);
    expect(glyph.y1).toBeCloseTo(y1);
    expect(page.rulings[0]?.direction).toBe(rotate % 180 === 0 ? 'horizontal' : 'vertical');
  });

  test('text that lies along a rotated page reads from left to right', async () => {
    const page = await readOnly(`BT /F2 10 Tf 0 1 -1 0 100 50 Tm ${han('收入')} Tj ET`, { rotate: 90 });
    const [first, second] = page.glyphs;
    expect(first).toMatchObject({ direction: 0, x0: 50, baseline: 100 });
    expect(second).toMatchObject({ x0: 60 });
  });

  test('coordinates start at the crop box, and what is outside of it is gone', async () => {
    const content = `BT /F2 10 Tf 1 0 0 1 60 250 Tm ${han('内')} Tj 1 0 0 1 10 250 Tm ${han('外')} Tj ET 0 200 m 400 200 l S`;
    const page = await readOnly(content, { mediaBox: [0, 0, 400, 300], cropBox: [50, 100, 250, 280] });
    expect(page).toMatchObject({ width: 200, height: 180 });
    expect(textOf(page)).toBe('内');
    expect(glyphOf(page, '内')).toMatchObject({ x0: 10, baseline: 30 });
    expect(page.rulings).toMatchObject([{ at: 80, from: 0, to: 200 }]);
  });

  test('a second copy below the edge of the page is dropped', async () => {
    const page = await readOnly(`BT /F1 10 Tf 1 0 0 1 50 100 Tm (12) Tj 1 0 0 1 50 -40 Tm (12) Tj ET`);
    expect(textOf(page)).toBe('12');
  });

  test('a layer that is switched off is not displayed', async () => {
    const page = await readOnly(
      'BT /F1 10 Tf 50 100 Td /OC /Off BDC (9) Tj EMC /OC /On BDC (1) Tj EMC ET',
      { resources: '/Properties << /Off 20 0 R /On 21 0 R >>' },
      {
        objects: { 20: { dictionary: '/Type /OCG /Name (off)' }, 21: { dictionary: '/Type /OCG /Name (on)' } },
        catalog: '/OCProperties << /OCGs [20 0 R 21 0 R] /D << /ON [21 0 R] /OFF [20 0 R] >> >>',
      },
    );
    expect(textOf(page)).toBe('1');
    // The hidden figure still pushes the shown one along.
    expect(glyphOf(page, '1').x0).toBeCloseTo(55.56);
  });
});

describe('what is seen of text', () => {
  test('invisible text is dropped', async () => {
    const page = await readOnly('BT /F1 10 Tf 50 100 Td (1) Tj 3 Tr (2) Tj 7 Tr (3) Tj 0 Tr (4) Tj ET');
    expect(textOf(page)).toBe('14');
    expect(page.trust).toBe('trusted');
  });

  const readOverPicture = (matrix: string): Promise<Page> =>
    readOnly(
      `q ${matrix} cm /X Do Q BT /F1 10 Tf 3 Tr 50 100 Td (123) Tj ET`,
      { resources: '/XObject << /X 20 0 R >>' },
      {
        objects: {
          20: {
            dictionary: '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
            stream: '\x80',
          },
        },
      },
    );

  test('invisible text over a scan stays, as recognised by somebody else, and the page has no text of its own', async () => {
    const page = await readOverPicture('400 0 0 300 0 0');
    expect(page.trust).toBe('no_text');
    expect(page.pictures).toEqual([{ x0: 0, y0: 0, x1: 400, y1: 300 }]);
    expect(page.glyphs).toMatchObject([{ text: '1', method: 'ocr', confidence: 0.5 }, { text: '2' }, { text: '3' }]);
  });

  test('invisible text beside a picture of a part of the page is dropped', async () => {
    expect((await readOverPicture('200 0 0 150 0 0')).glyphs).toEqual([]);
  });

  test('white text stays where something is painted under it, and is hidden on white paper', async () => {
    const white = '1 g BT /F1 10 Tf 50 100 Td (1) Tj ET';
    expect(textOf(await readOnly(`0.2 0.4 0.8 rg 40 90 60 20 re f ${white}`))).toBe('1');
    expect(textOf(await readOnly(`0 g BT /F1 10 Tf 80 100 Td (2) Tj ET ${white}`))).toBe('2');
    expect(textOf(await readOnly(`${white} 0.2 0.4 0.8 rg 140 90 60 20 re f`))).toBe('');
  });

  test('a level watermark across the text is dropped; pale text that crosses nothing stays', async () => {
    const dark = '0 g BT /F1 10 Tf 50 100 Td (12.00) Tj ET';
    expect(textOf(await readOnly(`0.85 g BT /F1 30 Tf 40 95 Td (AB) Tj 200 90 Td (CD) Tj ET ${dark}`))).toBe('12.00');
    expect(textOf(await readOnly(`0.6 g BT /F1 10 Tf 50 120 Td (7) Tj ET ${dark}`))).toBe('712.00');
    // Lines close together touch, and do not cross.
    expect(textOf(await readOnly(`0.6 g BT /F1 10 Tf 50 108 Td (7) Tj ET ${dark}`))).toBe('712.00');
  });

  test('text cut away by a rectangle is dropped, text inside of it stays', async () => {
    const page = await readOnly(
      'q 40 90 50 20 re W n BT /F1 10 Tf 50 100 Td (1) Tj 100 0 Td (2) Tj ET Q BT /F1 10 Tf 200 100 Td (3) Tj ET',
    );
    expect(textOf(page)).toBe('13');
  });

  test('nothing drawn is a blank page; outlines without text are not', async () => {
    expect((await readOnly('')).trust).toBe('blank');
    const outline = '10 10 m 20 30 30 30 40 30 c 60 20 40 0 10 10 c f\n';
    expect((await readOnly(outline.repeat(40))).trust).toBe('no_text');
  });

  test.for([
    {
      what: 'printed twice with a small shift',
      content: 'BT /F1 10 Tf 50 100 Td (11) Tj 0.3 0 Td (11) Tj ET',
      text: '11',
      bold: true,
    },
    {
      what: 'printed twice in the same place',
      content: 'BT /F1 10 Tf 50 100 Td (11) Tj 0 0 Td (11) Tj ET',
      text: '11',
      bold: false,
    },
    {
      what: 'narrow glyphs side by side',
      content: 'BT /F1 10 Tf 50 100 Td (......iiii) Tj ET',
      text: '......iiii',
      bold: false,
    },
    { what: 'filled and stroked', content: 'BT /F1 10 Tf 2 Tr 50 100 Td (1) Tj ET', text: '1', bold: true },
    { what: 'a bold font', content: 'BT /F4 10 Tf 50 100 Td (1) Tj ET', text: '1', bold: true },
  ])('bold: $what', async ({ content, text, bold }) => {
    const page = await readOnly(content);
    expect(textOf(page)).toBe(text);
    expect(page.glyphs.every((glyph) => glyph.bold === bold)).toBe(true);
  });

  test('radicals become the characters they look like, full-width figures stay', async () => {
    expect(textOf(await readOnly(`BT /F2 10 Tf 50 100 Td ${han('１（　')} Tj ET`))).toBe('１（ ');
  });
});

describe('forms', () => {
  const form = {
    dictionary:
      '/Type /XObject /Subtype /Form /BBox [0 0 50 20] /Matrix [1 0 0 1 5 0] /Resources << /Font << /F1 3 0 R >> >>',
  };

  test.for([
    { what: 'form', group: '' },
    { what: 'group', group: '/Group << /S /Transparency >>' },
  ])('the matrix of a $what places it and its box cuts it', async ({ group }) => {
    const stream = 'BT /F1 10 Tf 1 0 0 1 10 5 Tm (1) Tj 1 0 0 1 80 5 Tm (2) Tj ET 0 10 m 90 10 l S q';
    const page = await readOnly(
      'q 2 0 0 2 100 100 cm /X Do Q BT /F1 10 Tf 10 10 Td (3) Tj ET',
      { resources: '/XObject << /X 20 0 R >>' },
      { objects: { 20: { dictionary: `${form.dictionary} ${group}`, stream } } },
    );
    expect(textOf(page)).toBe('13');
    expect(glyphOf(page, '1')).toMatchObject({ x0: 130, baseline: 190, size: 20 });
    expect(page.rulings).toMatchObject([{ direction: 'horizontal', at: 180, from: 110, to: 210 }]);
    expect(glyphOf(page, '3')).toMatchObject({ x0: 10, baseline: 290, size: 10 });
  });

  test('the inside of a soft mask is not painted', async () => {
    const group = '/Group << /S /Transparency /CS /DeviceGray >>';
    const page = await readOnly(
      'q /G gs BT /F1 10 Tf 50 100 Td (1) Tj ET Q',
      { resources: '/ExtGState << /G << /SMask << /S /Luminosity /G 20 0 R >> >> >>' },
      { objects: { 20: { dictionary: `${form.dictionary} ${group}`, stream: 'BT /F1 10 Tf 1 5 Td (8) Tj ET' } } },
    );
    expect(textOf(page)).toBe('1');
  });

  test('a stamp (annotation) belongs to the page', async () => {
    const page = await readOnly(
      '',
      { annotations: '20 0 R' },
      {
        objects: {
          20: { dictionary: '/Type /Annot /Subtype /Stamp /F 4 /Rect [100 100 150 120] /AP << /N 21 0 R >>' },
          21: {
            dictionary: '/Type /XObject /Subtype /Form /BBox [0 0 50 20] /Resources << /Font << /F1 3 0 R >> >>',
            stream: 'BT /F1 10 Tf 10 5 Td (7) Tj ET',
          },
        },
      },
    );
    expect(glyphOf(page, '7')).toMatchObject({ x0: 110, baseline: 195 });
  });
});

describe('pictures', () => {
  const image = {
    dictionary: '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
    stream: '\x80',
  };
  const mask = {
    dictionary: '/Type /XObject /Subtype /Image /ImageMask true /Width 1 /Height 1 /BitsPerComponent 1',
    stream: '\x00',
  };

  test('boxes of pictures; thin ones are lines, specks are nothing', async () => {
    const draw = (matrix: string, name = 'X'): string => `q ${matrix} cm /${name} Do Q `;
    const page = await readOnly(
      draw('100 0 0 50 20 30') + draw('200 0 0 0.5 20 200') + draw('3 0 0 3 5 5') + draw('0.5 0 0 100 300 100', 'M'),
      { resources: '/XObject << /X 20 0 R /M 21 0 R >>' },
      { objects: { 20: image, 21: mask } },
    );
    expect(page.pictures).toEqual([{ x0: 20, y0: 220, x1: 120, y1: 270 }]);
    expect(page.rulings).toMatchObject([
      { direction: 'horizontal', at: 99.75, from: 20, to: 220, source: 'fill' },
      { direction: 'vertical', at: 300.25, from: 100, to: 200, source: 'fill' },
    ]);
    expect(page.trust).toBe('no_text');
  });
});
