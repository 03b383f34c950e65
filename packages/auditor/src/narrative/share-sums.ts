import type { Account } from '../account.ts';
import { abs, formatFixed, ONE, type Exact } from '../exact.ts';
import { groupBy } from '../group-by.ts';
import type { OpenInstance } from '../instance.ts';
import { lightFinding, placeOf, type AuditFinding } from '../report.ts';
import type { Term } from '../term.ts';
import { printedFigure } from '../wording.ts';

interface Share {
  readonly share: Term;
  readonly part: Term;
  /** Measure and, after @, fund of what it is a share of. */
  readonly whole: string;
}

/** The shares of one whole in one paragraph, each with the part it is the share of. */
function sharesByWhole(account: Account): ReadonlyMap<string, readonly Share[]> {
  const latest = new Map<string, Term>();
  const shares = account.narrative.flatMap((share): Share[] => {
    const { measure, paragraph } = share.fact;
    const found = /^(.+)_share_of_(.+)$/u.exec(measure ?? '');
    const part = found === null ? undefined : latest.get(`${paragraph}|${found[1]}`);
    latest.set(`${paragraph}|${measure}`, share);
    return part === undefined ? [] : [{ share, part, whole: found?.[2] ?? '' }];
  });
  return groupBy(shares, ({ share: { fact }, whole }) => `${fact.paragraph}|${whole}|${fact.fiscalYear}`);
}

/** The whole that the parts add up to, if the text or a table prints it; else the list of parts is not all of it. */
function isWhole(account: Account, parts: readonly Term[], { share, whole }: Share): boolean {
  const [measure] = whole.split('@');
  const sum = parts.reduce((total, part) => total + part.value, 0n);
  const slack = parts.reduce((total, part) => total + part.quantum, 0n);
  return account.terms.some(
    (term) =>
      term.fact.measure === measure &&
      term.fact.fiscalYear === share.fact.fiscalYear &&
      term.role !== 'code' &&
      abs(term.value - sum) <= slack,
  );
}

/** Shares of parts that make up a whole. */
export interface ShareBreakdown {
  readonly shares: readonly Share[];
  readonly first: Share;
  readonly total: Exact;
  readonly isHundred: boolean;
}

/** The lists of shares whose parts make up the whole. */
export function findShareBreakdowns(account: Account): readonly ShareBreakdown[] {
  return [...sharesByWhole(account).values()].flatMap((shares): ShareBreakdown[] => {
    const [first] = shares;
    const parts = shares.map(({ part }) => part);
    if (first === undefined || shares.length < 2 || new Set(parts.map(({ id }) => id)).size < parts.length) return [];
    if (!isWhole(account, parts, first)) return [];
    const total: Exact = shares.reduce((sum, { share }) => sum + share.value, 0n);
    const slack = shares.reduce((sum, { share }) => sum + share.quantum, 0n);
    return [{ shares, first, total, isHundred: abs(total - 100n * ONE) <= slack }];
  });
}

/** One row of `checks` for each breakdown (FP-406). */
export const evaluateShareSums = (breakdowns: readonly ShareBreakdown[]): readonly OpenInstance[] =>
  breakdowns.map(({ shares, first, isHundred }) => ({
    checkId: 'FP-406',
    verdict: isHundred ? 'holds' : 'fails',
    terms: shares.map(({ share }) => share),
    about: first.share.id,
  }));

/** Shares of parts that make up the whole and that do not make 100 % (FP-406), beyond the rounding of each. */
export function reportShareSums(breakdowns: readonly ShareBreakdown[]): readonly AuditFinding[] {
  return breakdowns.flatMap(({ shares, first, total, isHundred }): AuditFinding[] =>
    isHundred
      ? []
      : [
          lightFinding({
            code: 'text.shares',
            severity: 'warning',
            cause: 'document',
            at: placeOf(first.share),
            subject: shares.map(({ part }) => part.fact.item ?? '').join('、'),
            shares: shares.map(({ share }) => printedFigure(share)),
            total: `${formatFixed(total, { decimals: 2 })}%`,
          }),
        ],
  );
}
