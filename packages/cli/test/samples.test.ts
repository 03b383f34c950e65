import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const samples = fileURLToPath(new URL('../../../samples', import.meta.url));
const bin = fileURLToPath(new URL('../dist/bin.js', import.meta.url));
const GOLDEN = '.cells.tsv';
const documents = readdirSync(join(samples, 'golden'))
  .filter((file) => file.endsWith(GOLDEN))
  .map((file) => file.slice(0, -GOLDEN.length));

/** Cells by document: one line `title | code | label | path | value | page` each, sorted. */
const exported = new Map<string, string[]>();
let out = '';

beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'samples-'));
  const run = spawnSync(process.execPath, [bin, 'run', samples, '--out', out], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`run ended with ${run.status}\n${run.stderr}`);
  for (const cell of parseCsv(readFileSync(join(out, 'cells.csv'), 'utf8'))) {
    const document = basename(cell['source_file'] ?? '', extname(cell['source_file'] ?? ''));
    const line = describeCell(cell, 'row_label', 'column_path');
    exported.set(document, [...(exported.get(document) ?? []), line]);
  }
}, 120_000);

afterAll(() => rmSync(out, { recursive: true, force: true }));

describe('every printed number of the samples, and no other', () => {
  test.each(documents)('%s', (document) => {
    const expected = readGolden(document).map((cell) => describeCell(cell, 'row_name', 'col_path'));
    const found = exported.get(document) ?? [];
    const missing = without(expected, found);
    const surplus = without(found, expected);
    const report = [
      ...missing.slice(0, 10).map((c) => `missing: ${c}`),
      ...surplus.slice(0, 10).map((c) => `surplus: ${c}`),
    ];
    expect(report, `${missing.length} missing, ${surplus.length} surplus of ${expected.length}`).toEqual([]);
  });
});

type Row = Readonly<Record<string, string>>;

function describeCell(cell: Row, label: string, path: string): string {
  const joined = (text: string | undefined): string => (text ?? '').replaceAll('+', '/');
  return [
    cell['table_title'],
    joined(cell['row_code']),
    joined(cell[label]),
    cell[path],
    cell['value'],
    `p${cell['page'] ?? ''}`,
  ].join(' | ');
}

/** What `left` holds more often than `right`. */
function without(left: readonly string[], right: readonly string[]): readonly string[] {
  const rest = new Map<string, number>();
  for (const item of right) rest.set(item, (rest.get(item) ?? 0) + 1);
  return left.filter((item) => {
    const count = rest.get(item) ?? 0;
    rest.set(item, count - 1);
    return count <= 0;
  });
}

function readGolden(document: string): readonly Row[] {
  const text = readFileSync(join(samples, 'golden', `${document}${GOLDEN}`), 'utf8');
  return toRecords(
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t')),
  );
}

/** RFC 4180: quoted fields may hold commas, quotes and line ends. */
function parseCsv(text: string): readonly Row[] {
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  const rows: string[][] = [];
  let row: string[] = [];
  const body = text.replace(/^\uFEFF/, '');
  while (field.lastIndex < body.length) {
    const [, quoted, plain, end] = field.exec(body) ?? [];
    if (end === undefined) throw new Error('cells.csv is not CSV');
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return toRecords(rows);
}

function toRecords([names = [], ...rows]: readonly (readonly string[])[]): readonly Row[] {
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ''])));
}
