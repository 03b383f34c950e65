import type { CsvRow } from './read-csv.ts';

/** A line of `<name>.facts.tsv`. */
export type ExpectedFact = CsvRow;

/** A number that came out, with what it was taken to mean. */
export interface FoundCell {
  readonly document: string;
  readonly cell: CsvRow;
  readonly fact: CsvRow | undefined;
}

export interface Comparison {
  readonly expected: number;
  readonly readRightly: number;
  readonly right: number;
  readonly rightOfRead: number;
  /** Facts right in one column, among those read rightly. */
  readonly columns: ReadonlyMap<string, number>;
  /** One line for each wrong fact whose cell was read rightly, the commonest reasons first. */
  readonly misses: readonly string[];
}

/** What a fact must say, by the names of the golden file and of the exported one. */
const COLUMNS = [
  ['table_kind', 'table_kind'],
  ['code', 'code'],
  ['measure', 'measure'],
  ['phase', 'phase'],
  ['fund', 'fund'],
  ['fiscal_year', 'fiscal_year'],
  ['amount_yuan', 'amount_yuan'],
] as const;

const number = (text: string | undefined): number => Number(text ?? '');
/** 3012 is 30102 and 12.50 is 12.5: both sides are compared in one form. */
const plain = (text: string | undefined): string =>
  /^-?\d+\.\d+$/u.test(text ?? '') ? (text ?? '').replace(/\.?0+$/u, '') : (text ?? '');

function overlaps(expected: ExpectedFact, cell: CsvRow): boolean {
  const middle = {
    x: (number(expected['x0']) + number(expected['x1'])) / 2,
    y: (number(expected['y0']) + number(expected['y1'])) / 2,
  };
  return (
    expected['page'] === cell['page'] &&
    number(cell['x0']) - 2 <= middle.x &&
    middle.x <= number(cell['x1']) + 2 &&
    number(cell['y0']) - 2 <= middle.y &&
    middle.y <= number(cell['y1']) + 2
  );
}

const isReadRightly = (expected: ExpectedFact, { cell }: FoundCell): boolean =>
  expected['table_title'] === cell['table_title'] &&
  expected['row_code'] === cell['row_code'] &&
  expected['row_label'] === cell['row_label'] &&
  expected['col_path'] === cell['column_path'];

/** Compares the facts of made documents with those that came out, each by its place on the page. */
export function compareFacts(expected: readonly ExpectedFact[], found: readonly FoundCell[]): Comparison {
  const byValue = new Map<string, FoundCell[]>();
  const keyOf = (document: string | undefined, value: string | undefined): string => `${document} ${value}`;
  for (const each of found) {
    const key = keyOf(each.document, each.cell['value']);
    byValue.set(key, [...(byValue.get(key) ?? []), each]);
  }
  const columns = new Map<string, number>(COLUMNS.map(([column]) => [column, 0]));
  const misses = new Map<string, string[]>();
  let [readRightly, right, rightOfRead] = [0, 0, 0];
  for (const each of expected) {
    const candidates = byValue.get(keyOf(each['document'], each['value_printed'])) ?? [];
    const own = candidates.find((candidate) => overlaps(each, candidate.cell));
    const wrong = COLUMNS.filter(([golden, exported]) => plain(each[golden]) !== plain(own?.fact?.[exported]));
    if (wrong.length === 0) right += 1;
    if (own === undefined || !isReadRightly(each, own)) continue;
    readRightly += 1;
    if (wrong.length === 0) rightOfRead += 1;
    for (const [column] of COLUMNS)
      if (!wrong.some(([other]) => other === column)) columns.set(column, (columns.get(column) ?? 0) + 1);
    if (wrong.length > 0) {
      const what = wrong
        .map(([column]) => `${column} ${own.fact?.[column] ?? ''} for ${each[column] ?? ''}`)
        .join(', ');
      const where = [
        each['document'],
        each['table_kind'],
        each['table_title'],
        each['row_code'],
        each['row_label'],
        each['col_path'],
        each['value_printed'],
      ];
      const line = `${what}: ${where.join(' | ')}`;
      misses.set(`${each['table_kind']} ${what}`, [...(misses.get(`${each['table_kind']} ${what}`) ?? []), line]);
    }
  }
  const sorted = [...misses.values()].toSorted((one, other) => other.length - one.length);
  return {
    expected: expected.length,
    readRightly,
    right,
    rightOfRead,
    columns,
    misses: sorted.map((lines) => `${lines.length} × ${lines[0] ?? ''}`),
  };
}
