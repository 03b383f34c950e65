/**
 * Exports generated facts to every format and prints time, size and memory of each step, for a quarter of the facts
 * and for all of them, each in a process of its own, and how much more memory four times the facts take:
 *
 *     npm run build && npx tsx scripts/bench/export.ts [facts] [folder]
 *
 * By default a million facts into a temporary folder that is removed. CPU is user + system of all threads; what
 * is promised is promised of one core, so CPU is what counts on a machine that does other things, too. Memory is
 * the most that the process held during the step; `SKIP=xlsx,csv` leaves formats out.
 */
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  OUTPUT_NAMES,
  recordSchemas,
  type DocumentRecord,
  type FactRecord,
  type RecordName,
} from '../../packages/schema/src/index.ts';
import { readVocabulary } from '../../packages/schema/src/node.ts';
import { DATASET_FORMATS, formatCsvHeader, formatCsvRows, formatJsonLines } from '../../packages/exporter/src/index.ts';
import { writeDataset } from '../../packages/exporter/src/node.ts';

const FACTS_PER_DOCUMENT = 500;
const YEARS = 6;
const BODIES_PER_REGION = 40;
const MOST_SECONDS_FOR_PARQUET = 20;
/** Four times the facts may take so much more memory. */
const MOST_GROWTH = 1.15;
const MOST_MEGABYTES = 500;

/** Ids look like those of a run: nothing in them repeats, so nothing packs better than there. */
const hex = (kind: string, index: number): string => createHash('md5').update(`${kind} ${index}`).digest('hex');

function makeDocument(index: number): DocumentRecord {
  const body = Math.floor(index / YEARS);
  const region = String(110_000 + Math.floor(body / BODIES_PER_REGION) * 7);
  const year = 2019 + (index % YEARS);
  return {
    documentId: hex('document', index) + hex('of', index),
    sourceFile: `${region}/${body}/${year}.pdf`,
    sourceUrl: `https://example.org/${index}.pdf`,
    mediaType: 'application/pdf',
    pages: 30,
    pagesScanned: 0,
    title: `第${body}号局${year}年度部门决算`,
    agency: `第${body}号局`,
    agencyKind: 'finance_bureau',
    regionCode: region,
    province: '某省',
    city: '某市',
    county: `某县${region}`,
    fiscalYear: year,
    documentKind: 'final_accounts',
    scope: 'department',
    status: 'complete',
    error: null,
  };
}

function makeFact(document: DocumentRecord, index: number, inDocument: number): FactRecord {
  const code = String(2_010_101 + inDocument * 3);
  const cents = BigInt(index) * 7_919n + 1n;
  return {
    factId: hex('fact', index),
    cellId: hex('cell', index),
    documentId: document.documentId,
    regionCode: document.regionCode,
    province: document.province,
    city: document.city,
    county: document.county,
    agency: document.agency,
    fiscalYear: document.fiscalYear,
    documentKind: document.documentKind,
    tableKind: 'final.expenditure',
    classification: 'function',
    code,
    codeName: `科目${code}`,
    codeLevel: 3,
    parentCode: code.slice(0, 5),
    codeHarmonised: code,
    harmonisedRule: null,
    codeInferred: false,
    code2: null,
    item: `科目${code}`,
    project: null,
    unitName: null,
    measure: 'expenditure_total',
    fund: 'total',
    phase: 'executed',
    amountYuan: `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`,
    nullKind: null,
    countValue: null,
    unit: null,
    valuePrinted: `${cents / 1_000_000n}.${String((cents / 10_000n) % 100n).padStart(2, '0')}`,
    unitPrinted: '万元',
    sourceKind: 'table',
    page: 1 + (inDocument % 30),
    x0: 72.25,
    y0: 10 + (inDocument % 700),
    x1: 120.5,
    y1: 20 + (inDocument % 700),
    paragraph: null,
    reason: null,
    status: 'verified',
    checksHeld: `${hex('sum', index)} ${hex('row', index)}`,
    checksFailed: '',
  };
}

async function writeRecords(folder: string, total: number): Promise<void> {
  const names = OUTPUT_NAMES.filter((name): name is RecordName => name in recordSchemas);
  const open = (name: string, format: string) => createWriteStream(join(folder, `${name}.${format}`));
  const files = new Map(names.map((name) => [name, { csv: open(name, 'csv'), jsonl: open(name, 'jsonl') }]));
  for (const [name, { csv }] of files) csv.write(formatCsvHeader(name));
  const put = async (name: RecordName, csv: string, jsonl: string): Promise<void> => {
    const file = files.get(name)!;
    for (const [stream, text] of [
      [file.csv, csv],
      [file.jsonl, jsonl],
    ] as const) {
      if (!stream.write(text)) await once(stream, 'drain');
    }
  };
  for (let start = 0, number = 0; start < total; start += FACTS_PER_DOCUMENT, number += 1) {
    const document = makeDocument(number);
    const facts = Array.from({ length: Math.min(FACTS_PER_DOCUMENT, total - start) }, (_, index) =>
      makeFact(document, start + index, index),
    );
    await put('documents', formatCsvRows('documents', [document]), formatJsonLines('documents', [document]));
    await put('facts', formatCsvRows('facts', facts), formatJsonLines('facts', facts));
  }
  for (const { csv, jsonl } of files.values()) {
    for (const stream of [csv, jsonl]) {
      stream.end();
      await once(stream, 'finish');
    }
  }
}

