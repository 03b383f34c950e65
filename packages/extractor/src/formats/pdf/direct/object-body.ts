import { parseValue, type Lexer, type Token } from './lexer.ts';
import { isDict, isInteger, Keyword, NotPlainError, PdfStream, type PdfValue } from './pdf-value.ts';

export const isWord = (token: Token | undefined, text: string): boolean =>
  token instanceof Keyword && token.text === text;

/** What stands between `obj` and `endobj`. */
export function readBody(lexer: Lexer, resolve: (value: PdfValue | undefined) => PdfValue | undefined): PdfValue {
  const value = parseValue(lexer, lexer.next(), { references: true });
  const word = lexer.next();
  if (!isDict(value) || !isWord(word, 'stream')) return value;
  const { bytes } = lexer;
  let start = lexer.position;
  if (bytes[start] === 13 && bytes[start + 1] === 10) start += 2;
  else if (bytes[start] === 10) start++;
  else throw new NotPlainError('beginning of a stream');
  const length = resolve(value.get('Length'));
  if (!isInteger(length) || length < 0) throw new NotPlainError('length of a stream');
  lexer.position = start + length;
  if (!isWord(lexer.next(), 'endstream')) throw new NotPlainError('end of a stream');
  return new PdfStream(value, bytes.subarray(start, start + length));
}
