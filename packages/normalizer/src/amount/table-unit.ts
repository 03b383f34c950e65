import type { PrintedTable } from '@mingzhang/schema';
import { findMoneyUnit, parseMoneyUnit, type MoneyUnit } from './money-unit.ts';

/** Unit of the whole table: its 单位： line, its title, or the only unit that its cells name. */
export function tableUnit(table: PrintedTable): MoneyUnit | undefined {
  const stated = parseMoneyUnit(table.unitPrinted) ?? findMoneyUnit(table.title);
  if (stated !== undefined) return stated;
  const named = new Set(table.cells.flatMap((cell) => (cell.role === 'value' ? [] : (findMoneyUnit(cell.text) ?? []))));
  return named.size === 1 ? [...named][0] : undefined;
}
