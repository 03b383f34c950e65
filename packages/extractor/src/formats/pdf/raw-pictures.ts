/** Dictionaries of pictures are shorter, even those with a palette in them. Bytes. */
const dictionaryReach = 8192;
/** The key that says how a stream was packed; under another name it says nothing. */
const packingKey = '/Filter';
const otherKey = '/Fjlter';

export interface RawPictures {
  /** A copy of the file in which no picture is packed, as far as its dictionaries say. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** Some dictionary may be one of a picture, but says so in a roundabout way. */
  readonly hasDisguised: boolean;
}

/**
 * pdf.js decodes every picture of a page, though only where it is drawn matters here: a fifth of a second for a
 * scan, and half a gigabyte for a small file that unpacks into a hundred million pixels. In a copy of the file
 * the dictionaries of pictures lose the key that says how they are packed: their packed bytes then pass for
 * pixels, at no cost. Whoever draws the page must read the file itself.
 */
export function withRawPictures(bytes: Uint8Array): RawPictures {
  const data = new Uint8Array(bytes);
  const file = Buffer.from(data.buffer);
  let hasDisguised = false;
  const subtype = '/Subtype';
  for (let at = file.indexOf(subtype); at >= 0; at = file.indexOf(subtype, at + subtype.length)) {
    const name = file.toString('latin1', at + subtype.length, at + subtype.length + 40);
    if (/^\s*(?:\/[A-Za-z]*#|\d)/u.test(name)) hasDisguised = true;
    if (!/^\s*\/Image[\s/>]/u.test(name)) continue;
    const from = file.lastIndexOf('obj', at);
    const to = file.indexOf('stream', at);
    // What begins after the dictionary of another stream stands in its content.
    const isDictionary = from >= 0 && to >= 0 && file.lastIndexOf('stream', at) < from;
    if (!isDictionary || at - from > dictionaryReach || to - at > dictionaryReach) continue;
    const dictionary = file.toString('latin1', from, to);
    const key = dictionary.search(/\/Filter(?![A-Za-z])/u);
    // A stencil of one dot is a filled area, if its only bit says so.
    const isDot = dictionary.includes('/ImageMask') && !/\/(?:Width|Height)\s+(?:[2-9]|\d\d)/u.test(dictionary);
    if (key >= 0 && !isDot) file.write(otherKey, from + key, packingKey.length, 'latin1');
  }
  return { data, hasDisguised };
}
