import fc from 'fast-check';

/** A cell of a made-up grid; its text has one line for each element. */
export interface MadeCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly lines: readonly string[];
}

/** A grid with merged cells, every row and column border of which is a border of some cell. */
export interface MadeGrid {
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  readonly cells: readonly MadeCell[];
}

interface Merge {
  readonly row: number;
  readonly column: number;
  readonly height: number;
  readonly width: number;
}

interface Draft {
  readonly rows: number;
  readonly columns: number;
  readonly merges: readonly Merge[];
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  readonly blanks: readonly number[];
}

const MOST_ROWS = 9;
const MOST_COLUMNS = 8;
/** Share of blank cells, of a hundred; a table of blanks alone is no table. */
const BLANKS = 25;
const TALL_PT = 30;

/** Grids of 2 to 9 rows and 2 to 8 columns with merged cells; sizes in points. */
export const anyGrid: fc.Arbitrary<MadeGrid> = fc
  .record({
    rows: fc.integer({ min: 2, max: MOST_ROWS }),
    columns: fc.integer({ min: 2, max: MOST_COLUMNS }),
    merges: fc.array(
      fc.record({
        row: fc.nat(MOST_ROWS),
        column: fc.nat(MOST_COLUMNS),
        height: fc.integer({ min: 1, max: 4 }),
        width: fc.integer({ min: 1, max: 4 }),
      }),
      { maxLength: 7 },
    ),
    widths: fc.array(fc.integer({ min: 34, max: 60 }), { minLength: MOST_COLUMNS, maxLength: MOST_COLUMNS }),
    heights: fc.array(fc.integer({ min: 15, max: 34 }), { minLength: MOST_ROWS, maxLength: MOST_ROWS }),
    blanks: fc.array(fc.nat(99), { minLength: MOST_ROWS * MOST_COLUMNS, maxLength: MOST_ROWS * MOST_COLUMNS }),
  })
  .map(buildGrid);

function buildGrid(draft: Draft): MadeGrid {
  const { rows, columns } = draft;
  const taken = Array.from({ length: rows }, () => Array.from({ length: columns }, () => false));
  const cells: Omit<MadeCell, 'lines'>[] = [];
  const isFree = (row: number, column: number): boolean =>
    row < rows && column < columns && !(taken[row]?.[column] ?? true);
  const take = (row: number, column: number, rowSpan: number, columnSpan: number): void => {
    for (let down = 0; down < rowSpan; down++) taken[row + down]?.fill(true, column, column + columnSpan);
    cells.push({ row, column, rowSpan, columnSpan });
  };
  for (const merge of draft.merges) {
    const rowSpan = Math.min(merge.height, rows - merge.row);
    const columnSpan = Math.min(merge.width, columns - merge.column);
    if (rowSpan < 1 || columnSpan < 1) continue;
    const inside = Array.from({ length: rowSpan * columnSpan }, (_, index) =>
      isFree(merge.row + Math.floor(index / columnSpan), merge.column + (index % columnSpan)),
    );
    if (inside.every(Boolean)) take(merge.row, merge.column, rowSpan, columnSpan);
  }
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) if (isFree(row, column)) take(row, column, 1, 1);
  cells.sort((left, right) => left.row - right.row || left.column - right.column);
  return writeTexts(dropHiddenBorders(draft, cells), draft.blanks);
}

type Outline = Omit<MadeGrid, 'cells'> & { readonly cells: readonly Omit<MadeCell, 'lines'>[] };

/** A border that no cell begins at cannot be seen: rows and columns that it would part are one. */
function dropHiddenBorders(draft: Draft, cells: readonly Omit<MadeCell, 'lines'>[]): Outline {
  const rowStarts = [...new Set(cells.map((cell) => cell.row))].sort((left, right) => left - right);
  const columnStarts = [...new Set(cells.map((cell) => cell.column))].sort((left, right) => left - right);
  const newIndex = (starts: readonly number[], index: number): number => starts.filter((start) => start < index).length;
  const sum = (sizes: readonly number[], starts: readonly number[], end: number): number[] =>
    starts.map((start, index) => sizes.slice(start, starts[index + 1] ?? end).reduce((total, size) => total + size, 0));
  return {
    widths: sum(draft.widths, columnStarts, draft.columns),
    heights: sum(draft.heights, rowStarts, draft.rows),
    cells: cells.map((cell) => {
      const row = newIndex(rowStarts, cell.row);
      const column = newIndex(columnStarts, cell.column);
      return {
        row,
        column,
        rowSpan: newIndex(rowStarts, cell.row + cell.rowSpan) - row,
        columnSpan: newIndex(columnStarts, cell.column + cell.columnSpan) - column,
      };
    }),
  };
}

function writeTexts(outline: Outline, blanks: readonly number[]): MadeGrid {
  const cells = outline.cells.map((cell, index): MadeCell => {
    if (index > 0 && (blanks[index] ?? 0) < BLANKS) return { ...cell, lines: [] };
    const height = outline.heights.slice(cell.row, cell.row + cell.rowSpan).reduce((sum, size) => sum + size, 0);
    const first = index % 3 === 0 ? `${index + 1}.${(index * 37) % 100}` : `R${cell.row}c${cell.column}`;
    const lines = height >= TALL_PT && index % 4 === 1 ? [first, `x${index}`] : [first];
    return { ...cell, lines };
  });
  return { ...outline, cells };
}

/** Left edges of columns or top edges of rows, and the end of the last. */
export function edgesOf(sizes: readonly number[], start: number): number[] {
  const edges = [start];
  for (const size of sizes) edges.push((edges.at(-1) ?? start) + size);
  return edges;
}

/** A drawn border of a grid: a piece of a line between two crossings. */
export interface BorderPiece {
  readonly direction: 'horizontal' | 'vertical';
  /** Index of the edge that it lies on, and of the row or column that it runs along. */
  readonly edge: number;
  readonly along: number;
}

/** All pieces at which one cell ends and another begins, the outer frame included. */
export function borderPieces(grid: MadeGrid): BorderPiece[] {
  const rows = grid.heights.length;
  const columns = grid.widths.length;
  const owner = new Map<string, MadeCell>();
  for (const cell of grid.cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++)
        owner.set(`${row} ${column}`, cell);
  const at = (row: number, column: number): MadeCell | undefined => owner.get(`${row} ${column}`);
  const pieces: BorderPiece[] = [];
  for (let edge = 0; edge <= rows; edge++)
    for (let along = 0; along < columns; along++)
      if (at(edge - 1, along) !== at(edge, along)) pieces.push({ direction: 'horizontal', edge, along });
  for (let edge = 0; edge <= columns; edge++)
    for (let along = 0; along < rows; along++)
      if (at(along, edge - 1) !== at(along, edge)) pieces.push({ direction: 'vertical', edge, along });
  return pieces;
}
