import type { Glyph } from '@mingzhang/schema';
import {
  multiplyMatrices,
  transformRectangle,
  type GraphicsState,
  type Matrix,
  type Rectangle,
} from './graphics-state.ts';
import type { GlyphText } from './glyph-text.ts';
import type { ShownGlyph } from './pdf-font.ts';

/** Glyphs, and between them the spacing numbers of `TJ`. */
export type ShownText = readonly (ShownGlyph | number)[];

/** A glyph on its way to a `Glyph`: mutable only until the page is done. */
export type DraftGlyph = { -readonly [Key in keyof Glyph]: Glyph[Key] } & {
  /** Not painted: render modes 3 and 7, or ink without opacity. */
  readonly hidden: boolean;
  /** Degrees between the writing and the nearer axis of the page. */
  readonly slant: number;
  /** What it was drawn through, which may hide part of it. */
  readonly clip: Rectangle;
  /** Light or nearly transparent ink. */
  readonly pale: boolean;
  readonly quality: GlyphText['quality'];
  /** Font and code: what the file would have to explain if the text is not good. */
  readonly source: string | undefined;
};

/**
 * Height of glyph boxes above and below the writing line, in ems. One pair for all fonts: what the
 * files state ranges from 0 to 2 em, differs between a descriptor and its font program, and says
 * nothing of the glyph. Han characters fill just this square, digits its lower four fifths.
 */
const ascentEm = 0.88;
const descentEm = -0.12;

/** A glyph is dropped when less than this part of its width or its height is inside the clip. */
const visibleShare = 0.25;
/** One of which less is seen cannot be told for certain. */
const legibleShare = 0.6;

/** Ink this bright, or this transparent, is that of watermarks. */
const paleFrom = 0.5;
const solidAlpha = 0.6;

/** Stands for a string whose font is broken, so that its place is known to be unreadable. */
const illegible: ShownText = [{ originalCharCode: -1, unicode: '', width: 1000, isSpace: false }];

/** Beyond this slant (degrees) writing is not called horizontal. */
const uprightLimitDegrees = 20;
/** Where the glyphs of an operator go: `outside` those that the clip hides. */
export interface GlyphSink {
  readonly emit: (glyph: DraftGlyph) => void;
  readonly outside: (glyph: DraftGlyph) => void;
}

/**
 * Places the glyphs of one showing operator and moves the text position of `state` behind them.
 * Glyphs without any visible form are moved over and not returned.
 */
