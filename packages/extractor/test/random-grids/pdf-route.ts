import { degrees, PDFDocument, rgb, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';
import { borderPieces, edgesOf, type BorderPiece, type MadeGrid } from './random-grid.ts';

/** How a program that writes PDFs itself draws borders. */
export const drawnStyles = [
  'strokes',
  'cell-wise',
  'thin-rectangles',
  'open-sides',
  'open-ends',
  'hairlines',
  'dots',
] as const;
export type DrawnStyle = (typeof drawnStyles)[number];

const PAGE = { width: 595, height: 842 };
const MARGIN_PT = 40;
const GAP_PT = 40;
const SIZE_PT = 8;
/** Neighbouring cells draw their own borders this far apart, in points. */
const DOUBLE_PT = 0.5;

interface Drawing {
  readonly page: PDFPage;
  readonly font: PDFFont;
  readonly left: number;
  readonly top: number;
  readonly style: DrawnStyle;
}

/** The grids of every page, from top to bottom, and the file that shows them. */
export interface DrawnPdf {
  readonly bytes: Uint8Array;
  readonly pages: readonly (readonly MadeGrid[])[];
}

/** Draws grids, several to a page, with rulings and words set one by one; every third page is turned. */
export async function drawGrids(grids: readonly MadeGrid[], style: DrawnStyle): Promise<DrawnPdf> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const pages: MadeGrid[][] = [];
  let page: PDFPage | undefined;
  let top = 0;
  for (const grid of grids) {
    const height = grid.heights.reduce((sum, size) => sum + size, 0);
    if (page === undefined || top + height > PAGE.height - MARGIN_PT) {
      page = pdf.addPage([PAGE.width, PAGE.height]);
      top = MARGIN_PT;
      pages.push([]);
    }
    drawGrid(grid, { page, font, left: MARGIN_PT, top, style });
    pages.at(-1)?.push(grid);
    top += height + GAP_PT;
  }
  pdf.getPages().forEach((drawn, index) => {
    if (index % 3 === 2) turn(drawn, pdf);
  });
  return { bytes: await pdf.save(), pages };
}

/** Stores a page lying on its side, with /Rotate 90, so that it looks as before. */
function turn(page: PDFPage, pdf: PDFDocument): void {
  const start = pdf.context.register(pdf.context.flateStream(`q 0 1 -1 0 ${PAGE.height} 0 cm `));
  const end = pdf.context.register(pdf.context.flateStream(' Q'));
  page.node.normalize();
  page.node.wrapContentStreams(start, end);
  page.setMediaBox(0, 0, PAGE.height, PAGE.width);
  page.setRotation(degrees(90));
}

function drawGrid(grid: MadeGrid, drawing: Drawing): void {
  const xs = edgesOf(grid.widths, drawing.left);
  const ys = edgesOf(grid.heights, drawing.top);
  const open = openEdges(grid, drawing.style);
  for (const piece of borderPieces(grid)) {
    const { direction, edge, along } = piece;
    if (open.has(`${direction} ${edge}`)) continue;
    const [edges, others] = direction === 'horizontal' ? [ys, xs] : [xs, ys];
    const line = { direction, at: edges[edge] ?? 0, from: others[along] ?? 0, to: others[along + 1] ?? 0 };
    drawPiece(line, { ...drawing, piece });
  }
  for (const cell of grid.cells)
    cell.lines.forEach((text, index) => {
      const x = (xs[cell.column] ?? 0) + 3;
      const y = (ys[cell.row] ?? 0) + SIZE_PT + 2 + index * (SIZE_PT + 3);
      drawing.page.drawText(text, { x, y: PAGE.height - y, size: SIZE_PT, font: drawing.font });
    });
}

/**
 * Sides of the frame that are left out. A side that fewer than two lines reach could not be known again, and
 * a cell as wide or as high as the whole grid would part it into two that nothing joins.
 */
function openEdges(grid: MadeGrid, style: DrawnStyle): Set<string> {
  const open = new Set<string>();
  const rows = grid.heights.length;
  const columns = grid.widths.length;
  const pieces = borderPieces(grid);
  const isWhole = grid.cells.some((cell) =>
    style === 'open-sides' ? cell.columnSpan === columns : cell.rowSpan === rows,
  );
  if (isWhole) return open;
  const reaching = (direction: BorderPiece['direction'], along: number): number =>
    pieces.filter(
      (piece) =>
        piece.direction !== direction &&
        piece.along === along &&
        piece.edge > 0 &&
        piece.edge < (direction === 'vertical' ? rows : columns),
    ).length;
  if (style === 'open-sides') {
    if (reaching('vertical', 0) >= 2) open.add('vertical 0');
    if (reaching('vertical', columns - 1) >= 2) open.add(`vertical ${columns}`);
  }
  if (style === 'open-ends') {
    if (reaching('horizontal', 0) >= 2) open.add('horizontal 0');
    if (reaching('horizontal', rows - 1) >= 2) open.add(`horizontal ${rows}`);
  }
  return open;
}

interface Line {
  readonly direction: 'horizontal' | 'vertical';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

function drawPiece(line: Line, { page, style, piece }: Drawing & { readonly piece: BorderPiece }): void {
  // Some hundredths of a point, different for each piece but the same in every run.
  const shift = (((piece.edge * 7 + piece.along * 13) % 11) / 10 - 0.5) * DOUBLE_PT;
  switch (style) {
    case 'strokes':
    case 'open-sides':
    case 'open-ends':
      return stroke(page, line, 0.75);
    case 'hairlines':
      return stroke(page, { ...line, at: line.at + shift }, 0.12);
    case 'dots':
      return stroke(page, line, 0.75, [0.75, 1.5]);
    case 'cell-wise':
      stroke(page, { ...line, at: line.at - DOUBLE_PT / 2 }, 0.5);
      return stroke(
        page,
        { ...line, at: line.at + DOUBLE_PT / 2, from: line.from + DOUBLE_PT, to: line.to - DOUBLE_PT },
        0.5,
      );
    case 'thin-rectangles':
      return fill(page, line, 0.48);
  }
}

function stroke(page: PDFPage, { direction, at, from, to }: Line, thickness: number, dashArray?: number[]): void {
  const start = direction === 'horizontal' ? { x: from, y: PAGE.height - at } : { x: at, y: PAGE.height - from };
  const end = direction === 'horizontal' ? { x: to, y: PAGE.height - at } : { x: at, y: PAGE.height - to };
  page.drawLine({ start, end, thickness, color: rgb(0, 0, 0), ...(dashArray === undefined ? {} : { dashArray }) });
}

function fill(page: PDFPage, { direction, at, from, to }: Line, thickness: number): void {
  const half = thickness / 2;
  const box =
    direction === 'horizontal'
      ? { x: from, y: PAGE.height - at - half, width: to - from, height: thickness }
      : { x: at - half, y: PAGE.height - to, width: thickness, height: to - from };
  page.drawRectangle({ ...box, color: rgb(0, 0, 0) });
}
