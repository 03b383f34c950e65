import { open, type FileHandle } from 'node:fs/promises';

/** A stretch of bytes in a spool: half-open, `start` to `start + length`. */
export interface Stretch {
  readonly start: number;
  readonly length: number;
}

/**
 * A temporary file to which documents append their lines as they get ready, in any order; later the stretches
 * are read back in the right one. So memory holds two numbers per document, however many lines it has.
 */
export interface Spool {
  append(text: string): Promise<Stretch>;
  /** The bytes of a stretch, in chunks; a chunk is good only until the next one is asked for. */
  read(stretch: Stretch): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

const CHUNK_BYTES = 1 << 18;

/** Writes all of `bytes` at `start`: one call may write less than it was given. */
export async function writeAt(file: FileHandle, bytes: Uint8Array, start: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, start + done);
    done += bytesWritten;
  }
}

export async function openSpool(path: string): Promise<Spool> {
  const file = await open(path, 'w+');
  let end = 0;
  return {
    async append(text) {
      const bytes = Buffer.from(text, 'utf8');
      const stretch = { start: end, length: bytes.length };
      // Taken before the first await: two documents that end together get different places.
      end += bytes.length;
      await writeAt(file, bytes, stretch.start);
      return stretch;
    },
    async *read({ start, length }) {
      const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, length));
      let done = 0;
      while (done < length) {
        const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, length - done), start + done);
        if (bytesRead === 0) throw new Error(`spool ${path} ends at ${start + done}, ${start + length} expected`);
        done += bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
    },
    close: () => file.close(),
  };
}
