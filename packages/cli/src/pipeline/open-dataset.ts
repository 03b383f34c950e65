import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@mingzhang/schema';
import type { Session } from '@mingzhang/exporter/node';

const DATABASE = 'mingzhang.duckdb';

/** Opens the database of a run for reading. Throws `dataset.missing` when the folder holds none. */
export async function openDataset(folder: string): Promise<Session> {
  const path = join(folder, DATABASE);
  const isThere = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isThere)
    throw new UserError('dataset.missing', `there is no ${DATABASE}`, {
      hint: 'give the folder of a run with --in; a run with --files must name duckdb',
    });
  const { openSession } = await import('@mingzhang/exporter/node');
  return openSession({ path, access: 'read' });
}
