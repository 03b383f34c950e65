/**
 * How well scans are read, and what it costs:
 *
 *     npm run build && npx tsx scripts/bench/ocr.ts [--documents a,b] [--pages 3] [--conditions clean,mild]
 *         [--engine pp] [--misses 20] [--check]
 *
 * Pages with tables of real documents are drawn, spoilt as scanners spoil them, put into files that hold
 * nothing but pictures, read back through the extractor, and compared with the gold. What comes out is counted
 * before any repair. `verified≠` counts amounts that the audit calls verified although the page prints another
 * number: it must be 0; `repaired` those that it repaired by proof, and how many of them are what the page prints:
 * all. `--pages` takes so many pages in all, spread over the documents; `--check`
 * fails where a condition falls below its targets. The documents are not part of the project; without
 * them the program says so and ends.
 */
import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Finding, PrintedDocument } from '../../packages/schema/dist/index.js';
import { CONDITIONS, type Condition } from './ocr-degrade.ts';
import { makeScan } from './ocr-scan.ts';
import { isSamePlace, newTally, parseGold, score, toCells, type GoldCell, type Tally } from './ocr-score.ts';

const { values: options } = parseArgs({
  options: {
    documents: { type: 'string' },
    pages: { type: 'string', default: '1000' },
    conditions: {
      type: 'string',
      default: CONDITIONS.filter(({ dpi, turn }) => dpi >= 150 && turn === undefined)
        .map(({ name }) => name)
        .join(','),
    },
    engine: { type: 'string', default: 'pp' },
    misses: { type: 'string', default: '0' },
    check: { type: 'boolean', default: false },
  },
});

/** In percent; see the issue. Conditions that are not named have those of `spoilt`. */
const TARGETS = {
  clean: { amounts: 99.5, codes: 99.5, characters: 99.5, labels: 98 },
  spoilt: { amounts: 99, codes: 99, characters: 0, labels: 96 },
  mild150: { amounts: 98, codes: 98, characters: 0, labels: 0 },
  /** Not asked to be read, only that nothing wrong is called verified. */
  heavy: { amounts: 0, codes: 0, characters: 0, labels: 0 },
} as const;

const shared = new URL('../../../shared/', import.meta.url);
const names = [
  'js-court-2017-budget',
  'js-cppcc-2018-tables',
  'js-npc-2019-tables',
  'js-party-2018-tables',
  'sh-czj-2024-final',
  'sh-sgb-2024-final',
  'sh-wanli-2024-budget',
].filter((name) => options.documents === undefined || options.documents.split(',').includes(name));

interface Chosen {
  readonly name: string;
  readonly pages: readonly number[];
  readonly gold: readonly GoldCell[];
}

/** Pages of a document from its first to its last with a table, as many as are wanted of each. */
function choosePages(limit: number): Chosen[] {
  const all = names.map((name): Chosen => {
    const gold = parseGold(readFileSync(new URL(`gold/${name}.cells.tsv`, shared), 'utf8'));
    const pages = [...new Set(gold.map(({ page }) => page))].sort((left, right) => left - right);
    return {
      name,
      pages: Array.from({ length: pages.at(-1)! - pages[0]! + 1 }, (_, index) => pages[0]! + index),
      gold,
    };
  });
  const each = Math.max(1, Math.floor(limit / names.length));
  let left = limit;
  return all.flatMap((chosen) => {
    const pages = findDensest(chosen, Math.min(each, left));
    left -= pages.length;
    return pages.length === 0
      ? []
      : [{ ...chosen, pages, gold: chosen.gold.filter(({ page }) => pages.includes(page)) }];
  });
}

/** The run of so many pages with most numbers that begins where a table begins: without its header no table is read. */
function findDensest({ name, pages, gold }: Chosen, count: number): readonly number[] {
  if (count >= pages.length) return pages;
  const [, ...tables] = readFileSync(new URL(`gold/${name}.tables.tsv`, shared), 'utf8')
    .trim()
    .split('\n');
  const spans = tables.map((line) => line.split('\t').slice(3, 5).map(Number));
  const goesOn = (page: number): boolean => spans.some(([first = 0, last = 0]) => first < page && page <= last);
  const starts = new Set(spans.flatMap(([first = 0]) => (goesOn(first) ? [] : [first])));
  const runs = pages.flatMap((page, index) => (starts.has(page) ? [pages.slice(index, index + count)] : []));
  const numbers = (run: readonly number[]): number => gold.filter(({ page }) => run.includes(page)).length;
  return runs.toSorted((first, second) => numbers(second) - numbers(first))[0] ?? pages.slice(0, count);
}

/** An amount of a table after the audit. */
interface AuditedFact extends Pick<GoldCell, 'code' | 'label' | 'path'> {
  readonly page: number | null;
  readonly valuePrinted: string;
  readonly amountYuan: string;
  readonly unitPrinted: string | null;
  readonly status: string;
}

interface Answer {
  readonly documents: readonly {
    readonly document: PrintedDocument;
    readonly findings: readonly Finding[];
    readonly facts: readonly AuditedFact[];
    readonly seconds: number;
  }[];
  readonly steps: Readonly<Record<string, number>>;
  readonly peakMegabytes: number;
}

