import type { Place } from './place.ts';
import type { OtherReading, ReadMethod } from './page.ts';

/**
 * One cell of a grid as printed; a merged cell is one cell with spans.
 * Rows and columns are 0-based within the grid.
 */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Lines joined without a break; inner white space of a line is kept. */
  readonly text: string;
  /** Where the text stands; for an empty cell where the cell stands. */
  readonly place: Place;
  readonly method: ReadMethod;
  readonly confidence: number;
  /** What else a recognised number may be, the likeliest first. */
  readonly otherReadings?: readonly OtherReading[];
}

/**
 * A table's cells before any meaning: every format becomes this.
 * `spans: 'known'` when merged cells were seen (rulings, sheet, markup);
 * `'lost'` when a merged cell is its text followed by empty cells (tab-separated text).
 */
export interface Grid {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly GridCell[];
  readonly spans: 'known' | 'lost';
}
