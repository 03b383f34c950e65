import type { Finding, Glyph, PrintedDocument } from '@mingzhang/schema';
import type { SeenPage } from '@mingzhang/extractor';
import { say, type Language } from '../language.ts';
import { drawGrid } from './grid-marks.ts';
import { drawLegend } from './legend.ts';
import { drawLines } from './line-marks.ts';
import { COLOURS, FONT_FAMILY } from './palette.ts';
import { collectRowNotes, drawRowNotes, notesWidth } from './row-notes.ts';
import { element, textElement } from './svg.ts';
import { understandGrids } from './understand-grid.ts';

export interface PlanInput {
  readonly page: SeenPage;
  readonly document: PrintedDocument;
  /** Findings of this page. */
  readonly findings: readonly Finding[];
  readonly language: Language;
  /** The page itself as a PNG; without it the drawing has what was read alone. */
  readonly picture: Uint8Array | undefined;
  /** Glyphs that the picture does not show. */
  readonly redrawn: readonly Glyph[];
}

/** A drawing as SVG text; width and height in points. */
export interface PagePlan {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** No sheet is narrower: the legend needs the room. Points. */
const MIN_SHEET_PT = 420;

/**
 * The page with what was seen drawn over it; to its right the key of every row of values, under it the
 * meaning of the colours, the tables with the header path of every column, and the findings.
 */
export function planPage(input: PlanInput): PagePlan {
  const { page, document, findings, language, redrawn } = input;
  const grids = understandGrids(page, document);
  const notes = collectRowNotes(grids, language);
  const panel = notesWidth(notes);
  const width = Math.max(MIN_SHEET_PT, page.width + panel);
  const drawnNotes = drawRowNotes(notes, { x: page.width, width: panel, language });
  const pageBottom = Math.max(page.height, drawnNotes.bottom + 6);
  const legend = drawLegend({ grids, findings, redrawn: redrawn.length, language }, { y: pageBottom, width });
  const height = pageBottom + legend.height;
  const content = [
    element('rect', { x: 0, y: 0, width, height, fill: COLOURS.panel }),
    drawSheet(input),
    ...grids.map((grid) => drawGrid(grid, language)),
    drawRulings(page),
    drawLines(page, document, language),
    drawnNotes.svg,
    legend.svg,
  ].join('');
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': FONT_FAMILY,
    },
    content,
  );
  return { svg, width, height };
}

function drawSheet({ page, picture, redrawn, language }: PlanInput): string {
  const { width, height, number } = page;
  const href = picture === undefined ? undefined : `data:image/png;base64,${Buffer.from(picture).toString('base64')}`;
  return [
    element('rect', { x: 0, y: 0, width, height, fill: '#fff', stroke: COLOURS.furniture, 'stroke-width': 0.5 }),
    href === undefined ? '' : element('image', { x: 0, y: 0, width, height, href, preserveAspectRatio: 'none' }),
    ...redrawn.map(drawGlyph),
    textElement(say(language, { zh: `第 ${number} 页`, en: `page ${number}` }), {
      x: 6,
      y: 10,
      'font-size': 6.5,
      fill: COLOURS.faint,
    }),
  ].join('');
}

/** A glyph where it was read; turned ones stand on their baseline, which is a vertical line. */
function drawGlyph({ text, x0, y0, x1, y1, baseline, size, direction }: Glyph): string {
  const at =
    direction === 0
      ? { x: x0, y: baseline }
      : direction === 90
        ? { x: x0 + (x1 - x0) * 0.2, y: y0 }
        : direction === 180
          ? { x: x1, y: y0 + (y1 - y0) * 0.2 }
          : { x: x1 - (x1 - x0) * 0.2, y: y1 };
  const transform = direction === 0 ? undefined : `rotate(${direction} ${at.x.toFixed(2)} ${at.y.toFixed(2)})`;
  return textElement(text, { ...at, 'font-size': size, fill: '#111827', transform });
}

function drawRulings({ horizontal, vertical }: SeenPage): string {
  const style = { stroke: COLOURS.ruling, 'stroke-width': 0.6, 'stroke-opacity': 0.8 };
  return [
    ...horizontal.map(({ at, from, to }) => element('line', { x1: from, y1: at, x2: to, y2: at, ...style })),
    ...vertical.map(({ at, from, to }) => element('line', { x1: at, y1: from, x2: at, y2: to, ...style })),
  ].join('');
}
