import type { Account } from '../account.ts';
import { projectKey } from '../equation/select-terms.ts';
import { groupBy } from '../group-by.ts';
import { asParts, makeLinear, type Instance } from '../instance.ts';
import type { Term } from '../term.ts';

/** What one project buys, by the name of the project. */
type Purchases = ReadonlyMap<string, readonly Term[]>;

function collect(account: Account, kind: string, isPurchase: (term: Term) => boolean): Purchases {
  const purchases = (account.byKind.get(kind) ?? [])
    .flatMap(({ terms }) => terms)
    .filter((term) => term.fact.project !== null && term.fact.countValue === null && isPurchase(term));
  return groupBy(purchases, ({ fact }) => projectKey(fact.project ?? ''));
}

const pairsOfCharacters = (name: string): readonly string[] =>
  Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2));

/**
 * Names that mean one project: equal ones, then those that share two characters which no other name on either side has
 * (医保核查中心工作经费 and 医疗保障基金核查经办事务: 核查).
 */
function joinNames(rows: readonly string[], sheets: readonly string[]): readonly (readonly [string, string])[] {
  const isEqual = (name: string): boolean => rows.includes(name) && sheets.includes(name);
  const openRows = rows.filter((name) => !isEqual(name));
  const openSheets = sheets.filter((name) => !isEqual(name));
  const joined = openRows.flatMap((row): (readonly [string, string])[] => {
    const partners = pairsOfCharacters(row).flatMap((pair) => {
      const holders = openSheets.filter((name) => name.includes(pair));
      return holders.length === 1 && openRows.filter((name) => name.includes(pair)).length === 1 ? holders : [];
    });
    const [partner] = partners;
    return partner !== undefined && new Set(partners).size === 1 ? [[row, partner]] : [];
  });
  return [...rows.filter(isEqual).map((name) => [name, name] as const), ...joined];
}

/** So many other projects must be bought for alike before one that is not can be told. */
const FEWEST_ALIKE = 2;

/**
 * What a project buys by the table of procurement and by its own sheet (BA-518). Names differ between the two, so the
 * join itself is a guess: it counts where it fits all projects but one.
 */
export function evaluateProjectProcurement(account: Account): readonly Instance[] {
  const inTable = collect(account, 'budget.procurement', ({ fact }) => fact.fund === 'total');
  const inSheets = collect(account, 'budget.perf_target_project', ({ fact }) => fact.measure === 'procurement_total');
  if (inTable.size === 0 || inSheets.size === 0) return [];
  const sheets = new Set(
    (account.byKind.get('budget.perf_target_project') ?? []).flatMap(({ terms }) =>
      terms.flatMap(({ fact }) => (fact.project === null ? [] : projectKey(fact.project))),
    ),
  );
  const instances = joinNames([...inTable.keys()], [...sheets]).flatMap(([row, sheet]): Instance[] => {
    const [left, ...further] = inTable.get(row) ?? [];
    const parts = inSheets.get(sheet) ?? [];
    if (left === undefined || further.length > 0 || parts.length === 0) return [];
    return [
      makeLinear(left, asParts(parts), {
        checkId: 'BA-518',
        rule: parts.length === 1 ? 'R-EQ' : 'R-SUM',
        severity: 'warning',
      }),
    ];
  });
  const differing = instances.filter(({ verdict }) => verdict === 'fails');
  const alike = instances.length - differing.length;
  return differing.length > 1 || (differing.length === 1 && alike < FEWEST_ALIKE)
    ? instances.filter(({ verdict }) => verdict !== 'fails')
    : instances;
}
