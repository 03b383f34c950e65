import type {
  Classification,
  FactRecord,
  Finding,
  KindFacts,
  PrintedTable,
  PrintedValue,
  Vocabulary,
} from '@mingzhang/schema';
import { formatDecimal, parsePrintedNumber } from '../amount/decimal.ts';
import { findMoneyUnit, parseMoneyUnit, toYuan, type MoneyUnit } from '../amount/money-unit.ts';
import type { CodeBook, CodeClassification } from '../code/code-book.ts';
import type { Identity } from '../identity/identify.ts';
import { tableWords } from '../kind/table-text.ts';
import { toPlainText } from '../plain-text.ts';
import { recordId } from '../record-id.ts';
import { combineMeanings, HeaderReader, readRow, type Meaning } from './meaning.ts';
import { readSubject, type RowSubject } from './row-subject.ts';
import { formProject } from './form-project.ts';

export interface TableContext {
  readonly documentId: string;
  readonly tableId: string;
  readonly identity: Identity;
  readonly kind: string;
  /** The year that the table itself prints, else the document's. */
  readonly year: number | null;
  readonly vocabulary: Vocabulary;
  readonly codes: CodeBook;
  readonly cellIdOf: (value: PrintedValue) => string;
}

export interface TableFacts {
  readonly facts: readonly FactRecord[];
  readonly findings: readonly Finding[];
  /** Numbers of a fiscal table whose meaning is not known. */
  readonly cellsWithoutFact: number;
  readonly unit: MoneyUnit | null;
}

/** Unit of the whole table: its 单位： line, its title, or the only unit that its cells name. */
export function tableUnit(table: PrintedTable): MoneyUnit | undefined {
  const stated = parseMoneyUnit(table.unitPrinted) ?? findMoneyUnit(table.title);
  if (stated !== undefined) return stated;
  const named = new Set(table.cells.flatMap((cell) => (cell.role === 'value' ? [] : (findMoneyUnit(cell.text) ?? []))));
  return named.size === 1 ? [...named][0] : undefined;
}

/** The classification that rows without a code are named after, as side, header and title say. */
function inferIn(kind: string, side: string, title: string): CodeClassification | undefined {
  if (/政府(?:预算)?.*经济/u.test(side)) return 'government_economic';
  if (/经济/u.test(side)) return 'department_economic';
  if (/支出用途/u.test(side)) return undefined;
  if (
    /功能/u.test(side) ||
    (/支出/u.test(side) && /^(?:final|budget)\.(?:summary|fiscal|gov_fund|state_capital)$/u.test(kind))
  )
    return 'function';
  if (kind === 'budget.expenditure' && /经济科目/u.test(title)) return 'department_economic';
  if (kind === 'budget.expenditure' && /功能科目/u.test(title)) return 'function';
  return undefined;
}

const COUNT_MEASURE =
  /^(?:weight|score|target|actual|execution_rate|staff_quota|staff_actual|vehicles|equipment_over_1m)$/u;

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

interface Reading {
  readonly meaning: Meaning;
  readonly subject: RowSubject;
}

