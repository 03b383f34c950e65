import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { hasRightChecksums, installInflate, type StreamWatch } from './stream-watch.ts';

const watchStreams = installInflate();

/** What pdf.js gets for a stream of a watched document. */
async function inflate(deflated: Uint8Array, watch: StreamWatch): Promise<Uint8Array> {
  const bytes = new Uint8Array(deflated);
  watchStreams(bytes.buffer, watch);
  const { readable, writable } = new DecompressionStream('deflate');
  const writer = writable.getWriter();
  await writer.write(bytes);
  await writer.close();
  const pieces: Uint8Array[] = [];
  for await (const piece of readable as unknown as AsyncIterable<Uint8Array>) pieces.push(piece);
  return Buffer.concat(pieces);
}

const newWatch = (): StreamWatch => ({
  fontPrograms: 'skip',
  skippedBytes: 0,
  damages: [],
  hasChecksums: false,
  unread: [],
});

/** A font program as far as its first bytes go; noise, so that it stays long when deflated. */
function fontProgram(): Buffer {
  let state = 1;
  const noise = Uint8Array.from({ length: 20_000 }, () => (state = (state * 48_271) % 2_147_483_647) & 0xff);
  return Buffer.concat([Uint8Array.of(0, 1, 0, 0), noise]);
}

test('a font program is known by its first bytes, and its checksum looked at only when it matters', async () => {
  const watch = newWatch();
  const font = deflateSync(fontProgram());
  expect(font.length).toBeGreaterThan(10_000);
  expect(await inflate(font, watch)).toHaveLength(0);
  expect(watch).toMatchObject({ hasChecksums: false, unread: [expect.anything()] });
  expect(hasRightChecksums(watch)).toBe(true);
  expect(watch.unread).toHaveLength(0);
});

test('a font program with a wrong checksum proves nothing about those of the file', async () => {
  const watch = newWatch();
  const font = deflateSync(fontProgram());
  font[font.length - 1] = (font.at(-1) ?? 0) ^ 0xff;
  expect(await inflate(font, watch)).toHaveLength(0);
  expect(hasRightChecksums(watch)).toBe(false);
});

test('other long streams are inflated, and fonts too where their programs are wanted', async () => {
  const text = Buffer.from(`BT ${'(1) Tj '.repeat(5_000)}${fontProgram().toString('hex')} ET`);
  expect(await inflate(deflateSync(text), newWatch())).toEqual(text);
  const font = fontProgram();
  expect(await inflate(deflateSync(font), { ...newWatch(), fontPrograms: 'parse' })).toEqual(font);
});
