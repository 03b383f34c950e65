export { buildAuditor, type AuditedDocument, type Auditor } from './audit.ts';
export type { DocumentRecords } from './account.ts';
