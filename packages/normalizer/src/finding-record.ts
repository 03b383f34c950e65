import { describeFinding, type Finding, type FindingRecord } from '@mingzhang/schema';
import { recordId } from './record-id.ts';

/** One row of `findings`: the finding with its place and its sentence in both languages. */
export function toFindingRecord(finding: Finding, documentId: string): FindingRecord {
  const { code, severity, cause, at, ...parameters } = finding;
  const text = describeFinding(finding);
  const printed = JSON.stringify(parameters);
  return {
    findingId: recordId('finding', documentId, code, printed, JSON.stringify(at)),
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
