import type { AccountTable } from '../account.ts';
import { asParts, makeLinear, type Instance } from '../instance.ts';
import type { Term } from '../term.ts';

const TOTAL = /^(?:小计|合计|总计)$/u;
const PART_OF = /^其中/u;

/** A column of the table by its header path; `parts` are the columns that make it up. */
interface SumColumn {
  readonly path: string;
  readonly parts: readonly string[];
}

const lastOf = (path: string): string => path.split('/').at(-1) ?? '';
const prefixOf = (path: string): string => path.split('/').slice(0, -1).join('/');

/** The columns that stand for a group: its own 小计, else the columns below it. */
function standFor(group: string, paths: readonly string[]): readonly string[] {
  const below = paths.filter((path) => path.startsWith(`${group}/`));
  const own = below.find((path) => prefixOf(path) === group && TOTAL.test(lastOf(path)));
  return own === undefined ? childrenOf(group, paths) : [own];
}

/** What stands directly under a header, groups by what stands for them. */
function childrenOf(group: string, paths: readonly string[]): readonly string[] {
  const inside = group === '' ? paths : paths.filter((path) => path.startsWith(`${group}/`));
  const names = new Set(inside.map((path) => path.slice(group === '' ? 0 : group.length + 1).split('/')[0] ?? ''));
  return [...names]
    .filter((name) => !TOTAL.test(name) && !PART_OF.test(name))
    .flatMap((name) => {
      const path = group === '' ? name : `${group}/${name}`;
      return paths.includes(path) ? [path] : standFor(path, paths);
    });
}

function sumColumns(terms: readonly Term[]): readonly SumColumn[] {
  const columns = new Map<string, Set<number>>();
  for (const term of terms) columns.set(term.path, (columns.get(term.path) ?? new Set<number>()).add(term.column));
  // A path over several columns says nothing about which is meant.
  const paths = [...columns].filter(([path, at]) => path !== '' && at.size === 1).map(([path]) => path);
  return paths
    .filter((path) => TOTAL.test(lastOf(path)))
    .map((path) => ({ path, parts: childrenOf(prefixOf(path), paths) }))
    .filter(({ parts }) => parts.length > 1);
}

const KINDS = /^budget\.(?:revenue|expenditure|gpb_function|special_project|procurement|service_purchase|gov_fund)$/u;

/**
 * Row by row: a 小计 or 总计 under a header = Σ of the columns beside it, groups by their own 小计 (Wuhan:
 * 总计 = 基本支出小计 + 部门项目小计 + 公共项目小计). What the header says is only taken for a sum where it
 * holds for most rows of the table: otherwise the columns overlap and nothing is claimed.
 */
export function evaluateNestedSums(table: AccountTable): readonly Instance[] {
  if (!KINDS.test(table.kind)) return [];
  const terms = table.terms.filter((term) => term.fact.countValue === null);
  const rows = new Map<number, Map<string, Term>>();
  for (const term of terms) {
    const row = rows.get(term.row) ?? new Map<string, Term>();
    rows.set(term.row, row.set(term.path, term));
  }
  return sumColumns(terms).flatMap(({ path, parts }) => {
    const instances = [...rows.values()].flatMap((row): Instance[] => {
      const total = row.get(path);
      const found = parts.flatMap((part) => row.get(part) ?? []);
      if (total === undefined || found.length === 0) return [];
      return [
        makeLinear(total, asParts(found), {
          checkId: table.kind === 'budget.revenue' ? 'BA-504' : 'BA-516',
          rule: 'R-SUM',
          severity: 'error',
        }),
      ];
    });
    const failing = instances.filter((instance) => instance.verdict === 'fails').length;
    return failing * 2 > instances.length ? [] : instances;
  });
}
