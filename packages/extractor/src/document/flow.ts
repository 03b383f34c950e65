import type { Grid, Place } from '@mingzhang/schema';

/** A line of text in reading order; in text files a line of the file. */
export interface FlowLine {
  readonly type: 'line';
  readonly text: string;
  readonly place: Place;
  /** Font size in points; undefined in formats without one. */
  readonly size: number | undefined;
  /** Whether the line looks like a title by itself: a markup heading, or set apart on the page. */
  readonly prominent: boolean;
  /** Whether the line goes on with the paragraph of the line before it. */
  readonly continues: boolean;
}

/** A table in reading order, already joined over pages; `illegible` when the source says so. */
export interface FlowTable {
  readonly type: 'table';
  readonly grid: Grid;
  readonly parts: readonly Place[];
  readonly illegible: boolean;
  /** Columns show by what stands under each other alone: no rules part them. */
  readonly isAligned: boolean;
  /** Rows that had lost blanks and were aligned. */
  readonly alignedRows: number;
}

export type FlowItem = FlowLine | FlowTable;
