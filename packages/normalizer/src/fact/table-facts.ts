import {
  toPlaceColumns,
  type Classification,
  type FactRecord,
  type Finding,
  type IndicatorRole,
  type KindFacts,
  type PrintedTable,
  type PrintedValue,
  type Vocabulary,
} from '@mingzhang/schema';
import { firstPlace } from '../first-place.ts';
import { findMoneyUnit } from '../amount/money-unit.ts';
import type { TableUnit } from '../amount/table-unit.ts';
import type { CodeBook } from '../code/code-book.ts';
import type { Harmoniser } from '../code/harmonise.ts';
import type { Identity } from '../identity/identify.ts';
import type { CellOfIndicator } from '../indicator/table-indicators.ts';
import { recordId } from '../record-id.ts';
import { COUNT_MEASURE, readAmount, readMoneyText, type ReadAmount } from './amount-fields.ts';
import { formProject } from './form-project.ts';
import { combineMeanings, type Meaning } from './meaning.ts';
import { createRowReader, type ReadValue } from './row-reader.ts';
import { NO_SUBJECT, type RowSubject } from './row-subject.ts';

export interface TableContext {
  readonly documentId: string;
  readonly tableId: string;
  readonly identity: Identity;
  readonly kind: string;
  /** The year that the table itself prints, else the document's. */
  readonly year: number | null;
  readonly unit: TableUnit;
  readonly vocabulary: Vocabulary;
  readonly codes: CodeBook;
  readonly harmonise: Harmoniser;
  /** What the cells of indicator rows hold, by `row|column`. */
  readonly indicatorCells: ReadonlyMap<string, CellOfIndicator>;
  readonly cellIdOf: (value: PrintedValue) => string;
}

export interface TableFacts {
  readonly facts: readonly FactRecord[];
  readonly findings: readonly Finding[];
  /** Numbers whose meaning is not known: neither a fact nor part of an indicator. */
  readonly cellsWithoutFact: number;
}

const NO_FACTS: TableFacts = { facts: [], findings: [], cellsWithoutFact: 0 };
const POINTS_MEASURE = /^(?:weight|score|target|actual)$/u;

const pathKey = (value: PrintedValue): string => `${value.rowIndex}|${value.columnPath.join('/')}`;

/** How many numbers of a row stand under the same header path. */
function countSharedPaths(table: PrintedTable): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of table.values) {
    if (value.kind === 'number') counts.set(pathKey(value), (counts.get(pathKey(value)) ?? 0) + 1);
  }
  return counts;
}

function groupByRow(values: readonly PrintedValue[]): ReadonlyMap<number, readonly PrintedValue[]> {
  const rows = new Map<number, PrintedValue[]>();
  for (const value of values) {
    const row = rows.get(value.rowIndex);
    if (row === undefined) rows.set(value.rowIndex, [value]);
    else row.push(value);
  }
  return rows;
}

/**
 * Whether a row of several label|value blocks prints a label in this value's own block. A blank beside
 * a label of the block to its left (shorter lists end earlier) is nothing that a form asks for.
 */
function hasOwnLabel(table: PrintedTable, value: PrintedValue, row: readonly PrintedValue[]): boolean {
  const before = row.filter((other) => other.blockIndex < value.blockIndex).map((other) => other.columnIndex);
  if (before.length === 0) return true;
  const start = Math.max(...before);
  return table.cells.some(
    (cell) =>
      (cell.role === 'label' || cell.role === 'code') &&
      cell.text.trim() !== '' &&
      cell.row <= value.rowIndex &&
      value.rowIndex < cell.row + cell.rowSpan &&
      cell.column + cell.columnSpan - 1 > start &&
      cell.column < value.columnIndex,
  );
}

/** One finding for each code and name of a table, not one for each of its columns. */
function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const { at: _place, ...what } = finding;
    const key = JSON.stringify(what);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

