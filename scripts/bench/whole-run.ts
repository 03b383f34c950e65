/**
 * What `mingzhang run` costs as a process, on one set of PDFs and on many times as many pages:
 *
 *     npm run build && npx tsx scripts/bench/whole-run.ts [folder] [pages]
 *
 * The files of the folder (default: the corpus) are read once with the formats that a run writes by default and once
 * with CSV and JSON Lines alone, and beside them plain pdf.js in one process. Then copies of them, each with other
 * bytes at its end, until there are so many pages (default 1,000): memory must not grow with them.
 */
import { fork } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DEFAULT_FOLDER = new URL('../../../shared/corpus/pdf', import.meta.url);
const DEFAULT_PAGES = 1_000;
/** Memory is flat when many pages take at most so much more than few, which the heap's own breathing explains. */
const FLAT = 1.15;

interface Used {
  readonly cpuMs: number;
  readonly peakMegabytes: number;
}

/** Runs a script of this folder to its end; what it sends, if anything, is returned. */
function runScript(script: string, words: readonly string[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const path = fileURLToPath(new URL(script, import.meta.url));
    const child = fork(path, [...words], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    let sent: unknown;
    child.once('message', (message) => (sent = message));
    child.once('exit', (code) => (code === 0 || code === 1 ? resolve(sent) : reject(new Error(`${script}: ${code}`))));
  });
}

async function runCommand(folder: string, options: readonly string[], work: string): Promise<Used> {
  const usage = join(work, 'usage.json');
  await runScript('run-child.mjs', [usage, 'run', folder, '--out', join(work, 'out'), '--quiet', ...options]);
  return JSON.parse(await readFile(usage, 'utf8')) as Used;
}

/** Pages that a run into `work` has read. */
async function countPages(work: string): Promise<number> {
  const lines = (await readFile(join(work, 'out', 'documents.jsonl'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '');
  return lines.reduce((sum, line) => sum + Number((JSON.parse(line) as { pages: number | null }).pages), 0);
}

/** The PDFs of a folder `times` times over; bytes behind the end of the file make each a document of its own. */
async function copyFiles(folder: string, times: number, target: string): Promise<void> {
  await mkdir(target);
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.pdf')) continue;
    const bytes = await readFile(join(folder, name));
    for (let copy = 0; copy < times; copy++)
      await writeFile(join(target, `${copy}-${name}`), Buffer.concat([bytes, Buffer.from(`\n%${copy}\n`)]));
  }
}

const [folder = fileURLToPath(DEFAULT_FOLDER), wanted = String(DEFAULT_PAGES)] = process.argv.slice(2);
const work = await mkdtemp(join(tmpdir(), 'whole-run-'));
try {
  const print = (label: string, { cpuMs, peakMegabytes }: Used, pages: number): void =>
    console.log(
      `${label.padEnd(30)} ${pages} pages  ${(cpuMs / pages).toFixed(1)} CPU ms/page  peak ${peakMegabytes.toFixed(0)} MB`,
    );
  const text = await runCommand(folder, ['--files', 'csv,jsonl'], work);
  const pages = await countPages(work);
  print('run, CSV and JSON Lines', text, pages);
  const all = await runCommand(folder, [], work);
  print('run, all formats', all, pages);
  const { firstMs, peakMegabytes } = (await runScript('pdf-reading-child.mjs', ['plain', folder, '1'])) as {
    firstMs: number;
    peakMegabytes: number;
  };
  print('pdf.js text + operators', { cpuMs: firstMs * pages, peakMegabytes }, pages);
  const ratio = (used: Used): string => (used.cpuMs / pages / firstMs).toFixed(2);
  console.log(`run / pdf.js: CSV and JSON Lines ${ratio(text)}, all formats ${ratio(all)}`);
  await copyFiles(folder, Math.ceil(Number(wanted) / pages), join(work, 'copies'));
  const many = await runCommand(join(work, 'copies'), [], work);
  print('run, all formats, copies', many, await countPages(work));
  const growth = many.peakMegabytes / all.peakMegabytes;
  console.log(`memory: ${growth.toFixed(2)} times that of the few pages, ${growth <= FLAT ? 'flat' : 'NOT flat'}`);
} finally {
  await rm(work, { recursive: true });
}
