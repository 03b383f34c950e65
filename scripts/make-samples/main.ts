/**
 * Makes samples/: prints every sample and writes the cells that a reader must find in it.
 *
 *   npx tsx scripts/make-samples/main.ts [name…]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { samples } from './data/index.ts';
import { expectedCells, formatGolden } from './golden.ts';
import { locatePages } from './locate-pages.ts';
import type { Sample } from './model.ts';
import { missingPrograms, printPdf, readWords } from './print-pdf.ts';
import { writeText } from './print-text.ts';

const folder = fileURLToPath(new URL('../../samples', import.meta.url));

function makeSample(sample: Sample): void {
  const file = join(folder, `${sample.name}.${sample.extension}`);
  writeFileSync(file, sample.extension === 'pdf' ? printPdf(sample) : writeText(sample));
  const cells = expectedCells(sample);
  const pages = sample.extension === 'pdf' ? locatePages(sample, readWords(file)) : [];
  writeFileSync(join(folder, 'golden', `${sample.name}.cells.tsv`), formatGolden(cells, pages));
  process.stderr.write(`${sample.name}.${sample.extension}: ${cells.length} cells\n`);
}

const missing = missingPrograms();
const names = process.argv.slice(2);
const unknown = names.filter((name) => !samples.some((sample) => sample.name === name));
if (missing.length > 0 || unknown.length > 0) {
  for (const lack of missing) process.stderr.write(`missing: ${lack}\n`);
  for (const name of unknown) process.stderr.write(`no such sample: ${name}\n`);
  process.exitCode = 2;
} else {
  mkdirSync(join(folder, 'golden'), { recursive: true });
  for (const sample of samples) if (names.length === 0 || names.includes(sample.name)) makeSample(sample);
}
