import type { DocumentRecord } from '@mingzhang/schema';
import { makeLinear, type Instance, type Part, type Severity } from '../instance.ts';
import type { Term } from '../term.ts';
import { printedFigure, subjectOf } from '../wording.ts';
import { quantityOf, yearKey, type Body } from './body.ts';
import type { DocumentDigest } from './digest.ts';

/** An identity over numbers of two documents; it belongs to the later one. */
export interface SeriesInstance {
  readonly documentId: string;
  readonly instance: Instance;
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  final_accounts: '决算',
  budget: '预算',
  performance: '绩效',
  unknown: '',
};

const nameOf = ({ fiscalYear, documentKind }: DocumentRecord): string =>
  `${fiscalYear ?? ''}年度${KIND_WORDS[documentKind] ?? ''}`;

const only = (terms: readonly Term[]): Term | undefined => {
  const values = new Set(terms.map(({ value }) => value));
  return values.size === 1 ? terms[0] : undefined;
};

interface Wanted {
  readonly kind: string;
  readonly measure: string;
  readonly roles?: readonly Term['role'][];
  readonly fund?: string;
  readonly phases?: readonly (string | null)[];
  readonly code?: string | null;
}

/** The number of a document that fits; undefined where there is none, or several that differ. */
function find({ terms }: DocumentDigest, wanted: Wanted): Term | undefined {
  return only(
    terms.filter(
      ({ fact, role }) =>
        (fact.tableKind ?? '') === wanted.kind &&
        fact.measure === wanted.measure &&
        fact.classification !== 'unit' &&
        (wanted.roles === undefined || wanted.roles.includes(role)) &&
        (wanted.fund === undefined || fact.fund === wanted.fund) &&
        (wanted.phases === undefined || wanted.phases.includes(fact.phase)) &&
        (wanted.code === undefined || fact.code === wanted.code),
    ),
  );
}

interface Comparison {
  readonly checkId: string;
  readonly severity: Severity;
  readonly left: Term | undefined;
  readonly right: readonly (Part | undefined)[];
  /** The document that the right side is in. */
  readonly other: DocumentDigest;
}

function compare(documentId: string, comparison: Comparison): SeriesInstance[] {
  const { checkId, severity, left, other } = comparison;
  const right = comparison.right.flatMap((part) => part ?? []);
  if (left === undefined || right.length < comparison.right.length || right.length === 0) return [];
  const instance = makeLinear(left, right, { checkId, rule: right.length === 1 ? 'R-EQ' : 'R-SUM', severity });
  const [first] = right;
  const figures = right
    .map(({ term, sign }, index) => `${sign < 0n ? ' − ' : index === 0 ? '' : ' + '}${printedFigure(term)}`)
    .join('');
  const from = first === undefined ? '' : `${nameOf(other.document)}${subjectOf(first.term)} ${figures}`;
  return [{ documentId, instance: { ...instance, arithmetic: from } }];
}

const plus = (term: Term | undefined): Part | undefined => (term === undefined ? undefined : { term, sign: 1n });

/** 年初结转 is what the year before left over (FX-221). */
function carriedOver(later: DocumentDigest, earlier: DocumentDigest): readonly SeriesInstance[] {
  return (['final.summary', 'final.fiscal'] as const).flatMap((kind) => {
    const fund = kind === 'final.fiscal' ? 'fiscal' : 'total';
    return compare(later.document.documentId, {
      checkId: 'FX-221',
      severity: 'error',
      left: find(later, { kind, measure: 'carryover_opening', fund }),
      right: [plus(find(earlier, { kind, measure: 'carryover_closing', fund }))],
      other: earlier,
    });
  });
}

/** What the text says of last year by 增减 against what last year's own accounts print (PN-952). */
function impliedPriorYear(later: DocumentDigest, earlier: DocumentDigest): readonly SeriesInstance[] {
  return (['revenue_total', 'expenditure_total'] as const).flatMap((measure) => {
    const change = find(later, { kind: 'text.fact', measure: `${measure}_change`, fund: 'total', code: null });
    const current = find(later, { kind: 'final.summary', measure, roles: ['grand'] });
    const prior = find(earlier, { kind: 'final.summary', measure, roles: ['grand'] });
    return compare(later.document.documentId, {
      checkId: 'PN-952',
      severity: 'warning',
      left: current,
      right: [plus(prior), plus(change)],
      other: earlier,
    });
  });
}

