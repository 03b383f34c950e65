import { transposeInk, type InkRaster } from './raster.ts';

/** Sizes in points. */
const BROKEN = {
  /** Pieces of a broken, dashed or dotted rule stand at most this far apart. */
  gap: 3,
  /** Chains of pieces shorter than this may be strokes of letters. */
  length: 40,
  maxThickness: 2,
} as const;
/** This share of a chain is ink at least: dots that lead to a page number are further apart. */
const MIN_INKED = 0.45;
/** So much of the rows beside a piece may carry ink: where other rules cross it. */
const MOST_BESIDE = 0.2;

/**
 * Closes the gaps of broken, dashed and dotted rules. A piece belongs to a rule only where it is thin and nothing
 * stands right above and below it, so that rows of letters are never closed. The page itself where there is no gap.
 */
export function mendRules(
  ink: InkRaster,
  pixelsPerPoint: number,
): { readonly rows: InkRaster; readonly columns: InkRaster } {
  return {
    rows: closeGaps(ink, pixelsPerPoint),
    columns: closeGaps(transposeInk(ink), pixelsPerPoint),
  };
}

/** What a gap that was closed is marked with: more than paper, less than ink. */
export const CLOSED = 2;

interface Piece {
  readonly from: number;
  readonly to: number;
}

function closeGaps(ink: InkRaster, pixelsPerPoint: number): InkRaster {
  const { width, height, data } = ink;
  const gap = BROKEN.gap * pixelsPerPoint;
  const thickness = Math.ceil(BROKEN.maxThickness * pixelsPerPoint);
  let closed: Uint8Array | undefined;
  const finish = (chain: readonly Piece[], y: number): void => {
    const [from, to] = [chain[0]?.from ?? 0, chain.at(-1)?.to ?? 0];
    if (chain.length < 2 || to - from < BROKEN.length * pixelsPerPoint) return;
    const inked = chain.reduce((sum, piece) => sum + piece.to - piece.from, 0);
    if (inked < MIN_INKED * (to - from)) return;
    closed ??= Uint8Array.from(data);
    for (let at = y * width + from; at < y * width + to; at++) if (closed[at] === 0) closed[at] = CLOSED;
  };
  for (let y = thickness; y < height - thickness; y++) {
    let chain: Piece[] = [];
    for (let x = 0; x < width; x++) {
      if (data[y * width + x] !== 1) continue;
      const from = x;
      while (x < width && data[y * width + x] === 1) x++;
      const piece = { from, to: x };
      if (chain.length > 0 && from - (chain.at(-1)?.to ?? 0) > gap) {
        finish(chain, y);
        chain = [];
      }
      // A rule across leaves a piece that is as high as itself, and parts nothing.
      if (isThin(ink, piece, { y, thickness })) chain.push(piece);
    }
    finish(chain, y);
  }
  return closed === undefined ? ink : { width, height, data: closed };
}

/** Whether the rows a little above and below a piece are blank. */
function isThin(
  { width, data }: InkRaster,
  { from, to }: Piece,
  { y, thickness }: { readonly y: number; readonly thickness: number },
): boolean {
  let [above, below] = [0, 0];
  for (let x = from; x < to; x++) {
    above += data[(y - thickness) * width + x] ?? 0;
    below += data[(y + thickness) * width + x] ?? 0;
  }
  const most = MOST_BESIDE * (to - from);
  return above <= most && below <= most;
}
