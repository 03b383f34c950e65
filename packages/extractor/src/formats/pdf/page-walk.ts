import type { Box, Ruling } from '@mingzhang/schema';
import {
  createGraphicsState,
  intersectRectangles,
  multiplyMatrices,
  transformRectangle,
  type GraphicsState,
  type Matrix,
  type Rectangle,
} from './graphics-state.ts';
import { dropAskewText } from './askew-text.ts';
import { dropFaintText } from './faint-text.ts';
import { markCutText } from './cut-text.ts';
import { joinDots } from './dotted-lines.ts';
import type { DraftGlyph, GlyphSink } from './glyph-walk.ts';
import type { PdfFont } from './pdf-font.ts';

/** What pdf.js returns for a page: operator codes and their arguments, in order. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

export interface PageContext {
  /** From the units of the file to points as displayed. */
  readonly viewport: Matrix;
  /** Points. */
  readonly width: number;
  /** Points. */
  readonly height: number;
  readonly fonts: ReadonlyMap<string, PdfFont>;
  /** Whether a layer (optional content) is shown; the argument is what pdf.js gave for it. */
  readonly isLayerShown: (layer: unknown) => boolean;
}

/** Everything drawn on a page, in the order of the file. */
export interface DrawnPage {
  readonly glyphs: readonly DraftGlyph[];
  readonly rulings: readonly Ruling[];
  readonly pictures: readonly Box[];
  /** Painted paths that are no rulings: drawings, or letters drawn as outlines. */
  readonly marks: number;
}

/** A page as it is drawn, before anything is made of its glyphs. */
export interface DraftPage extends DrawnPage {
  /** 1-based. */
  readonly number: number;
  /** Points. */
  readonly width: number;
  /** Points. */
  readonly height: number;
  readonly rotation: 0 | 90 | 180 | 270;
}

/** One page being read: the state of its graphics and what was drawn so far. */
export interface PageWalk {
  readonly context: PageContext;
  readonly glyphs: DraftGlyph[];
  /** Glyphs that their clip hides. */
  readonly outside: DraftGlyph[];
  readonly sink: GlyphSink;
  readonly rulings: Ruling[];
  readonly pictures: Box[];
  /** Filled areas, in the order of painting: what is written on them in white can be read. */
  readonly areas: Rectangle[];
  /** Small filled squares, of which dotted lines are made. */
  readonly dots: Rectangle[];
  readonly stack: GraphicsState[];
  /** Depths of `stack` at which forms and annotations began: `Q` does not go back beyond them. */
  readonly bases: number[];
  /** One entry per open marked content: whether it is shown. */
  readonly layers: boolean[];
  state: GraphicsState;
  marks: number;
  hiddenLayers: number;
  /** Groups open inside of a soft mask, whose content is not painted itself. */
  maskDepth: number;
  clipPending: boolean;
}

/** What one operator does to the walk; arguments as pdf.js gives them. */
export type WalkStep = (walk: PageWalk, args: readonly unknown[]) => void;

/** Steps by operator code of pdf.js; operators without a step draw nothing of interest. */
export type WalkSteps = ReadonlyArray<WalkStep | undefined>;

/** Follows the operators of one page and collects what they draw. */
export function walkPage(
  list: OperatorList,
  options: { readonly context: PageContext; readonly steps: WalkSteps },
): DrawnPage {
  const { context, steps } = options;
  const walk = createPageWalk(context);
  const noArguments: readonly unknown[] = [];
  for (let index = 0; index < list.fnArray.length; index++) {
    const step = steps[list.fnArray[index] ?? 0];
    if (step !== undefined) step(walk, (list.argsArray[index] as readonly unknown[] | null) ?? noArguments);
  }
  return finishPageWalk(walk);
}

/** A page of which nothing has been drawn yet. */
export function createPageWalk(context: PageContext): PageWalk {
  const glyphs: DraftGlyph[] = [];
  const outside: DraftGlyph[] = [];
  return {
    context,
    glyphs,
    outside,
    sink: { emit: (glyph) => glyphs.push(glyph), outside: (glyph) => outside.push(glyph) },
    rulings: [],
    pictures: [],
    areas: [],
    dots: [],
    stack: [],
    bases: [0],
    layers: [],
    state: createGraphicsState(context.viewport, { x0: 0, y0: 0, x1: context.width, y1: context.height }),
    marks: 0,
    hiddenLayers: 0,
    maskDepth: 0,
    clipPending: false,
  };
}

/** What a page shows once all of it is drawn. */
export function finishPageWalk(walk: PageWalk): DrawnPage {
  const { glyphs, outside, context } = walk;
  const { rulings, loose } = joinDots(walk.dots);
  return {
    glyphs: dropFaintText(dropAskewText(markCutText(glyphs, { outside, pageArea: context.width * context.height }))),
    rulings: [...walk.rulings, ...rulings],
    pictures: walk.pictures,
    marks: walk.marks + loose,
  };
}

/** Whether what is drawn now shows on the page. */
export function isShowing(walk: PageWalk): boolean {
  return walk.hiddenLayers === 0 && walk.maskDepth === 0;
}

export function saveState(walk: PageWalk): void {
  walk.stack.push({ ...walk.state });
}

export function restoreState(walk: PageWalk): void {
  if (walk.stack.length <= (walk.bases.at(-1) ?? 0)) return;
  walk.state = walk.stack.pop() ?? walk.state;
}

/** Begins a form, group or annotation: whatever it saves and forgets ends with it. */
export function openFrame(walk: PageWalk): void {
  saveState(walk);
  walk.bases.push(walk.stack.length);
}

export function closeFrame(walk: PageWalk): void {
  if (walk.bases.length < 2) return;
  const base = walk.bases.pop() ?? 0;
  walk.stack.length = Math.min(walk.stack.length, base);
  walk.state = walk.stack.pop() ?? walk.state;
}

export function transformState(walk: PageWalk, matrix: Matrix): void {
  walk.state.ctm = multiplyMatrices(walk.state.ctm, matrix);
}

/** Narrows the clip to the bounds of a group, placed by the matrix that the form in it applies itself after that. */
export function clipThrough(
  walk: PageWalk,
  { matrix, bounds }: { readonly matrix: Matrix | null | undefined; readonly bounds: Rectangle },
): void {
  const { ctm } = walk.state;
  if (matrix) transformState(walk, matrix);
  clipState(walk, bounds);
  walk.state.ctm = ctm;
}

/** Narrows the clip to a rectangle in the units of the file; a slanted one counts as the box around it. */
export function clipState(walk: PageWalk, box: Rectangle): void {
  walk.state.clip = intersectRectangles(walk.state.clip, transformRectangle(walk.state.ctm, box));
}
