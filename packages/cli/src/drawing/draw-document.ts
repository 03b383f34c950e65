import { inspectPages, type SeenPage } from '@mingzhang/extractor';
import type { Finding, PrintedDocument } from '@mingzhang/schema';
import type { Language } from '../language.ts';
import { openRasters, type PageRasters } from './page-raster.ts';
import { planPage } from './plan-page.ts';
import { encodePng, reduceColours } from './png.ts';
import { renderSvg } from './svg-raster.ts';
import { findUndrawnGlyphs } from './undrawn-glyphs.ts';

export interface DrawOptions {
  readonly document: PrintedDocument;
  readonly findings: readonly Finding[];
  readonly language: Language;
  readonly password?: string;
  /** 1-based; without it all pages. */
  readonly page?: number;
}

export interface DrawnPage {
  readonly number: number;
  readonly png: Uint8Array;
}

/** Pixels per point: 180 dots per inch, at which the smallest numbers can be read. */
const SCALE = 2.5;
/** No picture has a longer side, whatever size a file says its pages have. Pixels. */
const LONGEST_SIDE = 5000;

/** Draws pages of a PDF with what was read of them, one after another. Pages that cannot be read are left out. */
export async function* drawDocument(bytes: Uint8Array, options: DrawOptions): AsyncGenerator<DrawnPage> {
  const { page, password } = options;
  const pages = await inspectPages(bytes, {
    ...(page === undefined ? {} : { page }),
    ...(password === undefined ? {} : { password }),
  });
  const rasters = await openRasters(bytes, password);
  try {
    for (const seen of pages) yield { number: seen.number, png: await drawPage(seen, rasters, options) };
  } finally {
    rasters.close();
  }
}

async function drawPage(page: SeenPage, rasters: PageRasters, options: DrawOptions): Promise<Uint8Array> {
  const { document, findings, language } = options;
  const scale = Math.min(SCALE, LONGEST_SIDE / Math.max(page.width, page.height));
  const size = {
    width: Math.max(1, Math.round(page.width * scale)),
    height: Math.max(1, Math.round(page.height * scale)),
  };
  const raster = await rasters.draw(page.number, size);
  const plan = planPage({
    page,
    document,
    findings: findings.filter(({ at }) => at.page === page.number),
    language,
    picture: raster === undefined ? undefined : encodePng(raster, { effort: 'fast' }),
    redrawn: raster === undefined ? page.glyphs : findUndrawnGlyphs(page.glyphs, raster, scale),
  });
  const drawn = renderSvg(plan.svg, Math.min(scale, LONGEST_SIDE / Math.max(plan.width, plan.height)));
  return encodePng(reduceColours(drawn), { effort: 'small' });
}
