import { blur, makeRandom, type RgbPicture } from './ocr-degrade.ts';

/** Damage to printed numbers alone: titles, headers and names stay as they are, so that the accounts can be read. */

/** Where a number is printed, in pixels of the picture; half-open. */
export interface NumberBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export type Damage = (picture: RgbPicture, numbers: readonly NumberBox[]) => RgbPicture;

const INK_BELOW = 140;
const PAPER = 255;

/** Does something to a share of the numbers: which of them depends on where they stand alone. */
function damageSome(
  share: number,
  change: (data: Uint8Array, width: number, box: NumberBox, random: () => number) => void,
): Damage {
  return ({ width, height, data }, numbers) => {
    const damaged = Uint8Array.from(data);
    numbers.forEach((box, index) => {
      const random = makeRandom(Math.round(box.x0 * 7919 + box.y0 * 104_729) + index);
      for (let warm = 0; warm < 3; warm++) random();
      if (random() < share) change(damaged, width, box, random);
    });
    return { width, height, data: damaged };
  };
}

const paint = (data: Uint8Array, at: number, level: number): void => {
  data.fill(level, at * 3, at * 3 + 3);
};

/** Columns of a number's box that hold ink, from left to right, with how high it stands above the lowest ink. */
function findParts(data: Uint8Array, width: number, box: NumberBox): { x0: number; x1: number; height: number }[] {
  const parts: { x0: number; x1: number; top: number }[] = [];
  let lowest = box.y0;
  let open: { x0: number; x1: number; top: number } | undefined;
  for (let x = box.x0; x < box.x1; x++) {
    let top: number | undefined;
    for (let y = box.y0; y < box.y1; y++)
      if (data[(y * width + x) * 3]! < INK_BELOW) {
        top ??= y;
        lowest = Math.max(lowest, y);
      }
    if (top === undefined) open = undefined;
    else if (open === undefined) parts.push((open = { x0: x, x1: x + 1, top }));
    else {
      open.x1 = x + 1;
      open.top = Math.min(open.top, top);
    }
  }
  return parts.map(({ x0, x1, top }) => ({ x0, x1, height: lowest - top + 1 }));
}

/** Thin print: points, and with them some commas, did not come through. */
export const losePoints = damageSome(0.2, (data, width, box, random) => {
  for (const part of findParts(data, width, box)) {
    if (part.height > 0.45 * (box.y1 - box.y0) || random() < 0.2) continue;
    for (let y = box.y0; y < box.y1; y++) for (let x = part.x0; x < part.x1; x++) paint(data, y * width + x, PAPER);
  }
});

/** Dirt between and on the digits. */
export const addSpecks = damageSome(0.35, (data, width, box, random) => {
  const size = Math.max(2, Math.round((box.y1 - box.y0) * 0.11));
  for (let count = 0; count < 3; count++) {
    const x = Math.round(box.x0 + random() * (box.x1 - box.x0 - size));
    const y = Math.round(box.y0 + (0.2 + 0.75 * random()) * (box.y1 - box.y0 - size));
    for (let dy = 0; dy < size; dy++)
      for (let dx = 0; dx < size; dx++) if (dx + dy > 0 || size < 3) paint(data, (y + dy) * width + x + dx, 40);
  }
});

/** A scratch from top to bottom through one digit. */
export const scratchDigits = damageSome(0.2, (data, width, box, random) => {
  const thick = Math.max(2, Math.round((box.y1 - box.y0) * 0.16));
  const from = box.x0 + random() * (box.x1 - box.x0 - thick);
  const lean = (random() - 0.5) * 0.8;
  for (let y = box.y0; y < box.y1; y++)
    for (let dx = 0; dx < thick; dx++) {
      const x = Math.round(from + lean * (y - box.y0) + dx);
      if (x >= box.x0 && x < box.x1) paint(data, y * width + x, PAPER);
    }
});

/** Blurs a share of the numbers, as a drop of water does. */
export function smearNumbers(share: number, sigma: number): Damage {
  return (picture, numbers) => {
    const smeared = blur(picture, sigma);
    const change = damageSome(share, (data, width, box) => {
      for (let y = box.y0 - 2; y < box.y1 + 2; y++)
        for (let x = box.x0 - 2; x < box.x1 + 2; x++) paint(data, y * width + x, smeared.data[(y * width + x) * 3]!);
    });
    return change(picture, numbers);
  };
}

/** Several kinds of damage, one after the other. */
export const inTurn =
  (...kinds: readonly Damage[]): Damage =>
  (picture, numbers) =>
    kinds.reduce((damaged, damage) => damage(damaged, numbers), picture);