export function placeGlyphs(state: GraphicsState, shown: ShownText, sink: GlyphSink): void {
  const { font, fontSize, charSpacing, wordSpacing, horizontalScale, rise } = state;
  if (font === undefined || fontSize === 0) return;
  const matrix = multiplyMatrices(state.ctm, state.textMatrix);
  const flow = describeFlow(matrix, { vertical: font.vertical, flipped: fontSize * horizontalScale < 0 });
  const em = fontSize * font.emScale;
  const size = Math.abs(em) * Math.hypot(matrix[2], matrix[3]);
  const hidden = isHidden(state);
  const pale = state.fillLight >= paleFrom || state.fillAlpha < solidAlpha;
  const bold = font.bold || state.renderMode === 2 || state.renderMode === 6;
  for (const item of font.isBroken ? illegible : shown) {
    if (typeof item === 'number') {
      if (font.vertical) state.y -= (item * fontSize) / 1000;
      else state.x -= ((item * fontSize) / 1000) * horizontalScale;
      continue;
    }
    const spacing = charSpacing + (item.isSpace ? wordSpacing : 0);
    const natural = item.width * font.widthScale * fontSize;
    // The cell of the glyph in the units of its text, as four numbers: a page has thousands of them.
    let x0 = state.x;
    let x1: number;
    let y0: number;
    let y1 = state.y + rise;
    if (font.vertical) {
      const metrics = item.vmetric ?? font.defaultVerticalMetrics ?? [-1000, 500, 880];
      const advance = metrics[0] * font.widthScale * fontSize - spacing;
      const shift = item.vmetric ? item.vmetric[1] * font.widthScale * fontSize : natural / 2;
      x0 -= shift * horizontalScale;
      x1 = x0 + natural * horizontalScale;
      y0 = state.y + rise + advance + spacing;
      state.y += advance;
    } else {
      x1 = state.x + natural * horizontalScale;
      y0 = state.y + rise + descentEm * em;
      y1 = state.y + rise + ascentEm * em;
      state.x += (natural + spacing) * horizontalScale;
    }
    const box = transformRectangle(matrix, { x0, y0, x1, y1 });
    const { text, quality } = font.readGlyph(item);
    if (text === '') continue;
    const { clip } = state;
    const share = shareInside(box, clip);
    const lineX = font.vertical ? (x0 + x1) / 2 : x0;
    const lineY = font.vertical ? y1 : y0 - descentEm * em;
    (share < visibleShare ? sink.outside : sink.emit)({
      x0: box.x0,
      y0: box.y0,
      x1: box.x1,
      y1: box.y1,
      text,
      baseline: flow.isColumn
        ? matrix[0] * lineX + matrix[2] * lineY + matrix[4]
        : matrix[1] * lineX + matrix[3] * lineY + matrix[5],
      size,
      direction: flow.direction,
      bold,
      method: 'text',
      confidence: share < legibleShare ? 0 : 1,
      hidden,
      slant: flow.slant,
      clip,
      pale,
      quality,
      source: quality === 'good' ? undefined : `${font.name} ${item.originalCharCode}`,
    });
  }
}

function isHidden(state: GraphicsState): boolean {
  const mode = state.renderMode;
  if (mode === 3 || mode === 7) return true;
  const fills = mode !== 1 && mode !== 5;
  const strokes = mode === 1 || mode === 2 || mode === 5 || mode === 6;
  return (!fills || state.fillAlpha === 0) && (!strokes || state.strokeAlpha === 0);
}

interface Flow {
  readonly direction: Glyph['direction'];
  /** Writing runs up or down the page, so that the writing line is an x. */
  readonly isColumn: boolean;
  /** Degrees from the nearer axis. */
  readonly slant: number;
}

function describeFlow(matrix: Matrix, options: { readonly vertical: boolean; readonly flipped: boolean }): Flow {
  // Along the writing: the x axis of text space, or down its y axis in vertical writing.
  let along = options.vertical ? [-matrix[2], -matrix[3]] : [matrix[0], matrix[1]];
  if (options.flipped) along = along.map((part) => -part);
  const [dx = 0, dy = 0] = along;
  const isColumn = Math.abs(dy) > Math.abs(dx) * Math.tan((uprightLimitDegrees * Math.PI) / 180);
  const slant =
    (Math.atan2(Math.min(Math.abs(dx), Math.abs(dy)), Math.max(Math.abs(dx), Math.abs(dy))) * 180) / Math.PI;
  if (isColumn) return { direction: dy > 0 ? 90 : 270, isColumn, slant };
  return { direction: dx >= 0 ? 0 : 180, isColumn, slant };
}

/** The part of a box that the clip shows, of its width or of its height, whichever is less. */
function shareInside(box: Rectangle, clip: Rectangle): number {
  if (box.x0 >= clip.x0 && box.y0 >= clip.y0 && box.x1 <= clip.x1 && box.y1 <= clip.y1) return 1;
  const width = Math.min(box.x1, clip.x1) - Math.max(box.x0, clip.x0);
  const height = Math.min(box.y1, clip.y1) - Math.max(box.y0, clip.y0);
  const across = box.x1 > box.x0 ? width / (box.x1 - box.x0) : width < 0 ? 0 : 1;
  const down = box.y1 > box.y0 ? height / (box.y1 - box.y0) : height < 0 ? 0 : 1;
  return Math.min(across, down);
}
