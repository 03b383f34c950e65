import type { Session } from '../duckdb/session.ts';
import { batchesOf, LIST_BATCHES, sourceOf, type Batch } from './batches.ts';
import { CHOSEN_FACTS } from './choose-facts.ts';
import { LEFT_OUT } from './left-out.ts';
import { PANEL, PANEL_STEPS } from './panel-table.ts';
import { PUBLICATIONS } from './publications.ts';
import { REVISIONS } from './revisions-table.ts';
import { USABLE_FACTS } from './usable-facts.ts';

/** Some 80 bureau-years; a batch of it takes some 50 MB. */
const FACTS_PER_BATCH = 20_000;

/** What a batch leaves behind, last made first. */
const TEMPORARY = [
  'panel_leaf',
  'panel_worded',
  'panel_rows',
  'panel_ids',
  'panel_used',
  'panel_competing',
  'panel_current',
  'panel_replaced',
  'panel_versions',
  'panel_chosen',
  'panel_candidates',
  'panel_shared',
  'panel_facts',
  'panel_source',
];

/** Without a fact there is one batch without facts, so that the tables are there all the same. */
const NOTHING: Batch = { batch: 0, firstRegion: null, lastRegion: null, hasUnknown: false };

async function listBatches(session: Session): Promise<readonly Batch[]> {
  const rows = await session.rows(LIST_BATCHES);
  const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const batches = rows.map((row) => ({
    batch: Number(row['batch']),
    firstRegion: textOf(row['first_region']),
    lastRegion: textOf(row['last_region']),
    hasUnknown: row['has_unknown'] === true,
  }));
  return batches.length === 0 ? [NOTHING] : batches;
}

/**
 * Makes panel, revisions and the list of facts left out of the loaded records, some bodies at a time: memory is
 * that of one batch, however many facts there are.
 */
export async function makePanel(session: Session, factsPerBatch = FACTS_PER_BATCH): Promise<void> {
  await session.run(batchesOf(factsPerBatch));
  for (const [index, batch] of (await listBatches(session)).entries()) {
    const put = (table: string): string =>
      index === 0 ? `CREATE OR REPLACE TABLE ${table} AS` : `INSERT INTO ${table}`;
    await session.run(sourceOf(batch));
    for (const step of [USABLE_FACTS, CHOSEN_FACTS, PUBLICATIONS, PANEL_STEPS]) await session.run(step);
    await session.run(`${put('panel')} ${PANEL}`);
    await session.run(`${put('revisions')} ${REVISIONS}`);
    await session.run(`${put('panel_left_out')} ${LEFT_OUT}`);
    await session.run(TEMPORARY.map((table) => `DROP TABLE ${table}`).join('; '));
  }
  await session.run('DROP TABLE panel_batches; DROP TABLE panel_bodies');
}
