import { describeFinding, type Finding, type FindingRecord } from '@mingzhang/schema';
import { recordId } from './record-id.ts';

function toFindingRecord(finding: Finding, documentId: string, nth: number): FindingRecord {
  const { code, severity, cause, at, ...parameters } = finding;
  const text = describeFinding(finding);
  const printed = JSON.stringify(parameters);
  return {
    findingId: recordId('finding', documentId, code, printed, JSON.stringify(at), ...(nth === 0 ? [] : [String(nth)])),
    code,
    severity,
    cause,
    documentId,
    page: at.page,
    x0: at.box?.x0 ?? null,
    y0: at.box?.y0 ?? null,
    x1: at.box?.x1 ?? null,
    y1: at.box?.y1 ?? null,
    parameters: printed,
    suspectCell: null,
    satisfyingValue: null,
    textZh: text.zh,
    textEn: text.en,
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
