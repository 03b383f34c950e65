import type { Cell, Row, Table } from './model.ts';

/** What stands for {year}, {last}, {unit} and {agency} in the texts of a layout. */
export type Words = Readonly<Record<'year' | 'last' | 'unit' | 'agency', string>>;

export const fillText = (text: string, words: Words): string =>
  text.replace(/\{(year|last|unit|agency)\}/g, (_, key: keyof Words) => words[key]);

/** A table with the document's own words in its texts. */
export function fillTable(table: Table, words: Words): Table {
  const fill = (text: string): string => fillText(text, words);
  const fillCell = (cell: Cell): Cell => {
    const text = fill(cell.text);
    if (cell.truth === undefined) return { ...cell, text };
    const { labels, path } = cell.truth;
    return { ...cell, text, truth: { ...cell.truth, labels: labels.map(fill), path: path.map(fill) } };
  };
  const fillRow = (row: Row): Row => ({ ...row, cells: row.cells.map(fillCell) });
  return {
    ...table,
    title: fill(table.title),
    header: table.header.map(fillRow),
    body: table.body.map(fillRow),
    notes: table.notes.map(fill),
  };
}
