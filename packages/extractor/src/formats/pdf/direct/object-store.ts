import { readCrossReferences, type Entry } from './cross-references.ts';
import { Lexer, parseValue } from './lexer.ts';
import { isWord, readBody } from './object-body.ts';
import { isDict, isInteger, NotPlainError, PdfRef, PdfStream, type PdfDict, type PdfValue } from './pdf-value.ts';
import { decodeStream } from './stream-data.ts';

/** References that lead to references, beyond which a file is not plain. */
const MAX_HOPS = 8;
/** Objects needed to read each other: a stream in which others are packed, its length, and what that is packed in. */
const MAX_NESTED = 16;

const inFile = { references: true } as const;

/** The objects of a file, found by its cross-reference tables and read when they are asked for. */
export class ObjectStore {
  readonly trailer: PdfDict;
  /** Whether any stream so far was deflated, and its checksum right. */
  hasChecksums = false;
  readonly #bytes: Uint8Array;
  readonly #entries: readonly (Entry | undefined)[];
  readonly #read = new Map<number, PdfValue>();
  readonly #packed = new Map<number, ReadonlyMap<number, PdfValue>>();
  #nested = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const { entries, trailer } = readCrossReferences(bytes);
    this.#entries = entries;
    this.trailer = trailer;
    if (trailer.has('Encrypt')) throw new NotPlainError('an encrypted file');
  }

  /** The value itself where it is a reference; undefined for what is not there. */
  resolve = (value: PdfValue | undefined): PdfValue | undefined => {
    let found = value;
    for (let hops = 0; found instanceof PdfRef; hops++) {
      if (hops > MAX_HOPS) throw new NotPlainError('references in a ring');
      found = this.#fetch(found);
    }
    return found ?? undefined;
  };

  /** An entry of a dictionary, resolved. */
  get(dict: PdfDict, key: string): PdfValue | undefined {
    return this.resolve(dict.get(key));
  }

  /** An entry that is a dictionary; undefined when there is none, and anything else is not plain. */
  getDict(dict: PdfDict, key: string): PdfDict | undefined {
    const value = this.get(dict, key);
    if (value === undefined || isDict(value)) return value;
    throw new NotPlainError(`${key} is no dictionary`);
  }

  decode(stream: PdfStream): Uint8Array {
    const data = decodeStream(stream, this.resolve);
    if (stream.dict.has('Filter')) this.hasChecksums = true;
    return data;
  }

  #fetch({ num, gen }: PdfRef): PdfValue {
    const known = this.#read.get(num);
    if (known !== undefined) return known;
    const entry = this.#entries[num];
    if (entry === undefined || entry.kind === 'free') return null;
    if (this.#nested >= MAX_NESTED) throw new NotPlainError('objects that need each other');
    this.#nested++;
    let value: PdfValue;
    try {
      value = entry.kind === 'packed' ? this.#fetchPacked(num, entry.stream) : this.#fetchPlain(num, gen, entry);
    } finally {
      this.#nested--;
    }
    // Streams hold only a view of the file, so that all can be kept as long as it is open.
    this.#read.set(num, value);
    return value;
  }

  #fetchPlain(num: number, gen: number, entry: { readonly offset: number; readonly gen: number }): PdfValue {
    const lexer = new Lexer(this.#bytes, entry.offset);
    const head = [lexer.next(), lexer.next(), lexer.next()];
    if (entry.gen !== gen || head[0] !== num || head[1] !== gen || !isWord(head[2], 'obj'))
      throw new NotPlainError(`object ${num}`);
    return readBody(lexer, this.resolve);
  }

  #fetchPacked(num: number, streamNumber: number): PdfValue {
    let objects = this.#packed.get(streamNumber);
    if (objects === undefined) {
      const stream = this.#fetch(new PdfRef(streamNumber, 0));
      if (!(stream instanceof PdfStream)) throw new NotPlainError('an object stream');
      objects = this.#unpack(stream);
      this.#packed.set(streamNumber, objects);
    }
    const value = objects.get(num);
    if (value === undefined) throw new NotPlainError(`object ${num}`);
    return value;
  }

  #unpack(stream: PdfStream): ReadonlyMap<number, PdfValue> {
    const first = this.get(stream.dict, 'First');
    const count = this.get(stream.dict, 'N');
    if (!isInteger(first) || !isInteger(count) || stream.dict.has('Extends'))
      throw new NotPlainError('an object stream');
    const data = this.decode(stream);
    const head = new Lexer(data.subarray(0, first));
    const objects = new Map<number, PdfValue>();
    for (let index = 0; index < count; index++) {
      const num = head.next();
      const offset = head.next();
      if (!isInteger(num) || !isInteger(offset) || objects.has(num)) throw new NotPlainError('an object stream');
      const lexer = new Lexer(data, first + offset);
      objects.set(num, parseValue(lexer, lexer.next(), inFile));
    }
    return objects;
  }
}
