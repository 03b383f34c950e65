import { SEVERITIES, type FindingRecord, type Severity } from '@mingzhang/schema';

/** How many findings there are of each severity. */
export type FindingCounts = Readonly<Record<Severity, number>>;

export function countFindings(findings: readonly FindingRecord[]): FindingCounts {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return { critical: count('critical'), error: count('error'), warning: count('warning'), info: count('info') };
}

export function addFindingCounts(counts: readonly FindingCounts[]): FindingCounts {
  const sum = (severity: Severity): number => counts.reduce((total, each) => total + each[severity], 0);
  return { critical: sum('critical'), error: sum('error'), warning: sum('warning'), info: sum('info') };
}

/** Whether there is a finding of this severity or a worse one. */
export function hasFindings(counts: FindingCounts, least: Severity): boolean {
  return SEVERITIES.slice(0, SEVERITIES.indexOf(least) + 1).some((severity) => counts[severity] > 0);
}
