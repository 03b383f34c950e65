import type { Account, AccountTable } from '../account.ts';
import { groupBy } from '../group-by.ts';
import { plainLabel } from '../row-role.ts';
import type { Term } from '../term.ts';

export interface RepeatedCode {
  readonly code: string;
  readonly title: string;
  readonly terms: readonly Term[];
}

export interface MisplacedCode {
  readonly term: Term;
  readonly name: string;
  /** Codes that the name has in other tables of the document. */
  readonly owners: readonly string[];
}

const isCode = (term: Term): boolean =>
  term.role === 'code' &&
  (term.fact.classification === 'function' || term.fact.classification === 'department_economic');

const dimensionKey = (term: Term): string =>
  [
    term.fact.code,
    term.fact.code2,
    term.fact.measure,
    term.fact.fund,
    term.fact.phase,
    term.fact.fiscalYear,
    term.fact.unitName,
    term.fact.project,
    term.path,
    term.column,
  ].join('|');

function codesInSeveralRows(terms: readonly Term[]): ReadonlySet<string> {
  const rowOf = new Map<string, number>();
  const repeated = new Set<string>();
  for (const { fact, row } of terms) {
    const code = fact.code ?? '';
    const known = rowOf.get(code);
    if (known === undefined) rowOf.set(code, row);
    else if (known !== row) repeated.add(code);
  }
  return repeated;
}

/** Codes that stand in more than one row of a table with the same dimensions. */
export function findRepeatedCodes(account: Account): readonly RepeatedCode[] {
  return account.tables.flatMap((table): RepeatedCode[] => {
    const codes = table.terms.filter(isCode);
    const repeated = codesInSeveralRows(codes);
    if (repeated.size === 0) return [];
    const byKey = groupBy(
      codes.filter(({ fact }) => repeated.has(fact.code ?? '')),
      dimensionKey,
    );
    const found = new Map<string, RepeatedCode>();
    for (const terms of byKey.values()) {
      const [first] = terms;
      const code = first?.fact.code ?? '';
      if (first === undefined || found.has(code) || new Set(terms.map((term) => term.row)).size < 2) continue;
      found.set(code, { code, title: first.title, terms });
    }
    return [...found.values()];
  });
}

/** The name beside a code: the first of several labels. */
const nameOf = (term: Term): string => plainLabel((term.fact.item ?? '').split('+')[0] ?? '');

function firstOfRows(table: AccountTable): readonly Term[] {
  const rows = new Map<string, Term>();
  for (const term of table.terms) if (isCode(term) && !rows.has(term.rowKey)) rows.set(term.rowKey, term);
  return [...rows.values()];
}

/** Which tables print a name with a code. */
class Pairs {
  readonly #tables = new Map<string, Map<string, Set<AccountTable>>>();

  add(key: string, value: string, table: AccountTable): void {
    const values = this.#tables.get(key) ?? new Map<string, Set<AccountTable>>();
    values.set(value, (values.get(value) ?? new Set<AccountTable>()).add(table));
    this.#tables.set(key, values);
  }

  /** What other tables than this one print with it. */
  elsewhere(key: string, table: AccountTable): readonly string[] {
    return [...(this.#tables.get(key) ?? [])].flatMap(([value, tables]) =>
      tables.size > 1 || !tables.has(table) ? [value] : [],
    );
  }
}

const isOwnName = ({ fact }: Pick<Term, 'fact'>, name: string): boolean =>
  fact.codeName === null || plainLabel(fact.codeName).replace(/支出$/u, '') === name.replace(/支出$/u, '');

const isListed = ({ fact }: Term): boolean => fact.codeName !== null;
const isSibling = (a: string, b: string): boolean => a.length === b.length && a.slice(0, -2) === b.slice(0, -2);
const isListedName = ({ fact }: Term, name: string): boolean => fact.codeName !== null && isOwnName({ fact }, name);

/**
 * Codes beside a name that belongs to another: the other tables print the name only with other codes, and the
 * code only with other names, and the list of codes calls it otherwise, too. Of two accounts below one that share a
 * name the one is misprinted that the list does not know by it. Tables of other years are not compared.
 */
export function findMisplacedCodes(account: Account): readonly MisplacedCode[] {
  const rows = account.tables
    .filter((table) => table.year === account.document.fiscalYear)
    .flatMap((table) =>
      firstOfRows(table).map((term) => ({ table, term, name: nameOf(term), code: term.fact.code ?? '' })),
    );
  const codesOfName = new Pairs();
  const namesOfCode = new Pairs();
  const keyOf = (term: Term, name: string): string => `${term.fact.classification ?? ''} ${name}`;
  for (const { table, term, name, code } of rows) {
    codesOfName.add(keyOf(term, name), code, table);
    namesOfCode.add(code, name, table);
  }
  const listed = new Set(rows.flatMap(({ term, name, code }) => (isListedName(term, name) ? [`${code} ${name}`] : [])));
  return rows.flatMap(({ table, term, name, code }): MisplacedCode[] => {
    // Of two tables that disagree the one with the code's own name is right.
    if (name === '' || isListedName(term, name)) return [];
    const owners = codesOfName.elsewhere(keyOf(term, name), table);
    if (owners.length === 0 || owners.includes(code)) return [];
    // Where the list knows neither, nobody knows which of the two is right, and both are named.
    const siblings = owners.filter(
      (owner) => isSibling(owner, code) && (listed.has(`${owner} ${name}`) || !isListed(term)),
    );
    if (siblings.length > 0) return [{ term, name, owners: siblings.toSorted() }];
    if (term.fact.codeName === null) return [];
    const names = namesOfCode.elsewhere(code, table);
    if (names.length === 0 || names.includes(name)) return [];
    // 住房公积金 of 类, 款 and 项 share names: only a code of the same level is another account.
    const same = owners.filter((owner) => owner.length === code.length);
    return same.length === 0 ? [] : [{ term, name, owners: same.toSorted() }];
  });
}
