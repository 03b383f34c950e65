import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutPage } from '../src/document/page-flow.ts';
import type { GridPart } from '../src/grid/fill-cells.ts';
import { openPdf } from '../src/formats/pdf/pdf-reader.ts';
import { hasBrowser, printedStyles, printGrids } from './random-grids/browser-route.ts';
import { drawGrids, drawnStyles } from './random-grids/pdf-route.ts';
import { anyGrid, type MadeGrid } from './random-grids/random-grid.ts';

const SEEDS = [20180101, 20250707];
const GRIDS_PER_FILE = 60;

const makeGrids = (seed: number): MadeGrid[] => fc.sample(anyGrid, { seed, numRuns: GRIDS_PER_FILE });

async function readParts(bytes: Uint8Array): Promise<GridPart[][]> {
  const reader = await openPdf(bytes, {});
  const pages: GridPart[][] = [];
  for (let number = 1; number <= reader.pageCount; number++)
    pages.push([...layOutPage(await reader.readPage(number)).parts]);
  await reader.close();
  return pages;
}

/** One line for each cell: place, spans and text, so that a failure shows what differs. */
const show = (
  cells: readonly { row: number; column: number; rowSpan: number; columnSpan: number; text: string }[],
): string[] =>
  cells
    .toSorted((left, right) => left.row - right.row || left.column - right.column)
    .map(
      ({ row, column, rowSpan, columnSpan, text }) =>
        `${row},${column} ${rowSpan}x${columnSpan} ${text.replace(/\s/gu, '')}`,
    );

const showMade = (grid: MadeGrid): string[] => show(grid.cells.map((cell) => ({ ...cell, text: cell.lines.join('') })));
const showRead = (part: GridPart): string[] => show(part.grid.cells);

describe('grids drawn by a program that writes PDFs', () => {
  for (const style of drawnStyles)
    test.for(SEEDS)(`${style}, seed %i`, async (seed) => {
      const { bytes, pages } = await drawGrids(makeGrids(seed), style);
      const read = await readParts(bytes);
      expect(read.map((parts) => parts.map(showRead))).toEqual(pages.map((grids) => grids.map(showMade)));
    });
});

// The printed half needs a browser (Debian: chromium fonts-liberation); without one it is left out.
describe.skipIf(!hasBrowser())('grids printed by a browser (skipped where chromium is not installed)', () => {
  for (const style of printedStyles)
    test.for(SEEDS)(`${style}, seed %i`, async (seed) => {
      const grids = makeGrids(seed);
      const read = await readParts(printGrids(grids, style));
      expect(read.flat().map(showRead)).toEqual(grids.map(showMade));
    });
});
