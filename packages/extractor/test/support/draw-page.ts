import type { Glyph, Page, Ruling } from '@mingzhang/schema';

/** A cell of a drawn table; `at` is row and column, spans default to 1. */
export interface DrawnCell {
  readonly at: readonly [number, number];
  readonly text: string;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
}

export interface DrawnTable {
  readonly x: number;
  readonly y: number;
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  readonly cells: readonly DrawnCell[];
  /** Sides of the table that are not drawn. */
  readonly open?: readonly ('top' | 'bottom' | 'left' | 'right')[];
}

export const SIZE_PT = 10;

/** Letters are as wide as high, those of Latin script and digits half. */
export const widthOf = (text: string, size = SIZE_PT): number =>
  [...text].reduce((sum, letter) => sum + (/[ -~]/u.test(letter) ? size / 2 : size), 0);

/** Glyphs of a text that begins at x, on the given baseline. */
export function drawText(text: string, x: number, baseline: number, size = SIZE_PT): Glyph[] {
  let at = x;
  return [...text].map((letter) => {
    const width = widthOf(letter, size);
    const glyph: Glyph = {
      text: letter,
      x0: at,
      x1: at + width,
      y0: baseline - size * 0.88,
      y1: baseline + size * 0.12,
      baseline,
      size,
      direction: 0,
      bold: false,
      method: 'text',
      confidence: 1,
    };
    at += width;
    return glyph;
  });
}

/** What stands on a page: tables, lines, rules. */
export interface Drawn {
  readonly glyphs: readonly Glyph[];
  readonly rulings: readonly Ruling[];
}

/** A line of text alone. */
export const drawLine = (text: string, x: number, baseline: number, size?: number): Drawn => ({
  glyphs: drawText(text, x, baseline, size),
  rulings: [],
});

const rule = (direction: Ruling['direction'], at: number, from: number, to: number): Ruling => ({
  direction,
  at,
  from,
  to,
  width: 0.5,
  source: 'stroke',
});

/** Cell-wise borders, as Word draws them, and the text of each cell in its middle row. */
export function drawTable(table: DrawnTable): Drawn {
  const xs = table.columns.reduce<number[]>((all, width) => [...all, (all.at(-1) ?? 0) + width], [table.x]);
  const ys = table.rows.reduce<number[]>((all, height) => [...all, (all.at(-1) ?? 0) + height], [table.y]);
  const glyphs: Glyph[] = [];
  const rulings: Ruling[] = [];
  const open = new Set(table.open ?? []);
  for (const { at, text, rowSpan = 1, columnSpan = 1 } of table.cells) {
    const [row, column] = at;
    const [x0, x1] = [xs[column] ?? 0, xs[column + columnSpan] ?? 0];
    const [y0, y1] = [ys[row] ?? 0, ys[row + rowSpan] ?? 0];
    if (!(open.has('top') && row === 0)) rulings.push(rule('horizontal', y0, x0, x1));
    if (!(open.has('bottom') && row + rowSpan === table.rows.length))
      rulings.push(rule('horizontal', y1 + 0.4, x0, x1));
    if (!(open.has('left') && column === 0)) rulings.push(rule('vertical', x0, y0, y1));
    if (!(open.has('right') && column + columnSpan === table.columns.length))
      rulings.push(rule('vertical', x1 - 0.4, y0, y1));
    glyphs.push(...drawText(text, x0 + 3, (y0 + y1) / 2 + SIZE_PT * 0.38));
  }
  return { glyphs, rulings };
}

/** Rows of texts as cells without spans. */
export function toCells(rows: readonly (readonly string[])[]): DrawnCell[] {
  return rows.flatMap((row, rowIndex) => row.map((text, column): DrawnCell => ({ at: [rowIndex, column], text })));
}

export function makePage(number: number, drawn: readonly Drawn[]): Page {
  return {
    number,
    width: 595,
    height: 842,
    rotation: 0,
    glyphs: drawn.flatMap((part) => part.glyphs),
    rulings: drawn.flatMap((part) => part.rulings),
    pictures: [],
    trust: 'trusted',
  };
}
