import type { PrintedTable } from '@mingzhang/schema';
import { toPlainText } from '../plain-text.ts';

/** The header cells of a table, plain. */
export const headerTexts = (table: PrintedTable): readonly string[] =>
  table.cells.filter((cell) => cell.role === 'header').map((cell) => toPlainText(cell.text));
