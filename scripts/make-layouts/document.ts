import type { Unit } from './amount.ts';
import type { DistrictPlace } from './data/places.ts';
import type { Look } from './look.ts';
import type { Table } from './model.ts';

/** One piece of a document, in reading order. */
export type Block =
  | { readonly type: 'cover'; readonly lines: readonly string[] }
  | {
      readonly type: 'contents';
      readonly ruled: 'no' | 'titles' | 'titles-and-pages' | 'numbered';
      readonly titles: readonly string[];
    }
  | { readonly type: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'box'; readonly text: string }
  | { readonly type: 'unit-list'; readonly names: readonly string[] }
  | {
      readonly type: 'chart';
      readonly shape: 'bars' | 'pie';
      readonly labels: readonly string[];
      readonly values: readonly number[];
    }
  | { readonly type: 'table'; readonly table: Table }
  | { readonly type: 'beside'; readonly tables: readonly [Table, Table] }
  /** Tables under the title of the first; the others have none of their own. */
  | { readonly type: 'under-one-title'; readonly tables: readonly Table[] };

export interface LayoutDocument {
  readonly name: string;
  readonly layout: string;
  readonly title: string;
  readonly agency: string;
  readonly place: DistrictPlace;
  readonly year: number;
  readonly unit: Unit;
  readonly look: Look;
  readonly blocks: readonly Block[];
  readonly documentKind: 'final' | 'budget' | 'performance';
  readonly scope: 'department' | 'unit';
  /** Whether the document says which of several counties of one name it is. */
  readonly regionKnown: boolean;
  /** Habits of the office that printed it, as words for the report. */
  readonly habits?: readonly string[];
}

/** A table with the title by which its cells are known. */
export interface PlacedTable {
  readonly table: Table;
  readonly title: string;
  readonly place: 'alone' | 'beside' | 'under-one-title';
}

/** All tables of a document in reading order. */
export function tablesOf(document: LayoutDocument): PlacedTable[] {
  return document.blocks.flatMap((block): PlacedTable[] => {
    switch (block.type) {
      case 'table':
        return [{ table: block.table, title: block.table.title, place: 'alone' }];
      case 'beside':
        return block.tables.map((table) => ({ table, title: table.title, place: 'beside' }));
      case 'under-one-title':
        return block.tables.map((table, index) => ({
          table,
          title: index === 0 ? table.title : '',
          place: 'under-one-title',
        }));
      default:
        return [];
    }
  });
}
