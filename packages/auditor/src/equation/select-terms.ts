import type { AccountTable } from '../account.ts';
import type { RowRole } from '../row-role.ts';
import type { Term } from '../term.ts';
import type { Selector } from './parse-equation.ts';

/** Numbers found for one term of an equation, by what joins them to the other terms. */
export type Selection = ReadonlyMap<string, readonly Term[]>;

const ROLE_ORDER: Readonly<Record<string, readonly RowRole[]>> = {
  year: ['year', 'total', 'grand'],
  grand: ['grand', 'total'],
  total: ['total', 'grand', 'year'],
};

/** 项目名称 with and without the year before it, a full stop after it or the word 项目 is one name. */
export const projectKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[.。:：]+$/u, '')
    .replace(/^\d{4}年?(?!度)/u, '');

const codeKey = ({ fact }: Term): string => `${fact.classification ?? ''}|${fact.code ?? ''}|${fact.code2 ?? ''}`;

const CLASSIFIED: ReadonlySet<string> = new Set(['function', 'department_economic', 'government_economic']);
const isCoded = (term: Term): boolean =>
  term.fact.code !== null && term.fact.classification !== null && CLASSIFIED.has(term.fact.classification);

/** The key that joins a number to the other terms; undefined when the row is not meant. */
function joinKey(selector: Selector, term: Term): string | undefined {
  const { fact } = term;
  const { row } = selector;
  const level = (classification: string): boolean =>
    isCoded(term) && fact.classification === classification && fact.codeLevel === 1;
  switch (row) {
    case 'row':
      return fact.code2 === null || fact.classification === 'department_economic' ? term.rowKey : undefined;
    case 'any':
    case 'year':
    case 'grand':
    case 'total':
      return term.role === 'code' || fact.code2 !== null || isOneOfMany(term) ? undefined : '';
    case 'code':
      return fact.code === selector.rowCode ? '' : undefined;
    case 'codes':
    case 'items':
      return isCoded(term) && (row === 'codes' || fact.classification === 'function') && !crossed(term)
        ? codeKey(term)
        : undefined;
    case 'depitems':
      return isCoded(term) && fact.classification === 'department_economic' && fact.codeLevel === 2
        ? codeKey(term)
        : undefined;
    case 'class':
      return level('function') && fact.code2 === null ? codeKey(term) : undefined;
    case 'dep':
      return level('department_economic') ? codeKey(term) : undefined;
    case 'gov':
      return level('government_economic') ? codeKey(term) : undefined;
    case 'under':
      return isCoded(term) && fact.classification === 'function' && fact.code2 === null
        ? `function|${fact.code?.slice(0, 3) ?? ''}|`
        : undefined;
    case 'projects':
      return fact.project === null ? undefined : projectKey(fact.project);
    default:
      throw new Error(`equations.tsv: no row selector: ${selector.row}`);
  }
}

/** A project named in the text, or a task of the sheet about the whole body. */
const isOneOfMany = ({ fact }: Term): boolean =>
  fact.project !== null &&
  (fact.sourceKind === 'narrative' ||
    fact.tableKind === 'perf.self_overall' ||
    fact.tableKind === 'budget.perf_target_overall' ||
    fact.tableKind === 'budget.special_project');

/** A function row crossed with an economic column (工资福利支出) is no number of the function row alone. */
const crossed = ({ fact }: Term): boolean => fact.code2 !== null && fact.classification === 'function';

/** Points, persons and rates; everything else that an equation names is money. */
const COUNTED = /^(?:weight|score|target|actual|execution_rate|staff_quota|staff_actual)$/u;

const fits = (selector: Selector, { fact }: Term): boolean =>
  (fact.countValue === null || COUNTED.test(selector.measure)) &&
  (selector.fund === undefined || fact.fund === selector.fund) &&
  (selector.phase === undefined || fact.phase === (selector.phase === 'none' ? null : selector.phase));

/** Of several levels of codes only the uppermost printed ones: parents already hold their children. */
export function onlyRoots(terms: readonly Term[]): readonly Term[] {
  const codes = new Set(terms.map((term) => term.fact.code ?? ''));
  const hasAncestor = (code: string): boolean =>
    code !== '' && [code.slice(0, -2), code.slice(0, -4)].some((parent) => parent.length >= 3 && codes.has(parent));
  return terms.filter((term) => !hasAncestor(term.fact.code ?? ''));
}

/** Keeps what the row selector prefers: 本年支出合计 for `year`, and 总计 only where there is no such row. */
function preferRole(selector: Selector, terms: readonly Term[]): readonly Term[] {
  const order = ROLE_ORDER[selector.row];
  if (order === undefined) return terms;
  const allowed = selector.kind === 'text' ? order.slice(0, 1) : order;
  for (const role of allowed) {
    const found = terms.filter((term) => term.role === role);
    if (found.length > 0) return found;
  }
  return [];
}

/** Finds the numbers that a term of an equation means among those of its measure in one table, or in the text. */
export function selectTerms(
  selector: Selector,
  terms: readonly Term[],
  options: { readonly joinPhase: boolean },
): Selection {
  const groups = new Map<string, Term[]>();
  for (const term of terms) {
    if (!fits(selector, term)) continue;
    const key = joinKey(selector, term);
    if (key === undefined) continue;
    const phase = options.joinPhase ? (term.fact.phase ?? '') : '';
    const whole = `${key}#${phase}#${term.fact.fiscalYear ?? ''}`;
    const group = groups.get(whole);
    if (group === undefined) groups.set(whole, [term]);
    else group.push(term);
  }
  const result = new Map<string, readonly Term[]>();
  for (const [key, group] of groups) {
    const found = selector.row === 'under' ? onlyRoots(group) : preferRole(selector, group);
    if (found.length > 0) result.set(key, found);
  }
  return result;
}

/**
 * The one number meant where several fit: the leftmost of its row (小计 stands before what it is made of),
 * the first row of a block. Undefined when rows of different subjects fit.
 */
export function pickOne(selector: Selector, terms: readonly Term[]): Term | undefined {
  const [first] = terms;
  if (first === undefined || terms.length === 1) return first;
  if (terms.every((term) => term.value === first.value)) return first;
  if (
    /^(?:codes|class|dep|gov|items|projects|code)$/u.test(selector.row) &&
    terms.some((term) => term.row !== first.row)
  )
    return undefined;
  return first;
}

export const hasColumn = (table: AccountTable, selector: Selector): boolean =>
  table.measures.has(selector.fund === undefined ? selector.measure : `${selector.measure}@${selector.fund}`);
