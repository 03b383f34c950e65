export { normalizeDocument, type MeaningShare, type NormalizedDocument, type NormalizeOptions } from './normalize.ts';
export type { KindGroup } from './normalize-table.ts';
export { toFindingRecords } from './finding-record.ts';
