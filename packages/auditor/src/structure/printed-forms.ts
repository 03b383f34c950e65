import type { Account, AccountTable } from '../account.ts';
import { printedDecimals } from '../exact.ts';
import { groupBy } from '../group-by.ts';
import type { Instance, OpenInstance } from '../instance.ts';
import { isFiscal } from '../table-kind.ts';
import type { Term } from '../term.ts';

const POWERS: readonly bigint[] = [10n, 100n, 1000n, 10_000n];
/** Two decimals are the custom in 元 and in 万元; 亿元 and shares have others. */
const CUSTOMARY_DECIMALS = 2;

const row = (checkId: string, about: string, failing: readonly Term[]): OpenInstance => ({
  checkId,
  verdict: failing.length === 0 ? 'holds' : 'fails',
  terms: failing,
  about,
});

const statement = (checkId: string, about: string, holds: boolean): OpenInstance => ({
  checkId,
  verdict: holds ? 'holds' : 'fails',
  terms: [],
  about,
});

/** Amounts with more decimals than the custom, or fewer than the same table prints elsewhere. */
export function findOddDecimals(table: AccountTable): readonly Term[] {
  const amounts = table.terms.filter(
    ({ fact }) => fact.countValue === null && /^(?:元|万元)$/u.test(fact.unitPrinted ?? ''),
  );
  const decimals = amounts.map(({ fact }) => printedDecimals(fact.valuePrinted));
  const hasCustomary = decimals.includes(CUSTOMARY_DECIMALS);
  return amounts.filter((term, index) => {
    const own = decimals[index] ?? 0;
    return own > CUSTOMARY_DECIMALS || (hasCustomary && own === 1 && term.value !== 0n);
  });
}

/** Whether one of two amounts is ten, a hundred … times the other. */
function isShifted(a: bigint, b: bigint): boolean {
  const [low, high] = a < b ? [a, b] : [b, a];
  return low > 0n && POWERS.some((power) => low * power === high);
}

/** Equalities of a table's money with another table or the text that fail by a power of ten: a unit or a point is wrong. */
function shiftedAmounts(table: AccountTable, equalities: readonly Instance[]): readonly OpenInstance[] {
  const own = equalities.filter(
    ({ left, right }) => left.tableId === table.table.tableId || right[0]?.term.tableId === table.table.tableId,
  );
  if (own.length === 0) return [];
  const shifted = own.flatMap(({ left, right, verdict }) =>
    verdict === 'fails' && isShifted(left.value, right[0]?.term.value ?? 0n) ? [left] : [],
  );
  return [row('UN-902', table.table.tableId, shifted)];
}

/**
 * How numbers are printed, one row of `checks` for each table: magnitude against other places (UN-902), kinds of
 * nothing kept apart (UN-903), decimals (UN-904), and whether the layout was understood: every number has its meaning
 * (ST-803).
 */
export function evaluatePrintedForms(account: Account, instances: readonly Instance[]): readonly OpenInstance[] {
  const equalities = instances.filter(
    ({ rule, left, right }) =>
      (rule === 'R-EQ' || rule === 'R-UNIT') &&
      right.length === 1 &&
      left.fact.countValue === null &&
      left.tableId !== right[0]?.term.tableId,
  );
  const { facts, cells } = account.records;
  const cellsOf = groupBy(cells, ({ tableId }) => tableId);
  const meant = new Set(facts.flatMap(({ cellId }) => cellId ?? []));
  const mixed = new Set(
    facts.flatMap(({ cellId, nullKind, amountYuan, countValue }) =>
      cellId !== null && nullKind !== null && (amountYuan !== null || countValue !== null) ? [cellId] : [],
    ),
  );
  return account.tables.filter(isFiscal).flatMap((table): OpenInstance[] => {
    const about = table.table.tableId;
    const own = cellsOf.get(about) ?? [];
    const unread = own.filter(({ cellId }) => !meant.has(cellId));
    return [
      ...shiftedAmounts(table, equalities),
      statement('UN-903', about, !own.some(({ cellId }) => mixed.has(cellId))),
      row('UN-904', about, findOddDecimals(table)),
      ...(own.length === 0 ? [] : [statement('ST-803', about, unread.length === 0)]),
    ];
  });
}
