import type { Ruling } from '@mingzhang/schema';
import type { Ink, Matrix, Rectangle } from './graphics-state.ts';
import { boundSubpath, isUprightRectangle, levelSlope, readSubpaths, type Subpath } from './subpath.ts';

/** A filled area up to this thickness (points) is a line. */
const lineThicknessPt = 3;
/** A line thicker than this (points) must be four times as long; a thinner one twice. */
const hairlinePt = 1;
/** Shorter pieces (points) are drops of ink at crossings, which add nothing. */
const shortestPt = 1;
/** How far (points) outside of its clip the middle of a line may run and still show half its ink. */
const clipTolerancePt = 0.5;

export interface PaintStyle {
  readonly ctm: Matrix;
  readonly clip: Rectangle;
  /** Undefined when the operator does not fill. */
  readonly fillInk: Ink | undefined;
  /** Undefined when the operator does not stroke. */
  readonly strokeInk: Ink | undefined;
  readonly lineWidth: number;
}

/**
 * The rulings that one painted path shows: level strokes, thin filled areas as one line each,
 * frames, and the edges of larger filled areas as `shading`. Curves, slanted strokes and white ink
 * give none. `data` is the path of pdf.js, in the units of the file.
 */
export function readPathRulings(data: ArrayLike<number>, style: PaintStyle): Ruling[] {
  const strokes = style.strokeInk === 'coloured';
  const fills = style.fillInk === 'coloured';
  if (!strokes && !fills) return [];
  const subpaths = readSubpaths(data, style.ctm);
  const rulings: Ruling[] = [];
  const add = (ruling: Ruling): void => {
    const clipped = clipRuling(ruling, style.clip);
    if (clipped !== undefined) rulings.push(clipped);
  };
  if (strokes) {
    const width = style.lineWidth * Math.sqrt(Math.abs(style.ctm[0] * style.ctm[3] - style.ctm[1] * style.ctm[2]));
    for (const subpath of subpaths) addStroke(subpath, { width, add });
    return rulings;
  }
  const frame = subpaths.length === 2 ? findFrame(subpaths) : undefined;
  if (frame !== undefined) {
    frame.forEach((side) => addThinArea(side, add));
    return rulings;
  }
  for (const subpath of subpaths) {
    const box = boundSubpath(subpath);
    if (isThin(box)) addThinArea(box, add);
    else if (isUprightRectangle(subpath)) addShading(box, add);
  }
  return rulings;
}

/** The ruling or the shading that a filled rectangle shows, in points as displayed; nothing when tiny. */
export function readAreaRulings(box: Rectangle, clip: Rectangle): Ruling[] {
  const rulings: Ruling[] = [];
  const add = (ruling: Ruling): void => {
    const clipped = clipRuling(ruling, clip);
    if (clipped !== undefined) rulings.push(clipped);
  };
  if (isThin(box)) addThinArea(box, add);
  else addShading(box, add);
  return rulings;
}

/** Whether an area is so thin, for its length, that it was meant as a line. */
export function isThin(box: Rectangle): boolean {
  const width = box.x1 - box.x0;
  const height = box.y1 - box.y0;
  const thickness = Math.min(width, height);
  const length = Math.max(width, height);
  if (thickness > lineThicknessPt || length < shortestPt) return false;
  return length >= thickness * (thickness > hairlinePt ? 4 : 2);
}

function addStroke(
  subpath: Subpath,
  options: { readonly width: number; readonly add: (ruling: Ruling) => void },
): void {
  const { width, add } = options;
  const box = boundSubpath(subpath);
  // The outline of a bar is the bar, not two lines beside each other.
  if (
    subpath.points.length >= 8 &&
    isUprightRectangle(subpath) &&
    Math.min(box.x1 - box.x0, box.y1 - box.y0) <= hairlinePt
  ) {
    addThinArea({ x0: box.x0, y0: box.y0, x1: box.x1, y1: box.y1 }, (ruling) => add({ ...ruling, source: 'stroke' }));
    return;
  }
  const { points } = subpath;
  const count = points.length / 2;
  for (let index = 1; index < count + (subpath.closed ? 1 : 0); index++) {
    const end = index % count;
    if (end !== 0 && subpath.straight[end] === false) continue;
    const x0 = points[index * 2 - 2]!; // both indexes stay below the length by the loop's bound
    const y0 = points[index * 2 - 1]!;
    const x1 = points[end * 2]!;
    const y1 = points[end * 2 + 1]!;
    addSide({ x0, y0, x1, y1, width }, add);
  }
}

