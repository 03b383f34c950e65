import type { Term } from '../term.ts';
import type { DocumentDigest } from './digest.ts';

/** The documents of one body and scope, in one year and of one kind each. */
export interface Body {
  /** By kind and year; of several publications the first that has pages, as one can be cited by page. */
  readonly byYear: ReadonlyMap<string, DocumentDigest>;
  /** Accounts of one kind and year that were published more than once, in the order given. */
  readonly republished: readonly (readonly DocumentDigest[])[];
}

export const yearKey = (kind: string, year: number): string => `${kind} ${year}`;

/** What a total of a document is about; two prints of it share it. */
export const quantityOf = ({ fact, role }: Term): string =>
  [fact.tableKind, fact.fiscalYear, fact.measure, fact.fund, fact.phase, fact.code, fact.unitName, role].join('|');

/** Whether two documents print the same accounts: at least half of the totals that both print agree. */
function isSamePublication(a: DocumentDigest, b: DocumentDigest): boolean {
  const printed = new Map(a.terms.map((term) => [quantityOf(term), term.value]));
  const shared = b.terms.filter((term) => term.value !== 0n && printed.has(quantityOf(term)));
  return shared.filter((term) => printed.get(quantityOf(term)) === term.value).length * 2 >= shared.length;
}

/** The one to compare others with; undefined where they are not one publication, and nobody knows which is meant. */
function chooseOne(publications: readonly DocumentDigest[]): DocumentDigest | undefined {
  const [first, ...rest] = publications;
  if (first === undefined || rest.some((other) => !isSamePublication(first, other))) return undefined;
  return publications.find(({ document }) => document.pages !== null) ?? first;
}

/** Groups documents by region, body and scope; documents of which one of these is unknown belong to no body. */
export function groupBodies(digests: readonly DocumentDigest[]): readonly Body[] {
  const bodies = new Map<string, Map<string, DocumentDigest[]>>();
  for (const digest of digests) {
    const { agency, regionCode, scope, fiscalYear, documentKind, status } = digest.document;
    if (agency === null || regionCode === null || fiscalYear === null || status === 'failed') continue;
    const key = `${regionCode}|${agency}|${scope ?? ''}`;
    const years = bodies.get(key) ?? new Map<string, DocumentDigest[]>();
    const year = yearKey(documentKind, fiscalYear);
    years.set(year, [...(years.get(year) ?? []), digest]);
    bodies.set(key, years);
  }
  return [...bodies.values()].map((years) => ({
    byYear: new Map(
      [...years].flatMap(([year, publications]) => {
        const one = chooseOne(publications);
        return one === undefined ? [] : [[year, one] as const];
      }),
    ),
    republished: [...years.values()].filter(
      (publications) => publications.length > 1 && chooseOne(publications) !== undefined,
    ),
  }));
}
