import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main, type Stages } from '../src/index.ts';
import { makeIo } from './fake-io.ts';
import { makeStages } from './fake-stages.ts';
import { makeFolder } from './temporary-folder.ts';

/** Runs a verb on one file; what recognition was opened with, and how often it was closed. */
async function runWith(words: readonly string[]) {
  const cwd = await makeFolder({ 'a.txt': '1' });
  const io = makeIo({ cwd });
  const opened: unknown[] = [];
  let closed = 0;
  const openRecognition: Stages['openRecognition'] = (choice) => {
    opened.push(choice);
    return Promise.resolve({
      mode: choice.mode,
      openReader: () => Promise.reject(new Error('nothing is to be recognised')),
      close: () => void closed++,
    });
  };
  const code = await main(words, io, { loadStages: () => Promise.resolve(makeStages({ openRecognition })) });
  return { cwd, code, opened, closed };
}

const usual = { mode: 'auto', engine: 'pp', seconds: 60, megabytes: 1500 };

test.for([
  { flags: [], choice: usual, record: 'auto pp, at most 60 CPU seconds and 1500 MB a page' },
  {
    flags: ['--ocr=force', '--ocr-engine=tesseract', '--ocr-jobs=3', '--ocr-seconds=9', '--ocr-megabytes=700'],
    choice: { mode: 'force', engine: 'tesseract', jobs: 3, seconds: 9, megabytes: 700 },
    record: 'force tesseract, at most 9 CPU seconds and 700 MB a page',
  },
])('$flags reach recognition and the record of the run; in the end it is closed', async ({ flags, choice, record }) => {
  const { cwd, opened, closed } = await runWith(['run', 'a.txt', '--out', 'out', ...flags]);
  expect({ opened, closed }).toEqual({ opened: [choice], closed: 1 });
  expect(JSON.parse(await readFile(join(cwd, 'out/run.json'), 'utf8')).options.ocr).toBe(record);
  expect(await runWith(['inspect', 'a.txt', ...flags])).toMatchObject({ opened: [choice], closed: 1 });
});

test('--ocr off: no recognition is opened', async () => {
  const { cwd, opened } = await runWith(['run', 'a.txt', '--out', 'out', '--ocr', 'off']);
  expect(opened).toEqual([]);
  expect(JSON.parse(await readFile(join(cwd, 'out/run.json'), 'utf8')).options.ocr).toBe('off');
  expect(await runWith(['inspect', 'a.txt', '--ocr', 'off'])).toMatchObject({ opened: [] });
});

test.for([
  ['--ocr', 'yes'],
  ['--ocr-engine', 'other'],
  ['--ocr-seconds', '0'],
  ['--ocr-jobs', 'all'],
])('%s is refused before anything is opened', async (flags) => {
  expect(await runWith(['run', 'a.txt', '--out', 'out', ...flags])).toMatchObject({ code: 2, opened: [] });
});
