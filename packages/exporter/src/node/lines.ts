import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { open } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import type { SheetRow } from '../xlsx/sheet.ts';
import type { ByteSink } from '../xlsx/zip.ts';

const BATCH_ROWS = 500;

/** Rows of a JSON Lines file that this program wrote, some hundred at a time. */
export async function* readRows(path: string): AsyncIterable<readonly SheetRow[]> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  let batch: SheetRow[] = [];
  for await (const line of lines) {
    if (line === '') continue;
    // Written by `formatJsonLines` a moment ago: its shape is known.
    const row: SheetRow = JSON.parse(line);
    batch.push(row);
    if (batch.length === BATCH_ROWS) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Writes a file piece by piece; `write` is given the sink. */
export async function writePieces(path: string, write: (put: ByteSink) => Promise<void>): Promise<void> {
  const file = await open(path, 'w');
  try {
    await write(async (bytes) => {
      let done = 0;
      while (done < bytes.length) done += (await file.write(bytes, done, bytes.length - done)).bytesWritten;
    });
  } finally {
    await file.close();
  }
}

/** Size and SHA-256 of a file, read in pieces. */
export async function measureFile(path: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    const piece: Uint8Array = chunk;
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
