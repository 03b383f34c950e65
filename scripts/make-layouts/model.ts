/** What a number means: the words of the project's field list. Money is in fen (0.01 yuan). */
export interface Meaning {
  readonly code: string;
  readonly label: string;
  readonly measure: string;
  readonly phase: string;
  readonly fund: string;
  /** Undefined: the document's own. */
  readonly year?: number;
  /** undefined where the cell prints no amount. */
  readonly fen: bigint | undefined;
}

/** Where a value stands by the rules of cells: codes, labels and header path of its row and column. */
export interface Truth {
  readonly codes: readonly string[];
  readonly labels: readonly string[];
  readonly path: readonly string[];
  readonly meaning?: Meaning;
}

export type CellRole = 'header' | 'index' | 'code' | 'label' | 'value';

export interface Cell {
  readonly text: string;
  readonly role: CellRole;
  readonly colspan: number;
  readonly rowspan: number;
  readonly truth?: Truth;
  /** Blank letters before the text. */
  readonly indent?: number;
  readonly align?: 'left' | 'center' | 'right' | 'justify';
  readonly vertical?: boolean;
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly bold?: boolean;
}

/** A table as a bureau prints it. */
export interface Table {
  /** As in `packages/schema/vocabulary/table-kinds.tsv`. */
  readonly kind: string;
  readonly title: string;
  /** Where the title wraps over two lines, in letters. */
  readonly titleBreak?: number;
  readonly formNumber: string;
  readonly unit: string;
  readonly header: readonly Row[];
  readonly body: readonly Row[];
  /** Relative widths of the grid columns. */
  readonly widths: readonly number[];
  readonly notes: readonly string[];
  /** Looks that would hide merged cells are not for forms. */
  readonly isForm: boolean;
  readonly features: readonly string[];
}

const NUMBER = /^(?:[-△▲]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?|\(\d[\d,]*(?:\.\d+)?\))$/;

/** Whether a cell prints a number and nothing else. */
export const printsNumber = (cell: Cell): boolean =>
  cell.truth !== undefined && NUMBER.test(cell.text.normalize('NFKC').replace(/\s/g, ''));

/** The first cell of the rows of a table that prints a number. */
export const firstNumber = (table: Table): Cell | undefined =>
  table.body.flatMap(({ cells }) => cells).find((one) => printsNumber(one));

export const cell = (role: CellRole, text: string, more: Partial<Cell> = {}): Cell => ({
  text,
  role,
  colspan: 1,
  rowspan: 1,
  ...more,
});
