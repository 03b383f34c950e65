import type { PrintedTable } from '@mingzhang/schema';
import { cellsOfRow } from '../cells-of-row.ts';
import { toPlainText, withoutSpace } from '../plain-text.ts';

/** The project that a form is about: what stands beside its 项目名称 cell; null in tables of many projects. */
export function formProject(table: PrintedTable): string | null {
  const labels = table.cells.filter((cell) => /^项目(?:支出)?名称:?$/u.test(toPlainText(cell.text)));
  const [label] = labels;
  if (label === undefined || labels.length > 1 || label.row > 2) return null;
  const beside = cellsOfRow(table, label.row).find((cell) => cell.column > label.column);
  // In a table of many projects the next header stands there.
  return beside === undefined || beside.role === 'header' ? null : withoutSpace(beside.text);
}
