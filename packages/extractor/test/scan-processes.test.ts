import { readVocabulary } from '@mingzhang/schema/node';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { afterAll, expect, test } from 'vitest';
import { extractDocument } from '../src/extract-document.ts';
import { createScanPool } from '../src/node/scan-pool.ts';
import type { PageLimits } from '../src/node/scan-messages.ts';
import { startScanProcess } from '../src/node/scan-process.ts';
import { makeScan } from './support/make-scan.ts';

/** The program as it is built: a process of Node's reads no TypeScript. */
const built = new URL('../dist/node/scan-program.js', import.meta.url);
const usual: PageLimits = { cpuSeconds: 60, megabytes: 1500 };
/** Small pages with three lines each, so that a page costs little. */
async function drawPages(count: number): Promise<Uint8Array> {
  const file = await PDFDocument.create();
  const font = await file.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= count; number++) {
    const page = file.addPage([220, 120]);
    for (let line = 1; line <= 3; line++)
      page.drawText(`Page ${number}, line ${line}: ${number * 1000 + line}.50`, {
        x: 20,
        y: 110 - 30 * line,
        size: 14,
        font,
      });
  }
  return await file.save();
}

const scan = drawPages(4).then((bytes) => makeScan(bytes, { pages: [1, 2, 3, 4] }));
const pools: { close(): void }[] = [];
afterAll(() => pools.forEach((pool) => pool.close()));

async function read(workers: number, limits = usual) {
  const settings = { engine: 'pp', limits } as const;
  const pool = createScanPool({ engine: 'pp', limits, workers, start: () => startScanProcess(settings, built) });
  pools.push(pool);
  return await extractDocument(await scan, {
    format: 'pdf',
    documentId: '0'.repeat(64),
    vocabulary: await readVocabulary(),
    ocr: { mode: 'auto', ...pool },
  });
}

test('one process or three: the same document, to the last number', async () => {
  const one = await read(1);
  expect(one.value.pages.map(({ recognised }) => recognised)).toEqual(['whole', 'whole', 'whole', 'whole']);
  expect(one.value.paragraphs.map(({ text }) => text).join(' ')).toContain('Page 4');
  expect(await read(3)).toEqual(one);
});

test.for([
  { limits: { ...usual, cpuSeconds: 0.05 }, reason: 'over_time', limit: '0.05 s' },
  { limits: { ...usual, megabytes: 150 }, reason: 'over_memory', limit: '150 MB' },
])('pages that are $reason are findings, and nothing of them comes out', async ({ limits, reason, limit }) => {
  const { value, findings } = await read(2, limits);
  expect(value.tables).toEqual([]);
  expect(value.paragraphs).toEqual([]);
  expect(findings.filter(({ code }) => code === 'page.unreadable')).toEqual(
    [1, 2, 3, 4].map((page) => expect.objectContaining({ at: { page, box: null }, severity: 'error', reason, limit })),
  );
});

test.for([
  { page: 1, end: { kind: 'read' } },
  { page: 2, end: { kind: 'broken' } },
  { page: 3, end: { kind: 'broken', message: 'SIGKILL' } },
  { page: 4, end: { kind: 'over_memory' } },
  { page: 5, end: { kind: 'over_time' } },
  { page: 6, end: { kind: 'broken', message: 'the engine is not there' } },
])('how a process ends is told: page $page $end.kind', async ({ page, end }) => {
  const process = startScanProcess(
    { engine: 'pp', limits: usual },
    new URL('support/scan-program.mjs', import.meta.url),
  );
  const request = { pageNumber: page, width: 595, height: 842 };
  expect(await process.read({ bytes: new Uint8Array() }, request)).toMatchObject(end);
  process.stop();
});
