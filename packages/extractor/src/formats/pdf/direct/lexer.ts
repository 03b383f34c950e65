import { isInteger, Keyword, NotPlainError, PdfName, PdfRef, type PdfDict, type PdfValue } from './pdf-value.ts';

/** What stands next in a file or a content stream. */
export type Token = number | Uint8Array | PdfName | Keyword;

/** After the last byte. */
export const END = new Keyword('');
const OPEN_ARRAY = new Keyword('[');
const CLOSE_ARRAY = new Keyword(']');
const OPEN_DICT = new Keyword('<<');
const CLOSE_DICT = new Keyword('>>');

/** Deeper than any sound value; a file made to exhaust the stack stops here. */
const MAX_DEPTH = 60;
/** More digits than this cannot be told apart by a double. */
const MAX_DIGITS = 15;

const PLAIN = 0;
const SPACE = 1;
const DELIMITER = 2;

/** ISO 32000-1, tables 1 and 2: what ends a word. */
const kinds = ((): Uint8Array => {
  const table = new Uint8Array(256);
  for (const byte of [0, 9, 10, 12, 13, 32]) table[byte] = SPACE;
  for (const letter of '()<>[]{}/%') table[letter.codePointAt(0) ?? 0] = DELIMITER;
  return table;
})();

/** Whether a byte ends a word. */
export const endsWord = (byte: number | undefined): boolean => byte === undefined || kinds[byte] !== PLAIN;

const hexDigit = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
};

/** Reads tokens of PDF syntax, ISO 32000-1, 7.2 and 7.3; what is not written plainly throws `NotPlainError`. */
export class Lexer {
  readonly bytes: Uint8Array;
  position: number;
  /** Strings are put together here and then copied: its size is that of the longest so far. */
  #scratch: Uint8Array = new Uint8Array(256);

  constructor(bytes: Uint8Array, position = 0) {
    this.bytes = bytes;
    this.position = position;
  }

  next(): Token {
    this.skipSpace();
    const { bytes } = this;
    const byte = bytes[this.position];
    if (byte === undefined) return END;
    if (kinds[byte] === PLAIN)
      return (byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x2e || byte === 0x2b
        ? this.#readNumber()
        : this.#readWord();
    switch (byte) {
      case 0x28:
        return this.#readText();
      case 0x2f:
        return this.#readName();
      case 0x5b:
        this.position++;
        return OPEN_ARRAY;
      case 0x5d:
        this.position++;
        return CLOSE_ARRAY;
      case 0x3c:
        if (bytes[this.position + 1] !== 0x3c) return this.#readHex();
        this.position += 2;
        return OPEN_DICT;
      case 0x3e:
        if (bytes[this.position + 1] !== 0x3e) break;
        this.position += 2;
        return CLOSE_DICT;
      default: // brackets that belong nowhere
    }
    throw new NotPlainError(`byte ${byte} at ${this.position}`);
  }

  skipSpace(): void {
    const { bytes } = this;
    let position = this.position;
    for (;;) {
      const byte = bytes[position];
      if (byte === undefined) break;
      if (byte === 0x25) {
        while (position < bytes.length && bytes[position] !== 10 && bytes[position] !== 13) position++;
      } else if (kinds[byte] !== SPACE) break;
      else position++;
    }
    this.position = position;
  }

  /** Digits are added up as integers and divided once, which gives the nearest double. */
  #readNumber(): number {
    const { bytes } = this;
    let position = this.position;
    const first = bytes[position];
    if (first === 0x2d || first === 0x2b) position++;
    let value = 0;
    let digits = 0;
    let divisor = 0;
    for (;;) {
      const byte = bytes[position];
      if (byte !== undefined && byte >= 0x30 && byte <= 0x39) {
        value = value * 10 + (byte - 0x30);
        divisor *= 10;
        digits++;
      } else if (byte === 0x2e && divisor === 0) divisor = 1;
      else break;
      position++;
    }
    if (digits === 0 || digits > MAX_DIGITS || !endsWord(bytes[position]))
      throw new NotPlainError(`number at ${this.position}`);
    this.position = position;
    if (divisor > 1) value /= divisor;
    return first === 0x2d ? -value : value;
  }

