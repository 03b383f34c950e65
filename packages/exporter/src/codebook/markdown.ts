/** A text inside a cell of a Markdown table. */
const inCell = (text: string): string => text.replaceAll('|', String.raw`\|`).replaceAll(/\s*\n\s*/g, ' ');

/** One line of a Markdown table. */
export function row(cells: readonly string[]): string {
  return `| ${cells.map(inCell).join(' | ')} |`;
}

/** A Markdown table, ended by a line end; `lines` come from `row`. */
export function table(headings: readonly string[], lines: readonly string[]): string {
  return `${[row(headings), row(headings.map(() => '---')), ...lines].join('\n')}\n`;
}
