import type { FactRecord, TableRecord } from '@mingzhang/schema';
import type { Account } from '../account.ts';
import { isFiscal } from '../table-kind.ts';
import type { Term } from '../term.ts';

export interface EmptinessConflict {
  readonly table: TableRecord;
  readonly kind: 'declared_empty' | 'declared_filled';
  /** How many numbers other than zero it holds. */
  readonly numbers: number;
  /** First number of a table that is declared empty. */
  readonly term: Term | undefined;
}

/** Tables that their list or note calls empty and that hold numbers other than zero, or the reverse. */
export function findEmptinessConflicts(account: Account): readonly EmptinessConflict[] {
  const { tables, cells } = account.records;
  return tables.flatMap((table): EmptinessConflict[] => {
    if (table.declaredEmpty === true && table.numericCells > 0) {
      const filled = cells.filter(({ tableId, value }) => tableId === table.tableId && /[1-9]/u.test(value));
      const term = account.terms.find(({ tableId, value }) => tableId === table.tableId && value !== 0n);
      return filled.length === 0 ? [] : [{ table, kind: 'declared_empty', numbers: filled.length, term }];
    }
    // A table without rows was illegible, which is said elsewhere.
    return table.declaredEmpty === false && table.numericCells === 0 && table.rows > 1
      ? [{ table, kind: 'declared_filled', numbers: 0, term: undefined }]
      : [];
  });
}

export interface DeniedFund {
  readonly fact: FactRecord;
  readonly term: Term;
}

/** A budget that the text says does not exist, and a table that prints an amount of it. */
export function findDeniedFunds(account: Account): readonly DeniedFund[] {
  return account.records.facts.flatMap((fact): DeniedFund[] => {
    if (fact.sourceKind !== 'narrative' || fact.nullKind !== 'none') return [];
    const term = account.tables
      .filter((table) => table.year === account.document.fiscalYear && isFiscal(table))
      .flatMap((table) => table.terms)
      .find(
        (other) =>
          other.value > 0n &&
          other.fact.phase === fact.phase &&
          other.fact.measure === fact.measure &&
          (fact.fund === null || other.fact.fund === fact.fund),
      );
    return term === undefined ? [] : [{ fact, term }];
  });
}

export interface WrongYear {
  readonly term: Term;
  readonly stated: number;
  readonly expected: number;
}

/** A sentence that names the year before but prints this year's number. */
export function findWrongYears(account: Account): readonly WrongYear[] {
  const year = account.document.fiscalYear;
  if (year === null) return [];
  return account.narrative.flatMap((term): WrongYear[] => {
    const { fact } = term;
    if (
      fact.fiscalYear === year ||
      fact.fiscalYear === null ||
      fact.phase?.startsWith('prior') !== false ||
      term.value === 0n
    )
      return [];
    const same = account.terms.some(
      (other) =>
        other.fact.fiscalYear === year &&
        other.value === term.value &&
        other.fact.measure === fact.measure &&
        other.fact.phase === fact.phase &&
        other.fact.code === fact.code,
    );
    return same ? [{ term, stated: fact.fiscalYear, expected: year }] : [];
  });
}

/** Measures that may be negative: what is left over, and adjustments of it. */
const MAY_BE_NEGATIVE = /^(?:carryover|nonfiscal|surplus)|_change$|_growth$/u;

/** Amounts below zero in rows where they mean nothing. */
export const findNegatives = (account: Account): readonly Term[] =>
  account.terms.filter((term) => term.value < 0n && !MAY_BE_NEGATIVE.test(term.fact.measure ?? ''));
