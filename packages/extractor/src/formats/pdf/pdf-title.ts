/**
 * A title as people read it; null when there is none. Some printer drivers write the bytes of
 * GB 18030 where PDF wants its own encoding, or even their hexadecimal digits: `<BDADCBD5…>`.
 */
export function readTitle(stated: unknown): string | null {
  if (typeof stated !== 'string') return null;
  const title = stated.replaceAll('\0', '').trim();
  if (title === '') return null;
  const digits = /^<((?:[0-9A-F]{2})+)>$/i.exec(title)?.[1];
  if (digits !== undefined)
    return decodeChinese(Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))) ?? title;
  const isBytes = /^[\0-\u00FF]+$/.test(title) && /[\u0081-\u00FE]{2}/.test(title);
  return (
    (isBytes ? decodeChinese(Uint8Array.from(title, (character) => character.codePointAt(0) ?? 0)) : undefined) ?? title
  );
}

function decodeChinese(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes).trim();
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
