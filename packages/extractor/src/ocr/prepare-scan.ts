import type { Ruling } from '@mingzhang/schema';
import { findNetworks, mergeRulings } from '../grid/line-network.ts';
import { buildRuledGrid, type RuledGrid } from '../grid/ruled-grid.ts';
import { chain, type Affine } from './affine.ts';
import { eraseBlots } from './erase-blots.ts';
import { eraseRules } from './erase-rules.ts';
import { addFaintStrokes } from './faint-strokes.ts';
import { findRules, type DrawnRule } from './find-rules.ts';
import { findTextPieces } from './find-text.ts';
import { joinHalves, type FoundPiece } from './join-halves.ts';
import { levelBackground, markInk, measureNoise } from './level-background.ts';
import type { GrayRaster, InkRaster, PixelBox } from './raster.ts';
import { lightenGreySeals } from './seal-grey.ts';
import { strengthenInk } from './strengthen-ink.ts';
import { measureSkew, straighten, type QuarterTurn, type TurnedRaster } from './turn-raster.ts';

/** A line of print to be recognised. Units: pixels of the straightened page. */
export interface TextPiece {
  /** Its ink. */
  readonly ink: PixelBox;
  /** What to cut out: as high as a line even where the ink is a mere dash. */
  readonly crop: PixelBox;
  /** A low, wide stroke alone in its cell: nothing to recognise. */
  readonly isDash: boolean;
  /** The cell it stands in; undefined outside of ruled tables. */
  readonly cell: { readonly table: number; readonly row: number; readonly column: number } | undefined;
}

/** A page made ready for recognition. */
export interface PreparedScan {
  readonly turn: QuarterTurn;
  readonly skew: number;
  /** The straightened page without its rules. */
  readonly cleaned: GrayRaster;
  readonly ink: InkRaster;
  readonly rulings: readonly Ruling[];
  readonly pieces: readonly TextPiece[];
  /** Height of most lines. */
  readonly usualHeight: number;
  /** From pixels of the straightened page to pixels of the picture. */
  readonly toSource: Affine;
}

/** A network of rules smaller than this is part of a heading or a drawing, in points. */
const MIN_TABLE = { width: 90, height: 14 } as const;
/** Ink this near to the middle of a rule may still be the rule, in points. */
const INSET = 0.8;
/** Outside of tables a gap of this many heights parts two words. */
const WORD_GAP = 0.9;
/** Lower ink is a dash or a 一, and is cut out as high as a line. */
const LOW = 0.6;
/** In heights of a line, and width by height. */
const DASH = { height: 0.3, width: 0.3, aspect: 2.2 } as const;

export function prepareScan(turned: TurnedRaster, turn: QuarterTurn, pixelsPerPoint: number): PreparedScan {
  const level = levelBackground(turned.raster);
  const skew = measureSkew(markInk(level));
  const straight = straighten(level, skew);
  const unsealed = lightenGreySeals(straight.raster, { pixelsPerPoint, off: 'whole' });
  const page = findPrint(unsealed, pixelsPerPoint);
  // Thin, grey rules that run through a seal would go with it.
  const ruled =
    unsealed === straight.raster
      ? page
      : findPrint(lightenGreySeals(straight.raster, { pixelsPerPoint, off: 'flat' }), pixelsPerPoint);
  const rules = findRules(ruled.ink, pixelsPerPoint);
  const { raster, ink } = eraseRules(page.raster, page.ink, rules);
  const cleaned = strengthenInk(raster, ink);
  const rulings = [
    ...rules.horizontal.map((rule) => toRuling(rule, 'horizontal', pixelsPerPoint)),
    ...rules.vertical.map((rule) => toRuling(rule, 'vertical', pixelsPerPoint)),
  ];
  const { pieces, usualHeight } = findPieces(ink, findTables(rulings), pixelsPerPoint);
  const toSource = chain(straight.toSource, turned.toSource);
  return { turn, skew, cleaned, ink, rulings, pieces, usualHeight, toSource };
}

/** A straight page without blots, as grey and as ink. */
function findPrint(page: GrayRaster, pixelsPerPoint: number): { readonly raster: GrayRaster; readonly ink: InkRaster } {
  const options = { pixelsPerPoint, noise: measureNoise(page) };
  return eraseBlots(page, addFaintStrokes(page, markInk(page), options), pixelsPerPoint);
}

