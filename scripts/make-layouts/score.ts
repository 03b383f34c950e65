/**
 * Reads made layouts with the built extractor and says, feature by feature, how many cells came back.
 *
 *   npx tsx scripts/make-layouts/score.ts --dir DIR [--misses 20] [--tables] [--parse-fonts] [--least 99.5] [--root .]
 *
 * DIR is what main.ts wrote. `../shared/tools/score.mjs` compares; exits with 1 below `--least` percent.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { extractDocument as Extract } from '../../packages/extractor/src/index.ts';
import type { readVocabulary as Read } from '../../packages/schema/src/node.ts';
import { listTables, tallyFeatures, type ScoredCell } from './feature-tally.ts';

const here = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    misses: { type: 'string', default: '0' },
    tables: { type: 'boolean', default: false },
    'parse-fonts': { type: 'boolean', default: false },
    least: { type: 'string' },
    root: { type: 'string', default: here },
  },
});

interface CellRow {
  readonly id: string;
  readonly document: string;
  readonly title: string;
  readonly fields: readonly string[];
}

const COLUMNS = ['cell_id', 'source_file', 'page', 'table_title', 'row_code', 'row_label', 'column_path', 'value'];
const quote = (field: string): string => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

async function readCells(folder: string): Promise<CellRow[]> {
  const load = (path: string): Promise<unknown> => import(pathToFileURL(join(resolve(values.root), path)).href);
  const { extractDocument } = (await load('packages/extractor/dist/index.js')) as { extractDocument: typeof Extract };
  const { readVocabulary } = (await load('packages/schema/dist/node.js')) as { readVocabulary: typeof Read };
  const vocabulary = await readVocabulary();
  const rows: CellRow[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .sort()) {
    const bytes = readFileSync(join(folder, file));
    const documentId = createHash('sha256').update(bytes).digest('hex');
    const { value } = await extractDocument(bytes, {
      format: 'pdf',
      documentId,
      vocabulary,
      ...(values['parse-fonts'] ? { fontPrograms: 'parse' as const } : {}),
    });
    for (const table of value.tables)
      for (const printed of table.values) {
        if (printed.kind !== 'number') continue;
        const id = `${rows.length}`;
        const place = [
          `${printed.place.page ?? ''}`,
          table.title,
          printed.rowCodes.join('+'),
          printed.rowLabels.join('+'),
        ];
        rows.push({
          id,
          document: basename(file, '.pdf'),
          title: table.title,
          fields: [id, file, ...place, printed.columnPath.join('/'), printed.printed],
        });
      }
  }
  return rows;
}

async function scoreFolder(folder: string): Promise<void> {
  const rows = await readCells(folder);
  const csv = join(folder, 'cells.csv');
  writeFileSync(
    csv,
    [COLUMNS, ...rows.map((row) => row.fields)].map((row) => `${row.map(quote).join(',')}\n`).join(''),
  );
  const golden = join(folder, 'golden');
  const pairsFile = join(folder, 'pairs.tsv');
  const scorer = join(here, '../shared/tools/score.mjs');
  const report = execFileSync(
    process.execPath,
    [scorer, '--cells', csv, '--gold', golden, '--pairs', pairsFile, '--misses', values.misses],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 },
  );
  process.stdout.write(report);
  const pairs = readTsv(pairsFile);
  const used = new Set(pairs.map((pair) => pair[2]));
  const scored: ScoredCell[] = [];
  const titles = new Map<string, Set<string>>();
  const featuresOf = new Map<string, string[]>();
  for (const name of new Set(pairs.map((pair) => pair[0] ?? ''))) {
    const lines = readTsv(join(golden, `${name}.features.tsv`));
    for (const [, line, , level] of pairs.filter((pair) => pair[0] === name)) {
      const [title = '', features = ''] = lines[Number(line) - 1] ?? [];
      const list = features.split(' ');
      titles.set(name, (titles.get(name) ?? new Set()).add(title));
      featuresOf.set(`${name}\t${title}`, list);
      const table = `${name} ${title}`;
      scored.push({ features: list, full: level === '4', found: Number(level) > 0, table, level: Number(level) });
    }
  }
  const spurious = rows.filter((row) => !used.has(row.id));
  const stray = spurious.filter((row) => !titles.get(row.document)?.has(row.title));
  const spuriousFeatures = spurious.map((row) => featuresOf.get(`${row.document}\t${row.title}`) ?? ['stray']);
  for (const line of tallyFeatures(scored, spuriousFeatures)) process.stdout.write(`${line}\n`);
  if (values.tables) for (const line of listTables(scored)) process.stdout.write(`${line}\n`);
  for (const row of stray.slice(0, Number(values.misses)))
    process.stderr.write(`stray ${row.document} p${row.fields[2]} [${row.title}] ${row.fields.slice(4).join(' | ')}\n`);
  const full = (100 * scored.filter((cell) => cell.full).length) / scored.length;
  process.stdout.write(
    `full ${full.toFixed(2)} % of ${scored.length}; spurious ${spurious.length}, of them ${stray.length} outside any known table\n`,
  );
  if (values.least !== undefined && full < Number(values.least)) process.exitCode = 1;
}

const readTsv = (file: string): string[][] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split('\t'));

if (values.dir === undefined) {
  process.stderr.write('usage: score.ts --dir DIR [--misses N] [--parse-fonts] [--least PERCENT]\n');
  process.exitCode = 2;
} else await scoreFolder(values.dir);
