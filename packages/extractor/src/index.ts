export { extractDocument, type ExtractOptions, type SourceFormat } from './extract-document.ts';
export { detectFormat } from './formats/detect.ts';
