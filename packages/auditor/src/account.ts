import type {
  CellReading,
  CellRecord,
  DocumentRecord,
  FactRecord,
  IndicatorRecord,
  TableRecord,
} from '@mingzhang/schema';
import { groupBy } from './group-by.ts';
import { withoutIndexes } from './index-rows.ts';
import { roleOfLabel, type RowRole } from './row-role.ts';
import { findCutTables } from './structure/cut-tables.ts';
import { isMoney, makeTerm, type Term, type TermDraft } from './term.ts';

/** The records of one document, as the stages before leave them. */
export interface DocumentRecords {
  readonly document: DocumentRecord;
  readonly tables: readonly TableRecord[];
  readonly cells: readonly CellRecord[];
  /** What else recognised numbers may be, where the recogniser said so. */
  readonly readings?: readonly CellReading[];
  readonly facts: readonly FactRecord[];
  /** Rows of performance sheets, where they were read. */
  readonly indicators?: readonly IndicatorRecord[];
}

/** One table with the numbers it prints. */
export interface AccountTable {
  readonly table: TableRecord;
  readonly kind: string;
  /** The year that most of its numbers are about. */
  readonly year: number | null;
  readonly terms: readonly Term[];
  /** `measure` and `measure@fund` of every number and every blank: which columns and rows the layout has. */
  readonly measures: ReadonlySet<string>;
  readonly rows: ReadonlyMap<string, readonly Term[]>;
  readonly byMeasure: ReadonlyMap<string, readonly Term[]>;
}

/** A document as the audit sees it: tables of known kinds, numbers in the text, and nothing of pages or layout. */
export interface Account {
  readonly document: DocumentRecord;
  readonly records: DocumentRecords;
  readonly tables: readonly AccountTable[];
  readonly byKind: ReadonlyMap<string, readonly AccountTable[]>;
  /** Numbers in sentences. */
  readonly narrative: readonly Term[];
  readonly narrativeByMeasure: ReadonlyMap<string, readonly Term[]>;
  readonly terms: readonly Term[];
  /** Tables that may lack rows, by id, with the piece that may hold them (and the pieces with their table). */
  readonly cut: ReadonlyMap<string, TableRecord>;
  /** Kinds whose table the document itself declares empty. */
  readonly declaredEmpty: ReadonlySet<string>;
}

/** The unit that every table with a unit prints, when they all agree; yuan and 万元 side by side give none. */
function commonUnit(tables: readonly TableRecord[]): string | null {
  const units = new Set(
    tables.flatMap((table) => (table.unit === null || table.numericCells === 0 ? [] : [table.unit])),
  );
  return units.size === 1 ? ([...units][0] ?? null) : null;
}

const precisionKey = (term: Pick<Term, 'tableId' | 'fact'>): string =>
  `${term.tableId ?? ''}|${isMoney(term) ? (term.fact.unitPrinted ?? '') : (term.fact.unit ?? 'count')}`;

/**
 * Sheets drop trailing zeros: 1 beside 52.32 stands for 1.00. So money has the finest precision that its
 * table (or the text) prints in that unit. Percent and counts keep their own digits.
 */
function takeTablePrecision(drafts: readonly TermDraft[]): void {
  const finest = new Map<string, bigint>();
  const money = drafts.filter(isMoney);
  const keys = money.map(precisionKey);
  money.forEach(({ quantum }, index) => {
    const key = keys[index] ?? '';
    const known = finest.get(key);
    if (known === undefined || quantum < known) finest.set(key, quantum);
  });
  money.forEach((term, index) => {
    term.quantum = finest.get(keys[index] ?? '') ?? term.quantum;
  });
}

/** 合计 below 本年收入合计 is the grand total: that is how some print 总计. */
function nameGrandTotals(drafts: ReadonlyMap<string, readonly TermDraft[]>): void {
  for (const table of drafts.values()) {
    if (!table.some((term) => term.role === 'year')) continue;
    for (const term of table) if (term.role === 'total' && term.fact.item !== null) term.role = 'grand';
  }
}

/** A row without a label is a total where rows have none (三公); among labelled rows it is a piece of something else. */
function nameUnlabelled(drafts: ReadonlyMap<string, readonly TermDraft[]>): void {
  for (const table of drafts.values()) {
    const bare = table.filter(({ fact }) => fact.item === null && fact.code === null);
    if (bare.length * 2 >= table.length) continue;
    for (const term of bare) if (term.role === 'total') term.role = 'item';
  }
}

interface Neighbour {
  readonly kind: string | null;
  readonly project: string | null;
  readonly table: string;
}

/**
 * Facts of blanks and of amounts in words have no cell: they belong to the table of the facts of the same kind
 * around them, of forms to the one about the same project.
 */
