/** Heights are points, of lines in the workbook's font at 11 points. */
const LINE_POINTS = 16.5;
/** Excel's tallest row. */
const MOST_POINTS = 409;

/** Characters that a column's width counts: a Chinese one takes the room of two digits. */
export function charactersWide(text: string): number {
  return Array.from(text).reduce((width, character) => width + (character > '\u2E7F' ? 2 : 1), 0);
}

/** Height of a row whose wrapped texts stand in columns of these widths, so that none of them is cut. */
export function wrappedHeight(cells: readonly { readonly text: string; readonly width: number }[]): number {
  // A line breaks before a word or a character that does not fit: the last tenth of it is lost on the mean.
  const lines = cells.map(({ text, width }) => Math.ceil(charactersWide(text) / Math.max(1, width * 0.9)));
  return Math.min(MOST_POINTS, Math.max(1, ...lines) * LINE_POINTS);
}
