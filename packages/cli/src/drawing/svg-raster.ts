import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { FONT_FAMILY } from './palette.ts';
import type { Raster } from './png.ts';

/** The package exports its list of files only; the fonts lie beside it. */
function findFont(): string {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@embedpdf/fonts-sc');
  return fileURLToPath(new URL('../fonts/NotoSansHans-Regular.otf', pathToFileURL(entry)));
}

/** SVG as a picture with `scale` pixels per point. Uses the font of the package alone: every machine draws the same. */
export function renderSvg(svg: string, scale: number): Raster {
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles: [findFont()], loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
  });
  const { width, height, pixels } = resvg.render();
  return { width, height, rgba: pixels };
}