function tableOfFacts(
  records: DocumentRecords,
  cells: ReadonlyMap<string, CellRecord>,
): readonly (string | undefined)[] {
  const { facts } = records;
  const own = facts.map((fact) => (fact.cellId === null ? undefined : cells.get(fact.cellId)?.tableId));
  const neighboursFrom = (order: readonly number[]): ReadonlyMap<number, Neighbour> => {
    const found = new Map<number, Neighbour>();
    let last: Neighbour | undefined;
    for (const index of order) {
      const fact = facts[index];
      const table = own[index];
      if (fact === undefined) continue;
      if (table !== undefined) last = { kind: fact.tableKind, project: fact.project, table };
      else if (last !== undefined && last.kind === fact.tableKind) found.set(index, last);
    }
    return found;
  };
  const forwards = facts.map((_, index) => index);
  const before = neighboursFrom(forwards);
  const after = neighboursFrom(forwards.toReversed());
  return own.map((table, index) => {
    if (table !== undefined) return table;
    const [previous, next] = [before.get(index), after.get(index)];
    const project = facts[index]?.project ?? null;
    const isNext = project !== null && next?.project === project && previous?.project !== project;
    return isNext ? next.table : (previous?.table ?? next?.table);
  });
}

function mainYear(terms: readonly Term[], fallback: number | null): number | null {
  const counts = new Map<number, number>();
  for (const { fact } of terms) {
    if (fact.fiscalYear !== null) counts.set(fact.fiscalYear, (counts.get(fact.fiscalYear) ?? 0) + 1);
  }
  let best: readonly [number, number] | undefined;
  for (const entry of counts)
    if (best === undefined || entry[1] > best[1] || (entry[1] === best[1] && entry[0] > best[0])) best = entry;
  return best === undefined ? fallback : best[0];
}

/** Groups the numbers of a document into tables and text. */
export function buildAccount(records: DocumentRecords): Account {
  const cells = new Map(records.cells.map((cell) => [cell.cellId, cell]));
  const assumedUnit = commonUnit(records.tables);
  const roles = new Map<string | null, RowRole>();
  const roleOf = (label: string | null): RowRole => {
    const role = roles.get(label) ?? roleOfLabel(label);
    roles.set(label, role);
    return role;
  };
  const otherReadings = groupBy(records.readings ?? [], ({ cellId }) => cellId);
  const tableIds = tableOfFacts(records, cells);
  const tablesById = new Map(records.tables.map((table) => [table.tableId, table]));
  const read = records.facts.flatMap((fact, position) => {
    const cell = fact.cellId === null ? undefined : cells.get(fact.cellId);
    const table = fact.sourceKind === 'narrative' ? undefined : tablesById.get(tableIds[position] ?? '');
    const readings = otherReadings.get(fact.cellId ?? '') ?? [];
    return makeTerm(fact, { cell, table, position, assumedUnit, roleOf, readings }) ?? [];
  });
  const made = withoutIndexes(read);
  takeTablePrecision(made);
  const byTable = groupBy(
    made.filter((term) => term.tableId !== undefined),
    (term) => term.tableId ?? '',
  );
  nameUnlabelled(byTable);
  nameGrandTotals(byTable);
  const terms: readonly Term[] = made;
  const measures = new Map<string, Set<string>>();
  records.facts.forEach((fact, index) => {
    const tableId = tableIds[index];
    if (tableId === undefined || fact.measure === null) return;
    const set = measures.get(tableId) ?? new Set<string>();
    set.add(fact.measure).add(`${fact.measure}@${fact.fund ?? ''}`);
    measures.set(tableId, set);
  });
  const tables = records.tables.flatMap((table): AccountTable[] => {
    if (table.kind === null) return [];
    const own: readonly Term[] = byTable.get(table.tableId) ?? [];
    return [
      {
        table,
        kind: table.kind,
        year: mainYear(own, records.document.fiscalYear),
        terms: own,
        measures: measures.get(table.tableId) ?? new Set(),
        rows: groupBy(own, (term) => term.rowKey),
        byMeasure: groupBy(own, (term) => term.fact.measure ?? ''),
      },
    ];
  });
  const narrative = terms.filter((term) => term.fact.sourceKind === 'narrative');
  return {
    document: records.document,
    records,
    tables,
    byKind: groupBy(tables, (table) => table.kind),
    narrative,
    narrativeByMeasure: groupBy(narrative, (term) => term.fact.measure ?? ''),
    terms: [...tables.flatMap((table) => table.terms), ...narrative],
    cut: findCutTables(records.tables),
    declaredEmpty: new Set(
      records.tables.flatMap((table) => (table.kind !== null && table.declaredEmpty === true ? [table.kind] : [])),
    ),
  };
}
