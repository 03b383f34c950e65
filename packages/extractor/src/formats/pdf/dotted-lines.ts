import type { Ruling } from '@mingzhang/schema';
import type { Rectangle } from './graphics-state.ts';

/** A filled square with sides up to this (points) can be one dot of a dotted line. */
const largestDotPt = 2;
/** Fewer dots in a row are an ellipsis or a drawing. */
const fewestDots = 6;
/** From the middle of one dot to that of the next, in sides of a dot. */
const widestPitch = 4;
/** Dots of one line may stand this much (points) off it. */
const slackPt = 0.3;

export function isDot(box: Rectangle): boolean {
  const [short = 0, long = 0] = [box.x1 - box.x0, box.y1 - box.y0].toSorted((one, other) => one - other);
  return long <= largestDotPt && short * 1.5 >= long;
}

/**
 * The lines that dots make, each drawn right after the one before: how browsers print dotted borders.
 * Also how many dots belong to no line. Boxes are points as displayed, in the order of the file.
 */
export function joinDots(dots: readonly Rectangle[]): { readonly rulings: Ruling[]; readonly loose: number } {
  const rulings: Ruling[] = [];
  let loose = 0;
  for (let start = 0; start < dots.length;) {
    const horizontal = countInLine(dots, start, 'horizontal');
    const vertical = countInLine(dots, start, 'vertical');
    const count = Math.max(horizontal, vertical);
    if (count < fewestDots) {
      loose += 1;
      start += 1;
      continue;
    }
    rulings.push(lineThrough(dots.slice(start, start + count), horizontal >= vertical ? 'horizontal' : 'vertical'));
    start += count;
  }
  return { rulings, loose };
}

/** How many dots from `start` on stand in one line, evenly. */
function countInLine(dots: readonly Rectangle[], start: number, direction: Ruling['direction']): number {
  let pitch: number | undefined;
  let end = start + 1;
  for (; end < dots.length; end += 1) {
    const before = dots[end - 1]!; // end stays above start and below the length
    const here = dots[end]!;
    const [along, across, side] =
      direction === 'horizontal'
        ? [here.x0 - before.x0, here.y0 - before.y0, here.x1 - here.x0]
        : [here.y0 - before.y0, here.x0 - before.x0, here.y1 - here.y0];
    pitch ??= along;
    const isNext = Math.abs(across) <= slackPt && Math.abs(along) > side / 2 && Math.abs(along) <= side * widestPitch;
    if (!isNext || Math.abs(along - pitch) > slackPt) break;
  }
  return end - start;
}

function lineThrough(dots: readonly Rectangle[], direction: Ruling['direction']): Ruling {
  const low = { x: Math.min(...dots.map(({ x0 }) => x0)), y: Math.min(...dots.map(({ y0 }) => y0)) };
  const high = { x: Math.max(...dots.map(({ x1 }) => x1)), y: Math.max(...dots.map(({ y1 }) => y1)) };
  return direction === 'horizontal'
    ? { direction, at: (low.y + high.y) / 2, from: low.x, to: high.x, width: high.y - low.y, source: 'fill' }
    : { direction, at: (low.x + high.x) / 2, from: low.y, to: high.y, width: high.x - low.x, source: 'fill' };
}
