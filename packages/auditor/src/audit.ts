import {
  type CheckRecord,
  type FactRecord,
  type FindingCode,
  type FindingRecord,
  type Vocabulary,
} from '@mingzhang/schema';
import { idOf, toCheckRecord, toFindingRecords, toOpenRecord, uniqueChecks } from './audit-records.ts';
import { buildAccount, type Account, type DocumentRecords } from './account.ts';
import { findSuspects } from './blame.ts';
import { groupBy } from './group-by.ts';
import { evaluateEquation } from './equation/evaluate-equation.ts';
import { parseEquations, type Equation } from './equation/parse-equation.ts';
import type { Instance, OpenInstance } from './instance.ts';
import { reportIndicatorClaims } from './performance/indicator-claims.ts';
import {
  evaluateCosts,
  evaluateIndicatorPoints,
  reportIndicators,
  reportRateScores,
} from './performance/indicators.ts';
import { evaluateShareColumn } from './performance/share-column.ts';
import { evaluateTaskCosts } from './performance/task-costs.ts';
import { evaluateSheet } from './performance/sheet.ts';
import { evaluateChanges } from './narrative/change-sums.ts';
import { recomputeNarrative, type WordFinding } from './narrative/recompute.ts';
import { reportReasonDirections } from './narrative/reason-direction.ts';
import { evaluateRepeated } from './narrative/repeated.ts';
import {
  evaluateShareSums,
  findShareBreakdowns,
  reportShareSums,
  type ShareBreakdown,
} from './narrative/share-sums.ts';
import { evaluateStaff } from './narrative/staff.ts';
import { withoutEchoes } from './order-findings.ts';
import { repairReadings } from './repair.ts';
import { reportFailure, reportRepair, reportRounding, reportSuspect } from './report.ts';
import { evaluateSeries } from './series/audit-series.ts';
import { groupBodies } from './series/body.ts';
import { findJumps } from './series/jumps.ts';
import { digestAccount, type DocumentDigest } from './series/digest.ts';
import { withStatus } from './status.ts';
import { buildCodeRule, type CodeRule } from './structure/code-names.ts';
import { buildPairRule, findCodePairs, type PairRule } from './structure/code-pairs.ts';
import { setCutSumsAside } from './structure/cut-tables.ts';
import {
  reportCodePairs,
  reportCutTables,
  reportStructure,
  reportUnprovenTables,
  reportWords,
} from './structure/report-structure.ts';
import { evaluatePrintedForms } from './structure/printed-forms.ts';
import { evaluateStatements } from './structure/statement-rows.ts';
import { findStructureFaults } from './structure/structure-faults.ts';
import { findUnprovenTables, idsOf, withoutFaults, withoutTables } from './structure/unproven-tables.ts';
import { withoutRepeats } from './without-repeats.ts';
import { evaluateClassificationTotals } from './table/classification-totals.ts';
import { evaluateCodeSums } from './table/code-sums.ts';
import { evaluateFundParts } from './table/fund-parts.ts';
import { evaluateNestedSums } from './table/nested-sums.ts';
import { evaluateProjectProcurement } from './table/project-procurement.ts';
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

interface EvaluatedAccount {
  readonly instances: readonly Instance[];
  readonly open: readonly OpenInstance[];
  readonly words: readonly WordFinding[];
  readonly shares: readonly ShareBreakdown[];
}

function evaluateAll(account: Account, equations: readonly Equation[]): EvaluatedAccount {
  const evaluated = equations.map((equation) => evaluateEquation(account, equation));
  const narrative = recomputeNarrative(account);
  const shares = findShareBreakdowns(account);
  const instances = [
    ...evaluated.flatMap(({ instances: own }) => own),
    ...account.tables.flatMap((table) => [
      ...evaluateCodeSums(table),
      ...evaluateUnitSums(table),
      ...evaluateProjectSums(table),
      ...evaluateProcurementSums(table),
      ...evaluateNestedSums(table),
      ...evaluateClassificationTotals(table),
      ...evaluateSheet(table),
      ...evaluateTaskCosts(table),
      ...evaluateShareColumn(table),
    ]),
    ...evaluateFundParts(account),
    ...evaluateCosts(account),
    ...evaluateProjectProcurement(account),
    ...evaluateRepeated(account),
    ...evaluateStaff(account),
    ...evaluateChanges(account),
    ...narrative.instances,
  ];
  return {
    instances: withoutRepeats(instances),
    open: [
      ...evaluated.flatMap(({ open }) => open),
      ...narrative.open,
      ...evaluateShareSums(shares),
      ...evaluateIndicatorPoints(account),
    ],
    words: narrative.words,
    shares,
  };
}

