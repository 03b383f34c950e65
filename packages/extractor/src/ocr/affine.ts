import type { Box } from '@mingzhang/schema';

/** Takes a point (x, y) to (a·x + c·y + e, b·x + d·y + f). */
export interface Affine {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

export const SAME_PLACE: Affine = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

/** `first`, then `second`. */
export function chain(first: Affine, second: Affine): Affine {
  return {
    a: second.a * first.a + second.c * first.b,
    b: second.b * first.a + second.d * first.b,
    c: second.a * first.c + second.c * first.d,
    d: second.b * first.c + second.d * first.d,
    e: second.a * first.e + second.c * first.f + second.e,
    f: second.b * first.e + second.d * first.f + second.f,
  };
}

/** The same between places in a unit that is `scale` times as large. */
export function inLargerUnits(map: Affine, scale: number): Affine {
  return { ...map, e: map.e / scale, f: map.f / scale };
}

/** The upright box around a box that was moved and turned. */
export function mapBox({ a, b, c, d, e, f }: Affine, { x0, y0, x1, y1 }: Box): Box {
  const corners = [x0, x1].flatMap((x) => [y0, y1].map((y) => ({ x: a * x + c * y + e, y: b * x + d * y + f })));
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}
