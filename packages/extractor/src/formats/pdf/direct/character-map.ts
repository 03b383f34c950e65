import { END, Lexer, parseValue } from './lexer.ts';
import { isArray, Keyword, NotPlainError } from './pdf-value.ts';

/** More codes than a font of two bytes has. */
const MAX_CODES = 0x10000;

/**
 * What a ToUnicode map says, ISO 32000-1, 9.10.3: the text of each code. Only `bfchar` and `bfrange` are plain; of
 * several entries for one code the last counts.
 */
export function readCharacterMap(data: Uint8Array): ReadonlyMap<number, string> {
  const lexer = new Lexer(data);
  const map = new Map<number, string>();
  for (let token = lexer.next(); ; token = lexer.next()) {
    if (!(token instanceof Keyword)) continue;
    if (token === END || token.text === 'endcmap') break;
    if (token.text === 'beginbfchar') readPairs(lexer, map);
    else if (token.text === 'beginbfrange') readRanges(lexer, map);
    else if (token.text === 'begincodespacerange') skipTo(lexer, 'endcodespacerange');
    else if (/^(?:usecmap|begincid)/.test(token.text)) throw new NotPlainError('character map');
  }
  // A map of all codes may be the one that leaves them as they are, for which there are other rules.
  if (map.size === 0 || map.size >= MAX_CODES) throw new NotPlainError('character map');
  return map;
}

function skipTo(lexer: Lexer, end: string): void {
  for (let token = lexer.next(); ; token = lexer.next()) {
    if (token instanceof Keyword && token.text === end) return;
    if (!(token instanceof Uint8Array)) throw new NotPlainError('character map');
  }
}

function readPairs(lexer: Lexer, map: Map<number, string>): void {
  for (let token = lexer.next(); ; token = lexer.next()) {
    if (token instanceof Keyword && token.text === 'endbfchar') return;
    const code = readCode(token);
    const text = lexer.next();
    if (!(text instanceof Uint8Array)) throw new NotPlainError('character map');
    map.set(code, decodeText(text));
  }
}

function readRanges(lexer: Lexer, map: Map<number, string>): void {
  for (let token = lexer.next(); ; token = lexer.next()) {
    if (token instanceof Keyword && token.text === 'endbfrange') return;
    const low = readCode(token);
    const high = readCode(lexer.next());
    const target = parseValue(lexer, lexer.next(), { references: false });
    if (high - low >= MAX_CODES) throw new NotPlainError('character map');
    if (isArray(target)) {
      if (target.length < high - low + 1) throw new NotPlainError('character map');
      for (let code = low; code <= high; code++) map.set(code, decodeText(target[code - low]));
      continue;
    }
    if (!(target instanceof Uint8Array) || target.length === 0) throw new NotPlainError('character map');
    const text = target.slice();
    for (let code = low; code <= high; code++) {
      map.set(code, decodeText(text));
      if (code < high) countUp(text);
    }
  }
}

/** Adds one to the last byte and carries once, as pdf.js does. */
function countUp(text: Uint8Array): void {
  const last = text.length - 1;
  const carry = text[last] === 0xff;
  if (carry && (last === 0 || text[last - 1] === 0xff)) throw new NotPlainError('character map');
  text[last] = ((text[last] ?? 0) + 1) & 0xff;
  if (carry) text[last - 1] = (text[last - 1] ?? 0) + 1;
}

function readCode(token: unknown): number {
  if (!(token instanceof Uint8Array) || token.length === 0 || token.length > 2)
    throw new NotPlainError('code of a character map');
  return token.reduce((code, byte) => code * 256 + byte, 0);
}

/** UTF-16 with the high byte first; a single byte is its own character. */
function decodeText(bytes: unknown): string {
  if (!(bytes instanceof Uint8Array)) throw new NotPlainError('text of a character map');
  const [first] = bytes;
  if (bytes.length === 1 && first !== undefined) return String.fromCharCode(first);
  let text = '';
  for (let index = 0; index < bytes.length; index += 2) {
    const low = bytes[index + 1];
    if (low === undefined) throw new NotPlainError('text of a character map');
    text += String.fromCharCode((bytes[index] ?? 0) * 256 + low);
  }
  // Halves of a pair that stand alone are for the reader that makes of them what it can.
  if (/\p{Surrogate}/u.test(text)) throw new NotPlainError('text of a character map');
  return text;
}
