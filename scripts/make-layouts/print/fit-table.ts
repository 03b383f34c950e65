import type { Look } from '../look.ts';
import { printsNumber, type Cell, type Table } from '../model.ts';
import { spreadRows } from '../spread.ts';

/** Size of type and widths of columns, in points, at which every number fits its column. */
export interface TableFit {
  readonly sizePt: number;
  readonly widthsPt: readonly number[];
}

/** Paper less margins, in points. */
const USABLE_PT = { portrait: 493, landscape: 739, turned: 739 } as const;
const LEAST_SIZE_PT = 6.5;
/** Widest digit of the fonts in use, and the room left and right of a number, in letters and points. */
const DIGIT_EM = 0.58;
const PADDING_PT = 7;
/** Columns of words may shrink to this part of their share. */
const LABEL_SHRINK = 0.45;

/** Columns of names are at least this wide, in shares. */
const NARROWED = 20;

export interface FitOptions {
  /** The part of the page's width that the table may take. */
  readonly share?: number;
  /** Codes stand in one line and names in few: for rows that do not grow with their text. */
  readonly words?: 'whole';
}

/** Finds the largest type not above the look's in which all numbers fit; undefined when there is none. */
export function fitTable(table: Table, look: Look, { share = 1, words }: FitOptions = {}): TableFit | undefined {
  const usable = USABLE_PT[look.page] * share;
  const letters = longestTexts(table, (cell) => (printsNumber(cell) ? widthOf(cell.text) : 0));
  const wanted =
    words === undefined ? [] : longestTexts(table, ({ role, text }) => (role === 'header' ? 0 : wordWidth(role, text)));
  const narrowed = table.widths.map((width, column) =>
    look.narrow && !table.isForm && width >= NARROWED && letters[column] === 0 ? width * 0.5 : width,
  );
  const total = narrowed.reduce((sum, width) => sum + width, 0);
  const plain = narrowed.map((width) => (usable * width) / total);
  for (let sizePt = look.sizePt; sizePt >= LEAST_SIZE_PT; sizePt -= 0.5) {
    const needed = letters.map((length) => (length === 0 ? 0 : length * DIGIT_EM * sizePt + PADDING_PT));
    const least = plain.map((width, column) =>
      (needed[column] ?? 0) > 0
        ? Math.max(needed[column] ?? 0, 24)
        : Math.max(width * LABEL_SHRINK, 14, (wanted[column] ?? 0) * DIGIT_EM * sizePt + PADDING_PT),
    );
    const sum = least.reduce((all, width) => all + width, 0);
    if (sum > usable) continue;
    // What is left over goes to the columns by their shares.
    const over = plain.map((width, column) => Math.max(0, width - (least[column] ?? 0)));
    const spare = over.reduce((all, width) => all + width, 0);
    const widthsPt = least.map(
      (width, column) => width + (spare === 0 ? 0 : ((usable - sum) * (over[column] ?? 0)) / spare),
    );
    return { sizePt, widthsPt };
  }
  return undefined;
}

/** Letters of half width; full-width ones count twice. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0xff00 ? 2 : 1), 0);

/** Names wrap over some lines, of at least this many half letters; codes do not wrap. */
const NAME_LINE = 12;
const NAME_LINES = 4;

function wordWidth(role: Cell['role'], text: string): number {
  if (role === 'code') return text.length;
  const width = [...text].length * 2;
  return Math.min(width, Math.max(NAME_LINE, width / NAME_LINES));
}

/** The widest text of each grid column, by a measure of its cells. */
function longestTexts(table: Table, measure: (cell: Cell) => number): number[] {
  const longest = table.widths.map(() => 0);
  for (const slots of spreadRows([...table.header, ...table.body], longest.length))
    slots.forEach((slot, column) => {
      if (slot === undefined || slot === 'covered' || slot.colspan > 1) return;
      longest[column] = Math.max(longest[column] ?? 0, measure(slot));
    });
  return longest;
}
