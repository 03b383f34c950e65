export type CsvRow = Readonly<Record<string, string>>;

/** Rows of a CSV text (RFC 4180, with or without byte order mark) by the names of its columns. */
export function parseCsv(text: string): CsvRow[] {
  const [head = [], ...rows] = splitFields(text.replace(/^\ufeff/u, ''));
  return rows.map((fields) => Object.fromEntries(head.map((column, index) => [column, fields[index] ?? ''])));
}

function splitFields(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gu)) {
    const [, quoted, plain = '', end = ''] = match;
    if (end === '' && match[0] === '' && row.length === 0) continue;
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
