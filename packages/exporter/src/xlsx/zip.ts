import { crc32, createDeflateRaw } from 'node:zlib';

/** Takes bytes one after another; resolves when they are written. */
export type ByteSink = (bytes: Uint8Array) => Promise<void>;

/** A ZIP file that is written front to back, so that no entry is ever held in memory. */
export interface ZipWriter {
  /** Adds an entry from pieces of text; entries are written in the order of the calls. */
  add(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void>;
  /** Writes the directory; nothing can be added after it. */
  finish(): Promise<void>;
}

interface Entry {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** Sizes follow the data (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATE = 8;
const VERSION = 20;
/** 1980-01-01, the first day that ZIP knows: the clock has no place in the bytes. */
const DOS_DATE = 0x0021;
const MOST_BYTES = 0xffff_ffff;
/** Half of the time of the default level for a tenth more bytes. */
const LEVEL = 4;

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x0403_4b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATE, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function descriptor({ crc, packed, size }: Entry): Buffer {
  const record = Buffer.alloc(16);
  record.writeUInt32LE(0x0807_4b50, 0);
  record.writeUInt32LE(crc, 4);
  record.writeUInt32LE(packed, 8);
  record.writeUInt32LE(size, 12);
  return record;
}

function directoryHeader({ name, crc, packed, size, offset }: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x0201_4b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(FLAGS, 8);
  header.writeUInt16LE(DEFLATE, 10);
  header.writeUInt16LE(DOS_DATE, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}

function endRecord(entries: number, { size, offset }: { readonly size: number; readonly offset: number }): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x0605_4b50, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}

/** Deflates pieces of text as they come and hands on what is packed. */
async function deflate(
  pieces: AsyncIterable<string> | Iterable<string>,
  put: ByteSink,
): Promise<Pick<Entry, 'crc' | 'packed' | 'size'>> {
  const packer = createDeflateRaw({ level: LEVEL });
  let [crc, packed, size] = [0, 0, 0];
  const feed = async (): Promise<void> => {
    for await (const piece of pieces) {
      const bytes = Buffer.from(piece, 'utf8');
      crc = crc32(bytes, crc);
      size += bytes.length;
      if (!packer.write(bytes)) await new Promise((resolve) => void packer.once('drain', resolve));
    }
    packer.end();
  };
  const fed = feed().catch((error: unknown) => {
    packer.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  for await (const chunk of packer) {
    const bytes: Uint8Array = chunk;
    packed += bytes.length;
    await put(bytes);
  }
  await fed;
  return { crc, packed, size };
}

/**
 * Returns a writer of a ZIP file into `put`. The bytes depend on names and texts alone, given the same zlib.
 * Throws when an entry or the file passes 4 GiB, which this plain form cannot say.
 */
export function createZip(put: ByteSink): ZipWriter {
  const entries: Entry[] = [];
  let position = 0;
  const emit: ByteSink = async (bytes) => {
    position += bytes.length;
    if (position > MOST_BYTES) throw new RangeError('a ZIP file without extensions ends at 4 GiB');
    await put(bytes);
  };
  return {
    async add(name, pieces) {
      const encoded = Buffer.from(name, 'utf8');
      const offset = position;
      await emit(localHeader(encoded));
      const packed = await deflate(pieces, emit);
      if (packed.size > MOST_BYTES) throw new RangeError(`${name} passes 4 GiB`);
      const entry = { name: encoded, offset, ...packed };
      entries.push(entry);
      await emit(descriptor(entry));
    },
    async finish() {
      const offset = position;
      for (const entry of entries) await emit(directoryHeader(entry));
      await emit(endRecord(entries.length, { size: position - offset, offset }));
    },
  };
}
