/** One known cell: what its table shows, and whether it came back. */
export interface ScoredCell {
  readonly features: readonly string[];
  readonly full: boolean;
  readonly found: boolean;
  /** Document and title, for the list of tables. */
  readonly table: string;
  /** What the comparison says: 0 absent, 1 wrong row, 2 wrong column, 3 wrong header path, 4 full. */
  readonly level: number;
}

interface Tally {
  cells: number;
  full: number;
  found: number;
  spurious: number;
}

/** One line for each feature, the worst first: cells, share found, share in full, cells too many. */
export function tallyFeatures(cells: readonly ScoredCell[], spurious: readonly (readonly string[])[]): string[] {
  const tallies = new Map<string, Tally>();
  const tallyOf = (feature: string): Tally => {
    const known = tallies.get(feature) ?? { cells: 0, full: 0, found: 0, spurious: 0 };
    tallies.set(feature, known);
    return known;
  };
  for (const cell of cells)
    for (const feature of cell.features) {
      const tally = tallyOf(feature);
      tally.cells++;
      if (cell.full) tally.full++;
      if (cell.found) tally.found++;
    }
  for (const features of spurious) for (const feature of features) tallyOf(feature).spurious++;
  const share = (part: number, all: number): string => (all === 0 ? '—' : ((100 * part) / all).toFixed(2)).padStart(7);
  const shareFull = ({ cells: all, full }: Tally): number => (all === 0 ? 0 : full / all);
  const sorted = [...tallies].sort(
    (left, right) => shareFull(left[1]) - shareFull(right[1]) || (left[0] < right[0] ? -1 : 1),
  );
  return [
    `${'feature'.padEnd(32)}  cells   found    full  too many`,
    ...sorted.map(
      ([feature, tally]) =>
        `${feature.padEnd(32)} ${String(tally.cells).padStart(6)} ${share(tally.found, tally.cells)} ${share(tally.full, tally.cells)}  ${String(tally.spurious).padStart(8)}`,
    ),
  ];
}

/** One line for each table that did not come back whole: what is wrong with how many cells, and what it shows. */
export function listTables(cells: readonly ScoredCell[]): string[] {
  const tables = new Map<string, { readonly levels: number[]; readonly features: readonly string[] }>();
  for (const cell of cells) {
    const known = tables.get(cell.table) ?? { levels: [0, 0, 0, 0, 0], features: cell.features };
    tables.set(cell.table, known);
    known.levels[cell.level] = (known.levels[cell.level] ?? 0) + 1;
  }
  return [...tables].flatMap(([table, { levels, features }]) => {
    const [absent = 0, row = 0, column = 0, path = 0, full = 0] = levels;
    if (absent + row + column + path === 0) return [];
    const shown = features.filter((feature) => !/:(?:no|none|blank|plain)$|^layout:/u.test(feature)).join(' ');
    return [`${table}: full ${full}, absent ${absent}, wrong row ${row}, column ${column}, path ${path} | ${shown}`];
  });
}
