import type { DocumentDigest } from './digest.ts';

/** The documents of one body and scope, in one year and of one kind each. */
export interface Body {
  /** By kind and year; of several publications the first that has pages, as one can be cited by page. */
  readonly byYear: ReadonlyMap<string, DocumentDigest>;
}

export const yearKey = (kind: string, year: number): string => `${kind} ${year}`;

/** Groups documents by region, body and scope; documents of which one of these is unknown belong to no body. */
export function groupBodies(digests: readonly DocumentDigest[]): readonly Body[] {
  const bodies = new Map<string, Map<string, DocumentDigest>>();
  for (const digest of digests) {
    const { agency, regionCode, scope, fiscalYear, documentKind, status } = digest.document;
    if (agency === null || fiscalYear === null || status === 'failed') continue;
    const key = `${regionCode ?? ''}|${agency}|${scope ?? ''}`;
    const years = bodies.get(key) ?? new Map<string, DocumentDigest>();
    const year = yearKey(documentKind, fiscalYear);
    const known = years.get(year)?.document;
    if (known === undefined || (known.pages === null && digest.document.pages !== null)) years.set(year, digest);
    bodies.set(key, years);
  }
  return [...bodies.values()].map((byYear) => ({ byYear }));
}
