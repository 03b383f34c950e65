import { describeFont, type PdfFont, type ShownGlyph } from '../pdf-font.ts';
import { isEmbeddedProgram } from '../stream-watch.ts';
import { readCharacterMap } from './character-map.ts';
import type { ObjectStore } from './object-store.ts';
import {
  isArray,
  isDict,
  isInteger,
  NotPlainError,
  PdfName,
  PdfStream,
  type PdfDict,
  type PdfValue,
} from './pdf-value.ts';
import { takeOnly } from './stream-data.ts';

/** A font and how the bytes of its strings become glyphs. */
export interface DirectFont {
  readonly font: PdfFont;
  /** Adds the glyphs of a string to those shown before it. */
  readonly show: (text: Uint8Array, shown: (ShownGlyph | number)[]) => void;
}

interface Described {
  readonly sent: Parameters<typeof describeFont>[0];
  readonly bytesPerCode: 1 | 2;
  readonly map: ReadonlyMap<number, string>;
  readonly widthOf: (code: number) => number;
}

/**
 * Reads a font whose file says what its codes mean: composite ones of two bytes with a ToUnicode map, and simple ones
 * with such a map or in WinAnsiEncoding. Font programs are not read. All else is not plain.
 */
export function readDirectFont(store: ObjectStore, dict: PdfDict): DirectFont {
  const subtype = store.get(dict, 'Subtype');
  if (!(subtype instanceof PdfName)) throw new NotPlainError('a font');
  const described =
    subtype.text === 'Type0' ? describeComposite(store, dict) : describeSimple(store, dict, subtype.text);
  const { bytesPerCode, map, widthOf } = described;
  const font = describeFont(described.sent);
  const glyphs: (ShownGlyph | undefined)[] = [];
  const readGlyph = (code: number): ShownGlyph => {
    const isSpace = bytesPerCode === 1 && code === 0x20;
    const unicode = map.get(code) ?? '';
    // What the file does not explain may be explained by the font program, which is not read here.
    if (unicode === '' && !isSpace) throw new NotPlainError('a code without a character');
    return (glyphs[code] = { originalCharCode: code, unicode, width: widthOf(code), isSpace });
  };
  return {
    font,
    show: (text, shown) => {
      if (text.length % bytesPerCode !== 0) throw new NotPlainError('half a code');
      for (let index = 0; index < text.length; index += bytesPerCode) {
        const first = text[index] ?? 0;
        const code = bytesPerCode === 1 ? first : first * 256 + (text[index + 1] ?? 0);
        shown.push(glyphs[code] ?? readGlyph(code));
      }
    },
  };
}

function describeComposite(store: ObjectStore, dict: PdfDict): Described {
  const encoding = store.get(dict, 'Encoding');
  const descendants = store.get(dict, 'DescendantFonts');
  const descendant = isArray(descendants) ? store.resolve(descendants[0]) : undefined;
  if (!(encoding instanceof PdfName) || encoding.text !== 'Identity-H' || !isDict(descendant))
    throw new NotPlainError('a composite font');
  const subtype = store.get(descendant, 'Subtype');
  if (!(subtype instanceof PdfName) || !/^CIDFontType[02]$/.test(subtype.text) || descendant.has('ToUnicode'))
    throw new NotPlainError('a composite font');
  const { name } = readDescriptor(store, descendant);
  const map = readToUnicode(store, dict);
  if (map === undefined) throw new NotPlainError('a composite font');
  const widths = readCompositeWidths(store, descendant);
  const usual = store.get(descendant, 'DW');
  const defaultWidth = typeof usual === 'number' ? Math.ceil(usual) : 1000;
  return {
    sent: { name, type: subtype.text, composite: true, missingFile: true, toUnicode: asToUnicode(map) },
    bytesPerCode: 2,
    map,
    widthOf: (code) => widths.get(code) ?? defaultWidth,
  };
}

function describeSimple(store: ObjectStore, dict: PdfDict, type: string): Described {
  if (type !== 'TrueType' && type !== 'Type1') throw new NotPlainError('a font');
  const { name, flags, missingWidth } = readDescriptor(store, dict);
  // Fonts of signs have encodings of their own, and so have Chinese names in their bytes.
  if (/symbol|dingbat|wingding|webding/i.test(name) || /^[^\0-\u007E]/.test(name)) throw new NotPlainError('a font');
  const { base, differences } = readEncoding(store, dict);
  const stated = readToUnicode(store, dict);
  if (stated === undefined && (base !== 'WinAnsiEncoding' || differences.length > 0)) throw new NotPlainError('a font');
  const map = stated ?? winAnsiLetters;
  const first = store.get(dict, 'FirstChar') ?? 0;
  const widths = store.get(dict, 'Widths');
  if (!isInteger(first) || !isArray(widths)) throw new NotPlainError('widths of a font');
  const widthByCode = new Map<number, number>();
  widths.map(store.resolve).forEach((width, index) => {
    if (typeof width === 'number') widthByCode.set(first + index, width);
  });
  return {
    sent: {
      name,
      type,
      missingFile: true,
      differences,
      defaultEncoding: markEncoding(base, { type, flags, differences }),
      toUnicode: asToUnicode(map),
    },
    bytesPerCode: 1,
    map,
    widthOf: (code) => {
      const width = widthByCode.get(code) ?? missingWidth;
      if (type === 'Type1' && width === 0) throw new NotPlainError('a glyph without width');
      return width;
    },
  };
}

/** The lower half of WinAnsiEncoding; what stands above is not plain here. */
const winAnsiLetters: ReadonlyMap<number, string> = new Map(
  Array.from({ length: 0x7f - 0x20 }, (_, index) => [index + 0x20, String.fromCharCode(index + 0x20)]),
);

