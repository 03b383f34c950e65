import { toFindingColumns, type CheckRecord, type FindingRecord } from '@mingzhang/schema';
import { formatExact } from './exact.ts';
import { termsOf, type Instance, type OpenInstance } from './instance.ts';
import { compareFound } from './order-findings.ts';
import { recordId } from './record-id.ts';
import type { AuditFinding } from './report.ts';
import type { IdentifiedInstance } from './status.ts';

/** The id of an evaluated identity: of the check and the numbers that it was put to. */
export const idOf = (documentId: string, instance: Instance): string =>
  recordId(
    'check',
    documentId,
    instance.checkId,
    instance.rule,
    instance.left.id,
    ...instance.right.map(({ term, sign }) => `${sign < 0n ? '-' : ''}${term.id}`),
  );

/** Checks of one id are one. */
export const uniqueChecks = (checks: readonly CheckRecord[]): readonly CheckRecord[] => [
  ...new Map(checks.map((check) => [check.instanceId, check])).values(),
];

export function toCheckRecord(documentId: string, { instanceId, instance }: IdentifiedInstance): CheckRecord {
  return {
    instanceId,
    checkId: instance.checkId,
    documentId,
    left: formatExact(instance.left.value),
    right: formatExact(instance.expected),
    difference: formatExact(instance.difference),
    tolerance: formatExact(instance.tolerance),
    verdict: instance.verdict,
    cellIds: termsOf(instance)
      .map((term) => term.id)
      .join(' '),
  };
}

export const toOpenRecord = (documentId: string, open: OpenInstance): CheckRecord => ({
  instanceId: recordId(
    'check',
    documentId,
    open.checkId,
    open.verdict,
    open.about,
    ...open.terms.map((term) => term.id),
  ),
  checkId: open.checkId,
  documentId,
  left: open.terms[0] === undefined ? null : formatExact(open.terms[0].value),
  right: null,
  difference: null,
  tolerance: null,
  verdict: open.verdict,
  cellIds: open.terms.map((term) => term.id).join(' '),
});

function toAuditFindingRecord(documentId: string, found: AuditFinding): FindingRecord {
  const columns = toFindingColumns(found.finding);
  return {
    findingId: recordId('finding', documentId, columns.code, columns.parameters, JSON.stringify(found.finding.at)),
    documentId,
    ...columns,
    suspectCell: found.suspectCell,
    satisfyingValue: found.satisfyingValue,
  };
}

/** The records of findings, each once: by severity, then by money. */
export const toFindingRecords = (documentId: string, found: readonly AuditFinding[]): readonly FindingRecord[] => {
  const records = found.toSorted(compareFound).map((one) => toAuditFindingRecord(documentId, one));
  return [...new Map(records.map((record) => [record.findingId, record])).values()];
};