function readScans(files: readonly string[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('ocr-child.mjs', import.meta.url)), [options.engine, ...files], {
      execArgv: [],
      serialization: 'advanced',
    });
    const documents: Answer['documents'][number][] = [];
    child.on('message', (message: Record<string, unknown>) => {
      if (message['done'] === true) resolve({ documents, ...(message as unknown as Omit<Answer, 'documents'>) });
      else documents.push(message as unknown as Answer['documents'][number]);
    });
    child.once('exit', (code) => reject(new Error(`reading ended with ${code}`)));
  });
}

const percent = (part: number, whole: number): number => (whole === 0 ? 100 : (100 * part) / whole);
const column = (part: number, whole: number): string =>
  `${percent(part, whole).toFixed(2)} (${part}/${whole})`.padEnd(20);

/** Amounts that the audit calls verified or repaired, and those of them that the page does not print. */
function countVerified(
  answer: Answer,
  chosen: readonly Chosen[],
): { readonly verified: number; readonly repaired: number; readonly wrong: readonly string[] } {
  const yuanOf = (text: string, unit: string | null): number =>
    Math.round(Number(text.normalize('NFKC').replace(/[\s,]/gu, '')) * (unit === '万元' ? 1e4 : 1) * 100);
  let verified = 0;
  let repaired = 0;
  const wrong: string[] = [];
  chosen.forEach(({ name, pages, gold }, index) => {
    for (const fact of answer.documents[index]?.facts ?? []) {
      if (fact.status !== 'verified' && fact.status !== 'repaired') continue;
      if (fact.status === 'verified') verified++;
      else repaired++;
      const page = pages[(fact.page ?? 1) - 1];
      const amount = Math.round(Number(fact.amountYuan) * 100);
      const onPage = gold.filter((cell) => cell.page === page);
      const inPlace = onPage.filter((cell) => isSamePlace(cell, fact));
      // A misread label leaves the page to compare with.
      const isPrinted = (inPlace.length > 0 ? inPlace : onPage).some(
        (cell) => yuanOf(cell.value, fact.unitPrinted) === amount,
      );
      if (!isPrinted)
        wrong.push(`${name} p${page} ${fact.valuePrinted} is called ${fact.status} as ${fact.amountYuan} yuan`);
    }
  });
  return { verified, repaired, wrong };
}

function isBelow(condition: Condition, tally: Tally): boolean {
  const { name } = condition;
  const target = name === 'clean' || name === 'mild150' || name === 'heavy' ? TARGETS[name] : TARGETS.spoilt;
  return (
    percent(tally.amountsRight, tally.amounts) < target.amounts ||
    percent(tally.codesRight, tally.codes) < target.codes ||
    percent(tally.charactersRight, tally.characters) < target.characters ||
    percent(tally.labelsRight, tally.labels) < target.labels
  );
}

async function measure(condition: Condition, chosen: readonly Chosen[], folder: string): Promise<boolean> {
  const files: string[] = [];
  for (const { name, pages } of chosen) {
    const file = join(folder, `${name}-${condition.name}.pdf`);
    writeFileSync(file, await makeScan(readFileSync(new URL(`corpus/pdf/${name}.pdf`, shared)), pages, condition));
    files.push(file);
  }
  const answer = await readScans(files);
  const tally = newTally();
  const pageCount = chosen.reduce((sum, { pages }) => sum + pages.length, 0);
  chosen.forEach(({ name, pages, gold }, index) => {
    const document = answer.documents[index]?.document;
    if (document !== undefined) score(gold, toCells(document, pages), tally, name);
  });
  const audited = countVerified(answer, chosen);
  const unreadable = answer.documents
    .flatMap(({ findings }) => findings)
    .filter(({ code }) => code === 'page.unreadable').length;
  const { start: _, ...steps } = answer.steps;
  const cpu = Object.values(steps).reduce((sum, seconds) => sum + seconds, 0);
  const shares = Object.entries(steps).map(([step, seconds]) => `${step} ${Math.round(percent(seconds, cpu))}%`);
  console.log(
    [
      condition.name.padEnd(10),
      String(pageCount).padEnd(5),
      column(tally.amountsRight, tally.amounts),
      column(tally.codesRight, tally.codes),
      column(tally.charactersRight, tally.characters),
      column(tally.labelsRight, tally.labels),
      column(tally.cellsFull, tally.cells),
      String(tally.wrong.length).padEnd(6),
      `${audited.wrong.length} of ${audited.verified}`.padEnd(10),
      String(audited.repaired).padEnd(8),
      String(unreadable).padEnd(6),
      (cpu / pageCount).toFixed(2).padEnd(6),
      `${answer.peakMegabytes.toFixed(0)} MB`.padEnd(8),
      shares.join(' '),
    ].join(' '),
  );
  for (const missed of tally.missed.slice(0, Number(options.misses))) console.log(`  ${missed}`);
  for (const line of audited.wrong) console.log(`  ${line}`);
  return audited.wrong.length === 0 && !isBelow(condition, tally);
}

if (!existsSync(new URL('corpus/pdf', shared))) {
  console.log('no documents here: nothing was measured');
} else {
  const chosen = choosePages(Number(options.pages));
  const folder = mkdtempSync(join(tmpdir(), 'scans-'));
  console.log(
    'condition  pages amounts              codes                characters           labels               cells, header path   extra  verified≠  repaired unread CPU s/page, peak, where',
  );
  try {
    for (const name of options.conditions.split(',')) {
      const condition = CONDITIONS.find((known) => known.name === name);
      if (condition === undefined) throw new Error(`no condition ${name}`);
      const holds = await measure(condition, chosen, folder);
      if (!holds) console.log(`  ${name}: below its targets`);
      if (!holds && options.check) process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