/**
 * Whether a value can be a fact: a number always; blank, dash and none where a form asks for an amount;
 * 1.1万元 in a form about performance, where numbers carry their unit.
 */
function asksForAmount(value: PrintedValue, kind: KindFacts): boolean {
  if (value.kind === 'number' || value.kind === 'unreadable') return true;
  return value.kind === 'text' ? !kind.fiscal_table && readMoneyText(value.printed) !== undefined : kind.fiscal_table;
}

/** A column 增减额 or 增减% is named after the measure that it is about; a percentage of change is a growth. */
function measureOf({ measure, suffix }: Meaning, value: PrintedValue): string | null {
  if (measure === null || measure === undefined) return null;
  if (suffix === undefined) return measure;
  return `${measure}_${suffix === 'change' && /[%％]\s*$/u.test(value.printed) ? 'growth' : suffix}`;
}

const POINTS: Meaning = { unit: 'points', fund: null, phase: null };
const RESULT: Meaning = { unit: 'none', fund: null, phase: null };
const ROLE_MEANING: Readonly<Partial<Record<IndicatorRole, Meaning>>> = {
  weight: { ...POINTS, measure: 'weight' },
  score: { ...POINTS, measure: 'score' },
  target: { ...RESULT, measure: 'target' },
  actual: { ...RESULT, measure: 'actual' },
  prior: { ...RESULT, measure: 'actual' },
};

/** In a row of an indicator its own header says what a cell holds, not the header path of the form. */
function withIndicatorCell(reading: ReadValue, cell: CellOfIndicator | undefined): ReadValue {
  const said = cell === undefined ? undefined : ROLE_MEANING[cell.role];
  if (cell === undefined || said === undefined) return reading;
  const yearStep = cell.yearStep === 0 ? undefined : cell.yearStep;
  return { ...reading, subject: NO_SUBJECT, meaning: combineMeanings(reading.meaning, said, { yearStep }) };
}

/** Makes the facts of one table of a known kind; a number whose measure is not known makes none. */
export function makeTableFacts(table: PrintedTable, context: TableContext): TableFacts {
  const kindFacts = context.vocabulary.kindFacts.find((entry) => entry.kind === context.kind);
  if (kindFacts === undefined) return NO_FACTS;
  const { vocabulary, codes, year } = context;
  const read = createRowReader(table, { kindFacts, vocabulary, codes, year });
  const { unit } = context.unit;
  const project = formProject(table);
  const sharedPaths = countSharedPaths(table);
  const rows = groupByRow(table.values);
  const facts: FactRecord[] = [];
  const findings: Finding[] = [];
  let unitMissing = false;
  let cellsWithoutFact = 0;
  for (const value of table.values) {
    const cell = context.indicatorCells.get(`${value.rowIndex}|${value.columnIndex}`);
    const reading = withIndicatorCell(read(value), cell);
    findings.push(...reading.findings);
    if (
      !asksForAmount(value, kindFacts) ||
      (value.kind !== 'number' && !hasOwnLabel(table, value, rows.get(value.rowIndex) ?? []))
    )
      continue;
    const measure = measureOf(reading.meaning, value);
    // Two points under one header: which is the weight and which the score cannot be known.
    const isShared = measure !== null && POINTS_MEASURE.test(measure) && (sharedPaths.get(pathKey(value)) ?? 0) > 1;
    const ownUnit = findMoneyUnit(value.columnPath.join('')) ?? findMoneyUnit(value.rowLabels.join(''));
    const amount =
      measure === null || (isShared && cell === undefined)
        ? undefined
        : readAmount(value, { measure, unit: ownUnit ?? unit, meaning: reading.meaning });
    if (measure === null || amount === undefined) {
      if (value.kind === 'number' && cell?.isRecorded !== true) cellsWithoutFact += 1;
      continue;
    }
    unitMissing = unitMissing || amount.unitMissing;
    facts.push(toFact(value, { reading, measure, amount, project, kindFacts, context, label: cell?.label }));
  }
  return {
    facts,
    findings: [...findingsOfUnit(table, context.unit, unitMissing), ...withoutRepeats(findings)],
    cellsWithoutFact,
  };
}

