import { inflateRawSync, inflateSync } from 'node:zlib';

/** A stream that could not be inflated as it was written. */
export interface StreamDamage {
  /** `map`: how codes of a font become characters; `unknown`: not even its beginning can be read. */
  readonly kind: 'content' | 'map' | 'unknown';
  /** `checksum`: all of it is there, but something in it has changed, or its writer cannot add. */
  readonly sign: 'cut' | 'checksum';
}

/** What is to be done with the streams of one document, and what was seen in them. */
export interface StreamWatch {
  readonly fontPrograms: 'skip' | 'parse';
  /** What pdf.js gets in place of a skipped program; when it may ignore no errors, no empty one. */
  readonly skippedBytes: 0 | 4;
  /** Damage since the last look; pictures, fonts and profiles are not watched. */
  readonly damages: StreamDamage[];
  /** Whether any stream so far had a right checksum; ask `hasRightChecksums`. */
  hasChecksums: boolean;
  /** Font programs that were passed over by their first bytes, whose checksums nobody has looked at yet. */
  readonly unread: Uint8Array[];
}

export type WatchStreams = (buffer: ArrayBufferLike, watch: StreamWatch) => void;

/** More than any page content or character map needs; a compressed bomb stops here. Bytes. */
const maxStreamBytes = 512 * 1024 * 1024;
/** Dictionaries of streams are shorter than this. Bytes. */
const dictionaryReach = 2048;
/** Shorter streams are inflated as fast as looked at. Bytes. */
const peekFromBytes = 4096;
/** The tables of a font program begin within so many bytes. */
const peekedBytes = 512;
/** `Z_SYNC_FLUSH` of zlib: the end of the input is no error. */
const syncFlush = 2;

interface InflatingConstructor {
  new (format: string): unknown;
  watches?: WeakMap<ArrayBufferLike, StreamWatch>;
}

/**
 * Puts `zlib.inflateSync` behind `DecompressionStream('deflate')`, which is what pdf.js inflates
 * with; the streaming one costs several promises a stream. Streams of watched documents that turn
 * out to be font programs come out empty, and pdf.js goes on from the widths, encodings and
 * character maps of the file. Other formats than 'deflate' get the native class.
 * Returns how to watch a document, known by the buffer that holds it.
 */
export function installInflate(): WatchStreams {
  const scope = globalThis as unknown as { DecompressionStream: InflatingConstructor };
  const installed = scope.DecompressionStream.watches;
  const watches = installed ?? new WeakMap<ArrayBufferLike, StreamWatch>();
  if (installed === undefined) {
    const Native = scope.DecompressionStream;
    const Inflating: InflatingConstructor = class {
      constructor(format: string) {
        return (format === 'deflate' ? createInflater(watches) : new Native(format)) as object;
      }
    };
    Inflating.watches = watches;
    scope.DecompressionStream = Inflating;
  }
  return (buffer, watch) => {
    watches.set(buffer, watch);
  };
}

function createInflater(watches: WeakMap<ArrayBufferLike, StreamWatch>): object {
  let result: Uint8Array | undefined;
  const writer = {
    ready: Promise.resolve(),
    write: (bytes: Uint8Array) => {
      result = inflate(bytes, watches.get(bytes.buffer));
      return writer.ready;
    },
    close: () => writer.ready,
  };
  return {
    writable: { getWriter: () => writer },
    readable: {
      async *[Symbol.asyncIterator]() {
        // pdf.js takes an error here as "inflate it yourself", which saves what can be saved.
        if (result === undefined) throw new TypeError('not a complete deflate stream');
        yield result;
      },
    },
  };
}

/** What a stream probably inflates to: in one piece of memory, it need not be put together from many. */
export const expectedBytes = (deflated: number): number => Math.min(Math.max(deflated * 6, 4096), 1 << 20);

/** Whether any stream of the document so far had a right checksum: then a wrong one means damage. */
export function hasRightChecksums(watch: StreamWatch): boolean {
  if (!watch.hasChecksums) watch.hasChecksums = watch.unread.splice(0).some(isWhole);
  return watch.hasChecksums;
}

function isWhole(bytes: Uint8Array): boolean {
  try {
    return inflateSync(bytes, { maxOutputLength: maxStreamBytes }).length > 0;
  } catch {
    return false; // damaged, or longer than anything
  }
}

