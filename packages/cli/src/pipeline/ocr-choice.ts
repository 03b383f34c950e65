import type { OcrChoice } from './stages.ts';

/** What the option --ocr may say. */
export type OcrMode = OcrChoice['mode'] | 'off';

/** The options as the stages want them: nothing at all where recognition is off. */
export function chooseOcr(options: { readonly ocr: OcrMode; readonly ocrEngine: OcrChoice['engine'] }): {
  readonly ocr?: OcrChoice;
} {
  return options.ocr === 'off' ? {} : { ocr: { mode: options.ocr, engine: options.ocrEngine } };
}
