import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { UserError } from '@mingzhang/schema';

/** No disclosure comes near it; what is larger would have to be held in memory. */
const LARGEST_FILE_BYTES = 512 * 1024 * 1024;

/** `ENOENT`, `EACCES` …; '' for errors that are not the system's. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const ACCESS_CODES: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EIO', 'ELOOP', 'ENAMETOOLONG']);
const MISSING_CODES: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR']);

/** An error of opening or reading a path as something the user can mend; throws any other error on. */
export function toReadError(error: unknown): UserError {
  const code = systemCode(error);
  if (MISSING_CODES.has(code))
    return new UserError('path.missing', 'there is no such file or folder', { hint: 'check the path', cause: error });
  if (ACCESS_CODES.has(code))
    return new UserError('file.unreadable', `it cannot be opened (${code})`, {
      hint: 'check the permission to read it',
      cause: error,
    });
  if (error instanceof UserError) return error;
  throw error;
}

/** Refuses what is no ordinary file (reading a pipe would take it away or wait for ever) and what is too large. */
async function checkFile(path: string): Promise<void> {
  const info = await stat(path);
  if (!info.isFile())
    throw new UserError('path.not_file', 'it is no ordinary file', { hint: 'save it as a file first' });
  if (info.size > LARGEST_FILE_BYTES)
    throw new UserError('file.too_large', `it has ${info.size} bytes, the limit is ${LARGEST_FILE_BYTES}`, {
      hint: 'split it',
    });
}

/** SHA-256 and size of a file, without holding it. Throws a `UserError` for what the user can mend. */
export async function hashFile(path: string): Promise<{ readonly documentId: string; readonly bytes: number }> {
  try {
    await checkFile(path);
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    return { documentId: hash.digest('hex'), bytes };
  } catch (error) {
    throw toReadError(error);
  }
}

/** A file with its SHA-256. Throws a `UserError` for what the user can mend. */
export async function readInputFile(
  path: string,
): Promise<{ readonly documentId: string; readonly bytes: Uint8Array }> {
  try {
    await checkFile(path);
    const bytes = await readFile(path);
    return { documentId: createHash('sha256').update(bytes).digest('hex'), bytes };
  } catch (error) {
    throw toReadError(error);
  }
}
