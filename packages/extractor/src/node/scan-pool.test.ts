import { expect, test } from 'vitest';
import type { ScanAnswer, ScannedDocument } from '../ocr/scan-reader.ts';
import { createScanPool } from './scan-pool.ts';
import type { PageEnd, ScanProcess } from './scan-process.ts';

const limits = { cpuSeconds: 60, megabytes: 1000 };
const document: ScannedDocument = { bytes: new Uint8Array() };
const page = (pageNumber: number) => ({ pageNumber, width: 595, height: 842 });

const reading = (pageNumber: number): ScanAnswer => ({
  width: pageNumber,
  height: 1,
  glyphs: [],
  rulings: [],
  turn: 0,
  skew: 0,
  toDisplayed: { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 },
  confidence: 1,
});
const read = (pageNumber: number, megabytes = 400): PageEnd => ({
  kind: 'read',
  answers: [reading(pageNumber)],
  megabytes,
});

/** Processes that answer by what a page does in them; counts those started, and how many pages were under way at most. */
function fakeProcesses(answer: (pageNumber: number, pagesBefore: number) => PageEnd) {
  const seen = { started: 0, atOnce: 0 };
  let underWay = 0;
  const start = (): ScanProcess => {
    seen.started++;
    let pages = 0;
    return {
      async read(_document, { pageNumber }) {
        seen.atOnce = Math.max(seen.atOnce, ++underWay);
        // Later pages end first.
        for (let turn = 0; turn < 20 - pageNumber; turn++) await Promise.resolve();
        underWay--;
        return answer(pageNumber, pages++);
      },
      stop: () => undefined,
    };
  };
  return { start, seen };
}

async function readAll(
  pages: readonly number[],
  { start }: Pick<ReturnType<typeof fakeProcesses>, 'start'>,
  workers = 2,
): Promise<readonly (readonly ScanAnswer[])[]> {
  const pool = createScanPool({ engine: 'pp', workers, limits, start });
  const reader = await pool.openReader(document);
  const answers = await Promise.all(pages.map((number) => reader.read(page(number))));
  await reader.close();
  pool.close();
  return answers;
}

test('every page gets its own answer, whichever ends first, and no more are under way than there are processes', async () => {
  const processes = fakeProcesses((pageNumber) => read(pageNumber));
  const answers = await readAll([1, 2, 3, 4, 5, 6, 7], processes, 3);
  expect(answers).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => [reading(number)]));
  expect(processes.seen).toEqual({ started: 3, atOnce: 3 });
});

test('a page that takes too long is given up at once; the others are read', async () => {
  const processes = fakeProcesses((number) => (number === 2 ? { kind: 'over_time' } : read(number)));
  expect(await readAll([1, 2, 3], processes, 1)).toEqual([
    [reading(1)],
    [{ isGivenUp: true, reason: 'over_time', limit: '60 s' }],
    [reading(3)],
  ]);
  expect(processes.seen.started).toBe(2);
});

test.for([1, 2])(
  'memory that other pages left behind is not held against a page: of %d processes it has one of its own',
  async (workers) => {
    const processes = fakeProcesses((number, before) =>
      number === 3 && before > 0 ? { kind: 'over_memory' } : read(number),
    );
    expect(await readAll([1, 2, 3], processes, workers)).toEqual([[reading(1)], [reading(2)], [reading(3)]]);
  },
);

test('a page that needs too much memory by itself is given up', async () => {
  const processes = fakeProcesses((number) => (number === 2 ? { kind: 'over_memory' } : read(number)));
  const [, second] = await readAll([1, 2, 3], processes, 1);
  expect(second).toEqual([{ isGivenUp: true, reason: 'over_memory', limit: '1000 MB' }]);
});

test('a process that ends by accident loses no page', async () => {
  let accidents = 1;
  const processes = fakeProcesses((number) =>
    number === 2 && accidents-- > 0 ? { kind: 'broken', message: 'SIGKILL' } : read(number),
  );
  expect(await readAll([1, 2, 3], processes)).toEqual([[reading(1)], [reading(2)], [reading(3)]]);
});

test('a page that ends every process is given up with what was said last, and it alone', async () => {
  const processes = fakeProcesses((number) => (number === 2 ? { kind: 'broken', message: 'SIGSEGV' } : read(number)));
  expect(await readAll([1, 2, 3], processes)).toEqual([
    [reading(1)],
    [{ isGivenUp: true, reason: 'crashed', detail: 'SIGSEGV' }],
    [reading(3)],
  ]);
});

test('a process that has grown is replaced before the next page', async () => {
  const processes = fakeProcesses((number) => read(number, number === 1 ? 700 : 400));
  await readAll([1, 2, 3], processes, 1);
  expect(processes.seen.started).toBe(2);
});

test('an engine that cannot be started is an error of the run, not of a page', async () => {
  const processes = fakeProcesses(() => ({ kind: 'unavailable', message: 'no such file' }));
  await expect(readAll([1, 2], processes)).rejects.toMatchObject({ name: 'UserError', code: 'ocr.unavailable' });
});

test('pictures of a page that is given up have an answer each', async () => {
  const { start } = fakeProcesses(() => ({ kind: 'over_time' }));
  const pool = createScanPool({ engine: 'pp', workers: 1, limits, start });
  const reader = await pool.openReader(document);
  const area = { x0: 0, y0: 0, x1: 10, y1: 10 };
  expect(await reader.read({ ...page(1), areas: [area, area] })).toHaveLength(2);
  pool.close();
});
