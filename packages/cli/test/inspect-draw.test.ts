import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { main } from '../src/index.ts';
import { makeIo } from './fake-io.ts';
import { makeStages } from './fake-stages.ts';
import { makeFolder } from './temporary-folder.ts';

const SAMPLE = fileURLToPath(new URL('../../../samples/lintong-2022-final.pdf', import.meta.url));
/** A4 landscape in points, and the pixels per point of the drawing. */
const PAGE = { width: 841.9, height: 595.3 };
const SCALE = 2.5;

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** Reads a PNG of three colours with unfiltered rows and one chunk of data. */
function decodePng(png: Buffer): Picture {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  const rgb = Buffer.concat(
    Array.from({ length: height }, (_, y) => rows.subarray(y * (width * 3 + 1) + 1, (y + 1) * (width * 3 + 1))),
  );
  return { width, height, rgb };
}

/** How many pixels of a box, in points, are not white. */
function countInk(picture: Picture, box: { x0: number; y0: number; x1: number; y1: number }): number {
  let ink = 0;
  for (let y = Math.floor(box.y0 * SCALE); y < box.y1 * SCALE; y++)
    for (let x = Math.floor(box.x0 * SCALE); x < box.x1 * SCALE; x++)
      if (
        picture.rgb.subarray((y * picture.width + x) * 3, (y * picture.width + x) * 3 + 3).some((value) => value < 250)
      )
        ink++;
  return ink;
}

describe('a page of a sample', () => {
  test('becomes a picture of the page, wider by the notes, with its cells in colour', async () => {
    const cwd = await makeFolder();
    const io = makeIo({ cwd });
    const out = join('pictures', 'page.png');
    expect(await main(['inspect', SAMPLE, '--page', '10', '--draw', out, '--lang', 'zh'], io)).toBe(0);
    expect(io.stdout.text).toBe(`${out}\n`);
    expect(await readdir(join(cwd, 'pictures'))).toEqual(['page.png']);
    const picture = decodePng(await readFile(join(cwd, out)));
    expect(picture.width).toBeGreaterThan((PAGE.width + 100) * SCALE);
    expect(picture.height).toBeGreaterThan((PAGE.height + 20) * SCALE);
    const cells = { x0: 60, y0: 115, x1: 640, y1: 420 };
    expect(countInk(picture, cells)).toBeGreaterThan(0.8 * (cells.x1 - cells.x0) * (cells.y1 - cells.y0) * SCALE ** 2);
    expect(countInk(picture, { x0: 40, y0: 560, x1: 380, y1: 590 })).toBe(0);
  });
});

describe('where pictures go', () => {
  const draw = async (
    argv: readonly string[],
    cwd: string,
  ): Promise<{ code: number; stdout: string; stderr: string }> => {
    const io = makeIo({ cwd });
    const code = await main(['inspect', ...argv], io, { loadStages: () => Promise.resolve(makeStages()) });
    return { code, stdout: io.stdout.text, stderr: io.stderr.text };
  };

  test('a folder holds one picture for every page', async () => {
    const cwd = await makeFolder();
    await copyFile(SAMPLE, join(cwd, 'a.pdf'));
    const io = makeIo({ cwd });
    expect(await main(['inspect', 'a.pdf', '--page', '7', '--draw', 'out'], io)).toBe(0);
    expect(io.stdout.text).toBe(`${join('out', 'page-007.png')}\n`);
  });

  test.for([
    {
      argv: ['a.txt', '--draw', 'out'],
      says: 'error[draw.no_pages]: a.txt: this format has no pages to draw. hint: leave out --draw',
    },
    {
      argv: ['two.pdf', '--draw', 'out.png'],
      says: 'error[draw.one_file]: two.pdf: 2 pages do not go into one picture. hint: name a folder',
    },
    {
      argv: ['two.pdf', '--page', '3', '--draw', 'out'],
      says: 'error[page.missing]: two.pdf: there is no page 3 of 2',
    },
  ])('$says', async ({ argv, says }) => {
    const cwd = await makeFolder({ 'a.txt': '1', 'two.pdf': '%PDF page 1 page 2' });
    const { code, stdout, stderr } = await draw(argv, cwd);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(says);
  });
});