function asToUnicode(map: ReadonlyMap<number, string>): { get(code: number): string | undefined; readonly _map: true } {
  return { get: (code) => map.get(code), _map: true };
}

/** Bits of the flags of a font descriptor, ISO 32000-1, table 123. */
const SYMBOLIC = 4;
const NONSYMBOLIC = 32;

/** The two places by which encodings are told apart, as pdf.js chooses the encoding below the differences. */
function markEncoding(
  base: string | undefined,
  font: { readonly type: string; readonly flags: number; readonly differences: readonly unknown[] },
): readonly string[] {
  const marks: string[] = [];
  const isNonsymbolic = (font.flags & NONSYMBOLIC) !== 0;
  const isRelieved = font.type === 'TrueType' && isNonsymbolic && font.differences.length > 0;
  const isSymbolic = (font.flags & SYMBOLIC) !== 0 && !isRelieved;
  if (base === 'MacRomanEncoding' || (base === undefined && isSymbolic)) marks[0xce] = 'OE';
  else if (base === undefined && !(font.type === 'TrueType' && !isNonsymbolic)) marks[0xea] = 'OE';
  return marks;
}

function readEncoding(
  store: ObjectStore,
  dict: PdfDict,
): { readonly base: string | undefined; readonly differences: readonly (string | undefined)[] } {
  const encoding = store.get(dict, 'Encoding');
  const differences: (string | undefined)[] = [];
  if (encoding === undefined) return { base: undefined, differences };
  if (encoding instanceof PdfName) return { base: knownEncoding(encoding), differences };
  if (!isDict(encoding)) throw new NotPlainError('an encoding');
  const listed = store.get(encoding, 'Differences') ?? [];
  if (!isArray(listed)) throw new NotPlainError('an encoding');
  let code = 0;
  for (const entry of listed.map(store.resolve)) {
    if (isInteger(entry)) code = entry;
    else if (entry instanceof PdfName) differences[code++] = entry.text;
    else throw new NotPlainError('an encoding');
  }
  return { base: knownEncoding(store.get(encoding, 'BaseEncoding')), differences };
}

function knownEncoding(name: PdfValue | undefined): string | undefined {
  if (!(name instanceof PdfName)) return undefined;
  if (name.text === 'MacExpertEncoding') throw new NotPlainError('an encoding');
  return name.text === 'MacRomanEncoding' || name.text === 'WinAnsiEncoding' ? name.text : undefined;
}

interface Descriptor {
  readonly name: string;
  readonly flags: number;
  readonly missingWidth: number;
}

function readDescriptor(store: ObjectStore, dict: PdfDict): Descriptor {
  const descriptor = store.getDict(dict, 'FontDescriptor');
  const base = store.get(dict, 'BaseFont');
  const name = descriptor === undefined ? undefined : store.get(descriptor, 'FontName');
  if (descriptor === undefined || !(base instanceof PdfName) || !(name instanceof PdfName) || name.text !== base.text)
    throw new NotPlainError('name of a font');
  for (const key of ['FontFile', 'FontFile2', 'FontFile3']) requireProgram(store, store.get(descriptor, key));
  if (dict.has('FontMatrix')) throw new NotPlainError('matrix of a font');
  const flags = store.get(descriptor, 'Flags');
  const missingWidth = store.get(descriptor, 'MissingWidth');
  return {
    name: name.text,
    flags: isInteger(flags) ? flags : 0,
    missingWidth: typeof missingWidth === 'number' ? missingWidth : 0,
  };
}

/** A program is passed over where it is one; bytes that do not look like one are not plain. */
function requireProgram(store: ObjectStore, program: PdfValue | undefined): void {
  if (program === undefined) return;
  if (!(program instanceof PdfStream) || program.dict.has('DecodeParms')) throw new NotPlainError('a font program');
  const filter = takeOnly(store.get(program.dict, 'Filter'), store.resolve);
  if (!(filter instanceof PdfName) || filter.text !== 'FlateDecode' || !isEmbeddedProgram(program.raw))
    throw new NotPlainError('a font program');
}

function readToUnicode(store: ObjectStore, dict: PdfDict): ReadonlyMap<number, string> | undefined {
  const stream = store.get(dict, 'ToUnicode');
  if (stream === undefined) return undefined;
  if (!(stream instanceof PdfStream)) throw new NotPlainError('a character map');
  return readCharacterMap(store.decode(stream));
}

/** More codes in one run than a font of two bytes has. */
const MAX_RUN = 0x10000;

function readCompositeWidths(store: ObjectStore, dict: PdfDict): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const listed = store.get(dict, 'W');
  if (listed === undefined) return widths;
  if (!isArray(listed)) throw new NotPlainError('widths of a font');
  const items = listed.map(store.resolve);
  for (let index = 0; index < items.length;) {
    const first = items[index++];
    const next = items[index++];
    if (!isInteger(first)) throw new NotPlainError('widths of a font');
    if (isArray(next)) {
      next.map(store.resolve).forEach((width, offset) => widths.set(first + offset, requireWidth(width)));
      continue;
    }
    const width = requireWidth(items[index++]);
    if (!isInteger(next) || next - first >= MAX_RUN) throw new NotPlainError('widths of a font');
    for (let code = first; code <= next; code++) widths.set(code, width);
  }
  return widths;
}

function requireWidth(value: PdfValue | undefined): number {
  if (typeof value !== 'number') throw new NotPlainError('width of a glyph');
  return value;
}
