/** One change to the file of a document. */
export interface Edit {
  readonly cells?: readonly {
    readonly table: number;
    readonly row: number;
    readonly cell: number;
    readonly text: string;
  }[];
  readonly row?: { readonly table: number; readonly row: number; readonly how: 'drop' | 'repeat' };
  readonly paragraph?: { readonly index: number; readonly text: string };
}

export interface SubjectTable {
  readonly title: string;
  /** Texts of the cells as the file writes them, row by row; of merged cells the first alone. */
  readonly rows: readonly (readonly string[])[];
}

/** A document as something that errors can be planted into: what its file prints, and a way to write it anew. */
export interface Subject {
  readonly name: string;
  readonly extension: string;
  readonly tables: readonly SubjectTable[];
  readonly paragraphs: readonly string[];
  /** The file with an edit; as it is without one. */
  readonly write: (edit?: Edit) => Promise<string | Uint8Array>;
}

/** Rows with an edit of one table applied; cells are changed before rows are dropped or repeated. */
export function editRows<Row>(
  rows: readonly Row[],
  table: number,
  { edit, withText }: { readonly edit: Edit; readonly withText: (row: Row, cell: number, text: string) => Row },
): readonly Row[] {
  const changed = rows.map((row, index) =>
    (edit.cells ?? [])
      .filter((one) => one.table === table && one.row === index)
      .reduce((made, one) => withText(made, one.cell, one.text), row),
  );
  const { row } = edit;
  if (row === undefined || row.table !== table) return changed;
  return changed.flatMap((one, index) => (index !== row.row ? [one] : row.how === 'drop' ? [] : [one, one]));
}

/** A row with another text in one of its cells. */
export const withText = <Row extends { readonly cells: readonly { readonly text: string }[] }>(
  row: Row,
  at: number,
  text: string,
): Row => ({ ...row, cells: row.cells.map((cell, index) => (index === at ? { ...cell, text } : cell)) });
