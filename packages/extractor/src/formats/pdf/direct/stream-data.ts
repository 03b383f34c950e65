import { inflateSync } from 'node:zlib';
import { expectedBytes } from '../stream-watch.ts';
import { isArray, isDict, isInteger, NotPlainError, PdfName, type PdfStream, type PdfValue } from './pdf-value.ts';

/** More than any page content or character map of a plain file needs, in bytes. */
const MAX_STREAM_BYTES = 64 * 1024 * 1024;

type Resolve = (value: PdfValue | undefined) => PdfValue | undefined;

/** The bytes of a stream without a filter or with FlateDecode alone, whose checksum must be right. */
export function decodeStream(stream: PdfStream, resolve: Resolve): Uint8Array {
  const { dict, raw } = stream;
  const filter = takeOnly(resolve(dict.get('Filter')), resolve);
  if (dict.has('F') || dict.has('DP')) throw new NotPlainError('abbreviated keys of a stream');
  if (filter === undefined || filter === null) return raw;
  if (!(filter instanceof PdfName) || filter.text !== 'FlateDecode') throw new NotPlainError('filter of a stream');
  const parameters = takeOnly(resolve(dict.get('DecodeParms')), resolve);
  const data = inflate(raw);
  return isDict(parameters) ? undoPredictor(data, (key) => resolve(parameters.get(key))) : data;
}

/** Lists of one are as good as what they hold; longer ones are a chain of filters. */
export function takeOnly(value: PdfValue | undefined, resolve: Resolve): PdfValue | undefined {
  if (!isArray(value)) return value;
  if (value.length > 1) throw new NotPlainError('filters of a stream');
  return resolve(value[0]);
}

function inflate(raw: Uint8Array): Uint8Array {
  if (raw.length === 0) throw new NotPlainError('an empty stream');
  try {
    return inflateSync(raw, { maxOutputLength: MAX_STREAM_BYTES, chunkSize: expectedBytes(raw.length) });
  } catch (error) {
    // What is cut or changed in it is for the reader that judges damage.
    throw new NotPlainError('a stream that does not inflate', { cause: error });
  }
}

/** Undoes the PNG predictors, ISO 32000-1, 7.4.4.4; others are not used in what is read here. */
function undoPredictor(data: Uint8Array, parameter: (key: string) => PdfValue | undefined): Uint8Array {
  const read = (key: string, usual: number): number => {
    const value = parameter(key) ?? usual;
    if (!isInteger(value) || value < 1) throw new NotPlainError('parameters of a predictor');
    return value;
  };
  const predictor = read('Predictor', 1);
  if (predictor === 1) return data;
  if (predictor < 10 || read('BitsPerComponent', 8) !== 8) throw new NotPlainError('a predictor');
  const left = read('Colors', 1);
  const width = read('Columns', 1) * left;
  const rows = data.length / (width + 1);
  if (!isInteger(rows)) throw new NotPlainError('rows of a predictor');
  const result = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const kind = data[row * (width + 1)] ?? 0;
    if (kind > 2) throw new NotPlainError('a predictor');
    const from = row * (width + 1) + 1;
    const to = row * width;
    for (let index = 0; index < width; index++) {
      let before = 0;
      if (kind === 1 && index >= left) before = result[to + index - left] ?? 0;
      else if (kind === 2 && row > 0) before = result[to + index - width] ?? 0;
      result[to + index] = (data[from + index] ?? 0) + before;
    }
  }
  return result;
}
