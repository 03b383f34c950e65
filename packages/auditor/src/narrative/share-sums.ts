import type { Account } from '../account.ts';
import { abs, formatFixed, ONE, type Exact } from '../exact.ts';
import type { OpenInstance } from '../instance.ts';
import { placeOf, type AuditFinding } from '../report.ts';
import type { Term } from '../term.ts';
import { printedFigure } from '../wording.ts';

interface Share {
  readonly share: Term;
  readonly part: Term;
}

/** The shares of one whole in one paragraph, each with the part it is the share of. */
function sharesByWhole(account: Account): ReadonlyMap<string, readonly Share[]> {
  const groups = new Map<string, Share[]>();
  account.narrative.forEach((share, index) => {
    const found = /^(.+)_share_of_(.+)$/u.exec(share.fact.measure ?? '');
    if (found === null) return;
    const part = account.narrative
      .slice(0, index)
      .findLast(({ fact }) => fact.measure === found[1] && fact.paragraph === share.fact.paragraph);
    if (part === undefined) return;
    const key = `${share.fact.paragraph}|${found[2]}|${share.fact.fiscalYear}`;
    groups.set(key, [...(groups.get(key) ?? []), { share, part }]);
  });
  return groups;
}

/** The whole that the parts add up to, if the text or a table prints it; else the list of parts is not all of it. */
function isWhole(account: Account, parts: readonly Term[], share: Term): boolean {
  const measure = (/_share_of_(.+)$/u.exec(share.fact.measure ?? '')?.[1] ?? '').split('@')[0];
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

interface Breakdown {
  readonly shares: readonly Share[];
  readonly first: Share;
  readonly total: Exact;
  readonly isHundred: boolean;
}

/** Shares of parts that make up the whole. */
function breakdownsOf(account: Account): readonly Breakdown[] {
  return [...sharesByWhole(account).values()].flatMap((shares): Breakdown[] => {
    const [first] = shares;
    const parts = shares.map(({ part }) => part);
    if (first === undefined || shares.length < 2 || new Set(parts.map(({ id }) => id)).size < parts.length) return [];
    if (!isWhole(account, parts, first.share)) return [];
    const total: Exact = shares.reduce((sum, { share }) => sum + share.value, 0n);
    const slack = shares.reduce((sum, { share }) => sum + share.quantum, 0n);
    return [{ shares, first, total, isHundred: abs(total - 100n * ONE) <= slack }];
  });
}

/** One row of `checks` for each breakdown (FP-406). */
export const evaluateShareSums = (account: Account): readonly OpenInstance[] =>
  breakdownsOf(account).map(({ shares, first, isHundred }) => ({
    checkId: 'FP-406',
    verdict: isHundred ? 'holds' : 'fails',
    terms: shares.map(({ share }) => share),
    about: first.share.id,
  }));

/** Shares of parts that make up the whole and that do not make 100 % (FP-406), beyond the rounding of each. */
export function reportShareSums(account: Account): readonly AuditFinding[] {
  return breakdownsOf(account).flatMap(({ shares, first, total, isHundred }): AuditFinding[] =>
    isHundred
      ? []
      : [
          {
            finding: {
              code: 'text.shares',
              severity: 'warning',
              cause: 'document',
              at: placeOf(first.share),
              subject: shares.map(({ part }) => part.fact.item ?? '').join('、'),
              shares: shares.map(({ share }) => printedFigure(share)),
              total: `${formatFixed(total, { decimals: 2 })}%`,
            },
            suspectCell: null,
            satisfyingValue: null,
            weight: 0n,
          },
        ],
  );
}
