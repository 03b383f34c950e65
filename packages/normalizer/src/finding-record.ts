import { toFindingColumns, type Finding, type FindingRecord } from '@mingzhang/schema';
import { recordId } from './record-id.ts';

function toFindingRecord(finding: Finding, documentId: string, nth: number): FindingRecord {
  const columns = toFindingColumns(finding);
  return {
    findingId: recordId(
      'finding',
      documentId,
      columns.code,
      columns.parameters,
      JSON.stringify(finding.at),
      ...(nth === 0 ? [] : [String(nth)]),
    ),
    documentId,
    ...columns,
    suspectCell: null,
    satisfyingValue: null,
  };
}

/**
 * The records of the findings of one document, in their order. Findings that say the same of the same place (tables
 * of a text file with one title) are told apart by which of them comes first.
 */
export function toFindingRecords(findings: readonly Finding[], documentId: string): readonly FindingRecord[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = JSON.stringify(finding);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return toFindingRecord(finding, documentId, nth);
  });
}
