/**
 * A file that was cut off has lost the trailer, which says where to begin. Most files name their
 * catalog near the beginning; with that as a trailer pdf.js finds the objects that are left.
 * Undefined when there is nothing to add. Encrypted files need what the trailer held.
 */
export function restoreTrailer(bytes: Uint8Array): Uint8Array | undefined {
  const text = new TextDecoder('latin1').decode(bytes);
  if (text.includes('/Encrypt') || /\btrailer\b/.test(text)) return undefined;
  const catalog = /(\d+)\s+(\d+)\s+obj(?:(?!endobj)[\s\S]){0,2000}?\/Type\s*\/Catalog\b/.exec(text);
  if (catalog === null) return undefined;
  const trailer = new TextEncoder().encode(`\nendstream\nendobj\ntrailer\n<< /Root ${catalog[1]} ${catalog[2]} R >>\n`);
  const mended = new Uint8Array(bytes.length + trailer.length);
  mended.set(bytes);
  mended.set(trailer, bytes.length);
  return mended;
}

/** More pages than this no file declares in earnest. */
const maxDeclaredPages = 20_000;

/**
 * How many pages the file says it has, as far as its page trees are not inside of compressed
 * streams; 0 when it does not say.
 */
export function countDeclaredPages(bytes: Uint8Array): number {
  const text = new TextDecoder('latin1').decode(bytes);
  let most = 0;
  for (const [, before, after] of text.matchAll(
    /\/Count\s+(\d+)[^<>]{0,2000}?\/Type\s*\/Pages\b|\/Type\s*\/Pages\b[^<>]{0,20000}?\/Count\s+(\d+)/g,
  )) {
    const count = Number(before ?? after);
    if (count <= maxDeclaredPages) most = Math.max(most, count);
  }
  return most;
}

/** Files end with `startxref`, an offset and `%%EOF`; what does not was cut while it was copied. */
export function lacksEnd(bytes: Uint8Array): boolean {
  const tail = new TextDecoder('latin1').decode(bytes.subarray(-2048));
  return !/startxref\s+\d+/.test(tail);
}
