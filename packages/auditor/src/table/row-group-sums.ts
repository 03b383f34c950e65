import type { AccountTable } from '../account.ts';
import { groupBy } from '../group-by.ts';
import { asParts, makeLinear, type Instance } from '../instance.ts';
import type { Term } from '../term.ts';

const columnKey = (term: Term): string =>
  `${term.fact.measure ?? ''}|${term.fact.fund ?? ''}|${term.fact.phase ?? ''}|${term.fact.fiscalYear ?? ''}|${term.fact.code2 ?? ''}|${term.path}|${term.column}`;

const columnsOf = (terms: readonly Term[]): readonly (readonly Term[])[] =>
  [...groupBy(terms, columnKey).values()].map((column) => column.toSorted((a, b) => a.row - b.row));

const isUnit = (term: Term): boolean => term.fact.classification === 'unit';

/** 合计 = Σ units, and a department = Σ of the units whose number begins with its own. */
export function evaluateUnitSums(table: AccountTable): readonly Instance[] {
  if (!table.terms.some(isUnit)) return [];
  const options = {
    checkId: table.kind.startsWith('final.') ? 'FX-218' : table.kind === 'budget.revenue' ? 'BA-504' : 'BA-511',
    rule: 'R-SUM',
    severity: 'error',
  } as const;
  return columnsOf(table.terms).flatMap((column): Instance[] => {
    const units = column.filter(isUnit);
    if (units.length === 0) return [];
    const parentOf = (unit: Term): Term | undefined =>
      units
        .filter(
          (other) =>
            other !== unit &&
            (unit.fact.code ?? '').startsWith(other.fact.code ?? '-') &&
            other.fact.code !== unit.fact.code,
        )
        .toSorted((a, b) => (b.fact.code ?? '').length - (a.fact.code ?? '').length)[0];
    const tops = units.filter((unit) => parentOf(unit) === undefined);
    const totals = column.filter((term) => term.role !== 'code' && term.role !== 'item' && !isUnit(term));
    return [
      ...totals.map((total) => makeLinear(total, asParts(tops), options)),
      ...units.flatMap((unit): Instance[] => {
        const parts = units.filter((other) => parentOf(other) === unit);
        return parts.length === 0 ? [] : [makeLinear(unit, asParts(parts), options)];
      }),
    ];
  });
}

/** Rows that head a group of projects with their subtotal. */
const GROUP = /^(?:专用项目|通用项目|其他履职专项业务经费|专项资金项目|部门项目|公共项目)$/u;

/**
 * A unit (or 合计) = Σ of its projects. Rows that repeat the amount above them head a group: Shaanxi prints
 * 专用项目 and 其他履职专项业务经费 between a unit and its projects.
 */
export function evaluateProjectSums(table: AccountTable): readonly Instance[] {
  // The project of a form about one is on every row of it and heads nothing.
  if (
    table.kind.startsWith('perf.') ||
    table.kind === 'budget.perf_target_project' ||
    !table.terms.some((term) => term.fact.project !== null)
  )
    return [];
  const options = { checkId: 'BA-511', rule: 'R-SUM', severity: 'error' } as const;
  return columnsOf(table.terms).flatMap((column): Instance[] => {
    const instances: Instance[] = [];
    let head: Term | undefined;
    let projects: Term[] = [];
    const close = (): void => {
      if (head !== undefined && projects.length > 0) instances.push(...sumsBelow(head, projects, options));
      projects = [];
    };
    for (const term of column) {
      if (term.fact.project !== null && !isUnit(term)) projects.push(term);
      else if (isUnit(term) || (term.role !== 'item' && term.role !== 'code')) {
        close();
        head = term;
      }
    }
    close();
    return instances;
  });
}

function sumsBelow(
  head: Term,
  projects: readonly Term[],
  options: Parameters<typeof makeLinear>[2],
): readonly Instance[] {
  const [first, ...rest] = projects;
  if (first === undefined) return [];
  const isAllOfIt = first.value === head.value && rest.some(({ value }) => value !== 0n);
  const isGroup = rest.length > 0 && (GROUP.test(first.fact.project ?? '') || isAllOfIt);
  if (isGroup) return [makeLinear(head, asParts([first]), options), ...sumsBelow(first, rest, options)];
  return [makeLinear(head, asParts(projects), options)];
}
