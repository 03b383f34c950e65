import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../../test/temporary-folder.ts';
import { openSpool, type Spool, type Stretch } from './spool.ts';

async function readText(spool: Spool, stretch: Stretch): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of spool.read(stretch)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

test('stretches come back whole, however they were appended and in whatever order they are read', async () => {
  const spool = await openSpool(join(await makeFolder(), 'spool'));
  // The long one is read in several chunks, and one of their borders falls into a character.
  const texts = ['', '决算', `x${'预'.repeat(200_000)}`, 'end\r\n'];
  const stretches = await Promise.all(texts.map((text) => spool.append(text)));
  for (const index of [3, 0, 2, 1]) expect(await readText(spool, stretches[index]!)).toBe(texts[index]);
  await spool.close();
});

test('a stretch beyond the end is a bug, not a short file', async () => {
  const spool = await openSpool(join(await makeFolder(), 'spool'));
  await spool.append('abc');
  await expect(readText(spool, { start: 0, length: 4 })).rejects.toThrow('ends at 3');
  await spool.close();
});