function addSide(side: Rectangle & { readonly width: number }, add: (ruling: Ruling) => void): void {
  const dx = Math.abs(side.x1 - side.x0);
  const dy = Math.abs(side.y1 - side.y0);
  const length = Math.max(dx, dy);
  if (length < shortestPt || Math.min(dx, dy) > length * levelSlope) return;
  if (side.width > lineThicknessPt) {
    // A stroke as thick as this paints an area: the band behind a heading.
    const half = side.width / 2;
    const [padX, padY] = dx >= dy ? [0, half] : [half, 0];
    const box = {
      x0: Math.min(side.x0, side.x1) - padX,
      y0: Math.min(side.y0, side.y1) - padY,
      x1: Math.max(side.x0, side.x1) + padX,
      y1: Math.max(side.y0, side.y1) + padY,
    };
    addShading(box, add);
    return;
  }
  const ruling =
    dx >= dy
      ? {
          direction: 'horizontal' as const,
          at: (side.y0 + side.y1) / 2,
          from: Math.min(side.x0, side.x1),
          to: Math.max(side.x0, side.x1),
        }
      : {
          direction: 'vertical' as const,
          at: (side.x0 + side.x1) / 2,
          from: Math.min(side.y0, side.y1),
          to: Math.max(side.y0, side.y1),
        };
  add({ ...ruling, width: side.width, source: 'stroke' });
}

function addThinArea(box: Rectangle, add: (ruling: Ruling) => void): void {
  const width = box.x1 - box.x0;
  const height = box.y1 - box.y0;
  if (width >= height) {
    add({
      direction: 'horizontal',
      at: (box.y0 + box.y1) / 2,
      from: box.x0,
      to: box.x1,
      width: height,
      source: 'fill',
    });
  } else {
    add({ direction: 'vertical', at: (box.x0 + box.x1) / 2, from: box.y0, to: box.y1, width, source: 'fill' });
  }
}

function addShading(box: Rectangle, add: (ruling: Ruling) => void): void {
  if (Math.min(box.x1 - box.x0, box.y1 - box.y0) <= lineThicknessPt) return;
  for (const at of [box.y0, box.y1])
    add({ direction: 'horizontal', at, from: box.x0, to: box.x1, width: 0, source: 'shading' });
  for (const at of [box.x0, box.x1])
    add({ direction: 'vertical', at, from: box.y0, to: box.y1, width: 0, source: 'shading' });
}

/** The four bars between two nested rectangles: how some writers fill the border of a cell. */
function findFrame(subpaths: readonly Subpath[]): Rectangle[] | undefined {
  if (!subpaths.every(isUprightRectangle)) return undefined;
  const [one, other] = subpaths.map(boundSubpath);
  if (one === undefined || other === undefined) return undefined;
  const [outer, inner] = one.x1 - one.x0 >= other.x1 - other.x0 ? [one, other] : [other, one];
  const gaps = [inner.x0 - outer.x0, inner.y0 - outer.y0, outer.x1 - inner.x1, outer.y1 - inner.y1];
  if (gaps.some((gap) => gap < 0 || gap > lineThicknessPt)) return undefined;
  return [
    { ...outer, y1: inner.y0 },
    { ...outer, y0: inner.y1 },
    { ...outer, x1: inner.x0 },
    { ...outer, x0: inner.x1 },
  ];
}

function clipRuling(ruling: Ruling, clip: Rectangle): Ruling | undefined {
  const [low, high, start, end] =
    ruling.direction === 'horizontal' ? [clip.y0, clip.y1, clip.x0, clip.x1] : [clip.x0, clip.x1, clip.y0, clip.y1];
  const slack = clipTolerancePt + ruling.width / 2;
  if (ruling.at < low - slack || ruling.at > high + slack) return undefined;
  const from = Math.max(ruling.from, start);
  const to = Math.min(ruling.to, end);
  if (to - from < shortestPt) return undefined;
  return from === ruling.from && to === ruling.to ? ruling : { ...ruling, from, to };
}
