import type { GridCell } from '@mingzhang/schema';
import type { Matrix } from './matrix.ts';
import type { TableSection } from './table-columns.ts';
import { classifyValue } from './value-kind.ts';

/** Digits among signs, without a word and without what a target says (≥95%). */
const BROKEN = /^[^\p{Script=Han}≥≤＞＜><=＝]*\d[^\p{Script=Han}≥≤＞＜><=＝]*$/u;
/** So many numbers stand in a column whose every cell should be one. */
const FEWEST_NUMBERS = 2;

/**
 * Whether a recognised text is a number that could not be read as one (`823..76`): it stands in a column of numbers,
 * in which hardly anything else is printed.
 */
export function isIllegibleNumber(
  cell: GridCell,
  { section, matrix }: { section: TableSection; matrix: Matrix },
): boolean {
  if (cell.method !== 'ocr' || !BROKEN.test(cell.text)) return false;
  let numbers = 0;
  let words = 0;
  for (let row = section.firstRow; row < section.endRow; row++) {
    const other = matrix.cellAt(row, cell.column);
    if (other === undefined || other === cell || other.row !== row) continue;
    const kind = classifyValue(other.text);
    if (kind === 'number') numbers++;
    else if (kind === 'text' && !BROKEN.test(other.text)) words++;
  }
  return numbers >= FEWEST_NUMBERS && words * 4 < numbers;
}
