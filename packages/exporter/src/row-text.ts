/** How the texts of one row are put together. */
export interface RowForm {
  /** What stands before the value of a column; the first column opens the row. */
  readonly lead: (key: string, position: number) => string;
  /** The value of a column as text. */
  readonly text: (key: string, value: unknown) => string;
  /** What closes a row. */
  readonly end: string;
}

/** A column and the value that was last written into it, which the next row most often repeats. */
interface ColumnText {
  readonly key: string;
  readonly lead: string;
  value: unknown;
  /** Lead and text of `value`. */
  text: string;
}

/**
 * Rows of a file as one text; '' for no records. A value that repeats the one above it is not written anew:
 * of the 45 columns of a fact most say the same as in the fact before.
 */
export function joinRows(
  keys: readonly string[],
  records: readonly Readonly<Record<string, unknown>>[],
  form: RowForm,
): string {
  // `keys` itself is equal to no value.
  const columns = keys.map((key, position): ColumnText => {
    const lead = form.lead(key, position);
    return { key, lead, value: keys, text: lead };
  });
  const rows = records.map((record) => {
    let row = '';
    for (const column of columns) {
      const value = record[column.key];
      if (value !== column.value) {
        column.value = value;
        column.text = column.lead + form.text(column.key, value);
      }
      row += column.text;
    }
    return row + form.end;
  });
  return rows.join('');
}
