import { NO_PLACE, type Finding, type Place, type PrintedTable, type PrintedValue } from '@mingzhang/schema';
import { findDoubts, type Doubt, type DoubtInput } from '../table/doubt-signs.ts';
import { readContinuedTitle } from '../table/preamble.ts';
import { compact } from '../table/printed-text.ts';
import type { FlowLine, FlowTable } from './flow.ts';

/** How sure the numbers of a table are whose rows or columns may be misread: no check alone makes them sure. */
const DOUBTED = 0.5;

/** What makes the reading of a table doubtful: its own signs, and that it goes on with a table it was not joined to. */
export function findTableDoubts(table: PrintedTable, input: DoubtInput): readonly Doubt[] {
  const doubts = findDoubts(input);
  const [at] = table.parts;
  if (at === undefined || readContinuedTitle(table.title) === undefined) return doubts;
  return [...doubts, { sign: 'continuation', place: at }];
}

const AMOUNT = /^[-△]?\d[\d,]*\.\d+$/u;
/** Texts of one row of a table differ by less in height, in points. */
const SAME_ROW_PT = 3;

/** So many lines below a table can be one row of it: a name in several lines, and an amount for every column. */
const LINES_OF_ROW = 14;

const isBeside = (label: FlowLine, amount: FlowLine): boolean => {
  const [left, right] = [label.place.box, amount.place.box];
  if (left === null || right === null || label.place.page !== amount.place.page) return false;
  return Math.abs(left.y1 - right.y1) < SAME_ROW_PT && right.x0 > left.x1 && !AMOUNT.test(compact(label.text));
};

/** Where the first lines below a table are a row of one: a name or a code, and bare amounts beside it. */
export function findLooseRow(lines: readonly FlowLine[]): Place | undefined {
  const end = lines.findIndex(({ text, prominent }) => prominent || /[。；]$/u.test(text.trim()));
  const near = lines.slice(0, Math.min(LINES_OF_ROW, end < 0 ? lines.length : end));
  const amounts = near.filter(({ text }) => AMOUNT.test(compact(text)));
  return near.find((label) => amounts.some((amount) => isBeside(label, amount)))?.place;
}

/** What is said of a table whose reading is in doubt. */
export const describeDoubts = (title: string, doubts: readonly Doubt[]): readonly Finding[] => {
  const [first] = doubts;
  if (first === undefined) return [];
  const signs = [...new Set(doubts.map(({ sign }) => sign))];
  const base = { code: 'table.doubtful', severity: 'warning', cause: 'reading' } as const;
  return [{ ...base, at: first.place, title, signs, places: doubts.length }];
};

/** The numbers of a doubtful table, each as unsure as its table. */
export const doubtValues = (values: readonly PrintedValue[]): PrintedValue[] =>
  values.map((value) => ({ ...value, confidence: Math.min(value.confidence, DOUBTED) }));

/** What is to be said about a table as such: illegible, untitled, doubtful, uneven rows. */
export function describeTable(table: PrintedTable, item: FlowTable, doubts: readonly Doubt[]): readonly Finding[] {
  const { title } = table;
  const at = item.parts[0] ?? NO_PLACE;
  const findings: Finding[] = [];
  const hasNumbers = table.values.some((value) => value.kind === 'number');
  if (item.illegible) findings.push({ code: 'table.illegible', severity: 'error', cause: 'reading', at, title });
  else if (title === '' && hasNumbers) {
    const { columnCount: columns, rowCount: rows } = table;
    findings.push({ code: 'table.untitled', severity: 'info', cause: 'structure', at, columns, rows });
  }
  findings.push(...describeDoubts(title, doubts));
  if (item.alignedRows > 0)
    findings.push({ code: 'table.uneven_rows', severity: 'info', cause: 'reading', at, title, rows: item.alignedRows });
  return findings;
}