/** Makes the facts of one table of a known kind; a number whose measure is not known makes none. */
export function makeTableFacts(table: PrintedTable, context: TableContext): TableFacts {
  const { vocabulary, kind } = context;
  const kindFacts = vocabulary.kindFacts.find((entry) => entry.kind === kind);
  if (kindFacts === undefined) return { facts: [], findings: [], cellsWithoutFact: 0, unit: tableUnit(table) ?? null };
  const headers = new HeaderReader(vocabulary, { kind, words: tableWords(table) });
  const title = toPlainText(table.title);
  const base = combineMeanings(
    {
      classification: kindFacts.classification,
      measure: kindFacts.measure ?? undefined,
      fund: kindFacts.fund,
      phase: kindFacts.phase,
    },
    headers.ofTitle(table.title),
  );
  const unit = tableUnit(table);
  const project = formProject(table);
  const opened = new Map<string, string | undefined>();
  const facts: FactRecord[] = [];
  const findings: Finding[] = [];
  const findingsSeen = new Set<string>();
  let unitAbove: string | null = null;
  let unitMissing = false;
  let cellsWithoutFact = 0;

  const read = (value: PrintedValue): Reading => {
    const side = [value.side, ...value.columnPath].map(toPlainText).join('/');
    const header = headers.ofPath(value.columnPath);
    const row = readRow(vocabulary, { kind, side, labels: value.rowLabels });
    const { subject, findings: rowFindings } = readSubject(table, value, {
      kind,
      rowsAreProjects: kindFacts.classification === 'project' && kindFacts.fiscal_table,
      inferIn: row?.meaning.measure === undefined || row.inherits ? inferIn(kind, side, title) : undefined,
      year: context.year,
      codes: context.codes,
      unitAbove,
    });
    for (const finding of rowFindings) {
      // One finding for each code and name of a table, not one for each of its columns.
      const key = `${finding.code}|${'printed' in finding ? finding.printed : ''}|${'name' in finding ? finding.name : ''}`;
      if (!findingsSeen.has(key)) findings.push(finding);
      findingsSeen.add(key);
    }
    const inherited = row === undefined ? subject.code !== null && subject.classification !== 'unit' : row.inherits;
    // Rows below a heading row inherit from it within their own label|value block.
    const block = `${value.side}|${value.blockIndex}`;
    const open = inherited ? opened.get(block) : undefined;
    if (row?.opens !== undefined) opened.set(block, row.opens ?? undefined);
    const ofAccount: Meaning =
      subject.code !== null && subject.classification !== 'unit' && base.measure === undefined
        ? { measure: 'expenditure_total' }
        : {};
    return {
      meaning: combineMeanings(
        base,
        ofAccount,
        row?.meaning ?? {},
        open === undefined ? {} : { measure: open },
        header.meaning,
      ),
      subject: withColumnCode(subject, header.unknown, context),
    };
  };

  const sharedPaths = countSharedPaths(table);
  for (const value of table.values) {
    const { meaning, subject } = read(value);
    if (subject.classification === 'unit') unitAbove = subject.unitName;
    const isNumber = value.kind === 'number' || value.kind === 'unreadable';
    const wantsNull =
      kindFacts.fiscal_table && (value.kind === 'blank' || value.kind === 'dash' || value.kind === 'none');
    if (!isNumber && !wantsNull) continue;
    const measure = meaning.measure ?? null;
    // Two points under one header: which is the weight and which the score cannot be known.
    if (measure !== null && POINTS_MEASURE.test(measure) && (sharedPaths.get(pathKey(value)) ?? 0) > 1) continue;
    if (measure === null) {
      if (isNumber && kindFacts.fiscal_table) cellsWithoutFact += 1;
      continue;
    }
    const amount = readAmount(value, {
      measure,
      unit: findMoneyUnit(value.columnPath.join('')) ?? findMoneyUnit(value.rowLabels.join('')) ?? unit,
      meaning,
    });
    if (amount.unitMissing) unitMissing = true;
    facts.push({
      factId: recordId('fact', context.tableId, value.rowIndex, value.columnIndex),
      cellId: value.kind === 'number' ? context.cellIdOf(value) : null,
      documentId: context.documentId,
      regionCode: context.identity.regionCode,
      province: context.identity.province,
      city: context.identity.city,
      county: context.identity.county,
      agency: context.identity.agency,
      fiscalYear: meaning.year ?? (context.year === null ? null : context.year + (meaning.yearStep ?? 0)),
      documentKind: context.identity.documentKind,
      tableKind: kind,
      classification: classificationOf(subject, meaning, { kind: kindFacts, project }),
      code: subject.code,
      codeName: subject.codeName,
      codeLevel: subject.codeLevel,
      parentCode: subject.parentCode,
      code2: subject.code2,
      item: value.rowLabels.length === 0 ? null : value.rowLabels.join('+'),
      project: subject.project ?? project,
      unitName: subject.unitName,
      measure,
      fund: COUNT_MEASURE.test(measure) ? null : (meaning.fund ?? null),
      phase: meaning.phase ?? null,
      ...amount.fields,
      valuePrinted: value.printed,
      sourceKind: 'table',
      page: value.place.page,
      x0: value.place.box?.x0 ?? null,
      y0: value.place.box?.y0 ?? null,
      x1: value.place.box?.x1 ?? null,
      y1: value.place.box?.y1 ?? null,
      paragraph: null,
      status: 'unchecked',
      checksHeld: '',
      checksFailed: '',
    });
  }
  if (unitMissing) {
    const at = table.parts[0] ?? { page: null, box: null };
    findings.unshift({ code: 'table.unit_missing', severity: 'warning', cause: 'document', at, title: table.title });
  }
  return { facts, findings, cellsWithoutFact, unit: unit ?? null };
}

/** A column named after an economic class (工资福利支出) is the second classification of the row. */
function withColumnCode(subject: RowSubject, unknown: readonly string[], context: TableContext): RowSubject {
  if (subject.code2 !== null) return subject;
  for (const text of unknown) {
    const code = context.codes.inferClass(text, { classification: 'department_economic', year: context.year });
    if (code !== undefined && subject.classification !== 'department_economic') return { ...subject, code2: code.code };
  }
  return subject;
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

type AmountFields = Pick<FactRecord, 'amountYuan' | 'nullKind' | 'countValue' | 'unit' | 'unitPrinted'>;

function readAmount(
  value: PrintedValue,
  options: { readonly measure: string; readonly unit: MoneyUnit | undefined; readonly meaning: Meaning },
): { readonly fields: AmountFields; readonly unitMissing: boolean } {
  const unitPrinted = options.unit ?? null;
  const nothing: AmountFields = { amountYuan: null, nullKind: null, countValue: null, unit: null, unitPrinted };
  if (value.kind !== 'number') {
    const nullKind =
      value.kind === 'dash' || value.kind === 'none' || value.kind === 'unreadable' ? value.kind : 'blank';
    return { fields: { ...nothing, nullKind }, unitMissing: false };
  }
  const number = parsePrintedNumber(value.printed);
  if (number === undefined) return { fields: { ...nothing, nullKind: 'unreadable' }, unitMissing: false };
  const countUnit = options.meaning.unit;
  if (number.percent || COUNT_MEASURE.test(options.measure) || (countUnit !== undefined && countUnit !== null)) {
    const unit = number.percent ? 'percent' : countUnit === undefined || countUnit === 'none' ? null : countUnit;
    return {
      fields: { ...nothing, countValue: formatDecimal(number.value), unit, unitPrinted: null },
      unitMissing: false,
    };
  }
  if (options.unit === undefined) return { fields: nothing, unitMissing: true };
  return { fields: { ...nothing, amountYuan: toYuan(number.value, options.unit) }, unitMissing: false };
}
