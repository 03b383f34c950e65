import type { CellRecord, FactRecord } from '../../../packages/schema/dist/index.js';
import type { DocumentRecords } from '../../../packages/auditor/dist/index.js';

/**
 * What the numbers of a sound document determine, found without the audit: relations that are true of what is printed
 * (rows that add up, accounts above and below each other by their digits, the same account in another table), and what
 * follows from them for one changed number. Whole numbers of the smallest unit that the document prints.
 */
interface Relation {
  /** Σ factor · number = 0, within `slack`. */
  readonly factors: ReadonlyMap<string, number>;
  readonly slack: number;
}

export type Verdict = 'unseen' | 'found' | 'blamed';

export interface Oracle {
  /**
   * What follows from changed numbers: `found`: some relation breaks; `blamed`: one number was changed, and no other
   * single number could mend all that break.
   */
  readonly judge: (changed: ReadonlyMap<string, number>) => Verdict;
}

interface Known {
  readonly id: string;
  readonly value: number;
  /** One unit of the last digit printed in its table. */
  readonly quantum: number;
  readonly cell: CellRecord;
  readonly fact: FactRecord;
}

/** Hundredths of a yuan. */
export const toSmallest = (amountYuan: string): number => Math.round(Number(amountYuan) * 100);
const UNIT: Readonly<Record<string, number>> = { 元: 100, 千元: 100_000, 万元: 1_000_000, 亿元: 10_000_000_000 };
const decimalsOf = (printed: string): number =>
  printed.normalize('NFKC').split('.')[1]?.replace(/\D/gu, '').length ?? 0;

function knownNumbers({ cells, facts }: DocumentRecords): readonly Known[] {
  const byId = new Map(cells.map((cell) => [cell.cellId, cell]));
  const money = facts.flatMap((fact) => {
    const cell = byId.get(fact.cellId ?? '');
    return cell === undefined || fact.amountYuan === null ? [] : [{ fact, cell }];
  });
  const finest = new Map<string, number>();
  for (const { fact, cell } of money) {
    const quantum = (UNIT[fact.unitPrinted ?? '元'] ?? 100) / 10 ** decimalsOf(fact.valuePrinted);
    finest.set(cell.tableId, Math.min(finest.get(cell.tableId) ?? quantum, quantum));
  }
  return money.map(({ fact, cell }) => ({
    id: cell.cellId,
    value: toSmallest(fact.amountYuan ?? '0'),
    quantum: finest.get(cell.tableId) ?? 1,
    cell,
    fact,
  }));
}

function relate(left: Known, right: readonly Known[]): readonly Relation[] {
  if (right.length === 0 || right.some(({ id }) => id === left.id)) return [];
  const factors = new Map([[left.id, 1], ...right.map(({ id }) => [id, -1] as const)]);
  const off = Math.abs(left.value - right.reduce((sum, { value }) => sum + value, 0));
  const coarse = Math.max(left.quantum, ...right.map(({ quantum }) => quantum));
  const slack = right.length === 1 ? coarse : (left.quantum + right.reduce((sum, { quantum }) => sum + quantum, 0)) / 2;
  return off <= slack ? [{ factors, slack }] : [];
}

const group = <T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
};

const TOTAL = /^(?:.*[+])?(?:合计|总计|本年支出合计|本年收入合计|支出总计|收入总计)$/u;
const digitsOf = ({ cell }: Known): string => cell.rowCode ?? '';
const isTotal = ({ cell, fact }: Known): boolean => fact.code === null && TOTAL.test(cell.rowLabel ?? '');

/** Down a column: an account and those that stand directly below it by their digits, the total and the uppermost. */
function columnRelations(column: readonly Known[]): readonly Relation[] {
  const coded = column.filter((one) => /^[235]\d{2,6}$/u.test(digitsOf(one)));
  const codes = new Set(coded.map(digitsOf));
  const parentOf = (code: string): string | undefined =>
    [code.slice(0, -2), code.slice(0, -4)].find((parent) => parent.length >= 3 && codes.has(parent));
  const roots = coded.filter((one) => parentOf(digitsOf(one)) === undefined);
  return [
    ...coded.flatMap((one) =>
      relate(
        one,
        coded.filter((other) => parentOf(digitsOf(other)) === digitsOf(one)),
      ),
    ),
    ...column.filter(isTotal).flatMap((total) => relate(total, roots)),
  ];
}

/** Along a row: the largest number and all others, or any two beside each other that make up a third. */
function rowRelations(row: readonly Known[]): readonly Relation[] {
  const filled = row.filter(({ value }) => value !== 0);
  if (filled.length < 2) return [];
  const all = filled.flatMap((one) => {
    const others = filled.filter((other) => other !== one);
    return others.length < 2 ? [] : relate(one, others);
  });
  const pairs = filled.flatMap((one) =>
    filled.flatMap((first, index) =>
      filled
        .slice(index + 1)
        .flatMap((second) => (first === one || second === one ? [] : relate(one, [first, second]))),
    ),
  );
  return [...all, ...pairs];
}

/** The same account and measure in two tables, where both print the same. */
function sameElsewhere(numbers: readonly Known[]): readonly Relation[] {
  const named = numbers.filter((one) => one.value !== 0 && (one.fact.code !== null || isTotal(one)));
  return group(named, ({ fact }) =>
    [fact.code ?? 'total', fact.code2, fact.measure, fact.phase, fact.fiscalYear, fact.unitName].join('|'),
  ).flatMap((alike) =>
    alike.flatMap((one, index) =>
      alike.slice(index + 1).flatMap((other) => (other.cell.tableId === one.cell.tableId ? [] : relate(one, [other]))),
    ),
  );
}

export function buildOracle(records: DocumentRecords): Oracle {
  const numbers = knownNumbers(records);
  const values = new Map(numbers.map(({ id, value }) => [id, value]));
  const relations = [
    ...group(numbers, ({ cell, fact }) => `${cell.tableId} ${cell.columnIndex} ${fact.unitName ?? ''}`).flatMap(
      columnRelations,
    ),
    ...group(numbers, ({ cell }) => `${cell.tableId} ${cell.rowIndex}`).flatMap(rowRelations),
    ...sameElsewhere(numbers),
  ];
  const of = new Map<string, Relation[]>();
  for (const relation of relations)
    for (const id of relation.factors.keys()) of.set(id, [...(of.get(id) ?? []), relation]);
  const offWith = ({ factors }: Relation, changed: ReadonlyMap<string, number>): number =>
    [...factors].reduce((sum, [id, factor]) => sum + factor * (changed.get(id) ?? values.get(id) ?? 0), 0);
  const breaks = (relation: Relation, changed: ReadonlyMap<string, number>): boolean =>
    Math.abs(offWith(relation, changed)) > relation.slack;
  return {
    judge: (changed) => {
      const touched = [...new Set([...changed.keys()].flatMap((id) => of.get(id) ?? []))];
      const broken = touched.filter((relation) => breaks(relation, changed));
      const [first] = broken;
      if (first === undefined) return 'unseen';
      if (changed.size > 1) return 'found';
      const rivals = [...first.factors.keys()].filter((other) => {
        if (changed.has(other)) return false;
        const factor = first.factors.get(other) ?? 1;
        const mended = new Map([...changed, [other, (values.get(other) ?? 0) - offWith(first, changed) / factor]]);
        return (
          broken.every((one) => !breaks(one, mended)) && (of.get(other) ?? []).every((one) => !breaks(one, mended))
        );
      });
      return rivals.length === 0 ? 'blamed' : 'found';
    },
  };
}