interface Rules {
  readonly equations: readonly Equation[];
  readonly pairRule: PairRule;
  readonly codeRule: CodeRule;
}

/** An amount in 元 and the same in 万元, rounded as it should be, is no difference to tell of. */
const isToldAsRounding = ({ verdict, rule, unlikely, left, right }: Instance): boolean =>
  verdict === 'rounding' &&
  ((rule !== 'R-EQ' && rule !== 'R-UNIT') ||
    unlikely ||
    right.every(({ term }) => term.fact.unitPrinted === left.fact.unitPrinted));

function auditDocument(records: DocumentRecords, { equations, pairRule, codeRule }: Rules): AuditedDocument {
  const { documentId } = records.document;
  const account = buildAccount(records);
  const { instances: all, open: lacking, words, shares } = evaluateAll(account, equations);
  const { decided, open: undecided, byTable } = setCutSumsAside(all, account.cut);
  const open = [...lacking, ...undecided];
  const pairs = findCodePairs(account, pairRule);
  const faults = findStructureFaults(account, codeRule);
  const { repairs, instances } = repairReadings(decided);
  const identified = instances.map((instance) => ({ instanceId: idOf(documentId, instance), instance }));
  const blame = findSuspects(instances);
  const unproven = findUnprovenTables(account.tables, instances, blame);
  const { suspects, unexplained } = unproven.length === 0 ? blame : findSuspects(withoutTables(instances, unproven));
  const found = withoutEchoes([
    ...repairs.map(reportRepair),
    ...suspects.map((suspect) => reportSuspect(account, suspect)),
    ...unexplained.map(reportFailure),
    ...reportWords(words),
    ...reportStructure(account, withoutFaults(faults, unproven)),
    ...reportCutTables(account, byTable),
    ...reportUnprovenTables(unproven),
    ...reportCodePairs(pairs),
    ...reportShareSums(shares),
    ...reportIndicators(account),
    ...reportRateScores(account),
    ...reportIndicatorClaims(account),
    ...reportReasonDirections(account),
    ...instances.filter(isToldAsRounding).map(reportRounding),
  ]);
  const checks = [
    ...identified.map((one) => toCheckRecord(documentId, one)),
    ...[...open, ...evaluateStatements(account, faults, pairs), ...evaluatePrintedForms(account, instances)].map(
      (one) => toOpenRecord(documentId, one),
    ),
  ];
  return {
    facts: withStatus(records.facts, identified, { repairs, unproven: idsOf(unproven) }),
    checks: uniqueChecks(checks),
    findings: toFindingRecords(documentId, found),
    digest: digestAccount(account),
  };
}

function auditSeries(digests: readonly DocumentDigest[]): readonly AuditedSeries[] {
  const bodies = groupBodies(digests);
  const instances = groupBy(evaluateSeries(digests, bodies), ({ documentId }) => documentId);
  const jumps = groupBy(findJumps(bodies), ({ documentId }) => documentId);
  return digests.flatMap(({ document: { documentId } }): AuditedSeries[] => {
    const own = (instances.get(documentId) ?? []).map(({ instance }) => instance);
    const steps = jumps.get(documentId) ?? [];
    if (own.length === 0 && steps.length === 0) return [];
    const checks = [
      ...own.map((instance) => toCheckRecord(documentId, { instanceId: idOf(documentId, instance), instance })),
      ...steps.map(({ row }) => toOpenRecord(documentId, row)),
    ];
    const found = [
      ...own.filter(({ verdict }) => verdict === 'fails').map(reportFailure),
      ...steps.flatMap(({ finding }) => finding ?? []),
    ];
    return [{ documentId, checks: uniqueChecks(checks), findings: toFindingRecords(documentId, found) }];
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
  'text.table_empty',
  'table.heading_differs',
  'table.cut',
  'table.unproven',
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
  'indicator.no_result',
  'indicator.target_quoted',
  'indicator.targets_differ',
  'text.reason_direction',
  'series.jump',
]);

/** Prepares the checks of the vocabulary; the returned auditor is pure and may be used for any number of documents. */
export function buildAuditor(
  vocabulary: Pick<Vocabulary, 'checks' | 'equations' | 'codes' | 'attestedPairs'>,
): Auditor {
  const rules: Rules = {
    equations: parseEquations(vocabulary.equations, vocabulary.checks),
    pairRule: buildPairRule(vocabulary.codes),
    codeRule: buildCodeRule(vocabulary.codes, vocabulary.attestedPairs),
  };
  return { codes: AUDIT_CODES, audit: (records) => auditDocument(records, rules), auditSeries };
}
