/**
 * Runs the built command over made layouts and says, column by column, how many facts came out as they were meant.
 *
 *   npx tsx scripts/make-layouts/score-facts.ts --dir DIR [--misses 20] [--least 99.5] [--root .]
 *
 * DIR is what main.ts wrote; the run is written to DIR/run. Two shares are printed: of all facts, and of those whose
 * cell was read rightly (title, code, label, header path): the second is what the meaning stage answers for.
 * Exits with 1 where that share lies below `--least` percent.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseCsv, type CsvRow } from './read-csv.ts';
import { compareFacts, type Comparison, type ExpectedFact, type FoundCell } from './compare-facts.ts';

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    misses: { type: 'string', default: '0' },
    least: { type: 'string' },
    root: { type: 'string', default: fileURLToPath(new URL('../..', import.meta.url)) },
  },
});

/** Runs the command; that some document is read in part is no fault of the run. */
function runCommand(folder: string): string {
  const out = join(folder, 'run');
  const command = join(resolve(values.root), 'packages/cli/bin/mingzhang.js');
  const files = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  const run = spawnSync(
    process.execPath,
    [command, 'run', ...files.map((name) => join(folder, name)), '--out', out, '--files', 'csv'],
    { encoding: 'utf8' },
  );
  if (run.status !== 0 && run.status !== 1) throw new Error(`run ended with ${run.status}: ${run.stderr}`);
  return out;
}

function readExpected(folder: string): ExpectedFact[] {
  const golden = join(folder, 'golden');
  return readdirSync(golden)
    .filter((name) => name.endsWith('.facts.tsv'))
    .toSorted()
    .flatMap((name) => {
      const [head = '', ...lines] = readFileSync(join(golden, name), 'utf8').trimEnd().split('\n');
      const columns = head.split('\t');
      return lines.map((line): ExpectedFact => {
        const fields = line.split('\t');
        return Object.fromEntries(columns.map((column, index) => [column, fields[index] ?? '']));
      });
    });
}

function readFound(out: string): FoundCell[] {
  const table = (name: string): CsvRow[] => parseCsv(readFileSync(join(out, `${name}.csv`), 'utf8'));
  const facts = new Map(table('facts').map((row) => [row['cell_id'], row]));
  return table('cells').map((cell) => ({
    document: basename(cell['source_file'] ?? '', '.pdf'),
    cell,
    fact: facts.get(cell['cell_id']),
  }));
}

function report(comparison: Comparison): void {
  const percent = (part: number, whole: number): string => (whole === 0 ? '-' : ((100 * part) / whole).toFixed(2));
  const { expected, readRightly, right, rightOfRead, columns, misses } = comparison;
  process.stdout.write(`facts expected ${expected}; cells read rightly ${readRightly}\n`);
  for (const [column, count] of columns)
    process.stdout.write(`${column.padEnd(14)}${percent(count, readRightly)} % of those read rightly\n`);
  process.stdout.write(`right ${percent(right, expected)} % of all\n`);
  process.stdout.write(`right ${percent(rightOfRead, readRightly)} % of those read rightly\n`);
  for (const line of misses.slice(0, Number(values.misses))) process.stdout.write(`${line}\n`);
  if (values.least !== undefined && (100 * rightOfRead) / readRightly < Number(values.least)) process.exitCode = 1;
}

if (values.dir === undefined) {
  process.stderr.write('usage: score-facts.ts --dir DIR [--misses N] [--least PERCENT]\n');
  process.exitCode = 2;
} else {
  const out = runCommand(values.dir);
  report(compareFacts(readExpected(values.dir), readFound(out)));
}
