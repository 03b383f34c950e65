import { NotPlainError } from './pdf-value.ts';

/** The text of a string outside of content streams, ISO 32000-1, 7.9.2.2; what has control characters is not plain. */
export function readTextString(bytes: Uint8Array): string {
  const text = decode(bytes);
  // Escapes announce the language of what follows; the halves of pairs that stand alone mean nothing.
  if (text.includes('\u001B') || /\p{Surrogate}/u.test(text)) throw new NotPlainError('a string');
  return text;
}

function decode(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xfe && second === 0xff) return decodeUtf16(bytes, { high: 0, low: 1 });
  if (first === 0xff && second === 0xfe) return decodeUtf16(bytes, { high: 1, low: 0 });
  if (first === 0xef && second === 0xbb && third === 0xbf) throw new NotPlainError('a string');
  let text = '';
  for (const byte of bytes) {
    // PDFDocEncoding is that of Latin-1 only here.
    const isLatin = byte === 9 || byte === 10 || byte === 13 || (byte >= 0x20 && byte <= 0x7e) || byte >= 0xa1;
    if (!isLatin || byte === 0xad) throw new NotPlainError('a string');
    text += String.fromCharCode(byte);
  }
  return text;
}

function decodeUtf16(bytes: Uint8Array, order: { readonly high: number; readonly low: number }): string {
  if (bytes.length % 2 !== 0) throw new NotPlainError('a string');
  let text = '';
  for (let index = 2; index < bytes.length; index += 2)
    text += String.fromCharCode((bytes[index + order.high] ?? 0) * 256 + (bytes[index + order.low] ?? 0));
  return text;
}
