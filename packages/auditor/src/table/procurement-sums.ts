import type { AccountTable } from '../account.ts';
import { groupBy } from '../group-by.ts';
import { asParts, makeLinear, type Instance } from '../instance.ts';
import { plainLabel } from '../row-role.ts';
import type { Term } from '../term.ts';

/** Rows of what is bought say how it is bought; rows of what it is bought for do not. */
const ORGANISATION = /(?:部门集中采购|政府集中采购|分散自行组织|分散委托)$/u;
const CATEGORY = /^(?:货物|工程|服务)A?B?C?(?:类)?$/u;

type Level = 'total' | 'category' | 'purpose' | 'purchase';

function levelOf(term: Term): Level {
  const label = plainLabel((term.fact.item ?? '').split('+').at(-1) ?? '');
  if (term.role === 'total' || term.role === 'grand') return 'total';
  if (CATEGORY.test(label)) return 'category';
  return ORGANISATION.test(label) ? 'purchase' : 'purpose';
}

/** Each number that heads numbers of the next level below it, with those. */
function headsOf(column: readonly Term[], above: Level, below: Level): readonly (readonly [Term, readonly Term[]])[] {
  const heads: [Term, Term[]][] = [];
  for (const term of column) {
    const level = levelOf(term);
    const last = heads.at(-1);
    if (level === above) heads.push([term, []]);
    else if (level === below && last !== undefined) last[1].push(term);
  }
  return heads.filter(([, parts]) => parts.length > 0);
}

/** 合计 = 货物 + 工程 + 服务, a category = Σ of what it is for, that = Σ of what is bought (Jiangsu). */
export function evaluateProcurementSums(table: AccountTable): readonly Instance[] {
  if (table.kind !== 'budget.procurement') return [];
  const columns = groupBy(
    table.terms.filter(({ fact }) => fact.countValue === null),
    ({ column, path }) => `${column}|${path}`,
  );
  return [...columns.values()].flatMap((unsorted) => {
    const column = unsorted.toSorted((a, b) => a.row - b.row);
    if (!column.some((term) => levelOf(term) === 'purchase')) return [];
    return (
      [
        ['total', 'category'],
        ['category', 'purpose'],
        ['purpose', 'purchase'],
      ] as const
    ).flatMap(([above, below]) =>
      headsOf(column, above, below).map(([head, parts]): Instance =>
        makeLinear(head, asParts(parts), { checkId: 'BA-518', rule: 'R-SUM', severity: 'error' }),
      ),
    );
  });
}
