import type { AttestedPair, CodeEntry } from '@mingzhang/schema';
import type { Account } from '../account.ts';
import { plainLabel } from '../row-role.ts';
import type { Term } from '../term.ts';

/**
 * What the lists of codes say of a code beside a name in a year; undefined where they do not know the code, or not
 * all names and years that it may have had.
 */
export interface CodeRule {
  isName(code: string, name: string): boolean | undefined;
  isInForce(code: string, year: number): boolean | undefined;
}

/** 教育 and 教育支出, 事业运行 and 事业运行（项） are one name. */
const keyOf = (name: string): string =>
  plainLabel(name)
    .normalize('NFKC')
    .replace(/[\s()“”"'、,，·.]|^\d+/gu, '')
    .replace(/性支出$/u, '支出')
    .replace(/的?(?:补助|支出|费用|费)+$/u, '')
    .replace(/事务$/u, '');

/** Built once from the lists of the vocabulary. */
export function buildCodeRule(codes: readonly CodeEntry[], attested: readonly AttestedPair[]): CodeRule {
  const entries = new Map<string, CodeEntry[]>();
  for (const entry of codes) entries.set(entry.code, [...(entries.get(entry.code) ?? []), entry]);
  const names = new Map<string, Set<string>>();
  const learn = (code: string, name: string): void => {
    const known = names.get(code) ?? new Set<string>();
    for (const one of name.split('/')) known.add(keyOf(one));
    names.set(code, known);
  };
  for (const { code, nameZh, otherNames } of codes) for (const name of [nameZh, ...otherNames]) learn(code, name);
  const seen = new Set<string>();
  for (const { code, name, remark } of attested) {
    if (/misaligned/u.test(remark)) continue;
    learn(code, name);
    seen.add(code);
  }
  const isOpen = (code: string): boolean => entries.get(code)?.some(({ namesOpen }) => namesOpen) === true;
  return {
    isName: (code, name) => {
      const known = names.get(code);
      const key = keyOf(name);
      // A name cut at the edge of its cell is a part of the whole.
      if (known === undefined || key === '') return undefined;
      const isKnown = [...known].some((one) => one === key || one.startsWith(key) || key.startsWith(one));
      return isKnown || !isOpen(code) || seen.has(code) ? isKnown : undefined;
    },
    isInForce: (code, year) => {
      const listed = entries.get(code);
      const isKnown = listed?.some(({ validFrom, validTo }) => (validFrom ?? 0) <= year && year <= (validTo ?? 9999));
      return isKnown === true || !isOpen(code) ? isKnown : undefined;
    },
  };
}

export interface CodeFaults {
  /** One number of each row whose code goes by other names. */
  readonly misnamed: readonly Term[];
  /** One number of each code that was not in force in the year of its table. */
  readonly outdated: readonly Term[];
}

const isAccount = ({ role, fact }: Term): boolean =>
  role === 'code' && fact.code !== null && /^(?:function|department_economic)$/u.test(fact.classification ?? '');

/** Codes beside names that they do not have (CD-703), and codes of other years (CD-706). */
export function findCodeFaults(account: Account, rule: CodeRule): CodeFaults {
  const misnamed: Term[] = [];
  const outdated: Term[] = [];
  for (const table of account.tables) {
    const seen = new Set<string>();
    for (const term of table.terms) {
      const { code, item } = term.fact;
      if (!isAccount(term) || code === null || seen.has(`${code} ${term.row}`)) continue;
      seen.add(`${code} ${term.row}`);
      const labels = (item ?? '').split('+');
      if (labels.every((label) => rule.isName(code, label) === false)) misnamed.push(term);
      if (table.year !== null && rule.isInForce(code, table.year) === false) outdated.push(term);
    }
  }
  return { misnamed, outdated };
}
