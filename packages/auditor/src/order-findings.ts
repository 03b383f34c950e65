import { severityRank, type AuditFinding } from './report.ts';

/**
 * One printed figure that a sentence gives for two quantities (收入总计、支出总计均为) is wrong once, and two
 * tables of one kind contradict a number in the same way once.
 */
export function withoutEchoes(found: readonly AuditFinding[]): readonly AuditFinding[] {
  const seen = new Set<string>();
  return found.filter(({ finding, satisfyingValue }) => {
    if (finding.code !== 'check.suspect' && finding.code !== 'check.failed') return true;
    const inText = finding.subject.startsWith('正文');
    const said =
      finding.code === 'check.failed' ? `${finding.expected} ${finding.checks.join(' ')}` : (satisfyingValue ?? '');
    const key = [
      inText ? '' : finding.subject,
      JSON.stringify(finding.at),
      finding.printed,
      said,
      inText ? finding.checks.join(' ') : '',
    ].join('|');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** By severity, then by money. */
export function compareFound(a: AuditFinding, b: AuditFinding): number {
  const bySeverity = severityRank(a.finding.severity) - severityRank(b.finding.severity);
  return bySeverity !== 0 ? bySeverity : a.weight === b.weight ? 0 : a.weight > b.weight ? -1 : 1;
}
