import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { isUserError } from '@mingzhang/schema';
import { describe, expect, test } from 'vitest';
import { buildPdf, type PdfSpec } from '../../../test/pdf-builder.ts';
import { readPages, textOf } from '../../../test/read-built-pdf.ts';
import { openPdf } from './pdf-reader.ts';

const corpusFolder = new URL('../../../../../../shared/corpus/pdf/', import.meta.url);
const corpus = existsSync(corpusFolder) ? readdirSync(corpusFolder).filter((file) => file.endsWith('.pdf')) : [];
if (corpus.length === 0) console.info(`real files are not tested: there are none in ${fileURLToPath(corpusFolder)}`);

async function failureOf(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was thrown');
}

describe('files', () => {
  const simple: PdfSpec = {
    pages: [{ content: 'BT /F1 10 Tf 50 100 Td (1) Tj ET' }, { content: 'BT /F1 10 Tf 50 100 Td (2) Tj ET' }],
  };

  test('title and page count', async () => {
    const reader = await openPdf(buildPdf({ ...simple, title: 'Final accounts' }), {});
    expect([reader.title, reader.pageCount]).toEqual(['Final accounts', 2]);
    await reader.close();
    const plain = await openPdf(buildPdf({ ...simple, streams: 'plain' }), {});
    expect(plain.title).toBeNull();
    expect(textOf(await plain.readPage(2))).toBe('2');
    await plain.close();
  });

  test('pages asked for at once come as if asked one by one', async () => {
    const reader = await openPdf(buildPdf(simple), {});
    const pages = await Promise.all([reader.readPage(2), reader.readPage(1), reader.readPage(2)]);
    expect(pages.map(textOf)).toEqual(['2', '1', '2']);
    await reader.close();
  });

  test('the bytes given are left as they are', async () => {
    const bytes = buildPdf(simple);
    const copy = bytes.slice();
    await readPages(bytes);
    expect(bytes).toEqual(copy);
  });

  test('encrypted: no password, a wrong one, the right one', async () => {
    const bytes = buildPdf({ ...simple, password: 'sesame' });
    for (const [options, code] of [
      [{}, 'pdf.encrypted'],
      [{ password: 'open' }, 'pdf.password_wrong'],
    ] as const) {
      const failure = await failureOf(openPdf(bytes, options));
      expect(isUserError(failure) && [failure.code, failure.hint.includes('--password')]).toEqual([code, true]);
    }
    expect((await readPages(bytes, { password: 'sesame' })).map(textOf)).toEqual(['1', '2']);
  });

  test.for([
    { what: 'nothing', bytes: () => new Uint8Array(0) },
    { what: 'a header and rubbish', bytes: () => new TextEncoder().encode('%PDF-1.4\nrubbish') },
    { what: 'cut off before the first page', bytes: () => buildPdf(simple).subarray(0, 200) },
    { what: 'a file without pages', bytes: () => buildPdf({ pages: [] }) },
  ])('damaged: $what', async ({ bytes }) => {
    const failure = await failureOf(openPdf(bytes(), {}));
    expect(isUserError(failure) && failure.code).toBe('pdf.damaged');
  });

  test('cut off in the second page: the first is read, the second is damaged', async () => {
    const long = Array.from(
      { length: 400 },
      (_, row) => `BT /F1 ${5 + (row % 7)} Tf ${row} ${(row * 37) % 290} Td (${row * 7919}) Tj ET`,
    ).join('\n');
    const bytes = buildPdf({ pages: [{ content: 'BT /F1 10 Tf 50 100 Td (1) Tj ET' }, { content: long }] });
    const cut = bytes.subarray(0, Buffer.from(bytes).lastIndexOf('endstream') - 900);
    const reader = await openPdf(cut, {});
    expect(textOf(await reader.readPage(1))).toBe('1');
    const failure = await failureOf(reader.readPage(2));
    expect(failure).toMatchObject({ name: 'PageDamagedError', pageNumber: 2 });
    await reader.close();
  });

  test('a file without its end is mended, and says that it is not complete', async () => {
    const bytes = buildPdf(simple);
    const reader = await openPdf(bytes.subarray(0, Buffer.from(bytes).lastIndexOf('xref\n0')), {});
    expect([reader.isComplete, reader.pageCount]).toEqual([false, 2]);
    expect(textOf(await reader.readPage(2))).toBe('2');
    await reader.close();
  });

  test.for([
    { what: 'a figure has changed', offset: -6, ok: [false, true] },
    { what: 'its checksum is missing', offset: 0, ok: [true, true] },
  ])('content of the first page: $what', async ({ offset, ok }) => {
    const content = new TextEncoder().encode(`BT /F1 10 Tf 50 100 Td (${'0123456789'.repeat(3)}) Tj ET`);
    const deflated = deflateSync(content, { level: 0 });
    const stream =
      offset === 0 ? deflated.subarray(0, -4) : deflated.map((byte, index) => (index === 40 ? byte ^ 1 : byte));
    const objects = { 30: { dictionary: '/Filter /FlateDecode', stream: Uint8Array.from(stream) } };
    const made = Buffer.from(buildPdf({ ...simple, objects }))
      .toString('latin1')
      .replace('/Contents 1001 0 R', '/Contents 30 0 R  ');
    const reader = await openPdf(Buffer.from(made, 'latin1'), {});
    const seen: boolean[] = [];
    // The second page first: it shows that the writer of this file can add.
    for (const page of [2, 1])
      seen.unshift(
        await reader.readPage(page).then(
          () => true,
          (error: Error) => error.name !== 'PageDamagedError',
        ),
      );
    expect(seen).toEqual(ok);
    await reader.close();
  });

  test('nothing is said on the console', async () => {
    const said: unknown[] = [];
    const was = { log: console.log, warn: console.warn };
    const listen = (...parts: unknown[]): void => void said.push(parts);
    Object.assign(console, { log: listen, warn: listen });
    try {
      await readPages(buildPdf({ pages: [{ content: 'BT /Nowhere 10 Tf (x) Tj ET 1 0 0 rg /Missing Do' }] }));
    } finally {
      Object.assign(console, was);
    }
    expect(said).toEqual([]);
  });
});

describe.skipIf(corpus.length === 0)('real files', () => {
  test.for(corpus)('%s reads the same with and without its font programs', async (file) => {
    const bytes = readFileSync(new URL(file, corpusFolder));
    expect(await readPages(bytes, { fontPrograms: 'parse' })).toEqual(await readPages(bytes));
  });

  test('are read with bounded memory, one after another', async () => {
    const [file = ''] = corpus;
    const bytes = readFileSync(new URL(file, corpusFolder));
    for (let round = 0; round < 3; round++) await readPages(bytes);
    const before = process.memoryUsage().arrayBuffers;
    for (let round = 0; round < 10; round++) await readPages(bytes);
    // Ten times the file, had nothing been let go.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(bytes.length * 8 + 40_000_000);
  });
});
