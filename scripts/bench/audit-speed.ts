/**
 * How many documents a second the audit checks on one core, once facts exist:
 *
 *     npm run build && npx tsx scripts/bench/audit-speed.ts [output folder] [documents]
 *
 * The folder is one that `mingzhang run` wrote (default: a fresh run over samples). Its documents are audited in
 * turn until the given number is reached (default 1,000).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAuditor } from '../../packages/auditor/dist/index.js';
import { readVocabulary } from '../../packages/schema/dist/node.js';
import { readOutputFolder, runInto } from './audit-records.ts';

const DOCUMENTS = 1_000;
/** The compiler of the engine warms up on these. */
const WARM_UP = 100;

const [given, count] = process.argv.slice(2);
const folder = given ?? (await mkdtemp(join(tmpdir(), 'audit-speed-')));
if (given === undefined) await runInto(folder, ['samples']);
const documents = (await readOutputFolder(folder)).filter((records) => records.facts.length > 0);
if (given === undefined) await rm(folder, { recursive: true });
if (documents.length === 0) throw new Error(`no documents with facts in ${folder}`);

const auditor = buildAuditor(await readVocabulary());
const audit = (times: number): number => {
  let facts = 0;
  for (let index = 0; index < times; index += 1) {
    const records = documents[index % documents.length]!;
    facts += auditor.audit(records).facts.length;
  }
  return facts;
};
audit(WARM_UP);
const total = Number(count ?? DOCUMENTS);
const start = performance.now();
const before = process.cpuUsage();
const facts = audit(total);
const used = process.cpuUsage(before);
const seconds = (performance.now() - start) / 1000;
// On a busy machine the clock says how busy it is; what a document costs is its share of a processor.
const processor = (used.user + used.system) / 1e6;
console.log(
  `${total} documents (${facts} facts): ${processor.toFixed(2)} s of a processor, ${(total / processor).toFixed(0)} documents/s per core, ${(facts / processor).toFixed(0)} facts/s (${seconds.toFixed(2)} s by the clock)`,
);
