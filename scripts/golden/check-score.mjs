/**
 * Fails when the share of cells that are fully right has fallen below its floor.
 *
 *   node scripts/golden/check-score.mjs --score score.json --documents OUT/documents.jsonl
 *
 * `score.json` is what the scorer prints with --json: cells per document. Documents are put into the groups
 * (PDF) and (other) by the ending of their file in `documents.jsonl`. The floors, in percent of the cells of a
 * group, stand in `score-floor.json` beside this script; they are raised by hand, never lowered by a change
 * that makes the reading worse.
 */
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({ options: { score: { type: 'string' }, documents: { type: 'string' } } });
if (options.score === undefined || options.documents === undefined) {
  console.error('usage: check-score.mjs --score score.json --documents OUT/documents.jsonl');
  process.exit(2);
}

const { documents } = JSON.parse(readFileSync(options.score, 'utf8'));
const floors = JSON.parse(readFileSync(new URL('score-floor.json', import.meta.url), 'utf8'));
const endings = new Map(
  readFileSync(options.documents, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => JSON.parse(line).source_file.split(' | '))
    .map((path) => [basename(path, extname(path)), extname(path).toLowerCase()]),
);

const missing = documents.filter(({ doc }) => !endings.has(doc)).map(({ doc }) => doc);
let failed = missing.length > 0;
if (failed) console.error(`not in the run: ${missing.join(', ')}`);

for (const [group, { full: floor }] of Object.entries(floors)) {
  const members = documents.filter(({ doc }) => (endings.get(doc) === '.pdf') === (group === '(PDF)'));
  const total = members.reduce((sum, { gold }) => sum + gold, 0);
  const full = members.reduce((sum, member) => sum + member.full, 0);
  const percent = total === 0 ? 0 : (100 * full) / total;
  const holds = percent >= floor;
  failed ||= !holds;
  console.log(
    `${group}: ${percent.toFixed(2)} % full (${full} of ${total}), floor ${floor} %${holds ? '' : ': FELL BELOW'}`,
  );
}
process.exitCode = failed ? 1 : 0;
