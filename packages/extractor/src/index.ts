export { extractDocument, type ExtractOptions, type SourceFormat } from './extract-document.ts';
