export { normalizeDocument, type NormalizedDocument, type NormalizeOptions } from './normalize.ts';
export { toFindingRecord } from './finding-record.ts';
