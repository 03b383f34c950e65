import { Lexer, parseValue } from './lexer.ts';
import { isWord, readBody } from './object-body.ts';
import { isArray, isDict, isInteger, Keyword, NotPlainError, PdfStream, type PdfDict } from './pdf-value.ts';
import { decodeStream } from './stream-data.ts';

/** Where an object is. */
export type Entry =
  | { readonly kind: 'free' }
  | { readonly kind: 'plain'; readonly offset: number; readonly gen: number }
  | { readonly kind: 'packed'; readonly stream: number };

export interface CrossReferences {
  /** By object number. */
  readonly entries: readonly (Entry | undefined)[];
  /** The newest one. */
  readonly trailer: PdfDict;
}

/** `startxref` stands within so many bytes of the end. */
const TAIL_BYTES = 1024;
/** More objects than this no disclosure has. */
const MAX_OBJECTS = 2_000_000;

/**
 * The cross-reference tables and streams of a file from the newest to the oldest, ISO 32000-1, 7.5.4 and 7.5.8: of
 * several entries the newest counts.
 */
export function readCrossReferences(bytes: Uint8Array): CrossReferences {
  const latin = new TextDecoder('latin1');
  if (latin.decode(bytes.subarray(0, 5)) !== '%PDF-') throw new NotPlainError('header');
  const tail = latin.decode(bytes.subarray(-TAIL_BYTES));
  const found = /startxref\s+(\d+)/.exec(tail.slice(tail.lastIndexOf('startxref')));
  if (found === null) throw new NotPlainError('no startxref');
  const entries: (Entry | undefined)[] = [];
  let trailer: PdfDict | undefined;
  const queue = [Number(found[1])];
  const seen = new Set<number>();
  for (let offset = queue.shift(); offset !== undefined; offset = queue.shift()) {
    if (seen.has(offset) || offset >= bytes.length) throw new NotPlainError('cross-reference tables');
    seen.add(offset);
    const dict = readSection(new Lexer(bytes, offset), entries);
    trailer ??= dict;
    for (const key of ['XRefStm', 'Prev']) {
      const before = dict.get(key);
      if (before === undefined) continue;
      if (!isInteger(before)) throw new NotPlainError('trailer');
      queue.push(before);
    }
  }
  if (trailer === undefined) throw new NotPlainError('no trailer');
  return { entries, trailer };
}

function readSection(lexer: Lexer, entries: (Entry | undefined)[]): PdfDict {
  const first = lexer.next();
  if (isWord(first, 'xref')) return readTable(lexer, entries);
  const gen = lexer.next();
  const word = lexer.next();
  if (!isInteger(first) || !isInteger(gen) || !isWord(word, 'obj')) throw new NotPlainError('cross-reference stream');
  const stream = readBody(lexer, (value) => value);
  if (!(stream instanceof PdfStream)) throw new NotPlainError('cross-reference stream');
  readStream(stream, entries);
  return stream.dict;
}

function readTable(lexer: Lexer, entries: (Entry | undefined)[]): PdfDict {
  for (;;) {
    const first = lexer.next();
    if (isWord(first, 'trailer')) {
      const dict = parseValue(lexer, lexer.next(), { references: true });
      if (!isDict(dict)) throw new NotPlainError('trailer');
      return dict;
    }
    const count = lexer.next();
    if (!isInteger(first) || !isInteger(count) || first + count > MAX_OBJECTS)
      throw new NotPlainError('cross-reference table');
    for (let index = 0; index < count; index++) {
      const offset = lexer.next();
      const gen = lexer.next();
      const kind = lexer.next();
      if (!isInteger(offset) || !isInteger(gen) || !(kind instanceof Keyword) || !/^[fn]$/.test(kind.text))
        throw new NotPlainError('cross-reference table');
      // Some writers count the first, free object as 1.
      if (index === 0 && first === 1 && kind.text === 'f') throw new NotPlainError('cross-reference table');
      entries[first + index] ??= kind.text === 'f' ? { kind: 'free' } : { kind: 'plain', offset, gen };
    }
  }
}

function readStream(stream: PdfStream, entries: (Entry | undefined)[]): void {
  const { dict } = stream;
  const widths = dict.get('W');
  const index = dict.get('Index') ?? [0, dict.get('Size') ?? null];
  if (!isArray(widths) || widths.length !== 3 || !widths.every(isInteger) || !isArray(index) || !index.every(isInteger))
    throw new NotPlainError('cross-reference stream');
  const data = decodeStream(stream, (value) => value);
  let position = 0;
  const readField = (width: number): number => {
    if (width < 0 || width > 6 || position + width > data.length) throw new NotPlainError('cross-reference stream');
    let value = 0;
    for (let count = 0; count < width; count++) value = value * 256 + (data[position++] ?? 0);
    return value;
  };
  const [kindWidth = 0, placeWidth = 0, lastWidth = 0] = widths;
  for (let range = 0; range + 1 < index.length; range += 2) {
    const first = index[range] ?? 0;
    const count = index[range + 1] ?? 0;
    if (first + count > MAX_OBJECTS) throw new NotPlainError('cross-reference stream');
    for (let num = first; num < first + count; num++) {
      const kind = kindWidth === 0 ? 1 : readField(kindWidth);
      const place = readField(placeWidth);
      const last = readField(lastWidth);
      if (kind > 2) throw new NotPlainError('cross-reference stream');
      entries[num] ??=
        kind === 0
          ? { kind: 'free' }
          : kind === 1
            ? { kind: 'plain', offset: place, gen: last }
            : { kind: 'packed', stream: place };
    }
  }
}
