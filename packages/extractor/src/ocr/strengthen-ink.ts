import { PAPER, type GrayRaster, type InkRaster } from './raster.ts';

/** Ink that is black already is left as it is. */
const BLACK = 40;
/** Brighter than this is paper and its noise. */
const WHITE = 245;
/** Makes thin, half-grey strokes darker than they were beside thick ones. */
const GAMMA = 1.5;

/** Makes faint or blurred print as dark as fresh print: the network overlooks a grey 一 or a grey point. */
export function strengthenInk(raster: GrayRaster, ink: InkRaster): GrayRaster {
  const darkest = findDarkest(raster, ink);
  if (darkest < BLACK) return raster;
  const levels = Uint8Array.from({ length: 256 }, (_, level) => {
    const share = Math.min(1, Math.max(0, (level - darkest) / (WHITE - darkest)));
    return PAPER * share ** GAMMA;
  });
  const { width, height, data } = raster;
  return { width, height, data: data.map((level) => levels[level] ?? level) };
}

/** The grey that the darkest twentieth of the ink stays below. */
function findDarkest({ data }: GrayRaster, ink: InkRaster): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let at = 0; at < data.length; at++) {
    if (ink.data[at] !== 1) continue;
    const level = data[at] ?? 0;
    counts[level] = (counts[level] ?? 0) + 1;
    total++;
  }
  let left = total / 20;
  let level = 0;
  for (; level < 255 && left > 0; level++) left -= counts[level] ?? 0;
  return level;
}
