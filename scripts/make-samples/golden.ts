import type { Cell, Label, Sample, Table } from './model.ts';

/** One expected cell in the order of reading. */
export interface ExpectedCell {
  readonly title: string;
  readonly code: string;
  readonly label: string;
  readonly path: string;
  readonly value: string;
}

const solid = (text: string): string => text.replace(/\s/g, '');

export const tablesOf = (sample: Sample): readonly Table[] => sample.blocks.filter((block) => block.kind === 'table');

/** Cells whose number is expected, row by row, left to right. */
export const numberCells = (table: Table): readonly Cell[] =>
  table.rows.flatMap((row) => row.cells.filter((cell) => cell.truth));

/**
 * In text, a label merged over rows is printed in its first row alone, and counts there alone,
 * unless a row has no other label.
 */
function labelsOf(labels: readonly Label[], extension: Sample['extension']): readonly string[] {
  const own = labels.filter((label) => !label.carried);
  return (extension === 'pdf' || own.length === 0 ? labels : own).map((label) => label.text);
}

/** The cells that a reader of the printed sample must find. */
export function expectedCells(sample: Sample): readonly ExpectedCell[] {
  return tablesOf(sample).flatMap((table) =>
    numberCells(table).map((cell) => ({
      title: solid(table.title),
      code: (cell.truth?.codes ?? []).join('+'),
      label: labelsOf(cell.truth?.labels ?? [], sample.extension).join('/'),
      path: solid(cell.truth?.path ?? ''),
      value: cell.truth?.value ?? cell.text.trim(),
    })),
  );
}

/** The golden file: page, table_title, row_code, row_name, col_path, value, tab-separated, without quoting. */
export function formatGolden(cells: readonly ExpectedCell[], pages: readonly (number | undefined)[]): string {
  const lines = cells.map((c, i) => [pages[i] ?? '', c.title, c.code, c.label, c.path, c.value].join('\t'));
  return ['page\ttable_title\trow_code\trow_name\tcol_path\tvalue', ...lines, ''].join('\n');
}
