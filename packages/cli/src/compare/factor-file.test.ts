import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { formatDecimal } from './decimal.ts';
import { readFactorFile } from './factor-file.ts';

const folder = await mkdtemp(join(tmpdir(), 'mingzhang-factors-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const place = { region_code: '610115', province: '陕西省', city: '西安市', county: '临潼区', agency: null };

async function ask(content: string | Uint8Array, year = 2022): Promise<string | undefined> {
  const path = join(folder, 'factors.csv');
  await writeFile(path, content);
  const found = (await readFactorFile(path, 'population'))(place, year);
  return found === undefined ? undefined : formatDecimal(found);
}

/** 临潼区 as GB 18030 has it. */
const IN_GB = Buffer.concat([
  Buffer.from('county,population\n'),
  Buffer.from('c1d9e4fcc7f8', 'hex'),
  Buffer.from(',5\n'),
]);

test.for([
  { name: 'by region and year', content: 'region_code,year,population\n610115,2021,3\n610115,2022,4\n', found: '4' },
  { name: 'for all years', content: 'county,population\n临潼区,7\n', found: '7' },
  { name: 'for all places', content: 'year,population\n2022,8\n', found: '8' },
  {
    name: 'with a byte order mark, blanks and separators',
    content: '\uFEFFcounty,population\n 临潼区 ,"1,234,567"\n',
    found: '1234567',
  },
  { name: 'as a Chinese spreadsheet saves it', content: IN_GB, found: '5' },
  { name: 'of another place', content: 'county,population\n莲湖区,7\n', found: undefined },
])('a number $name', async ({ content, found }) => {
  expect(await ask(content)).toBe(found);
});

test.for([
  { content: 'county,people\n临潼区,7\n', message: 'has no column population' },
  { content: 'county,population\n临潼区,7\n莲湖区,many\n', message: 'is no number: 2' },
  { content: 'county,population\n临潼区,7\n临潼区,8\n', message: 'two lines for one place and year: 2' },
])('$message', async ({ content, message }) => {
  await expect(ask(content)).rejects.toThrow(message);
});
