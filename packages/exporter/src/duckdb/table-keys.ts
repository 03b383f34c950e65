import type { OutputName } from '@mingzhang/schema';
import { primaryKey } from '../datapackage/keys.ts';
import type { Session } from './session.ts';
import { quoteName } from './sql-text.ts';

/** An index takes some 250 bytes of memory by row, which nothing gives back before the database is closed. */
const MOST_KEYED_ROWS = 1_000_000;
/** After so many rows the database is opened anew, so that one index at a time is in memory. */
const MANY_ROWS = 100_000;

const isDuplicate = (error: unknown): boolean => error instanceof Error && /duplicate/i.test(error.message);

/**
 * Adds primary keys to the tables. A table whose ids are not unique gets none, so that its rows are all there, nor
 * does one of more than a million rows, so that memory stays flat: its ids are hashes of what identifies a row.
 */
export async function addKeys(counts: ReadonlyMap<OutputName, number>, open: () => Promise<Session>): Promise<void> {
  let session = await open();
  try {
    for (const [file, rows] of counts) {
      if (rows > MOST_KEYED_ROWS) continue;
      try {
        await session.run(`ALTER TABLE ${quoteName(file)} ADD PRIMARY KEY (${quoteName(primaryKey(file))})`);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
      if (rows > MANY_ROWS) {
        await session.close();
        session = await open();
      }
    }
  } finally {
    await session.close();
  }
}
