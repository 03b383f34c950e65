import {
  describeFinding,
  type CheckRecord,
  type FactRecord,
  type FindingCode,
  type FindingRecord,
  type Vocabulary,
} from '@mingzhang/schema';
import { buildAccount, type Account, type DocumentRecords } from './account.ts';
import { findSuspects } from './blame.ts';
import { evaluateEquation } from './equation/evaluate-equation.ts';
import { parseEquations, type Equation } from './equation/parse-equation.ts';
import { formatExact } from './exact.ts';
import { termsOf, type Instance, type OpenInstance } from './instance.ts';
import { evaluateCosts, reportIndicators, reportRateScores } from './performance/indicators.ts';
import { evaluateSheet } from './performance/sheet.ts';
import { recomputeNarrative, type WordFinding } from './narrative/recompute.ts';
import { evaluateRepeated } from './narrative/repeated.ts';
import { reportShareSums } from './narrative/share-sums.ts';
import { evaluateStaff } from './narrative/staff.ts';
import { recordId } from './record-id.ts';
import { repairReadings } from './repair.ts';
import {
  reportFailure,
  reportRepair,
  reportRounding,
  reportSuspect,
  severityRank,
  type AuditFinding,
} from './report.ts';
import { evaluateSeries } from './series/audit-series.ts';
import { digestAccount, type DocumentDigest } from './series/digest.ts';
import { withStatus, type IdentifiedInstance } from './status.ts';
import { buildPairRule, findCodePairs, type PairRule } from './structure/code-pairs.ts';
import { setCutSumsAside } from './structure/cut-tables.ts';
import { reportCodePairs, reportCutTables, reportStructure, reportWords } from './structure/report-structure.ts';
import { evaluateStatements } from './structure/statement-rows.ts';
import { findStructureFaults } from './structure/structure-faults.ts';
import { evaluateCodeSums } from './table/code-sums.ts';
import { evaluateNestedSums } from './table/nested-sums.ts';
import { evaluateProcurementSums } from './table/procurement-sums.ts';
import { evaluateProjectSums, evaluateUnitSums } from './table/row-group-sums.ts';

/** What the audit adds to the records of one document. */
export interface AuditedDocument {
  /** The same facts, with status and the identities behind it. */
  readonly facts: readonly FactRecord[];
  readonly checks: readonly CheckRecord[];
  /** By severity, then by money. */
  readonly findings: readonly FindingRecord[];
  /** What the checks across the documents of a run need of this one. */
  readonly digest: DocumentDigest;
}

/** What a comparison with other documents of the run adds to one document; it changes no status. */
export interface AuditedSeries {
  readonly documentId: string;
  readonly checks: readonly CheckRecord[];
  readonly findings: readonly FindingRecord[];
}

/** The checks of the vocabulary, parsed once for many documents. */
export interface Auditor {
  /** Codes of the findings that the audit makes; others belong to the stages before it. */
  readonly codes: ReadonlySet<string>;
  audit(records: DocumentRecords): AuditedDocument;
  /** Compares the documents of a run with each other; in the order of the documents given. */
  auditSeries(digests: readonly DocumentDigest[]): readonly AuditedSeries[];
}

/** A sum of one part is an equality. */
const ruleOf = ({ rule, right }: Instance): Instance['rule'] =>
  rule === 'R-SUM' && right.length === 1 ? 'R-EQ' : rule;

/** What checks that say the same share, told without sorting their many numbers. */
function outlineOf(instance: Instance): string {
  const rule = ruleOf(instance);
  return rule === 'R-EQ' ? rule : `${rule} ${instance.right.length} ${instance.left.id}`;
}

