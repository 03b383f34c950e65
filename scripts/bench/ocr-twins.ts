import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { extractDocument } from '../../packages/extractor/dist/index.js';
import { readVocabulary } from '../../packages/schema/dist/node.js';
import type { Chosen } from './ocr-pages.ts';
import { toCells } from './ocr-score.ts';

/**
 * Documents of a folder, with what their text says instead of a gold: a scan must come out like it. Of each
 * document the first pages, as many as are wanted.
 */
export async function readTwins(folder: string, most: number): Promise<Chosen[]> {
  const vocabulary = await readVocabulary();
  const twins: Chosen[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.pdf'))) {
    const source = readFileSync(join(folder, file));
    const { value } = await extractDocument(source, { format: 'pdf', documentId: '0'.repeat(64), vocabulary });
    const pages = value.pages.map(({ number }) => number).slice(0, most);
    const goesOn = new Set(value.tables.flatMap(({ parts }) => parts.slice(1).map(({ page }) => page)));
    const gold = toCells(value, ({ page }) => page ?? 0).filter(({ page }) => pages.includes(page));
    const starts = new Set(pages.filter((page) => !goesOn.has(page)));
    twins.push({ name: basename(file, '.pdf'), pages, gold, source, starts });
  }
  return twins;
}
