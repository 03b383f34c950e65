import type {
  CellReading,
  CellRecord,
  FactRecord,
  Finding,
  IndicatorRecord,
  PrintedTable,
  PrintedValue,
  TableRecord,
  Vocabulary,
} from '@mingzhang/schema';
import { firstPlace } from './first-place.ts';
import type { TableUnit } from './amount/table-unit.ts';
import type { CodeBook } from './code/code-book.ts';
import type { Harmoniser } from './code/harmonise.ts';
import { formProject } from './fact/form-project.ts';
import { makeTableFacts } from './fact/table-facts.ts';
import type { Identity } from './identity/identify.ts';
import { readIndicators } from './indicator/table-indicators.ts';
import type { DeclaredEmpty } from './kind/declared-empty.ts';
import { recogniseKind } from './kind/recognise-kind.ts';
import { toCellReadings, toCellRecord, toTableRecord, withoutPrivateValues } from './printed-records.ts';
import { recordId } from './record-id.ts';

/** `fiscal`: tables of final accounts and budgets; `performance`: targets, evaluations and applications. */
export type KindGroup = 'fiscal' | 'performance' | 'unknown';

export interface TableContext {
  readonly documentId: string;
  readonly tableId: string;
  readonly sourceFile: string;
  readonly identity: Identity;
  /** The year that the table itself prints, else the document's. */
  readonly year: number | null;
  readonly unit: TableUnit;
  readonly declared: DeclaredEmpty | undefined;
  readonly vocabulary: Vocabulary;
  readonly codes: CodeBook;
  readonly harmonise: Harmoniser;
}

export interface NormalizedTable {
  readonly table: TableRecord;
  readonly cells: readonly CellRecord[];
  /** What else recognised numbers may be. */
  readonly readings: readonly CellReading[];
  readonly facts: readonly FactRecord[];
  readonly indicators: readonly IndicatorRecord[];
  readonly findings: readonly Finding[];
  readonly group: KindGroup;
  /** Numbers with neither a fact nor an indicator. */
  readonly cellsWithoutMeaning: number;
}

/** One table as printed: its record, its numbers, what they mean, and the indicators of a performance sheet. */
export function normalizeTable(printed: PrintedTable, context: TableContext): NormalizedTable {
  const { documentId, tableId, sourceFile, identity, vocabulary, codes } = context;
  const table = withoutPrivateValues(printed);
  const kind = recogniseKind(table, {
    vocabulary,
    codes,
    documentKind: identity.documentKind,
    agency: identity.agency,
  });
  const cellIdOf = (value: PrintedValue): string =>
    recordId('cell', tableId, value.rowIndex, value.columnIndex, value.printed);
  const numbers = table.values.filter((value) => value.kind === 'number');
  const cells = numbers.map((value) =>
    toCellRecord(value, { cellId: cellIdOf(value), tableId, documentId, sourceFile, title: table.title }),
  );
  const readings = numbers.flatMap((value) => toCellReadings(value, cellIdOf(value)));
  const { indicators, roles } = readIndicators(table, {
    documentId,
    tableId,
    project: formProject(table),
    columns: vocabulary.indicatorColumns,
  });
  const record = toTableRecord(table, {
    tableId,
    documentId,
    kind,
    unit: context.unit.unit,
    declared: context.declared,
  });
  if (kind === undefined) {
    const recorded = [...roles.values()].filter((role) => role.isRecorded).length;
    const without =
      recorded > 0
        ? cells.filter((cell) => roles.get(`${cell.rowIndex}|${cell.columnIndex}`)?.isRecorded !== true).length
        : cells.length;
    const at = firstPlace(table.parts);
    const findings: Finding[] =
      cells.length === 0
        ? []
        : [{ code: 'table.kind_unknown', severity: 'info', cause: 'structure', at, title: table.title }];
    return {
      table: record,
      cells,
      readings,
      facts: [],
      indicators,
      findings,
      group: 'unknown',
      cellsWithoutMeaning: without,
    };
  }
  const made = makeTableFacts(table, {
    documentId,
    tableId,
    identity,
    kind: kind.kind,
    year: context.year,
    unit: context.unit,
    vocabulary,
    codes,
    harmonise: context.harmonise,
    indicatorCells: roles,
    cellIdOf,
  });
  const isFiscal = vocabulary.kindFacts.find((entry) => entry.kind === kind.kind)?.fiscal_table === true;
  return {
    table: record,
    cells,
    readings,
    facts: made.facts,
    indicators,
    findings: made.findings,
    group: isFiscal ? 'fiscal' : 'performance',
    cellsWithoutMeaning: made.cellsWithoutFact,
  };
}
