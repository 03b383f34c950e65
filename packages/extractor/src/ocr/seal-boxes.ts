import type { PixelBox } from './raster.ts';

/** Side of the squares in which pixels of seals are counted, in pixels. */
export const SEAL_BLOCK = 16;
/** A square belongs to a seal when this many of its pixels do. */
const MIN_MARKED = 8;
/** Seals are round or square and at least this wide, in points; words are neither. */
const MIN_SEAL_PT = 40;
const MAX_ASPECT = 3;

/** How many pixels of each square of a page look like the ink of a seal, row by row. */
export interface MarkedSquares {
  readonly columns: number;
  readonly rows: number;
  readonly marked: Uint16Array;
  /** Squares at most this far apart belong together: 1 for those that touch. */
  readonly reach: number;
}

/** Where seals stand, in pixels. */
export function findSealBoxes(
  squares: MarkedSquares,
  page: { readonly width: number; readonly height: number; readonly pixelsPerPoint: number },
): readonly PixelBox[] {
  return findGroups(squares).flatMap((group) => {
    const wide = (group.x1 - group.x0) * SEAL_BLOCK;
    const high = (group.y1 - group.y0) * SEAL_BLOCK;
    const [short, long] = [Math.min(wide, high), Math.max(wide, high)];
    if (short < MIN_SEAL_PT * page.pixelsPerPoint || long > MAX_ASPECT * short) return [];
    return [
      {
        x0: group.x0 * SEAL_BLOCK,
        y0: group.y0 * SEAL_BLOCK,
        x1: Math.min(page.width, group.x1 * SEAL_BLOCK),
        y1: Math.min(page.height, group.y1 * SEAL_BLOCK),
      },
    ];
  });
}

interface Blocks {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** Boxes around marked squares that are near each other, corners included, in squares. */
function findGroups({ columns, rows, marked, reach }: MarkedSquares): Blocks[] {
  const seen = new Uint8Array(marked.length);
  const found: Blocks[] = [];
  for (let start = 0; start < marked.length; start++) {
    if (seen[start] === 1 || (marked[start] ?? 0) < MIN_MARKED) continue;
    const box = { x0: columns, y0: rows, x1: 0, y1: 0 };
    const open = [start];
    seen[start] = 1;
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      const [x, y] = [index % columns, Math.floor(index / columns)];
      box.x0 = Math.min(box.x0, x);
      box.y0 = Math.min(box.y0, y);
      box.x1 = Math.max(box.x1, x + 1);
      box.y1 = Math.max(box.y1, y + 1);
      for (let ny = Math.max(0, y - reach); ny <= Math.min(rows - 1, y + reach); ny++)
        for (let nx = Math.max(0, x - reach); nx <= Math.min(columns - 1, x + reach); nx++) {
          const next = ny * columns + nx;
          if (seen[next] === 1 || (marked[next] ?? 0) < MIN_MARKED) continue;
          seen[next] = 1;
          open.push(next);
        }
    }
    // The rim of a seal thins out into squares that hardly show it.
    found.push({
      x0: Math.max(0, box.x0 - 1),
      y0: Math.max(0, box.y0 - 1),
      x1: Math.min(columns, box.x1 + 1),
      y1: Math.min(rows, box.y1 + 1),
    });
  }
  return found;
}
