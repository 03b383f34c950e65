import { addSeal, type RgbPicture } from './ocr-degrade.ts';

/** Accidents of paper, printers and scanners, made up; each returns another picture. */

const copyOf = (picture: RgbPicture): RgbPicture & { readonly data: Uint8Array } => ({
  ...picture,
  data: Uint8Array.from(picture.data),
});
const PAPER = 255;
const INK_BELOW = 128;

/** The red seal as a scanner in grey sees it. */
export function addGreySeal(picture: RgbPicture): RgbPicture {
  const { width, height, data } = addSeal(picture);
  const grey = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 3)
    grey.fill((data[at]! * 77 + data[at + 1]! * 150 + data[at + 2]! * 29) >> 8, at, at + 3);
  return { width, height, data: grey };
}

/** One bit a pixel, as fax machines and archives keep pages: what is darker than a level is ink. */
export function toBlackAndWhite({ width, height, data }: RgbPicture, level: number): RgbPicture {
  return { width, height, data: data.map((value) => (value < level ? 0 : PAPER)) };
}

/** Straight runs of ink at least this long are rules, in parts of the width. */
const RULE = 0.03;

/** Visits every straight horizontal and vertical run of ink that is too long for a letter. */
function eachRule(
  { width, height, data }: RgbPicture,
  visit: (run: { readonly from: number; readonly to: number; readonly line: number; readonly isRow: boolean }) => void,
): void {
  const least = Math.round(width * RULE);
  for (const isRow of [true, false]) {
    const [lines, length] = isRow ? [height, width] : [width, height];
    for (let line = 0; line < lines; line++) {
      let from = -1;
      for (let at = 0; at <= length; at++) {
        const pixel = isRow ? line * width + at : at * width + line;
        const isInk = at < length && data[pixel * 3]! < INK_BELOW;
        if (isInk && from < 0) from = at;
        if (isInk || from < 0) continue;
        if (at - from >= least) visit({ from, to: at, line, isRow });
        from = -1;
      }
    }
  }
}

/** Takes pieces out of the rules: about every three millimetres, one millimetre at most. */
export function breakRules(picture: RgbPicture): RgbPicture {
  const broken = copyOf(picture);
  const { width } = picture;
  const [pitch, gap] = [Math.round(width * 0.015), Math.round(width * 0.0035)];
  eachRule(picture, ({ from, to, line, isRow }) => {
    // Both edges of one rule break in the same place.
    for (let at = from + pitch; at + gap < to; at += pitch + ((Math.floor(line / 8) * 7 + at) % 9))
      for (let offset = 0; offset < gap; offset++) {
        const pixel = isRow ? line * width + at + offset : (at + offset) * width + line;
        broken.data.fill(PAPER, pixel * 3, pixel * 3 + 3);
      }
  });
  return broken;
}

/** Takes the uppermost rule of the page away, as page breaks do. */
export function dropTopRules(picture: RgbPicture): RgbPicture {
  const without = copyOf(picture);
  const { width } = picture;
  let top = -1;
  eachRule(picture, ({ from, to, line, isRow }) => {
    if (!isRow || to - from < 0.06 * width) return;
    if (top < 0) top = line;
    if (line - top <= 6) without.data.fill(PAPER, (line * width + from) * 3, (line * width + to) * 3);
  });
  return without;
}

/** A sheet photographed from slightly below and beside, with a shadow across it. */
export function photograph({ width, height, data }: RgbPicture): RgbPicture {
  const seen = new Uint8Array(data.length).fill(70);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = [x / width - 0.5, y / height - 0.5];
      // Far edges look shorter: two per cent over the height, one over the width; a slight turn besides.
      const depth = 1 + 0.02 * v + 0.01 * u;
      const sx = (u * depth + 0.006 * v + 0.5) * width;
      const sy = (v * depth - 0.006 * u + 0.5) * height;
      const [left, top] = [Math.floor(sx), Math.floor(sy)];
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const [right, down] = [sx - left, sy - top];
      const from = (top * width + left) * 3;
      const shade = 0.95 - 0.3 * Math.max(0, Math.min(1, u + v + 0.4)) - 0.1 * Math.max(0, -u);
      for (let channel = 0; channel < 3; channel++) {
        const at = from + channel;
        const upper = data[at]! * (1 - right) + data[at + 3]! * right;
        const lower = data[at + width * 3]! * (1 - right) + data[at + width * 3 + 3]! * right;
        seen[(y * width + x) * 3 + channel] = (25 + ((upper * (1 - down) + lower * down) * 230) / 255) * shade;
      }
    }
  return { width, height, data: seen };
}

/** Black where the lid of the scanner stood open: along two edges, not quite straight. */
export function addBlackEdges(picture: RgbPicture): RgbPicture {
  const edged = copyOf(picture);
  const { width, height } = picture;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isBlack = x < width * (0.018 + (0.008 * y) / height) || y > height * (0.985 - (0.006 * x) / width);
      if (isBlack) edged.data.fill(12, (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  return edged;
}

/** Two holes of a punch at the left edge, and a staple's shadow in the corner. */
export function punchHoles(picture: RgbPicture): RgbPicture {
  const punched = copyOf(picture);
  const { width, height } = picture;
  const radius = Math.round(width * 0.014);
  for (const middle of [0.37, 0.63])
    for (let dy = -radius; dy <= radius; dy++)
      for (let dx = -radius; dx <= radius; dx++) {
        if (dx * dx + dy * dy > radius * radius) continue;
        const pixel = Math.round(height * middle + dy) * width + Math.round(width * 0.055) + dx;
        punched.data.fill(35, pixel * 3, pixel * 3 + 3);
      }
  for (let along = 0; along < width * 0.045; along++)
    for (let across = 0; across < 4; across++) {
      const pixel = Math.round(height * 0.03 + along * 0.5 + across) * width + Math.round(width * 0.05 + along);
      punched.data.fill(60, pixel * 3, pixel * 3 + 3);
    }
  return punched;
}
