import type { CodeEntry } from '@mingzhang/schema';
import type { Account } from '../account.ts';
import type { Term } from '../term.ts';

/** Whether a department economic code goes with a government economic code; undefined where nothing is known of it. */
export type PairRule = (department: string, government: string) => boolean | undefined;

const covers = (entry: string, code: string): boolean =>
  entry.endsWith('*') ? code.startsWith(entry.slice(0, -1)) : entry === code || entry.startsWith(code);

/** The crosswalk of the two economic classifications, from the vocabulary of government codes. */
export function buildPairRule(codes: readonly CodeEntry[]): PairRule {
  const government = codes.filter(({ classification }) => classification === 'government_economic');
  const listed = new Map(government.map(({ code, departmentCodes }) => [code, departmentCodes]));
  return (department, code) => {
    const own = listed.get(code) ?? [];
    if (code.length > 3 && own.length > 0) return own.some((entry) => covers(entry, department));
    // Of a class, or a group without a list: whatever goes with any group of the class.
    const all = government.flatMap((entry) => (entry.code.startsWith(code.slice(0, 3)) ? entry.departmentCodes : []));
    return all.length === 0
      ? undefined
      : all.some((entry) => covers(entry, department) || department.startsWith(entry));
  };
}

export interface CodePair {
  readonly term: Term;
  readonly fits: boolean;
}

/** Each pair of a department and a government code that a row prints side by side, once for every table. */
export function findCodePairs(account: Account, rule: PairRule): readonly CodePair[] {
  return account.tables.flatMap((table): CodePair[] => {
    const pairs = new Map<string, CodePair>();
    for (const term of table.terms) {
      const { classification, code, code2 } = term.fact;
      if (classification !== 'department_economic' || code === null || code2?.startsWith('5') !== true) continue;
      const fits = rule(code, code2);
      const key = `${code} ${code2}`;
      if (fits !== undefined && !pairs.has(key)) pairs.set(key, { term, fits });
    }
    return [...pairs.values()];
  });
}
