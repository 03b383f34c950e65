import { subjectName, type Figures } from '../figures.ts';
import { sumLeaf, type LeafKey } from './leaf.ts';

/** One classification code with its name and what it costs. */
export interface SubjectRow {
  readonly code: string;
  readonly name: string;
  /** 1 class, 2 group, 3 item. */
  readonly depth: 1 | 2 | 3;
  readonly amount: (key: LeafKey) => bigint;
}

/** Functional classes, groups and items of one fund, parents before children. */
export function functionalRows(figures: Figures, fund: 'all' | 'gpb' | 'gov_fund'): SubjectRow[] {
  const codes = new Set<string>();
  for (const item of figures.items) {
    if (fund !== 'all' && item.fund !== fund) continue;
    for (const length of [3, 5, 7]) codes.add(item.code.slice(0, length));
  }
  return [...codes].sort().map((code) => ({
    code,
    name: subjectName(code, figures.items),
    depth: ((code.length - 1) / 2) as 1 | 2 | 3,
    amount: (key) => sumLeaf(key, code, figures),
  }));
}

/** Economic classes and groups of basic expenditure, those without money left out. */
export function economicRows(figures: Figures): SubjectRow[] {
  const paid = figures.economic.filter((leaf) => leaf.amount !== 0n);
  const codes = new Set(paid.flatMap((leaf) => [leaf.code.slice(0, 3), leaf.code]));
  const sum = (code: string, pattern: RegExp): bigint =>
    figures.economic.reduce(
      (total, leaf) => (leaf.code.startsWith(code) && pattern.test(leaf.code) ? total + leaf.amount : total),
      0n,
    );
  return [...codes].sort().map((code) => ({
    code,
    name: subjectName(code, figures.economic),
    depth: code.length === 3 ? 1 : 2,
    amount: (key) => economicAmount(key, (pattern) => sum(code, pattern)),
  }));
}

/** What an economic code costs, for the columns such tables have. */
export function economicAmount(key: LeafKey, sum: (pattern: RegExp) => bigint): bigint {
  switch (key) {
    case 'personnel':
      return sum(/^30[13]/);
    case 'public':
      return sum(/^302|^310/);
    case 'gpb_basic':
    case 'expenditure_basic':
      return sum(/./);
    default:
      throw new Error(`${key} is no column of an economic table`);
  }
}