/** That amounts have no unit, or one that another table prints. */
function findingsOfUnit(table: PrintedTable, { unit, isFromAbove }: TableUnit, isMissing: boolean): Finding[] {
  const about = { cause: 'document', at: firstPlace(table.parts), title: table.title } as const;
  if (isMissing) return [{ ...about, code: 'table.unit_missing', severity: 'warning' }];
  return isFromAbove && unit !== undefined ? [{ ...about, code: 'table.unit_from_above', severity: 'info', unit }] : [];
}

interface FactParts {
  readonly reading: ReadValue;
  readonly measure: string;
  readonly amount: ReadAmount;
  /** The one project that a form is about. */
  readonly project: string | null;
  readonly kindFacts: KindFacts;
  readonly context: TableContext;
  /** Name of the indicator whose row it is, as printed. */
  readonly label: string | undefined;
}

function toFact(value: PrintedValue, parts: FactParts): FactRecord {
  const { context, measure, amount } = parts;
  const { identity } = context;
  const { meaning, subject } = parts.reading;
  const labels = value.rowLabels.filter((label) => label !== '');
  // Sheets of performance merge group labels over rows, and text files lose them: the row's own label is the last.
  const own =
    parts.label !== undefined
      ? [parts.label]
      : parts.kindFacts.fiscal_table || parts.reading.isListed
        ? labels
        : labels.slice(-1);
  const fiscalYear = meaning.year ?? (context.year === null ? null : context.year + (meaning.yearStep ?? 0));
  const classification = classificationOf(subject, meaning, { kind: parts.kindFacts, project: parts.project });
  const { codeHarmonised, harmonisedRule } = context.harmonise({
    classification,
    code: subject.code,
    year: fiscalYear,
  });
  // Every key is spelled out: an object of so many keys that is made by spreading takes ten times as long.
  const { amountYuan, nullKind, countValue, unit, unitPrinted } = amount.fields;
  return {
    factId: recordId('fact', context.tableId, value.rowIndex, value.columnIndex),
    cellId: value.kind === 'number' ? context.cellIdOf(value) : null,
    documentId: context.documentId,
    regionCode: identity.regionCode,
    province: identity.province,
    city: identity.city,
    county: identity.county,
    agency: identity.agency,
    fiscalYear,
    documentKind: identity.documentKind,
    tableKind: context.kind,
    classification,
    code: subject.code,
    codeName: subject.codeName,
    codeLevel: subject.codeLevel,
    parentCode: subject.parentCode,
    codeHarmonised,
    harmonisedRule,
    codeInferred: subject.codeInferred,
    code2: subject.code2,
    item: own.length === 0 ? null : own.join('+'),
    project: subject.project ?? parts.project,
    unitName: subject.unitName,
    measure,
    fund: COUNT_MEASURE.test(measure) && meaning.suffix === undefined ? null : (meaning.fund ?? null),
    phase: meaning.phase ?? null,
    amountYuan,
    nullKind,
    countValue,
    unit,
    unitPrinted,
    valuePrinted: value.printed,
    sourceKind: 'table',
    ...toPlaceColumns(value.place),
    paragraph: null,
    reason: null,
    status: 'unchecked',
    checksHeld: '',
    checksFailed: '',
  };
}

function classificationOf(
  subject: RowSubject,
  meaning: Meaning,
  about: { readonly kind: KindFacts; readonly project: string | null },
): Classification | null {
  if (subject.classification !== undefined) return subject.classification;
  if (about.kind.classification === null || about.kind.classification === undefined) return null;
  const said = meaning.classification ?? 'item';
  if (said === 'project') return about.project === null ? 'item' : said;
  // A total row of a table by code or unit has neither: it is an item.
  return said === about.kind.classification ? 'item' : said;
}
