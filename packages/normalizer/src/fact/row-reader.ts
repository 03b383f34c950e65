import type { Finding, KindFacts, PrintedTable, PrintedValue, Vocabulary } from '@mingzhang/schema';
import type { CodeBook, CodeClassification, ReadCode } from '../code/code-book.ts';
import { tableWords } from '../kind/table-text.ts';
import { toPlainText } from '../plain-text.ts';
import { combineMeanings, HeaderReader, readRow, type Meaning } from './meaning.ts';
import { readSubject, rowParts, type RowSubject } from './row-subject.ts';

export interface ReadValue {
  readonly meaning: Meaning;
  readonly subject: RowSubject;
  readonly findings: readonly Finding[];
  /** All labels of the row together name it. */
  readonly isListed: boolean;
}

export interface RowReaderOptions {
  readonly kindFacts: KindFacts;
  readonly vocabulary: Vocabulary;
  readonly codes: CodeBook;
  readonly year: number | null;
}

/** A row that is named after its phase or year, as a column can be: 2022年预算数, 上年预算数, 2022年. */
const PHASE_ROW =
  /^(?:(?:20[0-9]{2}年度?|上年度?|本年度?|当年)?(?:全年|年初|调整后?)?(?:预算|决算|执行)(?:数|安排数|金额|额|安排)?|20[0-9]{2}年度?)$/u;

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

/**
 * Returns a reader of the table's values, to be called in reading order: rows below a heading row take
 * part of their meaning from it, and projects below a unit belong to it.
 * What is said later wins: the kind, then the row, then the header path.
 */
export function createRowReader(table: PrintedTable, options: RowReaderOptions): (value: PrintedValue) => ReadValue {
  const { kindFacts, vocabulary, codes, year } = options;
  const { kind } = kindFacts;
  const headers = new HeaderReader(vocabulary, { kind, words: tableWords(table) });
  const title = toPlainText(table.title);
  const ofKind: Meaning = {
    classification: kindFacts.classification,
    measure: kindFacts.measure ?? undefined,
    fund: kindFacts.fund,
    phase: kindFacts.phase,
  };
  const base = combineMeanings(ofKind, headers.ofTitle(table.title));
  const opened = new Map<string, string | undefined>();
  const listOf = namesAlone(table, kindFacts);
  let unitAbove: string | null = null;
  let codeAbove: string | null = null;
  let current: { readonly row: number; readonly code: string | null } | undefined;

  return (value) => {
    if (current !== undefined && current.row !== value.rowIndex) codeAbove = current.code ?? codeAbove;
    const side = [value.side, ...value.columnPath].map(toPlainText).join('/');
    const header = headers.ofPath(value.columnPath);
    const under = rowParts(table, value)
      .map((part) => part.header.split('/').at(-1))
      .join('|');
    const phases = value.rowLabels.filter((label) => PHASE_ROW.test(toPlainText(label)));
    const row = readRow(vocabulary, { kind, side, under, labels: value.rowLabels });
    const { subject, findings } = readSubject(table, value, {
      rowsAreProjects: kindFacts.classification === 'project' && kindFacts.fiscal_table,
      inferIn: row?.meaning.measure === undefined || row.inherits ? inferIn(kind, side, title) : undefined,
      listOf,
      readsEconomicLabels: row?.isListed === true,
      codeAbove,
      year,
      codes,
      unitAbove,
    });
    if (listOf !== undefined) current = { row: value.rowIndex, code: subject.code };
    if (subject.classification === 'unit') unitAbove = subject.unitName;
    const isAccount = subject.code !== null && subject.classification !== 'unit';
    // Rows below a heading row inherit from it within their own label|value block.
    const block = `${value.side}|${value.blockIndex}`;
    const open = (row === undefined ? isAccount : row.inherits) ? opened.get(block) : undefined;
    if (row?.opens !== undefined) opened.set(block, row.opens ?? undefined);
    const column = columnClass(header.unknown, options);
    // A column whose own words nobody knows is not taken for the table's usual one.
    const unknownColumn = kindFacts.fiscal_table && header.lastUnknown && column === undefined;
    return {
      meaning: combineMeanings(
        base,
        headers.ofPath(phases).meaning,
        isAccount && base.measure === undefined ? { measure: 'expenditure_total' } : {},
        row?.meaning ?? {},
        open === undefined ? {} : { measure: open },
        header.meaning,
        unknownColumn ? { measure: null } : {},
      ),
      subject: withColumnClass(subject, column),
      findings,
      isListed: row?.isListed === true,
    };
  };
}

/** The classification whose names stand in the rows of a table that prints none of its codes. */
function namesAlone(table: PrintedTable, kindFacts: KindFacts): CodeClassification | undefined {
  const { classification } = kindFacts;
  if (classification !== 'function' && classification !== 'department_economic') return undefined;
  const hasCodes = table.values.some(
    (value) =>
      value.rowCodes.some((code) => code !== '') || /^[[(]?[0-9]{3,7}/u.test(toPlainText(value.rowLabels[0] ?? '')),
  );
  return hasCodes ? undefined : classification;
}

/** The economic class that a column is named after: 工资福利支出. */
function columnClass(unknown: readonly string[], options: RowReaderOptions): ReadCode | undefined {
  for (const text of unknown) {
    const code = options.codes.inferClass(text, { classification: 'department_economic', year: options.year });
    if (code !== undefined) return code;
  }
  return undefined;
}

/** A column named after an economic class is the second classification of rows that are no such class. */
function withColumnClass(subject: RowSubject, column: ReadCode | undefined): RowSubject {
  if (column === undefined || subject.code2 !== null || subject.classification === 'department_economic')
    return subject;
  return { ...subject, code2: column.code };
}
