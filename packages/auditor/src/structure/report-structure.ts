import { NO_PLACE } from '@mingzhang/schema';
import type { Account } from '../account.ts';
import type { Instance } from '../instance.ts';
import type { WordFinding } from '../narrative/recompute.ts';
import { findOverQuota } from '../narrative/staff.ts';
import { lightFinding, placeOf, sidesOf, type AuditFinding } from '../report.ts';
import { printedFigure, subjectOf } from '../wording.ts';
import type { CodePair } from './code-pairs.ts';
import { findWrongYears } from './statements.ts';
import type { UnprovenTable } from './unproven-tables.ts';
import type { StructureFaults } from './structure-faults.ts';

/** Findings about what stands where: codes, empty tables, years, statements that tables contradict. */
export function reportStructure(account: Account, faults: StructureFaults): readonly AuditFinding[] {
  return [
    ...faults.repeated.map(({ code, title, terms }) => {
      const [first] = terms;
      return lightFinding({
        code: 'code.repeated',
        severity: 'error',
        cause: 'document',
        at: first === undefined ? NO_PLACE : placeOf(first),
        title,
        printed: code,
        figures: terms.map(printedFigure),
      });
    }),
    ...faults.misplaced.map(({ term, name, owners }) =>
      lightFinding({
        code: 'code.misplaced',
        severity: 'error',
        cause: 'document',
        at: placeOf(term),
        title: term.title,
        printed: term.fact.code ?? '',
        name,
        owner: owners.join('、'),
      }),
    ),
    ...faults.missing.map(({ kind, term }) =>
      lightFinding({
        code: kind === 'parent' ? 'code.parent_missing' : 'code.children_missing',
        severity: 'error',
        cause: 'structure',
        at: placeOf(term),
        title: term.title,
        printed: term.fact.code ?? '',
      }),
    ),
    ...faults.conflicts.map(({ table, kind, numbers, term }) =>
      lightFinding(
        kind === 'declared_empty'
          ? {
              code: 'table.declared_empty',
              severity: 'error',
              cause: 'structure',
              at: term === undefined ? NO_PLACE : placeOf(term),
              title: table.title,
              numbers,
            }
          : {
              code: 'table.declared_filled',
              severity: 'warning',
              cause: 'structure',
              at: { page: table.firstPage, box: null },
              title: table.title,
            },
      ),
    ),
    ...faults.denied.map(({ fact, term }) =>
      lightFinding({
        code: 'text.fund_contradicted',
        severity: 'error',
        cause: 'structure',
        at: { page: fact.page, box: null },
        subject: fact.item ?? '',
        title: term.title,
        printed: printedFigure(term),
      }),
    ),
    ...findWrongYears(account).map(({ term, stated, expected }) =>
      lightFinding({
        code: 'text.year',
        severity: 'warning',
        cause: 'structure',
        at: placeOf(term),
        printed: String(stated),
        expected: String(expected),
        quote: `${term.fact.item ?? ''} ${printedFigure(term)}`,
      }),
    ),
    ...faults.headings.map(({ table, printed, expected }) =>
      lightFinding({
        code: 'table.heading_differs',
        severity: 'warning',
        cause: 'structure',
        at: { page: table.firstPage, box: null },
        title: table.title,
        printed,
        expected,
      }),
    ),
    ...faults.emptyFunds.map(({ term, table }) =>
      lightFinding({
        code: 'text.table_empty',
        severity: 'warning',
        cause: 'structure',
        at: placeOf(term),
        subject: subjectOf(term),
        printed: printedFigure(term),
        title: table.title,
      }),
    ),
    ...faults.negatives.map((term) =>
      lightFinding({
        code: 'value.negative',
        severity: 'warning',
        cause: 'document',
        at: placeOf(term),
        subject: subjectOf(term),
        printed: printedFigure(term),
      }),
    ),
    ...findOverQuota(account).map(({ actual, quota }) =>
      lightFinding({
        code: 'staff.over_quota',
        severity: 'info',
        cause: 'document',
        at: placeOf(actual),
        subject: (actual.fact.item ?? '').replace('实有', ''),
        printed: actual.fact.valuePrinted,
        quota: quota.fact.valuePrinted,
      }),
    ),
  ];
}

/** Tables of which a piece was not joined: one finding each instead of every sum that does not come out. */
export function reportCutTables(
  account: Account,
  byTable: ReadonlyMap<string, readonly Instance[]>,
): readonly AuditFinding[] {
  return account.tables.flatMap(({ table }) => {
    const sums = byTable.get(table.tableId) ?? [];
    const piece = account.cut.get(table.tableId);
    if (sums.length === 0 || piece === undefined) return [];
    return [
      lightFinding({
        code: 'table.cut',
        severity: 'warning',
        cause: 'reading',
        at: { page: table.firstPage, box: null },
        title: table.title,
        sums: sums.length,
        page: piece.firstPage,
      }),
    ];
  });
}

/** Examples of what fails in a table that contradicts itself. */
const EXAMPLES = 2;

/** Tables that were hardly read rightly: one finding each instead of every identity that fails. */
export function reportUnprovenTables(unproven: readonly UnprovenTable[]): readonly AuditFinding[] {
  const contradicted = unproven.filter(({ failing }) => failing.length > 0);
  return contradicted.map(({ table, failing, holding }) =>
    lightFinding({
      code: 'table.unproven',
      severity: 'warning',
      cause: 'reading',
      at: { page: table.table.firstPage, box: null },
      title: table.table.title,
      failing: failing.length,
      holding,
      examples: failing.slice(0, EXAMPLES).map((instance) => sidesOf(instance, instance.left)),
    }),
  );
}

/** Department economic codes beside a government code that they do not go with; districts may use their own lists. */
export function reportCodePairs(pairs: readonly CodePair[]): readonly AuditFinding[] {
  return pairs
    .filter(({ fits }) => !fits)
    .map(({ term }) =>
      lightFinding({
        code: 'code.pair',
        severity: 'warning',
        cause: 'document',
        at: placeOf(term),
        title: term.title,
        printed: term.fact.code ?? '',
        name: (term.fact.item ?? '').split('+')[0] ?? '',
        other: term.fact.code2 ?? '',
      }),
    );
}

/** Findings about words of the text that its own numbers contradict. */
export function reportWords(words: readonly WordFinding[]): readonly AuditFinding[] {
  return words.map(({ kind, checkId, severity, term, word, against }) => {
    const base = {
      severity,
      cause: 'document',
      at: placeOf(term),
      subject: subjectOf(term),
      checks: [checkId],
    } as const;
    return lightFinding(
      kind === 'direction'
        ? { ...base, code: 'text.direction', word: `${word} ${printedFigure(term).replace(/^-/u, '')}`, against }
        : { ...base, code: 'text.zero_base', printed: printedFigure(term) },
    );
  });
}
