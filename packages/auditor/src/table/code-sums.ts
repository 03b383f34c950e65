import type { AccountTable } from '../account.ts';
import { groupBy } from '../group-by.ts';
import { asParts, makeLinear, type Instance, type Severity } from '../instance.ts';
import type { Term } from '../term.ts';
import { isUncoded, uncodedBelow, UncodedSums } from './uncoded-rows.ts';

/** Which check an identity over codes belongs to, by kind of table and level. */
function checkOf(kind: string, classification: string, level: 'class' | 'group' | 'total'): string {
  if (kind === 'final.summary' || kind === 'final.fiscal') return level === 'total' ? 'FA-102' : 'FA-113';
  if (kind === 'final.basic_economic') return 'FA-141';
  if (kind.startsWith('budget.')) return classification === 'function' ? 'BA-503' : 'BA-507';
  return level === 'total' ? 'FA-115' : level === 'class' ? 'FA-113' : 'FA-114';
}

/** Growths and shares of parts add up to nothing. */
const PERCENT = 'percent';

const CODED: ReadonlySet<string> = new Set(['function', 'department_economic', 'government_economic']);

interface ColumnOptions {
  readonly byColumn: boolean;
}

/**
 * The unit whose accounts a number belongs to: only where the table has a row of that unit for their sum, or prints
 * the same account for several. Elsewhere the unit beside every account (or a name taken for one) tells nothing apart.
 */
function unitsOf(table: AccountTable, coded: readonly Term[]): (term: Term) => string | null {
  const withRow = new Set(
    table.terms.flatMap(({ fact }) =>
      fact.classification === 'unit' && fact.unitName !== null ? [fact.unitName] : [],
    ),
  );
  const unitOfCode = new Map<string, string | null>();
  const isShared = coded.some(({ fact }) => {
    const known = unitOfCode.get(fact.code ?? '');
    if (known === undefined) unitOfCode.set(fact.code ?? '', fact.unitName);
    return known !== undefined && known !== fact.unitName;
  });
  return ({ fact }) => (fact.unitName !== null && (isShared || withRow.has(fact.unitName)) ? fact.unitName : null);
}

/** What a number shares with the total over it: measure, header and the second code of a crossed column. */
function sharedKey(term: Term, { byColumn }: ColumnOptions): string {
  const { fact } = term;
  const crossed = term.role !== 'code' || fact.classification === 'function' || fact.classification === 'unit';
  const second = crossed ? (fact.code2 ?? '') : '';
  return `${fact.measure ?? ''}|${fact.fund ?? ''}|${fact.phase ?? ''}|${fact.fiscalYear ?? ''}|${term.path}|${second}|${byColumn ? term.column : ''}`;
}

/** Numbers that can be added up along their codes: same table, classification, measure, header and unit. */
const columnKey = (term: Term, options: ColumnOptions): string =>
  `${term.fact.classification ?? ''}|${sharedKey(term, options)}`;

/** Whether some row prints two numbers that only their column tells apart. */
function needsColumn(terms: readonly Term[]): boolean {
  const seen = new Set<string>();
  for (const term of terms) {
    const key = `${term.rowKey}|${columnKey(term, { byColumn: false })}`;
    if (seen.has(key)) return true;
    seen.add(key);
  }
  return false;
}

/** The nearest code above `code` that is printed in the table. */
function printedParent(code: string, printed: ReadonlySet<string>): string | undefined {
  for (const parent of [code.slice(0, -2), code.slice(0, -4)]) {
    if (parent.length >= 3 && printed.has(parent)) return parent;
  }
  return undefined;
}

const severityOf = (level: 'class' | 'group' | 'total'): Severity => (level === 'total' ? 'critical' : 'error');

/**
 * 类 = Σ款, 款 = Σ项 and 合计 = Σ类 in every column of a table. A level that the table does not print is passed
 * over: a class without groups is the sum of its items, a table without classes adds up what stands uppermost.
 */
