import { PAPER, type GrayRaster, type InkRaster } from './raster.ts';

/** Side of the squares that are looked at, in points: no stroke of print, nor a rule, fills four of them beside each other. */
const TILE = 4.2;
/** A square is solid when this share of it is dark: dense, blurred print is grey between its strokes, and so are seals. */
const SOLID = 0.97;
const DARK = 90;
/** Around a solid square its edge is erased, so many squares wide. */
const EDGE = 1;

/**
 * Takes solid black areas off a page: edges beside the paper, holes of a punch, thumbs. Strokes of letters and
 * rules are thinner. Both pictures unchanged where there are none.
 */
export function eraseBlots(
  raster: GrayRaster,
  ink: InkRaster,
  pixelsPerPoint: number,
): { readonly raster: GrayRaster; readonly ink: InkRaster } {
  const tile = Math.max(4, Math.round(TILE * pixelsPerPoint));
  const { width, height } = ink;
  const [columns, rows] = [Math.ceil(width / tile), Math.ceil(height / tile)];
  const solid = inFours(findSolid(raster, tile));
  if (solid.length === 0) return { raster, ink };
  const gray = Uint8Array.from(raster.data);
  const marks = Uint8Array.from(ink.data);
  const erase = (column: number, row: number): void => {
    const [x0, x1] = [column * tile, Math.min(width, (column + 1) * tile)];
    for (let y = row * tile; y < Math.min(height, (row + 1) * tile); y++) {
      gray.fill(PAPER, y * width + x0, y * width + x1);
      marks.fill(0, y * width + x0, y * width + x1);
    }
  };
  for (const { column, row } of solid)
    for (let y = Math.max(0, row - EDGE); y <= Math.min(rows - 1, row + EDGE); y++)
      for (let x = Math.max(0, column - EDGE); x <= Math.min(columns - 1, column + EDGE); x++) erase(x, y);
  return { raster: { width, height, data: gray }, ink: { width, height, data: marks } };
}

interface Tile {
  readonly column: number;
  readonly row: number;
}

/** Squares of four solid tiles: a single one may be the inside of a bold character. */
function inFours(solid: readonly Tile[]): readonly Tile[] {
  const known = new Set(solid.map(({ column, row }) => `${column} ${row}`));
  const isSolid = (column: number, row: number): boolean => known.has(`${column} ${row}`);
  return solid.filter(({ column, row }) =>
    [-1, 1].some((dx) =>
      [-1, 1].some((dy) => isSolid(column + dx, row) && isSolid(column, row + dy) && isSolid(column + dx, row + dy)),
    ),
  );
}

function findSolid({ width, height, data }: GrayRaster, tile: number): readonly Tile[] {
  const solid: Tile[] = [];
  for (let row = 0; row * tile < height; row++)
    for (let column = 0; column * tile < width; column++) {
      const [x0, x1] = [column * tile, Math.min(width, (column + 1) * tile)];
      const [y0, y1] = [row * tile, Math.min(height, (row + 1) * tile)];
      const isDark = (x: number, y: number): boolean => (data[y * width + x] ?? PAPER) < DARK;
      // The middle of nearly every square is paper.
      if (!isDark((x0 + x1) >> 1, (y0 + y1) >> 1)) continue;
      let count = 0;
      for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) if (isDark(x, y)) count++;
      if (count >= SOLID * (x1 - x0) * (y1 - y0)) solid.push({ column, row });
    }
  return solid;
}
