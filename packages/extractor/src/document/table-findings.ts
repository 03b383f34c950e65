import { NO_PLACE, type Finding, type PrintedTable, type PrintedValue } from '@mingzhang/schema';
import { findDoubts, type Doubt, type DoubtInput } from '../table/doubt-signs.ts';
import { readContinuedTitle } from '../table/preamble.ts';
import type { FlowTable } from './flow.ts';

/** How sure the numbers of a table are whose rows or columns may be misread: no check alone makes them sure. */
const DOUBTED = 0.5;

/** What makes the reading of a table doubtful: its own signs, and that it goes on with a table it was not joined to. */
export function findTableDoubts(table: PrintedTable, input: DoubtInput): readonly Doubt[] {
  const doubts = findDoubts(input);
  const [at] = table.parts;
  if (at === undefined || readContinuedTitle(table.title) === undefined) return doubts;
  return [...doubts, { sign: 'continuation', place: at }];
}

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
  const [first] = doubts;
  if (first !== undefined) {
    findings.push({
      code: 'table.doubtful',
      severity: 'warning',
      cause: 'reading',
      at: first.place,
      title,
      signs: [...new Set(doubts.map(({ sign }) => sign))],
      places: doubts.length,
    });
  }
  if (item.alignedRows > 0)
    findings.push({ code: 'table.uneven_rows', severity: 'info', cause: 'reading', at, title, rows: item.alignedRows });
  return findings;
}