export function evaluateCodeSums(table: AccountTable): readonly Instance[] {
  const coded = table.terms.filter(
    (term) =>
      term.role === 'code' &&
      term.fact.classification !== null &&
      CODED.has(term.fact.classification) &&
      term.fact.unit !== PERCENT,
  );
  if (coded.length === 0) return [];
  const unitOf = unitsOf(table, coded);
  const byColumn = needsColumn(coded);
  const instances: Instance[] = [];
  const others = table.terms.filter((term) => term.role !== 'code' || term.fact.classification === 'unit');
  const keys = new Map(others.map((term) => [term, sharedKey(term, { byColumn })]));
  const uncodedSums = new UncodedSums();
  const uncodedIn = groupBy(others.filter(isUncoded), (term) => keys.get(term) ?? '');
  const columns = groupBy(coded, (term) => `${unitOf(term) ?? ''}|${columnKey(term, { byColumn })}`);
  const printedCodes = new Map<string, Set<string>>();
  for (const term of coded) {
    const key = `${term.fact.classification ?? ''}|${unitOf(term) ?? ''}`;
    const set = printedCodes.get(key) ?? new Set<string>();
    printedCodes.set(key, set.add(term.fact.code ?? ''));
  }
  for (const column of columns.values()) {
    const [first] = column;
    if (first === undefined) continue;
    const classification = first.fact.classification ?? '';
    const printed = printedCodes.get(`${classification}|${unitOf(first) ?? ''}`) ?? new Set<string>();
    const children = new Map<string, Term[]>();
    const roots: Term[] = [];
    for (const term of column) {
      const parent = printedParent(term.fact.code ?? '', printed);
      if (parent === undefined) roots.push(term);
      else {
        const siblings = children.get(parent);
        if (siblings === undefined) children.set(parent, [term]);
        else siblings.push(term);
      }
    }
    for (const term of column) {
      const code = term.fact.code ?? '';
      const parts = children.get(code);
      if (parts === undefined) continue;
      // A code printed twice is no parent of its children twice over: the first row is.
      children.delete(code);
      const level = term.fact.codeLevel === 1 ? 'class' : 'group';
      const options = {
        checkId: checkOf(table.kind, classification, level),
        rule: 'R-SUM',
        severity: severityOf(level),
      } as const;
      const uncoded = uncodedBelow(term, column, uncodedIn.get(sharedKey(first, { byColumn })) ?? []);
      if (uncoded.length === 0) instances.push(makeLinear(term, asParts(parts), options));
      else uncodedSums.add(term, { coded: asParts(parts), uncoded }, options);
    }
    for (const total of totalsOf(table, first, { byColumn, keys, unit: unitOf(first) })) {
      const instance = makeLinear(total, asParts(roots), {
        checkId: checkOf(table.kind, classification, 'total'),
        rule: 'R-SUM',
        severity: severityOf('total'),
      });
      // Rows between accounts that print no code are parts, too, and nobody knows of which account.
      const isWhole = (): boolean =>
        !others.some((term) => term !== total && isUncoded(term) && keys.get(term) === keys.get(total));
      if (instance.verdict !== 'fails' || isWhole()) instances.push(instance);
    }
  }
  return [...instances, ...uncodedSums.decide()];
}

/**
 * The totals of a column of codes: 合计 or 本年支出合计 in the same column, a row that names the measure
 * (基本支出 over 301 … 303), the unit's own row. Where the totals stand in another column of the same side
 * (Jiangsu prints them under 支出用途), the table's one total of that measure counts.
 */
function totalsOf(
  table: AccountTable,
  first: Term,
  options: ColumnOptions & { readonly keys: ReadonlyMap<Term, string>; readonly unit: string | null },
): readonly Term[] {
  const key = sharedKey(first, options);
  const { unit } = options;
  const rows = [...options.keys.keys()];
  const inColumn = rows.filter((term) => options.keys.get(term) === key);
  // Rows of projects without a code stand beside those with one: the codes alone do not make up the total.
  if (inColumn.some((term) => term.fact.classification === 'project')) return [];
  if (unit !== null) {
    return inColumn.filter(
      (term) => term.fact.classification === 'unit' && term.fact.unitName === unit && isInnermostUnit(table, term),
    );
  }
  const own = inColumn.filter((term) => term.fact.classification !== 'unit');
  const hasYear = own.some((term) => term.role === 'year');
  const totals = own.filter(
    (term) => (term.role !== 'item' || isMeasureRow(term, first)) && (term.role !== 'grand' || !hasYear),
  );
  if (totals.length > 0) return totals;
  const elsewhere = rows.filter(
    (term) => term.role === 'year' && sameQuantity(term, first) && term.fact.classification !== 'unit',
  );
  const [only] = elsewhere;
  return only !== undefined &&
    first.fact.classification === 'function' &&
    elsewhere.every((term) => term.value === only.value)
    ? [only]
    : [];
}

const sameQuantity = (a: Term, b: Term): boolean =>
  a.fact.measure === b.fact.measure &&
  a.fact.fund === b.fact.fund &&
  a.fact.phase === b.fact.phase &&
  a.fact.fiscalYear === b.fact.fiscalYear;

/** 基本支出 or 专项业务经费支出 standing over the classes of its own measure. */
const isMeasureRow = (term: Term, first: Term): boolean =>
  term.fact.measure !== 'expenditure_total' && term.row < first.row && sameQuantity(term, first);

/** A department's row stands over its units; only a unit without units of its own holds accounts. */
function isInnermostUnit(table: AccountTable, unit: Term): boolean {
  const code = unit.fact.code ?? '';
  return !table.terms.some(
    (term) => term.fact.classification === 'unit' && (term.fact.code ?? '').startsWith(code) && term.fact.code !== code,
  );
}
