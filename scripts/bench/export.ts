/**
 * Exports generated facts to every format and prints time, size and the most memory that the process held:
 *
 *     npm run build && npx tsx scripts/bench/export.ts [facts] [folder]
 *
 * By default a million facts into a temporary folder that is removed. CPU is user + system of all threads; what
 * is promised is promised of one core, so CPU is what counts on a machine that does other things, too.
 */
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
const MOST_SECONDS_FOR_PARQUET = 20;

const hex = (kind: string, index: number): string =>
  (kind + index.toString(16).padStart(24, '0')).padEnd(32, '0').slice(0, 32);

function makeDocument(index: number): DocumentRecord {
  const region = String(110_000 + (index % 3000) * 7);
  return {
    documentId: hex('d', index).padEnd(64, '0'),
    sourceFile: `${2010 + (index % 15)}/${index}.pdf`,
    sourceUrl: `https://example.org/${index}.pdf`,
    mediaType: 'application/pdf',
    pages: 30,
    pagesScanned: 0,
    title: `第${index}号局部门决算`,
    agency: `第${Math.floor(index / 15)}号局`,
    agencyKind: 'finance_bureau',
    regionCode: region,
    province: '某省',
    city: '某市',
    county: `某县${index % 3000}`,
    fiscalYear: 2010 + (index % 15),
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
    factId: hex('f', index),
    cellId: hex('c', index),
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
    checksHeld: `${hex('a', index)} ${hex('b', index)}`,
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

const total = Number(process.argv[2] ?? 1_000_000);
const given = process.argv[3];
const folder = given ?? (await mkdtemp(join(tmpdir(), 'mingzhang-bench-')));
let most = 0;
const watch = setInterval(() => void (most = Math.max(most, process.memoryUsage().rss)), 100);
const cpuSeconds = new Map<string, number>();
let [step, since, cpuSince] = ['csv and jsonl', performance.now(), process.cpuUsage()];
const next = (name: string): void => {
  const { user, system } = process.cpuUsage(cpuSince);
  const cpu = (user + system) / 1e6;
  const wall = (performance.now() - since) / 1000;
  cpuSeconds.set(step, cpu);
  console.log(
    `${step.padEnd(14)} ${wall.toFixed(1).padStart(7)} s ${cpu.toFixed(1).padStart(7)} s CPU ${(most / 2 ** 20).toFixed(0).padStart(6)} MB at most so far`,
  );
  [step, since, cpuSince] = [name, performance.now(), process.cpuUsage()];
};

await writeRecords(folder, total);
const dataset = await writeDataset({
  folder,
  formats: DATASET_FORMATS,
  vocabulary: await readVocabulary(),
  version: 'bench',
  onStep: next,
});
next('');
clearInterval(watch);
for (const name of [
  'facts.csv',
  'facts.jsonl',
  'facts.parquet',
  'panel.parquet',
  'mingzhang.duckdb',
  'mingzhang.xlsx',
]) {
  console.log(`${name.padEnd(18)} ${((await stat(join(folder, name))).size / 2 ** 20).toFixed(1).padStart(8)} MB`);
}
const rows = Object.fromEntries(
  dataset.files.filter(({ name }) => name.endsWith('.parquet')).map(({ name, rows: count }) => [name, count]),
);
console.log(`${rows['facts.parquet']} facts, ${rows['panel.parquet']} rows of the panel`);
if (given === undefined) await rm(folder, { recursive: true });
const parquet = (cpuSeconds.get('load') ?? 0) + (cpuSeconds.get('parquet') ?? 0);
if (total <= 1_000_000 && parquet > MOST_SECONDS_FOR_PARQUET) {
  console.error(`Parquet took ${parquet.toFixed(1)} s of CPU with loading, ${MOST_SECONDS_FOR_PARQUET} s are promised`);
  process.exitCode = 1;
}