function toRuling(rule: DrawnRule, direction: Ruling['direction'], pixelsPerPoint: number): Ruling {
  return {
    direction,
    at: rule.at / pixelsPerPoint,
    from: rule.from / pixelsPerPoint,
    to: rule.to / pixelsPerPoint,
    width: rule.thickness / pixelsPerPoint,
    source: 'stroke',
  };
}

/** The same grids that the layout will find in these rulings. */
function findTables(rulings: readonly Ruling[]): RuledGrid[] {
  return findNetworks(mergeRulings(rulings, 'horizontal'), mergeRulings(rulings, 'vertical')).flatMap((network) => {
    const grid = buildRuledGrid(network);
    if (grid === undefined || grid.xs.length < 3) return [];
    const { x0, y0, x1, y1 } = grid.box;
    return x1 - x0 >= MIN_TABLE.width && y1 - y0 >= MIN_TABLE.height ? [grid] : [];
  });
}

function findPieces(
  ink: InkRaster,
  tables: readonly RuledGrid[],
  pixelsPerPoint: number,
): Pick<PreparedScan, 'pieces' | 'usualHeight'> {
  const toPixels = (points: number): number => Math.round(points * pixelsPerPoint);
  const outside: InkRaster = { ...ink, data: Uint8Array.from(ink.data) };
  const found: FoundPiece[] = [];
  tables.forEach((table, index) => {
    for (const region of table.regions) {
      const area: PixelBox = {
        x0: Math.max(0, toPixels((table.xs[region.column] ?? 0) + INSET)),
        y0: Math.max(0, toPixels((table.ys[region.row] ?? 0) + INSET)),
        x1: Math.min(ink.width, toPixels((table.xs[region.column + region.columnSpan] ?? 0) - INSET)),
        y1: Math.min(ink.height, toPixels((table.ys[region.row + region.rowSpan] ?? 0) - INSET)),
      };
      const cell = { table: index, row: region.row, column: region.column };
      for (const box of findTextPieces(ink, area, { pixelsPerPoint, splitGap: Number.POSITIVE_INFINITY }))
        found.push({ box, cell, area });
    }
    const { x0, y0, x1, y1 } = table.box;
    for (let y = Math.max(0, toPixels(y0)); y < Math.min(ink.height, toPixels(y1)); y++)
      outside.data.fill(
        0,
        y * ink.width + Math.max(0, toPixels(x0 - INSET)),
        y * ink.width + Math.min(ink.width, toPixels(x1 + INSET)),
      );
  });
  const page: PixelBox = { x0: 0, y0: 0, x1: ink.width, y1: ink.height };
  for (const box of findTextPieces(outside, page, { pixelsPerPoint, splitGap: WORD_GAP }))
    found.push({ box, cell: undefined, area: page });
  const usualHeight = findUsualHeight(
    found.map(({ box }) => box),
    pixelsPerPoint,
  );
  const pieces = joinHalves(found, usualHeight).flatMap(({ box, cell, area }) =>
    findTextPieces(cell === undefined ? outside : ink, box, {
      pixelsPerPoint,
      splitGap: Number.POSITIVE_INFINITY,
      usualHeight,
    }).map((piece): TextPiece => {
      const isAloneInCell = cell !== undefined && isDash(piece, usualHeight);
      return { ink: piece, crop: withHeight(piece, usualHeight, area), isDash: isAloneInCell, cell };
    }),
  );
  return { pieces, usualHeight };
}

/** The height of most lines that are wider than high, in pixels. */
function findUsualHeight(boxes: readonly PixelBox[], pixelsPerPoint: number): number {
  const heights = boxes
    .filter((box) => box.x1 - box.x0 > 1.5 * (box.y1 - box.y0) && box.y1 - box.y0 > 4 * pixelsPerPoint)
    .map((box) => box.y1 - box.y0)
    .sort((left, right) => left - right);
  return heights[Math.floor(heights.length / 2)] ?? 9 * pixelsPerPoint;
}

/** No digit and no letter but 一 is so low; and a 一 does not stand alone. */
const isDash = ({ x0, y0, x1, y1 }: PixelBox, usual: number): boolean =>
  y1 - y0 <= usual * DASH.height && x1 - x0 >= usual * DASH.width && x1 - x0 >= (y1 - y0) * DASH.aspect;

function withHeight(box: PixelBox, usual: number, area: PixelBox): PixelBox {
  const height = box.y1 - box.y0;
  if (height >= usual * LOW) return box;
  const room = Math.round((usual - height) / 2);
  return { ...box, y0: Math.max(area.y0, box.y0 - room), y1: Math.min(area.y1, box.y1 + room) };
}