/** The inflated bytes; undefined when pdf.js has to make of it what it can. */
function inflate(bytes: Uint8Array, watch: StreamWatch | undefined): Uint8Array | undefined {
  if (watch !== undefined && isPassedOver(bytes, watch)) {
    watch.unread.push(bytes);
    return new Uint8Array(watch.skippedBytes);
  }
  const limits = { maxOutputLength: maxStreamBytes, chunkSize: expectedBytes(bytes.length) };
  let data: Uint8Array | undefined;
  let sign: StreamDamage['sign'] | undefined;
  try {
    data = inflateSync(bytes, limits);
    if (watch !== undefined) watch.hasChecksums = true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') data = new Uint8Array(0);
    else data = inflateWithoutChecksum(bytes);
    // Some writers end a stream without its checksum: nothing is lost by that.
    if (code !== 'Z_BUF_ERROR' || data === undefined)
      sign = code === 'Z_DATA_ERROR' && data !== undefined ? 'checksum' : 'cut';
  }
  if (watch === undefined) return data;
  if (sign !== undefined && !isPictureOrFont(bytes)) watch.damages.push({ kind: classifyStream(bytes), sign });
  return data !== undefined && watch.fontPrograms === 'skip' && isFontProgram(data)
    ? new Uint8Array(watch.skippedBytes)
    : data;
}

/**
 * Whether the first bytes already say that a stream is a font program that nobody will look at: fonts are four fifths
 * of what the streams of a PDF inflate to. In a file that was cut off every stream is read to its end.
 */
function isPassedOver(bytes: Uint8Array, { fontPrograms, skippedBytes }: StreamWatch): boolean {
  return fontPrograms === 'skip' && skippedBytes === 0 && bytes.length >= peekFromBytes && isEmbeddedProgram(bytes);
}

/** Whether the first bytes of a deflated stream are those of a font program. */
export function isEmbeddedProgram(bytes: Uint8Array): boolean {
  try {
    const head = inflateRawSync(bytes.subarray(2, 2 + peekedBytes), { finishFlush: syncFlush, chunkSize: 4096 });
    return isFontProgram(head);
  } catch {
    return false; // not what it says: read as any other
  }
}

function inflateWithoutChecksum(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return inflateRawSync(bytes.subarray(2), { maxOutputLength: maxStreamBytes });
  } catch {
    return undefined; // the caller tells why, from the error before
  }
}

/** Judged by the dictionary that stands before the stream in the file: pictures, fonts, colour profiles, metadata. */
function isPictureOrFont(bytes: Uint8Array): boolean {
  const start = Math.max(0, bytes.byteOffset - dictionaryReach);
  const before = new TextDecoder('latin1').decode(new Uint8Array(bytes.buffer, start, bytes.byteOffset - start));
  const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
  return /\/Image\b|\/Length1\b|\/(?:Type1C|CIDFontType0C|OpenType|Metadata|Alternate)\b|\/N\s+[134]\b/.test(
    dictionary,
  );
}

function classifyStream(bytes: Uint8Array): StreamDamage['kind'] {
  try {
    const head = inflateRawSync(bytes.subarray(2, 1026), { finishFlush: syncFlush, maxOutputLength: maxStreamBytes });
    if (head.length === 0) return 'unknown';
    return /begincmap|CIDInit|begincodespacerange/.test(new TextDecoder('latin1').decode(head)) ? 'map' : 'content';
  } catch {
    return 'unknown'; // damaged within its first bytes
  }
}

/** TrueType, OpenType, collections, Apple TrueType, bare CFF, Type 1 and its packed form, by their first bytes. */
function isFontProgram(data: Uint8Array): boolean {
  if (data.length < 4) return false;
  const [a, b, c, d] = data;
  if (a === 0 && b === 1 && c === 0 && d === 0) return true;
  if (a === 1 && b === 0 && c === 4 && d !== undefined && d >= 1 && d <= 4) return true;
  if (a === 0x80 && b === 1 && data[6] === 0x25 && data[7] === 0x21) return true;
  const tag = String.fromCharCode(...data.subarray(0, 6));
  return /^(?:OTTO|true|ttcf|%!PS-A|%!Font)/.test(tag);
}
