export { buildAuditor, type AuditedDocument, type AuditedSeries, type Auditor } from './audit.ts';
export type { DocumentRecords } from './account.ts';
export type { DocumentDigest } from './series/digest.ts';