interface Step {
  readonly name: string;
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  /** The most that the process held in this step. */
  readonly megabytes: number;
}

/** Starts measuring; each call ends a step and begins the next. */
function startClock(first: string): { readonly steps: readonly Step[]; readonly next: (name: string) => void } {
  const steps: Step[] = [];
  let [name, since, cpuSince, most] = [first, performance.now(), process.cpuUsage(), 0];
  const look = (): void => void (most = Math.max(most, process.memoryUsage.rss()));
  setInterval(look, 20).unref();
  return {
    steps,
    next(following) {
      look();
      const { user, system } = process.cpuUsage(cpuSince);
      const wallSeconds = (performance.now() - since) / 1000;
      steps.push({ name, wallSeconds, cpuSeconds: (user + system) / 1e6, megabytes: most / 2 ** 20 });
      [name, since, cpuSince, most] = [following, performance.now(), process.cpuUsage(), 0];
    },
  };
}

interface Measured {
  readonly steps: readonly Step[];
  readonly sizes: readonly { readonly name: string; readonly megabytes: number }[];
  readonly rows: string;
}

const SHOWN = ['facts.csv', 'facts.jsonl', 'facts.parquet', 'panel.parquet', 'mingzhang.duckdb', 'mingzhang.xlsx'];

async function measure(total: number, given: string | undefined): Promise<Measured> {
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'mingzhang-bench-')));
  const { steps, next } = startClock('csv and jsonl');
  const skipped = new Set((process.env['SKIP'] ?? '').split(','));
  await writeRecords(folder, total);
  const dataset = await writeDataset({
    folder,
    formats: DATASET_FORMATS.filter((format) => !skipped.has(format)),
    vocabulary: await readVocabulary(),
    version: 'bench',
    onStep: next,
  });
  next('');
  const sizes = [];
  for (const name of SHOWN) {
    const size = await stat(join(folder, name)).catch(() => undefined);
    if (size !== undefined) sizes.push({ name, megabytes: size.size / 2 ** 20 });
  }
  const rows = dataset.files.filter(({ name }) => name === 'facts.parquet' || name === 'panel.parquet');
  if (given === undefined) await rm(folder, { recursive: true });
  return { steps, sizes, rows: rows.map(({ name, rows: count }) => `${name} ${count} rows`).join(', ') };
}

/** Measures in a process of its own, so that no run inherits the memory of another. */
function measureApart(facts: number, folder: string | undefined): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, [String(facts), ...(folder === undefined ? [] : [folder])], {
      env: { ...process.env, MEASURE: 'here' },
    });
    let measured: Measured | undefined;
    child.on('message', (message) => (measured = message as Measured));
    child.on('exit', (code) =>
      measured === undefined ? reject(new Error(`measuring ended with ${code}`)) : resolve(measured),
    );
  });
}

const most = ({ steps }: Measured): number => Math.max(...steps.map(({ megabytes }) => megabytes));

function print(facts: number, { steps, sizes, rows }: Measured): void {
  console.log(`\n${facts} facts: ${rows}`);
  for (const { name, wallSeconds, cpuSeconds, megabytes } of steps)
    console.log(
      `${name.padEnd(14)} ${wallSeconds.toFixed(1).padStart(7)} s ${cpuSeconds.toFixed(1).padStart(7)} s CPU ${megabytes.toFixed(0).padStart(6)} MB`,
    );
  console.log(sizes.map(({ name, megabytes }) => `${name} ${megabytes.toFixed(1)} MB`).join(', '));
}

const total = Number(process.argv[2] ?? 1_000_000);
if (process.env['MEASURE'] === 'here') {
  const measured = await measure(total, process.argv[3]);
  if (process.send === undefined) print(total, measured);
  else process.send(measured);
} else {
  const quarter = await measureApart(total / 4, undefined);
  print(total / 4, quarter);
  const all = await measureApart(total, process.argv[3]);
  print(total, all);
  const growth = most(all) / most(quarter);
  const isFlat = growth <= MOST_GROWTH && most(all) <= MOST_MEGABYTES;
  console.log(
    `\nmemory ${most(quarter).toFixed(0)} and ${most(all).toFixed(0)} MB, ${growth.toFixed(2)} times: ${isFlat ? 'flat' : 'NOT flat'} (asked: ${MOST_GROWTH} times and ${MOST_MEGABYTES} MB at most)`,
  );
  const parquet = all.steps
    .filter(({ name }) => name === 'load' || name === 'parquet')
    .reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
  console.log(`Parquet with loading ${parquet.toFixed(1)} s of CPU, ${MOST_SECONDS_FOR_PARQUET} s are promised`);
  if (!isFlat || (total <= 1_000_000 && parquet > MOST_SECONDS_FOR_PARQUET)) process.exitCode = 1;
}
