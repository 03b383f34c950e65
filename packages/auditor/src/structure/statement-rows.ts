import type { Verdict } from '@mingzhang/schema';
import type { Account, AccountTable } from '../account.ts';
import type { OpenInstance } from '../instance.ts';
import type { Term } from '../term.ts';
import { isFiscal } from '../table-kind.ts';
import { CODE_LENGTHS } from './code-lengths.ts';
import { headedTables } from './headings.ts';
import type { CodePair } from './code-pairs.ts';
import { evaluateFundStatements } from './empty-funds.ts';
import type { StructureFaults } from './structure-faults.ts';

const verdictOf = (failing: readonly unknown[]): Verdict => (failing.length === 0 ? 'holds' : 'fails');

/** One row of `checks` for each statement about each table that it is made of. */
function rowsOfTable(table: AccountTable, failing: ReadonlyMap<string, readonly Term[]>): readonly OpenInstance[] {
  const about = table.table.tableId;
  const own = (checkId: string): readonly Term[] =>
    (failing.get(checkId) ?? []).filter((term) => term.tableId === about);
  const row = (checkId: string, terms: readonly Term[]): OpenInstance => ({
    checkId,
    verdict: verdictOf(terms),
    terms,
    about,
  });
  const codes = table.terms.filter(
    ({ role, fact }) => role === 'code' && CODE_LENGTHS[fact.classification ?? ''] !== undefined,
  );
  const odd = codes.filter(
    ({ fact }) => CODE_LENGTHS[fact.classification ?? '']?.includes((fact.code ?? '').length) === false,
  );
  return [
    ...(codes.length === 0
      ? []
      : [
          row('CD-701', odd),
          ...['CD-702', 'CD-703', 'CD-704', 'CD-705', 'CD-706'].map((checkId) => row(checkId, own(checkId))),
        ]),
    ...(table.terms.some(({ fact }) => fact.countValue === null)
      ? [row('UN-901', table.table.unit === null ? table.terms.slice(0, 1) : []), row('UN-905', own('UN-905'))]
      : []),
  ];
}

/**
 * What holds and what fails of the checks that are no equations: codes, units, signs, declared emptiness, pairs of
 * economic codes. Findings say the same of those that fail.
 */
export function evaluateStatements(
  account: Account,
  faults: StructureFaults,
  pairs: readonly CodePair[],
): readonly OpenInstance[] {
  const failing = new Map<string, readonly Term[]>([
    ['CD-702', faults.missing.map(({ term }) => term)],
    ['CD-703', faults.codes.misnamed],
    ['CD-706', faults.codes.outdated],
    ['CD-704', faults.misplaced.map(({ term }) => term)],
    ['CD-705', faults.repeated.flatMap(({ terms }) => terms)],
    ['UN-905', faults.negatives],
  ]);
  const conflicts = new Map(faults.conflicts.map(({ table, term }) => [table.tableId, term]));
  return [
    ...account.tables.filter(isFiscal).flatMap((table) => rowsOfTable(table, failing)),
    ...account.records.tables
      .filter(({ declaredEmpty }) => declaredEmpty !== null)
      .map(({ tableId }): OpenInstance => {
        const term = conflicts.get(tableId);
        return {
          checkId: 'BA-520',
          verdict: conflicts.has(tableId) ? 'fails' : 'holds',
          terms: term === undefined ? [] : [term],
          about: tableId,
        };
      }),
    ...headedTables(account).map(({ tableId }): OpenInstance => ({
      checkId: 'ST-802',
      verdict: verdictOf(faults.headings.filter(({ table }) => table.tableId === tableId)),
      terms: [],
      about: tableId,
    })),
    ...evaluateFundStatements(account, faults),
    ...pairs.map(({ term, fits }): OpenInstance => ({
      checkId: 'BA-508',
      verdict: fits ? 'holds' : 'fails',
      terms: [term],
      about: `${term.tableId ?? ''} ${term.fact.code2 ?? ''}`,
    })),
  ];
}
