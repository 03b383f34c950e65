import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** One page of a PDF made for a test. Content is written as it stands in a content stream. */
export interface PageSpec {
  readonly content: string;
  /** Left, bottom, right, top in points; 400 × 300 unless given. */
  readonly mediaBox?: readonly [number, number, number, number];
  readonly cropBox?: readonly [number, number, number, number];
  readonly rotate?: number;
  /** Further resources: `/XObject << /X1 20 0 R >>`. */
  readonly resources?: string;
  readonly annotations?: string;
}

export interface PdfSpec {
  readonly pages: readonly PageSpec[];
  /** Further objects by number (from 20 on): a dictionary, and the bytes or text of its stream. */
  readonly objects?: Readonly<Record<number, { readonly dictionary: string; readonly stream?: string | Uint8Array }>>;
  readonly title?: string;
  /** Further fonts for all pages: `/F9 20 0 R`. */
  readonly fonts?: string;
  readonly catalog?: string;
  /** Content and other streams are deflated unless 'plain'. */
  readonly streams?: 'deflated' | 'plain';
  /** Encrypts the file with this user password (40-bit RC4, revision 2). */
  readonly password?: string;
}

/**
 * A small PDF. Fonts of every page: F1 Helvetica, F2 STSong-Light with UniGB-UCS2-H (strings are
 * UTF-16BE), F3 the same for vertical writing, F4 Helvetica-Bold; none is embedded.
 */
export function buildPdf(spec: PdfSpec): Uint8Array {
  const { pages, objects = {}, title, streams = 'deflated', password } = spec;
  const bodies = new Map<number, { dictionary: string; stream?: Uint8Array }>();
  const firstPage = 1000;
  const kids = pages.map((_, index) => `${firstPage + index * 2} 0 R`).join(' ');
  bodies.set(1, { dictionary: `/Type /Catalog /Pages 2 0 R ${spec.catalog ?? ''}` });
  bodies.set(2, { dictionary: `/Type /Pages /Count ${pages.length} /Kids [${kids}]` });
  bodies.set(3, { dictionary: '/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding' });
  for (const [number, suffix] of [
    [4, 'H'],
    [6, 'V'],
  ] as const) {
    bodies.set(number, {
      dictionary: `/Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-${suffix} /Encoding /UniGB-UCS2-${suffix} /DescendantFonts [5 0 R]`,
    });
  }
  bodies.set(5, {
    dictionary:
      '/Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor 7 0 R',
  });
  bodies.set(7, {
    dictionary:
      '/Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93',
  });
  bodies.set(8, { dictionary: '/Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding' });
  if (title !== undefined) bodies.set(9, { dictionary: `/Title (${title})` });
  for (const [number, object] of Object.entries(objects)) {
    bodies.set(Number(number), {
      dictionary: object.dictionary,
      ...(object.stream === undefined ? {} : { stream: toBytes(object.stream) }),
    });
  }
  pages.forEach((page, index) => {
    const number = firstPage + index * 2;
    const [left, bottom, right, top] = page.mediaBox ?? [0, 0, 400, 300];
    bodies.set(number, {
      dictionary: [
        `/Type /Page /Parent 2 0 R /MediaBox [${left} ${bottom} ${right} ${top}] /Contents ${number + 1} 0 R`,
        page.cropBox === undefined ? '' : `/CropBox [${page.cropBox.join(' ')}]`,
        page.rotate === undefined ? '' : `/Rotate ${page.rotate}`,
        page.annotations === undefined ? '' : `/Annots [${page.annotations}]`,
        `/Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 6 0 R /F4 8 0 R ${spec.fonts ?? ''} >> ${page.resources ?? ''} >>`,
      ].join(' '),
    });
    bodies.set(number + 1, { dictionary: '', stream: toBytes(page.content) });
  });
  if (streams === 'deflated') {
    for (const body of bodies.values()) {
      if (body.stream === undefined || body.dictionary.includes('/Filter')) continue;
      body.stream = deflateSync(body.stream);
      body.dictionary += ' /Filter /FlateDecode';
    }
  }
  return writeFile(bodies, { hasInfo: title !== undefined, password });
}

/** A string of F2 and F3: UTF-16BE as hexadecimal digits. */
export function han(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0'));
  return `<${units.join('')}>`;
}

function toBytes(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? Uint8Array.from(text, (character) => character.charCodeAt(0)) : text;
}