/** Budget figures that final accounts print again (FX-220). */
function againstBudget(final: DocumentDigest, budget: DocumentDigest): readonly SeriesInstance[] {
  const { documentId } = final.document;
  const kinds = new Set(final.terms.map(({ fact }) => fact.measure ?? ''));
  const threePublic = [...kinds].flatMap((measure) =>
    compare(documentId, {
      checkId: 'FX-220',
      severity: 'warning',
      left: find(final, { kind: 'final.three_public', measure, phases: ['approved'] }),
      right: [plus(find(budget, { kind: 'budget.three_public', measure, phases: ['approved', null] }))],
      other: budget,
    }),
  );
  const inText = final.terms.filter(
    ({ fact }) => fact.sourceKind === 'narrative' && fact.phase === 'approved' && fact.code?.length === 7,
  );
  const items = inText.flatMap((left) =>
    compare(documentId, {
      checkId: 'FX-220',
      severity: 'warning',
      left,
      right: [plus(find(budget, { kind: 'budget.gpb_function', measure: 'expenditure_total', code: left.fact.code }))],
      other: budget,
    }),
  );
  return [...threePublic, ...items];
}

/** One number that two years print alike may be chance, no number that fits is none: two that differ are two bodies. */
const FEWEST_TO_PART = 2;

const agrees = ({ instance: { verdict } }: SeriesInstance): boolean => verdict === 'holds' || verdict === 'rounding';
/** That nothing was left over, and nothing begun with, is true of any two documents. */
const saysSomething = ({ instance: { left, right } }: SeriesInstance): boolean =>
  left.value !== 0n || right.some(({ term }) => term.value !== 0n);

/**
 * Two documents of one name are one series as far as their numbers say so: where none of several fits, they are
 * unrelated and nothing is said; where nothing but the number in question could be compared, it is a warning.
 */
function weighSeries(instances: readonly SeriesInstance[]): readonly SeriesInstance[] {
  const telling = instances.filter(saysSomething);
  if (telling.some(agrees)) return instances;
  if (telling.length >= FEWEST_TO_PART) return instances.filter((one) => !telling.includes(one));
  return instances.map((one) => ({ ...one, instance: { ...one.instance, severity: 'warning' } }));
}

function overYears({ byYear }: Body): readonly SeriesInstance[] {
  return [...byYear.values()].flatMap((digest) => {
    const { fiscalYear, documentKind } = digest.document;
    if (fiscalYear === null || documentKind !== 'final_accounts') return [];
    const before = byYear.get(yearKey('final_accounts', fiscalYear - 1));
    const budget = byYear.get(yearKey('budget', fiscalYear));
    return [
      ...(before === undefined
        ? []
        : weighSeries([...carriedOver(digest, before), ...impliedPriorYear(digest, before)])),
      ...(budget === undefined ? [] : weighSeries(againstBudget(digest, budget))),
    ];
  });
}

/** Totals of accounts that were published again, against the first publication (PN-954). */
function revisions({ republished }: Body): readonly SeriesInstance[] {
  return republished.flatMap(([first, ...later]) => {
    if (first === undefined) return [];
    const printed = new Map(first.terms.map((term) => [quantityOf(term), term]));
    return later.flatMap(({ document, terms }) =>
      terms.flatMap((left) =>
        compare(document.documentId, {
          checkId: 'PN-954',
          severity: 'warning',
          left,
          right: [plus(printed.get(quantityOf(left)))],
          other: first,
        }),
      ),
    );
  });
}

/** The row of a unit in its department's tables against the unit's own document (FX-219). */
function unitsOfDepartments(digests: readonly DocumentDigest[]): readonly SeriesInstance[] {
  const keyOf = (agency: string | null, { regionCode, fiscalYear, documentKind }: DocumentRecord): string =>
    [agency, regionCode, fiscalYear, documentKind].join('|');
  const ownDocuments = new Map(
    digests.flatMap((digest) =>
      digest.document.agency !== null && digest.document.scope === 'unit'
        ? [[keyOf(digest.document.agency, digest.document), digest] as const]
        : [],
    ),
  );
  return digests
    .filter(({ document }) => document.scope === 'department')
    .flatMap(({ document, terms }) =>
      terms
        .filter(({ fact }) => fact.classification === 'unit')
        .flatMap((left) => {
          const unit = ownDocuments.get(keyOf(left.fact.unitName, document));
          const { tableKind, measure, fund } = left.fact;
          return unit === undefined
            ? []
            : compare(document.documentId, {
                checkId: 'FX-219',
                severity: 'warning',
                left,
                right: [
                  plus(
                    find(unit, {
                      kind: tableKind ?? '',
                      measure: measure ?? '',
                      roles: ['total', 'year'],
                      ...(fund === null ? {} : { fund }),
                    }),
                  ),
                ],
                other: unit,
              });
        }),
    );
}

/** Identities over the documents of one run: over years, between budget and accounts, between department and unit. */
export function evaluateSeries(digests: readonly DocumentDigest[], bodies: readonly Body[]): readonly SeriesInstance[] {
  return [...bodies.flatMap(overYears), ...bodies.flatMap(revisions), ...unitsOfDepartments(digests)];
}
