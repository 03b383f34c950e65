import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { NotPlainError, PdfName, PdfStream, type PdfValue } from './pdf-value.ts';
import { decodeStream } from './stream-data.ts';

/** The rows of a stream as Predictor 12 packs them, each behind its kind; three columns of a byte. */
function decodeRows(...rows: readonly (readonly number[])[]): readonly number[] {
  const parameters = new Map<string, PdfValue>([
    ['Predictor', 12],
    ['Columns', 3],
  ]);
  const dict = new Map<string, PdfValue>([
    ['Filter', [new PdfName('FlateDecode')]],
    ['DecodeParms', [parameters]],
  ]);
  return [...decodeStream(new PdfStream(dict, deflateSync(Uint8Array.from(rows.flat()))), (value) => value)];
}

test('rows as they are, by the byte to the left and by the row above', () => {
  expect(decodeRows([0, 1, 2, 3], [2, 1, 1, 255], [1, 5, 1, 1])).toEqual([1, 2, 3, 2, 3, 2, 5, 6, 7]);
});

test.for([
  { what: 'a mean of neighbours', rows: [[3, 1, 2, 3]] },
  { what: 'half a row', rows: [[0, 1, 2]] },
])('$what is not plain', ({ rows }) => {
  expect(() => decodeRows(...rows)).toThrow(NotPlainError);
});
