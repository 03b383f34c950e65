import type {
  CellReading,
  CellRecord,
  DocumentRecord,
  FactRecord,
  Finding,
  IndicatorRecord,
  Outcome,
  PrintedDocument,
  TableRecord,
  Vocabulary,
} from '@mingzhang/schema';
import { unitsOfTables } from './amount/table-unit.ts';
import { buildCodeBook, type CodeBook } from './code/code-book.ts';
import { createHarmoniser, type Harmoniser } from './code/harmonise.ts';
import { tableYear } from './identity/fiscal-year.ts';
import { identifyDocument } from './identity/identify.ts';
import { buildRegionIndex, type RegionIndex } from './identity/regions.ts';
import { declaredByNote, listKey, readDeclaredEmpty } from './kind/declared-empty.ts';
import { normalizeTable, type KindGroup, type NormalizedTable } from './normalize-table.ts';
import { toDocumentRecord } from './printed-records.ts';
import { recordId } from './record-id.ts';
import { findMissingTables } from './narrative/listed-tables.ts';
import { readNarrative } from './narrative/read-narrative.ts';
import { findComparedWords } from './narrative/compared-words.ts';
import { findBaseYears } from './narrative/base-years.ts';
import { findBodyCounts } from './narrative/body-counts.ts';
import { findComplementCounts } from './narrative/complement-counts.ts';
import { findIndicatorTexts } from './narrative/indicator-texts.ts';
import { findLostUnits } from './narrative/lost-units.ts';
import { findOddDates } from './narrative/odd-dates.ts';
import { findPartCounts } from './narrative/part-counts.ts';
import { findPlaceholders } from './narrative/placeholders.ts';
import { findRepeatedProjectCodes } from './project-codes.ts';
import { findProjectCounts } from './narrative/project-count.ts';
import { findReviewedProjects } from './narrative/reviewed-projects.ts';
import { findNamedItems } from './narrative/named-items.ts';
import { findWonContracts } from './narrative/won-contracts.ts';
import { findUnitSlips } from './narrative/unit-slip.ts';

export interface NormalizeOptions {
  readonly vocabulary: Vocabulary;
  readonly sourceFile: string;
  readonly sourceUrl: string | null;
}

/** How many numbers a group of table kinds holds, and how many of them have neither a fact nor an indicator. */
export interface MeaningShare {
  readonly numbers: number;
  readonly without: number;
}

export interface NormalizedDocument {
  readonly document: DocumentRecord;
  readonly tables: readonly TableRecord[];
  readonly cells: readonly CellRecord[];
  /** What else recognised numbers may be, for the audit. */
  readonly readings: readonly CellReading[];
  readonly facts: readonly FactRecord[];
  readonly indicators: readonly IndicatorRecord[];
  /** Numbers of fiscal tables (kinds of final accounts and budgets) whose meaning is not known. */
  readonly cellsWithoutFact: number;
  readonly meaningShares: Readonly<Record<KindGroup, MeaningShare>>;
}

/** Forms of one title can repeat in a document (绩效目标表): their order among equals tells them apart. */
function tableIds(document: PrintedDocument): readonly string[] {
  const seen = new Map<string, number>();
  return document.tables.map((table) => {
    const nth = seen.get(table.title) ?? 0;
    seen.set(table.title, nth + 1);
    return recordId('table', document.documentId, table.title, nth);
  });
}

function shareOf(tables: readonly NormalizedTable[], group: KindGroup): MeaningShare {
  const own = tables.filter((table) => table.group === group);
  return {
    numbers: own.reduce((sum, table) => sum + table.cells.length, 0),
    without: own.reduce((sum, table) => sum + table.cellsWithoutMeaning, 0),
  };
}

interface LookUps {
  readonly codes: CodeBook;
  readonly harmonise: Harmoniser;
  readonly regions: RegionIndex;
}

/** Built once for each vocabulary: they cost as much as a document. */
const lookUps = new WeakMap<Vocabulary, LookUps>();

function lookUpsOf(vocabulary: Vocabulary): LookUps {
  const built = lookUps.get(vocabulary) ?? {
    codes: buildCodeBook(vocabulary),
    harmonise: createHarmoniser(vocabulary),
    regions: buildRegionIndex(),
  };
  lookUps.set(vocabulary, built);
  return built;
}

/**
 * Turns a document as printed into records: who and where, which year, which tables, every number as
 * printed and what it means in yuan. Pure: the same document gives the same records, in document order.
 */
export function normalizeDocument(document: PrintedDocument, options: NormalizeOptions): Outcome<NormalizedDocument> {
  const { vocabulary, sourceFile } = options;
  const { documentId } = document;
  const { codes, harmonise, regions } = lookUpsOf(vocabulary);
  const { value: identity, findings } = identifyDocument(document, { vocabulary, regions });
  const declared = readDeclaredEmpty(document);
  const ids = tableIds(document);
  const units = unitsOfTables(document);
  const tables = document.tables.map((table, position) =>
    normalizeTable(table, {
      documentId,
      tableId: ids[position] ?? recordId('table', documentId, position),
      sourceFile,
      identity,
      year: tableYear(table, document) ?? identity.fiscalYear,
      unit: units[position] ?? { unit: undefined, isFromAbove: false },
      declared: declared.get(listKey(table.title)) ?? declaredByNote(table.notes),
      vocabulary,
      codes,
      harmonise,
    }),
  );
  const meaningShares = {
    fiscal: shareOf(tables, 'fiscal'),
    performance: shareOf(tables, 'performance'),
    unknown: shareOf(tables, 'unknown'),
  };
  const tableFacts = tables.flatMap(({ facts }) => facts);
  const indicators = tables.flatMap((table) => table.indicators);
  const narrative = readNarrative(document, { identity, codes, tableFacts, harmonise });
  const allFindings: Finding[] = [
    ...findings,
    ...tables.flatMap((table) => table.findings),
    ...findMissingTables(document),
    ...findUnitSlips(document),
    ...findComparedWords(document),
    ...findPlaceholders(document),
    ...findBaseYears(document, identity.fiscalYear),
    ...findPartCounts(document),
    ...findComplementCounts(document),
    ...findOddDates(document, identity),
    ...findLostUnits(document),
    ...findReviewedProjects(document),
    ...findWonContracts(document),
    ...findIndicatorTexts(document, indicators),
    ...findNamedItems(document, { facts: tableFacts, tables: tables.map(({ table }) => table) }),
    ...findBodyCounts(document),
    ...findRepeatedProjectCodes(document),
    ...findProjectCounts(document, { tables: tables.map(({ table }) => table), indicators }),
  ];
  return {
    value: {
      document: toDocumentRecord(document, identity, options),
      tables: tables.map(({ table }) => table),
      cells: tables.flatMap(({ cells }) => cells),
      readings: tables.flatMap(({ readings }) => readings),
      facts: [...tableFacts, ...narrative],
      indicators,
      cellsWithoutFact: meaningShares.fiscal.without,
      meaningShares,
    },
    findings: allFindings,
  };
}
