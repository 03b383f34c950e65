import type { IndicatorColumn, IndicatorRole, PrintedTable, TableCell } from '@mingzhang/schema';
import { toPlainText } from '../plain-text.ts';

/** One header of indicators in a form and the rows under it, to the next header or the end. */
export interface IndicatorBlock {
  readonly firstRow: number;
  /** Exclusive. */
  readonly endRow: number;
  readonly columns: readonly BlockColumn[];
}

export interface BlockColumn {
  readonly role: IndicatorRole;
  readonly column: number;
}

const NAMES: ReadonlySet<IndicatorRole> = new Set(['level_1', 'level_2', 'indicator']);
const VALUES: ReadonlySet<IndicatorRole> = new Set(['target', 'actual', 'weight', 'score', 'prior']);
/** Under 指标值 can stand 前年 | 上年 | 预计当年实现. */
const UNDER_HEADER: ReadonlySet<IndicatorRole> = VALUES;

export const cellsOfRow = (table: PrintedTable, row: number): readonly TableCell[] =>
  table.cells
    .filter((cell) => cell.row === row && cell.text.trim() !== '')
    .toSorted((a, b) => a.column - b.column);

function readHeader(
  table: PrintedTable,
  row: number,
  roleOf: (text: string) => IndicatorRole | undefined,
): { readonly columns: readonly BlockColumn[]; readonly height: number } | undefined {
  const above = cellsOfRow(table, row);
  const below = cellsOfRow(table, row + 1);
  // A data row under the header holds numbers or levels; a second header row only header words.
  const isSecond = below.length > 0 && !below.some((cell) => cell.role === 'value' && /[0-9]/u.test(cell.text));
  let height = 1;
  const columns = new Map<number, IndicatorRole>();
  for (const cell of above) {
    const text = toPlainText(cell.text);
    const rest = isSecond ? toPlainText(below.find((other) => other.column === cell.column)?.text ?? '') : '';
    const wrapped = rest === '' ? undefined : roleOf(text + rest);
    const role = roleOf(text) ?? wrapped;
    if (role === undefined) continue;
    if (wrapped !== undefined && roleOf(text) === undefined) height = 2;
    columns.set(cell.column, role);
  }
  const roles = new Set(columns.values());
  const names = [...roles].filter((role) => NAMES.has(role));
  if (names.length < 2 || ![...roles].some((role) => VALUES.has(role))) return undefined;
  if (isSecond) {
    const under = below.flatMap((cell) => {
      const role = roleOf(toPlainText(cell.text));
      return role !== undefined && UNDER_HEADER.has(role) ? [{ role, column: cell.column }] : [];
    });
    if (under.length > 0 && under.length >= below.length - 1) {
      height = 2;
      for (const { role, column } of under) columns.set(column, role);
    }
  }
  return { columns: withIndicator([...columns].map(([column, role]) => ({ role, column }))), height };
}

/** Without a third level the deepest one printed is the indicator; points before it are those of its levels. */
function withIndicator(columns: readonly BlockColumn[]): readonly BlockColumn[] {
  const sorted = columns.toSorted((a, b) => a.column - b.column);
  if (sorted.some(({ role }) => role === 'indicator')) return sorted;
  const deepest = sorted.findLast(({ role }) => role === 'level_2')?.column;
  return sorted.map((each) => (each.column === deepest ? { ...each, role: 'indicator' } : each));
}

/** Finds the headers of indicators: 一级指标 | 二级指标 | 三级指标 | 年度指标值 | … in any row of the form. */
export function findIndicatorBlocks(
  table: PrintedTable,
  columns: readonly IndicatorColumn[],
): readonly IndicatorBlock[] {
  const roleOf = (text: string): IndicatorRole | undefined =>
    columns.find(({ pattern }) => pattern.test(text.replace(/[:*]$/u, '')))?.role;
  const blocks: { firstRow: number; endRow: number; columns: readonly BlockColumn[] }[] = [];
  for (let row = 0; row < table.rowCount; row += 1) {
    const header = readHeader(table, row, roleOf);
    if (header === undefined) continue;
    const last = blocks.at(-1);
    if (last !== undefined) last.endRow = Math.min(last.endRow, row);
    blocks.push({ firstRow: row + header.height, endRow: table.rowCount, columns: header.columns });
    row += header.height - 1;
  }
  return blocks;
}