function writeFile(
  bodies: ReadonlyMap<number, { readonly dictionary: string; readonly stream?: Uint8Array }>,
  options: { readonly hasInfo: boolean; readonly password: string | undefined },
): Uint8Array {
  const cipher = options.password === undefined ? undefined : createCipher(options.password);
  const parts: Uint8Array[] = [toBytes('%PDF-1.5\n%\xe2\xe3\xcf\xd3\n')];
  let length = parts[0]?.length ?? 0;
  const write = (bytes: Uint8Array | string): void => {
    const part = toBytes(bytes);
    parts.push(part);
    length += part.length;
  };
  const offsets = new Map<number, number>();
  for (const [number, body] of [...bodies].toSorted(([one], [other]) => one - other)) {
    offsets.set(number, length);
    const stream =
      body.stream === undefined || cipher === undefined ? body.stream : cipher.encrypt(number, body.stream);
    write(`${number} 0 obj\n<< ${body.dictionary}${stream === undefined ? '' : ` /Length ${stream.length}`} >>\n`);
    if (stream !== undefined) {
      write('stream\n');
      write(stream);
      write('\nendstream\n');
    }
    write('endobj\n');
  }
  const table = length;
  write('xref\n0 1\n0000000000 65535 f \n');
  for (const [number, offset] of offsets) write(`${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`);
  const info = options.hasInfo ? '/Info 9 0 R' : '';
  write(
    `trailer\n<< /Size ${Math.max(...bodies.keys()) + 1} /Root 1 0 R ${info} ${cipher?.trailer ?? ''} >>\nstartxref\n${table}\n%%EOF\n`,
  );
  return Uint8Array.from(Buffer.concat(parts));
}

/** Algorithms 2, 3 and 4 of ISO 32000-1, 7.6.3, in revision 2. */
function createCipher(password: string): {
  readonly trailer: string;
  encrypt(number: number, bytes: Uint8Array): Uint8Array;
} {
  const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32);
  const id = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const owner = encryptRc4(md5(padded).subarray(0, 5), padded);
  const key = md5(padded, owner, permissions, id).subarray(0, 5);
  const user = encryptRc4(key, padding);
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  return {
    trailer: `/ID [<${hex(id)}> <${hex(id)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${hex(owner)}> /U <${hex(user)}> /P -4 >>`,
    encrypt: (number, bytes) => {
      const salt = Buffer.from([number & 0xff, (number >> 8) & 0xff, (number >> 16) & 0xff, 0, 0]);
      return encryptRc4(md5(key, salt).subarray(0, 10), bytes);
    },
  };
}

function md5(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function encryptRc4(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const box = Array.from({ length: 256 }, (_, index) => index);
  const at = (index: number): number => box[index & 0xff] ?? 0;
  const swap = (one: number, other: number): void => {
    const kept = at(one);
    box[one & 0xff] = at(other);
    box[other & 0xff] = kept;
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 0xff;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return bytes.map((byte) => {
    i = (i + 1) & 0xff;
    j = (j + at(i)) & 0xff;
    swap(i, j);
    return byte ^ at(at(i) + at(j));
  });
}

/**
 * A Type 1 font program whose built-in encoding is the given one: glyph names by code. All glyphs
 * are blank and 500 wide; nothing is drawn with them.
 */
export function buildType1Program(encoding: Readonly<Record<number, string>>): {
  readonly bytes: Uint8Array;
  readonly clearLength: number;
} {
  const entries = Object.entries(encoding);
  const clear = [
    '%!PS-AdobeFont-1.0: Odd 001.000',
    '11 dict begin',
    '/FontName /Odd def',
    '/FontType 1 def',
    '/PaintType 0 def',
    '/FontMatrix [0.001 0 0 0.001 0 0] readonly def',
    '/FontBBox {0 -200 1000 800} readonly def',
    '/Encoding 256 array',
    '0 1 255 {1 index exch /.notdef put} for',
    ...entries.map(([code, name]) => `dup ${code} /${name} put`),
    'readonly def',
    'currentdict end',
    'currentfile eexec\n',
  ].join('\n');
  // hsbw (sidebearing 0, width 500), endchar
  const outline = encryptType1(Uint8Array.of(139, 248, 136, 13, 14), 4330);
  const glyph = (name: string): Uint8Array =>
    Buffer.concat([toBytes(`/${name} ${outline.length} RD `), outline, toBytes(' ND\n')]);
  const secret = Buffer.concat([
    toBytes('dup /Private 8 dict dup begin\n/lenIV 4 def\n/BlueValues [] def\n/password 5839 def\n'),
    toBytes(`2 index /CharStrings ${entries.length + 1} dict dup begin\n`),
    glyph('.notdef'),
    ...entries.map(([, name]) => glyph(name)),
    toBytes('end\nend\nreadonly put\nmark currentfile closefile\n'),
  ]);
  const clearBytes = toBytes(clear);
  const bytes = Buffer.concat([clearBytes, encryptType1(secret, 55665), toBytes(`\n${'0'.repeat(64)}\ncleartomark\n`)]);
  return { bytes: Uint8Array.from(bytes), clearLength: clearBytes.length };
}

/** Adobe Type 1 Font Format, chapter 7; four leading bytes that readers throw away. */
function encryptType1(plain: Uint8Array, seed: number): Uint8Array {
  let key = seed;
  return Uint8Array.from([0xaa, 0xbb, 0xcc, 0xdd, ...plain], (byte) => {
    const cipher = byte ^ (key >> 8);
    key = ((cipher + key) * 52845 + 22719) & 0xffff;
    return cipher;
  });
}
