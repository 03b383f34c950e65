import type { Account, AccountTable } from '../account.ts';
import { isFiscal } from '../table-kind.ts';
import { isUncoded, uncodedBelow } from '../table/uncoded-rows.ts';
import type { Term } from '../term.ts';
import { CODE_LENGTHS } from './code-lengths.ts';

export interface MissingRow {
  /** `parent`: the account above is not printed; `child`: none of the accounts below is. */
  readonly kind: 'parent' | 'child';
  readonly term: Term;
}

/** Fewer accounts than this say nothing of a table's habit. */
const FEWEST = 3;
/** Of ten accounts nine have what the tenth lacks: then a row is missing, not left out by the layout. */
const HABIT = 0.8;

/** The first number of each account with an amount. */
function accountsOf(table: AccountTable, classification: string): ReadonlyMap<string, Term> {
  const accounts = new Map<string, Term>();
  for (const term of table.terms) {
    const { fact } = term;
    if (term.role !== 'code' || fact.classification !== classification || fact.code === null || term.value === 0n)
      continue;
    if (fact.code2 === null && fact.project === null && !accounts.has(fact.code)) accounts.set(fact.code, term);
  }
  return accounts;
}

type Accounts = ReadonlyMap<string, Term>;

/** Accounts that lack what others of their level in the table have. */
function lacking(
  level: readonly Term[],
  has: (term: Term) => boolean,
  isElsewhere: (term: Term) => boolean,
): readonly Term[] {
  const without = level.filter((term) => !has(term));
  if (without.length === 0 || without.length === level.length) return [];
  // Nearly all others have it; or some have it, and another table prints just what is lacking here.
  const isHabit = level.length >= FEWEST && level.length - without.length >= HABIT * level.length;
  return isHabit ? without : without.filter(isElsewhere);
}

/** Of the parents that a level needs one alone is not printed, and most are: a table that prints them forgot it. */
function isOneOfParents(accounts: Accounts, level: readonly Term[], above: number): boolean {
  const parents = [...new Set(level.map(({ fact }) => (fact.code ?? '').slice(0, above)))];
  const printed = parents.filter((parent) => accounts.has(parent));
  return parents.length >= FEWEST && parents.length - printed.length === 1;
}

/** Whether a row with an amount and no code stands below an account: it may be what seems to be missing. */
function hasUncodedBelow(accounts: Accounts, term: Term, table: AccountTable | undefined): boolean {
  const uncoded = table?.terms.filter(isUncoded) ?? [];
  return uncoded.length > 0 && uncodedBelow(term, [...accounts.values()], uncoded).length > 0;
}

function missingIn(accounts: Accounts, others: readonly Accounts[], classification: string): readonly MissingRow[] {
  const lengths = CODE_LENGTHS[classification] ?? [];
  const codeOf = (term: Term): string => term.fact.code ?? '';
  const hasBelow = (of: Accounts, code: string, length: number): boolean =>
    [...of.keys()].some((other) => other.length === length && other.startsWith(code));
  return lengths.flatMap((length, index): MissingRow[] => {
    const level = [...accounts].flatMap(([code, term]) => (code.length === length ? [term] : []));
    const above = lengths[index - 1];
    const below = lengths[index + 1];
    const orphans =
      above === undefined
        ? []
        : lacking(
            level,
            (term) => accounts.has(codeOf(term).slice(0, above)),
            (term) =>
              others.some((other) => other.has(codeOf(term).slice(0, above)) && other.has(codeOf(term))) ||
              isOneOfParents(accounts, level, above),
          );
    const barren =
      below === undefined
        ? []
        : lacking(
            level,
            (term) => hasBelow(accounts, codeOf(term), below),
            (term) => others.some((other) => other.has(codeOf(term)) && hasBelow(other, codeOf(term), below)),
          );
    return [
      ...orphans.map((term) => ({ kind: 'parent' as const, term })),
      ...barren.map((term) => ({ kind: 'child' as const, term })),
    ];
  });
}

/** Accounts whose parent or children a table leaves out although it, or another table, prints those of others. */
export function findMissingRows(account: Account): readonly MissingRow[] {
  const tables = account.tables.filter((table) => isFiscal(table) && !account.cut.has(table.table.tableId));
  return Object.keys(CODE_LENGTHS).flatMap((classification) => {
    const all = tables.map((table) => accountsOf(table, classification));
    return all.flatMap((accounts, index) =>
      missingIn(
        accounts,
        all.filter((_, other) => other !== index && tables[other]?.year === tables[index]?.year),
        classification,
      ).filter(({ kind, term }) => kind === 'parent' || !hasUncodedBelow(accounts, term, tables[index])),
    );
  });
}
