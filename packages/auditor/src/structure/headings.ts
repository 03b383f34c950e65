import type { TableRecord } from '@mingzhang/schema';
import type { Account } from '../account.ts';
import { isOfAccounts } from '../table-kind.ts';

/** A table whose heading names another body or year than the other fiscal tables of the document. */
export interface OddHeading {
  readonly table: TableRecord;
  readonly printed: string;
  readonly expected: string;
}

/** So many tables must name one body before one that names another is the odd one. */
const FEWEST = 3;

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s()]/gu, '');
const bodyOf = ({ compiledBy }: TableRecord): string => plain(compiledBy ?? '');

/** The text that most of them print. */
function mostCommon(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [first, second] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return first !== undefined && first[1] >= FEWEST && (second === undefined || first[1] > second[1])
    ? first[0]
    : undefined;
}

/** The one year that a title names. */
function yearOf({ title }: TableRecord): number | undefined {
  const years = new Set([...title.matchAll(/(?<!\d)(20\d\d)年/gu)].map(([, year]) => Number(year)));
  const [only] = years;
  return years.size === 1 ? only : undefined;
}

/** Tables of this year's accounts that are checked for their headings. */
export const headedTables = (account: Account): readonly TableRecord[] =>
  account.tables.flatMap(({ table, year }) =>
    isOfAccounts(table) && (year === null || year === account.document.fiscalYear) ? [table] : [],
  );

/** Body and year are the same in the headings of all fiscal tables (ST-802); units differ on purpose in many. */
export function findOddHeadings(account: Account): readonly OddHeading[] {
  const tables = headedTables(account);
  const body = mostCommon(tables.map(bodyOf).filter((text) => text !== ''));
  const year = mostCommon(tables.flatMap((table) => String(yearOf(table) ?? '')).filter((text) => text !== ''));
  return tables.flatMap((table): OddHeading[] => {
    const own = bodyOf(table);
    const ownYear = yearOf(table);
    return [
      // 本级 beside 汇总, or a name with its district: one holds the other.
      ...(body !== undefined && own !== '' && !own.includes(body) && !body.includes(own)
        ? [{ table, printed: table.compiledBy ?? '', expected: body }]
        : []),
      ...(year !== undefined && ownYear !== undefined && String(ownYear) !== year
        ? [{ table, printed: `${ownYear}年`, expected: `${year}年` }]
        : []),
    ];
  });
}
