import type { DocumentRecord, FindingRecord } from '@mingzhang/schema';

/**
 * The order of rows, the same in every format and on every machine:
 * documents by source_file, then document_id; tables, cells and facts by their document, and within it
 * as they stand there (which is how the normalizer returns them); findings by their document, then by place, what
 * comes of comparing it with other documents last.
 * Texts are compared by UTF-16 code units: no locale.
 */

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What has no page or no box concerns the document as a whole and stands first. */
function compareNumber(a: number | null, b: number | null): number {
  return (a ?? -Infinity) === (b ?? -Infinity) ? 0 : (a ?? -Infinity) - (b ?? -Infinity);
}

/** Sorting function for documents; two records are equal only when they are the same document. */
export function compareDocuments(
  a: Pick<DocumentRecord, 'sourceFile' | 'documentId'>,
  b: Pick<DocumentRecord, 'sourceFile' | 'documentId'>,
): number {
  return compareText(a.sourceFile, b.sourceFile) || compareText(a.documentId, b.documentId);
}

/** Sorting function for the findings of one document: by page, from top to bottom, from left to right. */
export function compareFindings(a: FindingRecord, b: FindingRecord): number {
  return (
    compareNumber(a.page, b.page) ||
    compareNumber(a.y0, b.y0) ||
    compareNumber(a.x0, b.x0) ||
    compareText(a.code, b.code) ||
    compareText(a.findingId, b.findingId)
  );
}