  #readWord(): Keyword {
    const { bytes } = this;
    const start = this.position;
    let end = start;
    while (!endsWord(bytes[end])) end++;
    this.position = end;
    return new Keyword(readLatin(bytes, start, end));
  }

  #readName(): PdfName {
    const { bytes } = this;
    const start = this.position + 1;
    let end = start;
    let escaped = false;
    while (!endsWord(bytes[end])) {
      if (bytes[end] === 0x23) escaped = true;
      end++;
    }
    this.position = end;
    const text = readLatin(bytes, start, end);
    return new PdfName(escaped ? unescapeName(text) : text);
  }

  #readHex(): Uint8Array {
    const { bytes } = this;
    let position = this.position + 1;
    let size = 0;
    let high = -1;
    for (; ; position++) {
      const byte = bytes[position];
      if (byte === 0x3e) break;
      const digit = hexDigit(byte);
      if (digit < 0) {
        if (byte !== undefined && kinds[byte] === SPACE) continue;
        throw new NotPlainError(`hexadecimal string at ${this.position}`);
      }
      if (high < 0) high = digit;
      else {
        this.#put(size++, high * 16 + digit);
        high = -1;
      }
    }
    if (high >= 0) this.#put(size++, high * 16);
    this.position = position + 1;
    return this.#scratch.slice(0, size);
  }

  #readText(): Uint8Array {
    const { bytes } = this;
    let position = this.position + 1;
    let size = 0;
    for (let open = 1; ;) {
      const byte = bytes[position++];
      if (byte === undefined) throw new NotPlainError(`string at ${this.position}`);
      if (byte === 0x5c) {
        const escape = readEscape(bytes, position);
        position = escape.end;
        if (escape.byte >= 0) this.#put(size++, escape.byte);
        continue;
      }
      if (byte === 0x28) open++;
      else if (byte === 0x29 && --open === 0) break;
      this.#put(size++, byte);
    }
    this.position = position;
    return this.#scratch.slice(0, size);
  }

  #put(index: number, byte: number): void {
    if (index >= this.#scratch.length) {
      const larger = new Uint8Array(this.#scratch.length * 2);
      larger.set(this.#scratch);
      this.#scratch = larger;
    }
    this.#scratch[index] = byte;
  }
}

function readLatin(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let index = start; index < end; index++) text += String.fromCharCode(bytes[index] ?? 0);
  return text;
}

function unescapeName(text: string): string {
  if (/#(?![\dA-Fa-f]{2})/.test(text)) throw new NotPlainError(`name ${text}`);
  return text.replaceAll(/#(..)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

const escapes: Readonly<Record<number, number>> = { 0x6e: 10, 0x72: 13, 0x74: 9, 0x62: 8, 0x66: 12 };

/** What stands after a backslash: the byte it means, -1 for none, and where it ends. */
function readEscape(bytes: Uint8Array, start: number): { readonly byte: number; readonly end: number } {
  const first = bytes[start];
  if (first === undefined) throw new NotPlainError(`string at ${start}`);
  if (first === 10) return { byte: -1, end: start + 1 };
  if (first === 13) return { byte: -1, end: start + (bytes[start + 1] === 10 ? 2 : 1) };
  if (first < 0x30 || first > 0x37) return { byte: escapes[first] ?? first, end: start + 1 };
  let byte = 0;
  let end = start;
  for (; end < start + 3; end++) {
    const digit = bytes[end];
    if (digit === undefined || digit < 0x30 || digit > 0x37) break;
    byte = byte * 8 + (digit - 0x30);
  }
  return { byte: byte & 0xff, end };
}

export interface ParseOptions {
  /** Whether `12 0 R` is a reference, as in files and their object streams; content streams have none. */
  readonly references: boolean;
}

/** The value that begins with `token`; keywords other than `true`, `false` and `null` are none. */
export function parseValue(lexer: Lexer, token: Token, options: ParseOptions, depth = 0): PdfValue {
  if (depth > MAX_DEPTH) throw new NotPlainError('values too deep');
  if (token === OPEN_ARRAY) {
    const items: PdfValue[] = [];
    for (let item = lexer.next(); item !== CLOSE_ARRAY; item = lexer.next())
      items.push(parseValue(lexer, item, options, depth + 1));
    return items;
  }
  if (token === OPEN_DICT) return parseDict(lexer, options, depth);
  if (token instanceof Keyword) {
    if (token.text === 'true') return true;
    if (token.text === 'false') return false;
    if (token.text === 'null') return null;
    throw new NotPlainError(`word ${token.text}`);
  }
  return options.references && isInteger(token) ? parseReference(lexer, token) : token;
}

function parseDict(lexer: Lexer, options: ParseOptions, depth: number): PdfDict {
  const dict = new Map<string, PdfValue>();
  for (let key = lexer.next(); key !== CLOSE_DICT; key = lexer.next()) {
    if (!(key instanceof PdfName)) throw new NotPlainError('key of a dictionary');
    dict.set(key.text, parseValue(lexer, lexer.next(), options, depth + 1));
  }
  return dict;
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

function parseReference(lexer: Lexer, num: number): PdfRef | number {
  const { bytes } = lexer;
  const start = lexer.position;
  lexer.skipSpace();
  if (num >= 0 && isDigit(bytes[lexer.position])) {
    let gen = 0;
    while (isDigit(bytes[lexer.position])) gen = gen * 10 + ((bytes[lexer.position++] ?? 0) - 0x30);
    lexer.skipSpace();
    if (bytes[lexer.position] === 0x52 && endsWord(bytes[lexer.position + 1])) {
      lexer.position++;
      return new PdfRef(num, gen);
    }
  }
  lexer.position = start;
  return num;
}
