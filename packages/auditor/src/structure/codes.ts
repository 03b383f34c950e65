import type { Account, AccountTable } from '../account.ts';
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
  term.role === 'code' && (term.fact.classification === 'function' || term.fact.classification === 'department_economic');

const dimensionKey = (term: Term): string =>
  [term.fact.code, term.fact.code2, term.fact.measure, term.fact.fund, term.fact.phase, term.fact.fiscalYear, term.fact.unitName, term.fact.project, term.path, term.column].join('|');

/** Codes that stand in more than one row of a table with the same dimensions. */
export function findRepeatedCodes(account: Account): readonly RepeatedCode[] {
  return account.tables.flatMap((table): RepeatedCode[] => {
    const byKey = new Map<string, Term[]>();
    for (const term of table.terms.filter(isCode)) {
      byKey.set(dimensionKey(term), [...(byKey.get(dimensionKey(term)) ?? []), term]);
    }
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

const add = (index: Map<string, Set<string>>, key: string, value: string): void => {
  index.set(key, (index.get(key) ?? new Set<string>()).add(value));
};

/**
 * Codes beside a name that belongs to another: the other tables print the name only with other codes, and the
 * code only with other names. Tables of other years are not compared.
 */
export function findMisplacedCodes(account: Account): readonly MisplacedCode[] {
  const tables = account.tables.filter((table) => table.year === account.document.fiscalYear);
  const rowsOf = new Map(tables.map((table) => [table, firstOfRows(table)]));
  return tables.flatMap((table): MisplacedCode[] => {
    const codesOfName = new Map<string, Set<string>>();
    const namesOfCode = new Map<string, Set<string>>();
    for (const [other, rows] of rowsOf) {
      if (other === table) continue;
      for (const term of rows) {
        const key = `${term.fact.classification ?? ''} ${nameOf(term)}`;
        add(codesOfName, key, term.fact.code ?? '');
        add(namesOfCode, term.fact.code ?? '', nameOf(term));
      }
    }
    return (rowsOf.get(table) ?? []).flatMap((term): MisplacedCode[] => {
      const name = nameOf(term);
      const code = term.fact.code ?? '';
      const owners = codesOfName.get(`${term.fact.classification ?? ''} ${name}`);
      const names = namesOfCode.get(code);
      if (name === '' || owners === undefined || names === undefined || owners.has(code) || names.has(name)) return [];
      // 住房公积金 of 类, 款 and 项 share names: only a code of the same level is another account.
      const same = [...owners].filter((owner) => owner.length === code.length);
      return same.length === 0 ? [] : [{ term, name, owners: same.toSorted() }];
    });
  });
}
