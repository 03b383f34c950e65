import type { TableRecord } from '@mingzhang/schema';
import { groupBy } from '../group-by.ts';
import type { Instance, OpenInstance } from '../instance.ts';
import { termsOf } from '../instance.ts';
import type { Term } from '../term.ts';

const CONTINUED = /[(（]?续[表前]?[)）]?$/u;

/** A piece of a table that prints no title of its own, or says that it goes on. */
const isPiece = (table: TableRecord): boolean =>
  table.numericCells > 0 && (table.title === '' || CONTINUED.test(table.title));

/** Whether a piece stands directly below a table or at the head of the page after it, and may be of its kind. */
const follows = (table: TableRecord, piece: TableRecord): boolean =>
  table.lastPage !== null &&
  piece.firstPage !== null &&
  (piece.kind === null || piece.kind === table.kind) &&
  piece.firstPage >= table.lastPage &&
  piece.firstPage <= table.lastPage + 1;

/**
 * Tables whose rows may go on in a piece that was not joined to them, and those pieces, by id, each with the other.
 * Only of formats with pages: elsewhere nothing cuts a table.
 */
export function findCutTables(tables: readonly TableRecord[]): ReadonlyMap<string, TableRecord> {
  const cut = new Map<string, TableRecord>();
  let owner: TableRecord | undefined;
  for (const table of tables) {
    if (owner !== undefined && isPiece(table) && follows(owner, table)) {
      if (!cut.has(owner.tableId)) cut.set(owner.tableId, table);
      cut.set(table.tableId, owner);
    }
    if (table.numericCells > 0) owner = table;
  }
  return cut;
}

/** A sum that adds up rows of a cut table: the rows that it lacks may stand in the piece. */
function needsPiece(instance: Instance, cut: ReadonlyMap<string, TableRecord>): boolean {
  if (instance.rule !== 'R-SUM') return false;
  const rows = new Map<string, number>();
  return termsOf(instance).some((term: Term) => {
    if (term.tableId === undefined || !cut.has(term.tableId)) return false;
    const known = rows.get(term.tableId) ?? term.row;
    rows.set(term.tableId, term.row);
    return known !== term.row || term.tableId !== instance.left.tableId;
  });
}

export interface Undecided {
  readonly decided: readonly Instance[];
  readonly open: readonly OpenInstance[];
  /** Sums that could not be judged, by the table that is cut. */
  readonly byTable: ReadonlyMap<string, readonly Instance[]>;
}

/** Puts sums that fail in cut tables aside: a term of them may not have been read. */
export function setCutSumsAside(instances: readonly Instance[], cut: ReadonlyMap<string, TableRecord>): Undecided {
  if (cut.size === 0) return { decided: instances, open: [], byTable: new Map() };
  const isOpen = (instance: Instance): boolean => instance.verdict === 'fails' && needsPiece(instance, cut);
  const aside = instances.filter(isOpen);
  const idOf = (instance: Instance): string =>
    termsOf(instance).find((term) => cut.has(term.tableId ?? ''))?.tableId ?? '';
  return {
    decided: instances.filter((instance) => !isOpen(instance)),
    open: aside.map((instance) => ({
      checkId: instance.checkId,
      verdict: 'not_checkable',
      terms: termsOf(instance),
      about: 'cut',
    })),
    byTable: groupBy(aside, idOf),
  };
}
