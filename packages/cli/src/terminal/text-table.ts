import { cutText, padText, textWidth, toPrintable } from './text-width.ts';

export interface TextColumn {
  readonly heading: string;
  readonly align: 'left' | 'right';
  /** Columns of the terminal; longer texts are cut. */
  readonly maxWidth?: number;
}

/** Lines of an aligned table, heading first, two blanks between columns; wide characters count double. */
export function formatTextTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string[] {
  const lines = [columns.map((column) => column.heading), ...rows].map((row) =>
    columns.map((column, index) => cutText(toPrintable(row[index] ?? ''), column.maxWidth ?? Infinity)),
  );
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => textWidth(line[index] ?? ''))));
  return lines.map((line) =>
    columns
      .map((column, index) => padText(line[index] ?? '', widths[index] ?? 0, column.align))
      .join('  ')
      .trimEnd(),
  );
}
