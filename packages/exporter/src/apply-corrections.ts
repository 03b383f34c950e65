import { NO_PLACE, type Correction, type DocumentRecord, type FactRecord, type Finding } from '@mingzhang/schema';

export interface CorrectedFacts {
  readonly facts: readonly FactRecord[];
  /** One for each correction that is about this document, applied or not. */
  readonly findings: readonly Finding[];
}

function placeOf({ page, x0, y0, x1, y1 }: FactRecord): Finding['at'] {
  const box = x0 === null || y0 === null || x1 === null || y1 === null ? null : { x0, y0, x1, y1 };
  return { page, box };
}

const stale = (
  { target, printed, reason }: Correction,
  problem: Extract<Finding, { code: 'correction.stale' }>['problem'],
): Finding => ({
  code: 'correction.stale',
  severity: 'error',
  cause: 'structure',
  at: NO_PLACE,
  problem,
  target,
  printed,
  reason,
});

/**
 * Applies to the facts of one document what the corrections file says about it, on their way out: the audit has
 * judged what is printed. A correction whose guard fails is not applied; a finding says so. Facts that are set
 * have the status `corrected`; their `value_printed` and their cell stay as printed.
 */
export function applyCorrections(
  document: Pick<DocumentRecord, 'documentId' | 'sourceFile'>,
  facts: readonly FactRecord[],
  corrections: readonly Correction[],
): CorrectedFacts {
  const findings: Finding[] = [];
  const changes = new Map<FactRecord, Correction>();
  for (const correction of corrections) {
    if (correction.document_id !== document.documentId) {
      if (correction.source_file === document.sourceFile) findings.push(stale(correction, 'document'));
      continue;
    }
    const targets = facts.filter(({ factId, cellId }) => factId === correction.target || cellId === correction.target);
    const [first] = targets;
    if (first === undefined) findings.push(stale(correction, 'target'));
    else if (targets.some(({ valuePrinted }) => valuePrinted !== correction.printed))
      findings.push(stale(correction, 'printed'));
    else {
      for (const fact of targets) changes.set(fact, correction);
      const { printed, action, value, reason, date } = correction;
      findings.push({
        code: 'correction.applied',
        severity: 'info',
        cause: 'document',
        at: placeOf(first),
        printed,
        value: action === 'set_amount' ? value : null,
        reason,
        date,
      });
    }
  }
  if (changes.size === 0) return { facts, findings };
  return {
    facts: facts.flatMap((fact): readonly FactRecord[] => {
      const correction = changes.get(fact);
      if (correction === undefined) return [fact];
      return correction.action === 'leave_out'
        ? []
        : [{ ...fact, amountYuan: correction.value, nullKind: null, status: 'corrected' }];
    }),
    findings,
  };
}
