import type { DrawnRule, PageRules } from './find-rules.ts';
import { PAPER, type GrayRaster, type InkRaster } from './raster.ts';

/** Grey edges of a rule reach this many pixels past its ink. */
const EDGE = 1;

/** The page without its rules, as grey and as ink: letters that a rule crosses keep what stands out of it. */
export function eraseRules(
  raster: GrayRaster,
  ink: InkRaster,
  rules: PageRules,
): { readonly raster: GrayRaster; readonly ink: InkRaster } {
  const { width, height } = raster;
  const gray = Uint8Array.from(raster.data);
  const marks = Uint8Array.from(ink.data);
  const clear = (x: number, y: number): void => {
    if (x < 0 || y < 0 || x >= width || y >= height) return;
    gray[y * width + x] = PAPER;
    marks[y * width + x] = 0;
  };
  const eraseAlong = (rule: DrawnRule, plot: (along: number, across: number) => void): void => {
    for (const run of rule.runs)
      for (let along = run.from - EDGE; along < run.to + EDGE; along++)
        for (let across = run.row - EDGE; across <= run.row + EDGE; across++) plot(along, across);
  };
  for (const rule of rules.horizontal) eraseAlong(rule, clear);
  for (const rule of rules.vertical) eraseAlong(rule, (along, across) => clear(across, along));
  return { raster: { width, height, data: gray }, ink: { width, height, data: marks } };
}