/** Two checks that say the same of the same numbers are one. */
function withoutRepeats(instances: readonly Instance[]): readonly Instance[] {
  const outlines = instances.map(outlineOf);
  const counts = new Map<string, number>();
  for (const outline of outlines) counts.set(outline, (counts.get(outline) ?? 0) + 1);
  const seen = new Set<string>();
  return instances.filter((instance, index) => {
    if (counts.get(outlines[index] ?? '') === 1) return true;
    const parts = instance.right.map(({ term, sign }) => (sign < 0n ? `-${term.id}` : term.id)).toSorted();
    const rule = ruleOf(instance);
    const sides =
      rule === 'R-EQ' ? [instance.left.id, ...parts].toSorted().join(' ') : `${instance.left.id} ${parts.join(' ')}`;
    const key = `${rule} ${sides}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const idOf = (documentId: string, instance: Instance): string =>
  recordId(
    'check',
    documentId,
    instance.checkId,
    instance.rule,
    instance.left.id,
    ...instance.right.map(({ term, sign }) => `${sign < 0n ? '-' : ''}${term.id}`),
  );

function toCheckRecord(documentId: string, { instanceId, instance }: IdentifiedInstance): CheckRecord {
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

const toOpenRecord = (documentId: string, open: OpenInstance): CheckRecord => ({
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

export function toAuditFindingRecord(documentId: string, found: AuditFinding): FindingRecord {
  const { code, severity, cause, at, ...parameters } = found.finding;
  const text = describeFinding(found.finding);
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
    suspectCell: found.suspectCell,
    satisfyingValue: found.satisfyingValue,
    textZh: text.zh,
    textEn: text.en,
  };
}

/**
 * One printed figure that a sentence gives for two quantities (收入总计、支出总计均为) is wrong once, and two
 * tables of one kind contradict a number in the same way once.
 */
function withoutEchoes(found: readonly AuditFinding[]): readonly AuditFinding[] {
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

function compareFound(a: AuditFinding, b: AuditFinding): number {
  const bySeverity = severityRank(a.finding.severity) - severityRank(b.finding.severity);
  return bySeverity !== 0 ? bySeverity : a.weight === b.weight ? 0 : a.weight > b.weight ? -1 : 1;
}

interface EvaluatedAccount {
  readonly instances: readonly Instance[];
  readonly open: readonly OpenInstance[];
  readonly words: readonly WordFinding[];
}

function evaluateAll(account: Account, equations: readonly Equation[]): EvaluatedAccount {
  const evaluated = equations.map((equation) => evaluateEquation(account, equation));
  const narrative = recomputeNarrative(account);
  const instances = [
    ...evaluated.flatMap(({ instances: own }) => own),
    ...account.tables.flatMap((table) => [
      ...evaluateCodeSums(table),
      ...evaluateUnitSums(table),
      ...evaluateProjectSums(table),
      ...evaluateProcurementSums(table),
      ...evaluateNestedSums(table),
      ...evaluateSheet(table),
    ]),
    ...evaluateCosts(account),
    ...evaluateRepeated(account),
    ...evaluateStaff(account),
    ...narrative.instances,
  ];
  return { instances: withoutRepeats(instances), open: evaluated.flatMap(({ open }) => open), words: narrative.words };
}

interface Rules {
  readonly equations: readonly Equation[];
  readonly pairRule: PairRule;
}

function auditDocument(records: DocumentRecords, { equations, pairRule }: Rules): AuditedDocument {
  const { documentId } = records.document;
  const account = buildAccount(records);
  const { instances: all, open: lacking, words } = evaluateAll(account, equations);
  const { decided, open: undecided, byTable } = setCutSumsAside(all, account.cut);
  const open = [...lacking, ...undecided];
  const pairs = findCodePairs(account, pairRule);
  const faults = findStructureFaults(account);
  const { repairs, instances } = repairReadings(decided);
  const identified = instances.map((instance) => ({ instanceId: idOf(documentId, instance), instance }));
  const { suspects, unexplained } = findSuspects(instances);
  const found = withoutEchoes([
    ...repairs.map(reportRepair),
    ...suspects.map((suspect) => reportSuspect(account, suspect)),
    ...unexplained.map(reportFailure),
    ...reportWords(words),
    ...reportStructure(account, faults),
    ...reportCutTables(account, byTable),
    ...reportCodePairs(pairs),
    ...reportShareSums(account),
    ...reportIndicators(account),
    ...reportRateScores(account),
    ...instances.filter((instance) => instance.verdict === 'rounding').map(reportRounding),
  ]);
  const checks = [
    ...identified.map((one) => toCheckRecord(documentId, one)),
    ...[...open, ...evaluateStatements(account, faults, pairs)].map((one) => toOpenRecord(documentId, one)),
  ];
  return {
    facts: withStatus(records.facts, identified, repairs),
    checks: [...new Map(checks.map((check) => [check.instanceId, check])).values()],
    findings: [
      ...new Map(
        found
          .toSorted(compareFound)
          .map((one) => toAuditFindingRecord(documentId, one))
          .map((record) => [record.findingId, record]),
      ).values(),
    ],
    digest: digestAccount(account),
  };
}

function auditSeries(digests: readonly DocumentDigest[]): readonly AuditedSeries[] {
  const instances = evaluateSeries(digests);
  return digests.flatMap(({ document: { documentId } }): AuditedSeries[] => {
    const own = instances.flatMap((one) => (one.documentId === documentId ? [one.instance] : []));
    if (own.length === 0) return [];
    const checks = own.map((instance) =>
      toCheckRecord(documentId, { instanceId: idOf(documentId, instance), instance }),
    );
    const findings = own
      .filter(({ verdict }) => verdict === 'fails')
      .map(reportFailure)
      .toSorted(compareFound)
      .map((found) => toAuditFindingRecord(documentId, found));
    return [
      {
        documentId,
        checks: [...new Map(checks.map((check) => [check.instanceId, check])).values()],
        findings: [...new Map(findings.map((finding) => [finding.findingId, finding])).values()],
      },
    ];
  });
}

const AUDIT_CODES: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'check.failed',
  'check.suspect',
  'check.repaired',
  'check.rounding',
  'check.rounding_unlikely',
  'text.direction',
  'text.zero_base',
  'text.year',
  'text.fund_contradicted',
  'table.cut',
  'table.declared_empty',
  'table.declared_filled',
  'code.repeated',
  'code.pair',
  'code.misplaced',
  'code.parent_missing',
  'code.children_missing',
  'staff.over_quota',
  'value.negative',
  'text.shares',
  'indicator.unexplained',
  'indicator.unmet',
  'indicator.rate_score',
]);

/** Prepares the checks of the vocabulary; the returned auditor is pure and may be used for any number of documents. */
export function buildAuditor(vocabulary: Pick<Vocabulary, 'checks' | 'equations' | 'codes'>): Auditor {
  const rules: Rules = {
    equations: parseEquations(vocabulary.equations, vocabulary.checks),
    pairRule: buildPairRule(vocabulary.codes),
  };
  return { codes: AUDIT_CODES, audit: (records) => auditDocument(records, rules), auditSeries };
}
