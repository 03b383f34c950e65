import { unionBoxes, type Box, type Glyph, type Page, type TextTrust } from '@mingzhang/schema';
import { layOutPage, type PageLayout } from './document/page-flow.ts';
import { PageDamagedError } from './formats/pdf/page-listing.ts';
import { openPdf, type PdfReader } from './formats/pdf/pdf-reader.ts';
import type { GridPart } from './grid/fill-cells.ts';
import { findNetworks, mergeRulings, type TableLine } from './grid/line-network.ts';
import { buildRuledGrid, type RuledGrid } from './grid/ruled-grid.ts';
import { removeFurniture } from './layout/page-furniture.ts';

/** One cell of a part of a table: where the cell is, and where its text stands (the same for an empty one). */
export interface SeenCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  readonly box: Box;
  readonly textBox: Box;
}

/** The part of a table that stands on one page; rows and columns are those of the page, 0-based. */
export interface SeenGrid {
  readonly box: Box;
  /** `aligned`: no rulings part its columns; they were found by what stands under each other. */
  readonly found: 'ruled' | 'aligned';
  readonly cells: readonly SeenCell[];
}

/** A line of text outside all grids; `furniture`: a page number, running header or footer. */
export interface SeenLine {
  readonly box: Box;
  readonly text: string;
  readonly furniture: boolean;
}

/** What was seen on one page before anything was understood. Points from the top left of the page as displayed. */
export interface SeenPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly trust: TextTrust;
  readonly glyphs: readonly Glyph[];
  /** As merged: borders drawn twice or cell by cell are one line. `at` is y of a horizontal, x of a vertical one. */
  readonly horizontal: readonly TableLine[];
  readonly vertical: readonly TableLine[];
  readonly grids: readonly SeenGrid[];
  readonly lines: readonly SeenLine[];
}

export interface InspectPagesOptions {
  /** 1-based; without it all pages. All are read in either case: only they show what comes back on every page. */
  readonly page?: number;
  readonly password?: string;
}

/**
 * What the extractor sees on the pages of a PDF, for drawing it over them: rulings, grids, lines, page furniture.
 * Of scans there are no grids and lines here, since nothing is recognised; damaged pages are left out. Throws the `UserError`s of `extractDocument`.
 */
export async function inspectPages(bytes: Uint8Array, options: InspectPagesOptions = {}): Promise<readonly SeenPage[]> {
  const reader = await openPdf(bytes, options.password === undefined ? {} : { password: options.password });
  const layouts: PageLayout[] = [];
  const wanted = new Map<PageLayout, Page>();
  try {
    for (let number = 1; number <= reader.pageCount; number++) {
      const page = await readReadable(reader, number);
      if (page === undefined) continue;
      const layout = layOutPage(page);
      layouts.push(layout);
      if (options.page === undefined || options.page === number) wanted.set(layout, page);
    }
  } finally {
    await reader.close();
  }
  const texts = removeFurniture(layouts);
  return layouts.flatMap((layout, index) => {
    const page = wanted.get(layout);
    return page === undefined ? [] : [toSeenPage(page, layout, new Set<Box>(texts[index]))];
  });
}

/** The page without glyphs that cannot be trusted, as `extractDocument` reads it; undefined for a damaged one. */
async function readReadable(reader: PdfReader, number: number): Promise<Page | undefined> {
  try {
    const page = await reader.readPage(number);
    return page.trust === 'trusted' ? page : { ...page, glyphs: [] };
  } catch (error) {
    if (!(error instanceof PageDamagedError)) throw error;
    return undefined;
  }
}

function toSeenPage(page: Page, layout: PageLayout, text: ReadonlySet<Box>): SeenPage {
  const { number, width, height, trust, glyphs } = page;
  const horizontal = mergeRulings(page.rulings, 'horizontal');
  const vertical = mergeRulings(page.rulings, 'vertical');
  const ruled = findNetworks(horizontal, vertical).flatMap((network) => buildRuledGrid(network) ?? []);
  return {
    number,
    width,
    height,
    trust,
    glyphs,
    horizontal,
    vertical,
    grids: layout.parts.map((part) => toSeenGrid(part, ruled)),
    lines: layout.lines.map((line) => {
      const { x0, y0, x1, y1 } = line;
      return { box: { x0, y0, x1, y1 }, text: line.text, furniture: !text.has(line) };
    }),
  };
}

/** A part knows where the texts of its cells stand; the rows of a ruled one are those of the lines around it. */
function toSeenGrid(part: GridPart, ruled: readonly RuledGrid[]): SeenGrid {
  const drawn = ruled.find((grid) => isSameBox(grid.box, part.box) && grid.xs.length === part.xs.length);
  const ys = drawn?.ys ?? findRowBorders(part);
  const cells = part.grid.cells.map((cell): SeenCell => {
    const { row, column, rowSpan, columnSpan, text } = cell;
    const box = {
      x0: part.xs[column] ?? part.box.x0,
      y0: ys[row] ?? part.box.y0,
      x1: part.xs[column + columnSpan] ?? part.box.x1,
      y1: ys[row + rowSpan] ?? part.box.y1,
    };
    return { row, column, rowSpan, columnSpan, text, box, textBox: cell.place.box ?? box };
  });
  return { box: part.box, found: drawn === undefined ? 'aligned' : 'ruled', cells };
}

const isSameBox = (left: Box, right: Box): boolean =>
  left.x0 === right.x0 && left.y0 === right.y0 && left.x1 === right.x1 && left.y1 === right.y1;

/** Borders half-way between the texts of neighbouring rows, for a table whose rows no line parts. */
function findRowBorders(part: GridPart): readonly number[] {
  const rows = Array.from({ length: part.grid.rowCount }, (_, row) =>
    unionBoxes(
      part.grid.cells.flatMap((cell) =>
        cell.row === row && cell.rowSpan === 1 && cell.text !== '' && cell.place.box !== null ? [cell.place.box] : [],
      ),
    ),
  );
  const ys = [part.box.y0];
  for (let row = 1; row < rows.length; row++) {
    const above = rows[row - 1]?.y1 ?? ys.at(-1) ?? part.box.y0;
    ys.push(Math.max(ys.at(-1) ?? part.box.y0, (above + (rows[row]?.y0 ?? above)) / 2));
  }
  return [...ys, part.box.y1];
}
