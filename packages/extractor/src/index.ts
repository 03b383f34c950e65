export { extractDocument, type ExtractOptions, type SourceFormat } from './extract-document.ts';
export type { OcrOptions } from './ocr/recognise-pages.ts';
export { detectFormat } from './formats/detect.ts';
export {
  inspectPages,
  type InspectPagesOptions,
  type SeenCell,
  type SeenGrid,
  type SeenLine,
  type SeenPage,
} from './inspect-page.ts';
