import type { Matrix, Rectangle } from './graphics-state.ts';

/** Codes inside the path data of pdf.js 5 (`DrawOPS`), each followed by its coordinates. */
export const drawCodes = { moveTo: 0, lineTo: 1, curveTo: 2, quadraticCurveTo: 3, closePath: 4 } as const;

/** Two ends of a stroke that differ by less than this slope are level: 0.5°. */
export const levelSlope = Math.tan((0.5 * Math.PI) / 180);
/** One stretch of a path in points as displayed. */
export interface Subpath {
  /** x0, y0, x1, y1, … of its corners. */
  readonly points: number[];
  /** For each corner, whether the side that leads to it is straight. */
  readonly straight: boolean[];
  closed: boolean;
  curved: boolean;
}

/** The stretches of a path of pdf.js, in points as displayed; single points are left out. */
export function readSubpaths(data: ArrayLike<number>, ctm: Matrix): Subpath[] {
  const [a, b, c, d, e, f] = ctm;
  const subpaths: Subpath[] = [];
  let current: Subpath | undefined;
  const at = (index: number): number => data[index] ?? 0;
  const push = (index: number, kind: 'move' | 'line' | 'curve'): void => {
    if (current === undefined || kind === 'move') {
      current = { points: [], straight: [], closed: false, curved: false };
      subpaths.push(current);
    }
    const x = at(index);
    const y = at(index + 1);
    current.points.push(a * x + c * y + e, b * x + d * y + f);
    current.straight.push(kind !== 'curve');
    if (kind === 'curve') current.curved = true;
  };
  for (let index = 0; index < data.length;) {
    switch (data[index++]) {
      case drawCodes.moveTo:
        push(index, 'move');
        index += 2;
        break;
      case drawCodes.lineTo:
        push(index, 'line');
        index += 2;
        break;
      case drawCodes.curveTo:
        push(index + 4, 'curve');
        index += 6;
        break;
      case drawCodes.quadraticCurveTo:
        push(index + 2, 'curve');
        index += 4;
        break;
      case drawCodes.closePath:
        if (current !== undefined) current.closed = true;
        break;
      default:
        throw new Error(`unknown path code ${data[index - 1]} at ${index - 1}`);
    }
  }
  return subpaths.filter((subpath) => subpath.points.length >= 4);
}

export function boundSubpath(subpath: Subpath): Rectangle {
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (let index = 0; index < subpath.points.length; index += 2) {
    const x = subpath.points[index]!; // points come in pairs
    const y = subpath.points[index + 1]!;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  return { x0, y0, x1, y1 };
}

/** Four straight corners, perhaps with the first once more at the end, and level sides. */
export function isUprightRectangle(subpath: Subpath): boolean {
  const { points } = subpath;
  if (subpath.curved || (points.length !== 8 && points.length !== 10)) return false;
  const box = boundSubpath(subpath);
  const slack = 0.01 + Math.max(box.x1 - box.x0, box.y1 - box.y0) * levelSlope;
  const near = (one: number, other: number): boolean => Math.abs(one - other) <= slack;
  for (let index = 0; index < points.length; index += 2) {
    const x = points[index]!; // points come in pairs
    const y = points[index + 1]!;
    if (!near(x, box.x0) && !near(x, box.x1)) return false;
    if (!near(y, box.y0) && !near(y, box.y1)) return false;
    const nextX = points[(index + 2) % points.length]!;
    const nextY = points[(index + 3) % points.length]!;
    if (!near(x, nextX) && !near(y, nextY)) return false;
  }
  return true;
}
