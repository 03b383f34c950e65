import { expect, test } from 'vitest';
import { drawInk } from '../../test/support/draw-ink.ts';
import { restoreFlatStrokes } from './flat-strokes.ts';

/** Squares of 20 pixels with 4 between them; 一 and - are strokes, 、 a spot in its corner. */
function draw(print: string) {
  const marks = [...print].map((character, index) => {
    const x = 10 + index * 24;
    if (character === '一') return [x, 28, 20, 3] as const;
    if (character === '-') return [x, 28, 8, 3] as const;
    if (character === '、') return [x, 34, 5, 6] as const;
    return [x, 20, 20, 20] as const;
  });
  const ink = drawInk(10 + print.length * 24, 60, marks);
  return { ink, line: { x0: 10, y0: 20, x1: 10 + print.length * 24 - 4, y1: 40 }, originX: 0 };
}
const read = (characters: readonly (readonly [string, number])[]) =>
  characters.map(([text, at]) => ({ text, at, confidence: 0.99 }));
const textOf = (characters: readonly { readonly text: string }[]) => characters.map(({ text }) => text).join('');

test.for([
  {
    print: '一、税',
    as: [
      ['、', 38],
      ['税', 68],
    ],
    becomes: '一、税',
  },
  {
    print: '一般',
    as: [
      ['-', 14],
      ['般', 44],
    ],
    becomes: '一般',
  },
  {
    print: '统一规',
    as: [
      ['统', 20],
      ['规', 68],
    ],
    becomes: '统一规',
  },
  {
    print: '一般',
    as: [
      ['一', 22],
      ['般', 44],
    ],
    becomes: '一般',
  },
  {
    print: '-般',
    as: [
      ['-', 14],
      ['般', 44],
    ],
    becomes: '-般',
  },
] as const)('$print read as $as', ({ print, as, becomes }) => {
  expect(textOf(restoreFlatStrokes(read(as), draw(print)))).toBe(becomes);
});

test('what the ink alone shows is unsure', () => {
  expect(restoreFlatStrokes(read([['般', 44]]), draw('一般'))[0]!.confidence).toBeLessThan(0.9);
});

test('a stroke beside digits is a dash', () => {
  expect(
    textOf(
      restoreFlatStrokes(
        read([
          ['年', 20],
          ['-', 44],
          ['3', 68],
        ]),
        draw('年一3'),
      ),
    ),
  ).toBe('年-3');
});
