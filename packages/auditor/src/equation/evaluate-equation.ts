import type { Account, AccountTable } from '../account.ts';
import { makeLinear, type Instance, type OpenInstance, type Part } from '../instance.ts';
import type { Term } from '../term.ts';
import { makeAbsentClass } from './absent-class.ts';
import { TEXT, type Condition, type Equation, type Selector, type SignedSelector } from './parse-equation.ts';
import { hasColumn, onlyRoots, pickOne, selectTerms, type Selection } from './select-terms.ts';

export interface Evaluated {
  readonly instances: readonly Instance[];
  readonly open: readonly OpenInstance[];
}

/** Where the terms of an equation are looked for: one table for each kind, one more for `other`. */
interface Scope {
  readonly tables: ReadonlyMap<string, AccountTable>;
  readonly other: AccountTable | undefined;
  readonly narrative: ReadonlyMap<string, readonly Term[]>;
}

const ofYear = (account: Account, table: AccountTable): boolean =>
  account.document.fiscalYear === null || table.year === null || table.year === account.document.fiscalYear;

/** Every way to take one table of each kind; tables of other years (attached reports) are not mixed with this one's. */
function* scopesOf(account: Account, equation: Equation): Generator<Scope> {
  const { kinds } = equation;
  const narrative = account.narrativeByMeasure;
  if (equation.pairs) {
    const tables = (account.byKind.get(kinds[0] ?? '') ?? []).filter((table) => ofYear(account, table));
    for (const [index, table] of tables.entries()) {
      for (const other of tables.slice(index + 1)) yield { tables: new Map([[table.kind, table]]), other, narrative };
    }
    return;
  }
  const mixed = kinds.length > 1 || equation.readsText;
  const choices = kinds.map((kind) =>
    (account.byKind.get(kind) ?? []).filter((table) => !mixed || ofYear(account, table)),
  );
  const [first = [], ...rest] = choices;
  if (kinds.length > 0 && rest.length === 0) {
    for (const table of first) yield { tables: new Map([[table.kind, table]]), other: undefined, narrative };
    return;
  }
  let scopes: ReadonlyMap<string, AccountTable>[] = [new Map()];
  for (const [index, tables] of choices.entries()) {
    scopes = scopes.flatMap((scope) => tables.map((table) => new Map([...scope, [kinds[index] ?? '', table]])));
  }
  for (const tables of scopes) yield { tables, other: undefined, narrative };
}

function select(selector: Selector, scope: Scope, options: { readonly joinPhase: boolean }): Selection {
  if (selector.kind === TEXT) return selectTerms(selector, scope.narrative.get(selector.measure) ?? [], options);
  const table = selector.mode === 'other' ? scope.other : scope.tables.get(selector.kind);
  return table === undefined ? new Map() : selectTerms(selector, table.byMeasure.get(selector.measure) ?? [], options);
}

function holdsCondition(account: Account, condition: Condition, scope: Scope): boolean {
  if (condition.kind === 'same') {
    const [left, right] = [condition.left, condition.right].map((selector) => {
      const terms = [...select(selector, scope, { joinPhase: true }).values()][0];
      return terms === undefined ? undefined : pickOne(selector, terms);
    });
    return left !== undefined && right !== undefined && left.value === right.value;
  }
  const tables = account.byKind.get(condition.tableKind) ?? [];
  if (condition.kind === 'no') return tables.every((table) => table.terms.every((term) => term.value === 0n));
  const has = tables.some((table) => table.measures.has(condition.measure));
  return condition.kind === 'has' ? has : !has;
}

/** The parts of the right side for one join key; undefined when a part that must be there is not. */
function partsFor(
  key: string,
  selectors: readonly { readonly selector: SignedSelector; readonly found: Selection }[],
  scope: Scope,
): readonly Part[] | undefined {
  const parts: Part[] = [];
  for (const { selector, found } of selectors) {
    const table = selector.mode === 'other' ? scope.other : scope.tables.get(selector.kind);
    if (selector.mode === 'sum' && selector.row !== 'under') {
      const year = key.slice(key.indexOf('#') + 1);
      const terms = [...found].flatMap(([own, group]) =>
        own.slice(own.indexOf('#') + 1) === year ? (group[0] ?? []) : [],
      );
      for (const term of onlyRoots(terms)) parts.push({ term, sign: selector.sign });
      continue;
    }
    const terms = found.get(key) ?? [];
    if (selector.mode === 'sum') {
      for (const term of terms) parts.push({ term, sign: selector.sign });
      continue;
    }
    const term = pickOne(selector, terms);
    if (term !== undefined) parts.push({ term, sign: selector.sign });
    else if (terms.length > 0) return undefined;
    else if (!selector.optional && (table === undefined || !hasColumn(table, selector))) return undefined;
  }
  return parts;
}

