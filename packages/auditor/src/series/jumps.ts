import type { OpenInstance } from '../instance.ts';
import { lightFinding, placeOf, type AuditFinding } from '../report.ts';
import type { Term } from '../term.ts';
import { printedFigure } from '../wording.ts';
import { yearKey, type Body } from './body.ts';
import type { DocumentDigest } from './digest.ts';

/** What became of one body's total from one year to the next, beside the other bodies of the run. */
export interface Jump {
  readonly documentId: string;
  readonly row: OpenInstance;
  readonly finding: AuditFinding | undefined;
}

interface Step {
  readonly digest: DocumentDigest;
  readonly before: Term;
  readonly now: Term;
  /** Natural logarithm of now ÷ before. */
  readonly growth: number;
}

/** Of fewer steps nobody knows what is usual. */
const FEWEST_STEPS = 8;
/** So many robust standard deviations off the median are unusual; the median absolute deviation × 1.4826 is one. */
const BAND = 5 * 1.4826;
/** Less than a third more or less is never unusual, however alike all others are. */
const LEAST_BAND = Math.log(1.33);

const totalOf = ({ terms }: DocumentDigest): Term | undefined =>
  terms.find(
    ({ fact, role, value }) =>
      fact.tableKind === 'final.summary' && fact.measure === 'expenditure_total' && role === 'grand' && value > 0n,
  );

function stepsOf(bodies: readonly Body[]): readonly Step[] {
  return bodies.flatMap(({ byYear }) =>
    [...byYear.values()].flatMap((digest): Step[] => {
      const { fiscalYear, documentKind } = digest.document;
      if (fiscalYear === null || documentKind !== 'final_accounts') return [];
      const earlier = byYear.get(yearKey('final_accounts', fiscalYear - 1));
      const [before, now] = [earlier === undefined ? undefined : totalOf(earlier), totalOf(digest)];
      return before === undefined || now === undefined
        ? []
        : [{ digest, before, now, growth: Math.log(Number(now.value) / Number(before.value)) }];
    }),
  );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[middle - 1 + (sorted.length % 2)], sorted[middle]];
  return (low + high) / 2;
}

/** The text gives a reason for the change of the total. */
const isExplained = ({ terms }: DocumentDigest): boolean =>
  terms.some(
    ({ fact }) =>
      fact.sourceKind === 'narrative' &&
      /^(?:revenue|expenditure)_total_change$/u.test(fact.measure ?? '') &&
      fact.reason !== null,
  );

/** Totals that changed far more than those of the other bodies of the run, without a reason in the text (PN-951). */
export function findJumps(bodies: readonly Body[]): readonly Jump[] {
  const steps = stepsOf(bodies);
  if (steps.length < FEWEST_STEPS) return [];
  const usual = median(steps.map(({ growth }) => growth));
  const band = Math.max(LEAST_BAND, BAND * median(steps.map(({ growth }) => Math.abs(growth - usual))));
  return steps.map(({ digest, before, now, growth }): Jump => {
    const isOdd = Math.abs(growth - usual) > band && !isExplained(digest);
    return {
      documentId: digest.document.documentId,
      row: { checkId: 'PN-951', verdict: isOdd ? 'fails' : 'holds', terms: [now], about: before.id },
      finding: isOdd
        ? lightFinding({
            code: 'series.jump',
            severity: 'info',
            cause: 'document',
            at: placeOf(now),
            before: printedFigure(before),
            printed: printedFigure(now),
            bodies: steps.length,
          })
        : undefined,
    };
  });
}
