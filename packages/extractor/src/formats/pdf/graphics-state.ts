import type { PdfFont } from './pdf-font.ts';

/** `[a, b, c, d, e, f]` of PDF: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identityMatrix: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that applies `inner` first and `outer` to its result. */
export function multiplyMatrices(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ];
}

/** A rectangle as four numbers in the order of `Box`; may be empty (x1 < x0). */
export interface Rectangle {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** The rectangle with two opposite corners: x, y, x, y. */
export function toRectangle(corners: ArrayLike<number>): Rectangle {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from(corners);
  return { x0: Math.min(x0, x1), y0: Math.min(y0, y1), x1: Math.max(x0, x1), y1: Math.max(y0, y1) };
}

/** The smallest upright rectangle around a rectangle after a transformation. */
export function transformRectangle(matrix: Matrix, box: Rectangle): Rectangle {
  const [a, b, c, d, e, f] = matrix;
  const ax0 = Math.min(a * box.x0, a * box.x1);
  const ax1 = Math.max(a * box.x0, a * box.x1);
  const cy0 = Math.min(c * box.y0, c * box.y1);
  const cy1 = Math.max(c * box.y0, c * box.y1);
  const bx0 = Math.min(b * box.x0, b * box.x1);
  const bx1 = Math.max(b * box.x0, b * box.x1);
  const dy0 = Math.min(d * box.y0, d * box.y1);
  const dy1 = Math.max(d * box.y0, d * box.y1);
  return { x0: ax0 + cy0 + e, y0: bx0 + dy0 + f, x1: ax1 + cy1 + e, y1: bx1 + dy1 + f };
}

export function intersectRectangles(one: Rectangle, other: Rectangle): Rectangle {
  return {
    x0: Math.max(one.x0, other.x0),
    y0: Math.max(one.y0, other.y0),
    x1: Math.min(one.x1, other.x1),
    y1: Math.min(one.y1, other.y1),
  };
}

/** How bright red, green and blue (0…255 each) look together: 0 black, 1 white. */
export function meanLight(red: number, green: number, blue: number): number {
  return (0.3 * red + 0.59 * green + 0.11 * blue) / 255;
}

/** A colour as far as this reader cares: whether it can be seen on white paper. */
export type Ink = 'white' | 'coloured' | 'none';

/**
 * What `q` saves and `Q` brings back. Text position belongs to it as in pdf.js and poppler.
 * The object is the walk's own and changes; its matrices and rectangles never do.
 * Units: `ctm` leads to points of the page as displayed; `clip` is in these points; all else is in
 * the units of the file.
 */
export interface GraphicsState {
  ctm: Matrix;
  clip: Rectangle;
  fillInk: Ink;
  strokeInk: Ink;
  /** Brightness of the fill colour: 0 black, 1 white; 0 where it is not known. */
  fillLight: number;
  fillAlpha: number;
  strokeAlpha: number;
  lineWidth: number;
  font: PdfFont | undefined;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  /** 1 is 100 %. */
  horizontalScale: number;
  leading: number;
  rise: number;
  renderMode: number;
  textMatrix: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
}

/** The state at the top of a page: black ink, no text yet, clipped to the page. */
export function createGraphicsState(ctm: Matrix, clip: Rectangle): GraphicsState {
  return {
    ctm,
    clip,
    fillInk: 'coloured',
    strokeInk: 'coloured',
    fillLight: 0,
    fillAlpha: 1,
    strokeAlpha: 1,
    lineWidth: 1,
    font: undefined,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
    renderMode: 0,
    textMatrix: identityMatrix,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
  };
}