const isStatic = (selector: Selector): boolean => /^(?:year|grand|total|any|code)$/u.test(selector.row);

/** Equal where it is equal, else at most: 机关运行经费 is the 公用经费 of organs, not of other institutions. */
function makeEither(left: Term, parts: readonly Part[], equation: Equation): Instance {
  if (equation.rule !== 'R-EQ-LE') return makeLinear(left, parts, { ...equation, rule: equation.rule });
  const inUnits = parts.some(({ term }) => term.fact.unitPrinted !== left.fact.unitPrinted);
  const equal = makeLinear(left, parts, { ...equation, rule: inUnits ? 'R-UNIT' : 'R-EQ' });
  return equal.verdict === 'fails' ? makeLinear(left, parts, { ...equation, rule: 'R-LE' }) : equal;
}

const LEAF_TABLES =
  /^(?:final\.gpb|budget\.gpb_function|budget\.gpb_economic|budget\.gpb_basic_economic|budget\.fiscal)$/u;

/** Whether the text names every account of its kind that a table prints an amount for; else its sum says nothing. */
function listsAll(account: Account, parts: readonly Part[]): boolean {
  const first = parts[0]?.term.fact;
  if (first === undefined || first.code === null) return true;
  const named = new Set(parts.map(({ term }) => term.fact.code ?? ''));
  // A list of 公用经费 says nothing of 工资福利; one of 功能科目 is of all of them.
  const classes =
    first.classification === 'department_economic'
      ? new Set(parts.map(({ term }) => term.fact.code?.slice(0, 3)))
      : undefined;
  const printed = account.tables
    .filter((table) => LEAF_TABLES.test(table.kind) && ofYear(account, table))
    .flatMap((table) => table.terms)
    .filter(
      (term) =>
        term.role === 'code' &&
        term.fact.classification === first.classification &&
        term.value !== 0n &&
        term.fact.measure === first.measure,
    );
  // Without a table nobody knows whether a sentence was read without its account.
  return (
    printed.length > 0 &&
    printed.every(({ fact }) => {
      const code = fact.code ?? '';
      if (classes?.has(code.slice(0, 3)) === false) return true;
      return (
        [code, code.slice(0, 5), code.slice(0, 3)].some((prefix) => named.has(prefix)) ||
        [...named].some((other) => other.startsWith(code))
      );
    })
  );
}

/** The same number on both sides says nothing. */
const isTrivial = (left: Term, parts: readonly Part[]): boolean => parts.some((part) => part.term.id === left.id);

const detailOf = ({ right }: Equation, scope: Scope): AccountTable | undefined =>
  scope.tables.get(right[0]?.kind ?? '');

const NOTHING: Evaluated = { instances: [], open: [] };

/** Evaluates one equation over a document: every table it fits, every row, code or project that joins its terms. */
export function evaluateEquation(account: Account, equation: Equation): Evaluated {
  if (equation.readsText && account.narrative.length === 0) return NOTHING;
  if (!equation.kinds.every((kind) => account.byKind.has(kind))) return NOTHING;
  const instances: Instance[] = [];
  const open: OpenInstance[] = [];
  const single = equation.rule !== 'R-SUM';
  for (const scope of scopesOf(account, equation)) {
    if (equation.when !== undefined && !holdsCondition(account, equation.when, scope)) continue;
    const options = { joinPhase: !equation.namesPhase };
    const left = select(equation.left, scope, options);
    const right = equation.right.map((selector) => ({ selector, found: select(selector, scope, options) }));
    for (const [key, terms] of left) {
      const term = pickOne(equation.left, terms);
      if (term === undefined) continue;
      const parts = partsFor(key, right, scope);
      if (parts === undefined) continue;
      const absent =
        parts.length > 0 ? undefined : makeAbsentClass(term, { equation, detail: detailOf(equation, scope) });
      if (absent !== undefined) {
        instances.push(absent);
        continue;
      }
      if (parts.length === 0 || (single && parts.length !== 1)) {
        if (isStatic(equation.left)) {
          open.push({
            checkId: equation.checkId,
            verdict: 'not_checkable',
            terms: [term],
            about: `${equation.index}|${key}`,
          });
        }
        continue;
      }
      if (isTrivial(term, parts)) continue;
      const instance = makeEither(term, parts, equation);
      if (
        instance.verdict === 'fails' &&
        equation.right.some((selector) => selector.mode === 'sum' && selector.kind === TEXT) &&
        !listsAll(account, parts)
      )
        continue;
      instances.push(instance);
    }
  }
  if (instances.length === 0 && equation.kinds.some((kind) => account.declaredEmpty.has(kind))) {
    open.push({ checkId: equation.checkId, verdict: 'not_applicable', terms: [], about: `${equation.index}` });
  }
  return { instances, open };
}
