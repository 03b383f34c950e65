import type { IndicatorColumn, IndicatorRole, PrintedTable, TableCell } from '@mingzhang/schema';
import { cellsOfRow } from '../cells-of-row.ts';
import { rememberTexts } from '../memory.ts';
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

type RoleOf = (text: string) => IndicatorRole | undefined;

interface HeaderRows {
  readonly columns: readonly BlockColumn[];
  readonly height: number;
}

/** What the second row of a header says: the rest of wrapped words, or 前年 | 上年 | 预计当年实现 under 指标值. */
function readSecondRow(
  above: readonly TableCell[],
  below: readonly TableCell[],
  roleOf: RoleOf,
): readonly BlockColumn[] {
  const open = above.filter((cell) => roleOf(toPlainText(cell.text)) === undefined);
  return below.flatMap((cell) => {
    const text = toPlainText(cell.text);
    const own = roleOf(text);
    if (own !== undefined && UNDER_HEADER.has(own)) return [{ role: own, column: cell.column }];
    // Text files lose blanks, so that the rest of a word need not stand below its beginning.
    const begun = [...open.filter((other) => other.column === cell.column), ...open];
    const wrapped = begun.flatMap((other) => roleOf(toPlainText(other.text) + text) ?? [])[0];
    return wrapped === undefined ? [] : [{ role: wrapped, column: cell.column }];
  });
}

function readHeader(table: PrintedTable, row: number, roleOf: RoleOf): HeaderRows | undefined {
  const above = cellsOfRow(table, row);
  const below = cellsOfRow(table, row + 1);
  const columns = new Map<number, IndicatorRole>();
  for (const cell of above) {
    const role = roleOf(toPlainText(cell.text));
    if (role !== undefined) columns.set(cell.column, role);
  }
  // A data row under the header holds numbers; a second header row only header words.
  const isSecond = below.length > 0 && !below.some((cell) => cell.role === 'value' && /[0-9]/u.test(cell.text));
  const second = isSecond ? readSecondRow(above, below, roleOf) : [];
  for (const { column, role } of second) columns.set(column, role);
  const roles = new Set(columns.values());
  const names = [...roles].filter((role) => NAMES.has(role));
  if (names.length < 2 || ![...roles].some((role) => VALUES.has(role))) return undefined;
  return {
    columns: withIndicator([...columns].map(([column, role]) => ({ role, column }))),
    height: second.length > 0 ? 2 : 1,
  };
}

/** Without a third level the deepest one printed is the indicator; points before it are those of its levels. */
function withIndicator(columns: readonly BlockColumn[]): readonly BlockColumn[] {
  const sorted = columns.toSorted((a, b) => a.column - b.column);
  if (sorted.some(({ role }) => role === 'indicator')) return sorted;
  const deepest = sorted.findLast(({ role }) => role === 'level_2')?.column;
  return sorted.map((each) => (each.column === deepest ? { ...each, role: 'indicator' } : each));
}

/** By the header words of a vocabulary: every cell of every table is asked for its role, twice. */
const rolesOf = new WeakMap<readonly IndicatorColumn[], RoleOf>();

const createRoleOf = (columns: readonly IndicatorColumn[]): RoleOf =>
  rememberTexts((text) => columns.find(({ pattern }) => pattern.test(text.replace(/[:*]$/u, '')))?.role);

/** Finds the headers of indicators: 一级指标 | 二级指标 | 三级指标 | 年度指标值 | … in any row of the form. */
export function findIndicatorBlocks(
  table: PrintedTable,
  columns: readonly IndicatorColumn[],
): readonly IndicatorBlock[] {
  const roleOf = rolesOf.get(columns) ?? createRoleOf(columns);
  rolesOf.set(columns, roleOf);
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
