import { SEVERITIES, type Finding, type Place } from '@mingzhang/schema';
import type { Account } from './account.ts';
import type { Suspect } from './blame.ts';
import { abs, type Exact } from './exact.ts';
import { termsOf, type Instance, type Severity } from './instance.ts';
import type { Repair } from './repair.ts';
import { classifySlip } from './slip.ts';
import { SURE_READING, type Term } from './term.ts';
import { arithmeticOf, formatLike, printedFigure, statedFigure, statedLike, subjectOf } from './wording.ts';

/** A finding with what the record of findings wants besides: the suspect, the value that would do, the money. */
export interface AuditFinding {
  readonly finding: Finding;
  readonly suspectCell: string | null;
  readonly satisfyingValue: string | null;
  /** How much is at stake, for the order of findings: yuan for money, 0 otherwise. */
  readonly weight: Exact;
}

/** A finding at which no money is at stake and no value would do instead. */
export const lightFinding = (finding: Finding, suspectCell: string | null = null): AuditFinding => ({
  finding,
  suspectCell,
  satisfyingValue: null,
  weight: 0n,
});

/** Page and box of a record that has them. */
export function placeOfRecord(record: Readonly<Record<'page' | 'x0' | 'y0' | 'x1' | 'y1', number | null>>): Place {
  const { page, x0, y0, x1, y1 } = record;
  const box = x0 === null || y0 === null || x1 === null || y1 === null ? null : { x0, y0, x1, y1 };
  return { page, box };
}

export const placeOf = (term: Term): Place => placeOfRecord(term.fact);

export const severityRank = (severity: Severity): number => SEVERITIES.indexOf(severity);

const worst = (instances: readonly Instance[]): Severity =>
  instances.map((instance) => instance.severity).toSorted((a, b) => severityRank(a) - severityRank(b))[0] ?? 'error';

const causeOf = (terms: readonly Term[]): 'document' | 'reading' =>
  terms.some((term) => term.confidence < SURE_READING) ? 'reading' : 'document';

const idsOf = (instances: readonly Instance[]): readonly string[] => [
  ...new Set(instances.map((instance) => instance.checkId).toSorted()),
];

/** Money at stake; points and percent weigh nothing against money. */
const moneyOf = (term: Term, difference: Exact): Exact => (term.fact.countValue === null ? abs(difference) : 0n);

/** A percent that is off by one in its last digit is wrong, but nobody would put it to the bureau. */
function severityOf(instance: Instance): Severity {
  if (instance.rule !== 'R-PCT' || severityRank(instance.severity) > severityRank('error')) return instance.severity;
  return abs(instance.difference) <= (instance.left.quantum * 3n) / 2n ? 'warning' : instance.severity;
}

/** The cell, or the fact of a number in the text, which has no cell. */
const suspectId = (term: Term): string => term.id;

export function reportFailure(instance: Instance): AuditFinding {
  const { left, difference } = instance;
  const [only] = instance.right;
  return {
    finding: {
      code: 'check.failed',
      severity: severityOf(instance),
      cause: causeOf(termsOf(instance)),
      at: placeOf(left),
      subject: subjectOf(left),
      printed: statedFigure(left),
      arithmetic: arithmeticOf(instance),
      expected:
        only !== undefined && instance.right.length === 1
          ? statedFigure(only.term)
          : statedLike(left, instance.expected),
      difference: formatLike(left, abs(difference)),
      checks: [instance.checkId],
    },
    suspectCell: null,
    satisfyingValue: null,
    weight: moneyOf(left, difference),
  };
}

/** Numbers printed directly above and below, and those of other years for the same quantity. */
function surroundings(
  account: Account,
  term: Term,
): { readonly beside: readonly Exact[]; readonly prior: readonly Exact[] } {
  const beside = account.terms.filter(
    (other) =>
      other.tableId === term.tableId &&
      other.tableId !== undefined &&
      other.column === term.column &&
      Math.abs(other.row - term.row) === 1,
  );
  const year = term.fact.fiscalYear;
  const prior = account.terms.filter(
    (other) =>
      year !== null &&
      other.fact.fiscalYear === year - 1 &&
      other.fact.measure === term.fact.measure &&
      other.fact.code === term.fact.code &&
      other.fact.project === term.fact.project,
  );
  return { beside: beside.map((other) => other.value), prior: prior.map((other) => other.value) };
}

export function reportSuspect(account: Account, suspect: Suspect): AuditFinding {
  const { term, satisfying } = suspect;
  // What is quoted does not depend on which other identities fail.
  const explains = suspect.explains.toSorted((a, b) =>
    a.checkId < b.checkId ? -1 : a.checkId > b.checkId ? 1 : a.left.position - b.left.position,
  );
  const main = explains.toSorted((a, b) => severityRank(a.severity) - severityRank(b.severity))[0];
  const only = explains.length === 1 && main !== undefined ? severityOf(main) : worst(explains);
  const slip = classifySlip(term.value, satisfying, { quantum: term.quantum, ...surroundings(account, term) });
  return {
    finding: {
      code: 'check.suspect',
      severity: only,
      cause: causeOf([term]),
      at: placeOf(term),
      subject: subjectOf(term),
      printed: statedFigure(term),
      arithmetic: explains
        .slice(0, 2)
        .map((instance) => sidesOf(instance, term))
        .join('；'),
      satisfying: statedLike(term, satisfying),
      slip,
      checks: idsOf(explains),
    },
    suspectCell: suspectId(term),
    satisfyingValue: formatLike(term, satisfying),
    weight: moneyOf(term, term.value - satisfying),
  };
}

/** An identity as an inequality of what is printed, the suspect's own side first. */
export function sidesOf(instance: Instance, term: Term): string {
  const { left } = instance;
  const sign = instance.rule === 'R-LE' ? '>' : '≠';
  const own = left.id === term.id;
  return `${own ? '' : `${subjectOf(left)} `}${statedFigure(left)} ${sign} ${arithmeticOf(instance)}${instance.right.length > 1 ? ` = ${statedLike(left, instance.expected)}` : ''}`;
}

/** A misread number, what was read and what the identities make of it. */
export function reportRepair({ term, value, mended }: Repair): AuditFinding {
  return {
    finding: {
      code: 'check.repaired',
      severity: 'warning',
      cause: 'reading',
      at: placeOf(term),
      subject: subjectOf(term),
      printed: printedFigure(term),
      concluded: formatLike(term, value),
      arithmetic: mended
        .slice(0, 2)
        .map((instance) => sidesOf(instance, term))
        .join('；'),
      checks: idsOf(mended),
    },
    suspectCell: suspectId(term),
    satisfyingValue: formatLike(term, value),
    weight: moneyOf(term, term.value - value),
  };
}

export function reportRounding(instance: Instance): AuditFinding {
  const { left } = instance;
  return {
    finding: {
      code: instance.unlikely ? 'check.rounding_unlikely' : 'check.rounding',
      severity: instance.unlikely ? 'warning' : 'info',
      cause: 'rounding',
      at: placeOf(left),
      subject: subjectOf(left),
      printed: printedFigure(left),
      arithmetic: arithmeticOf(instance),
      difference: formatLike(left, abs(instance.difference)),
      checks: [instance.checkId],
    },
    suspectCell: null,
    satisfyingValue: null,
    weight: 0n,
  };
}
