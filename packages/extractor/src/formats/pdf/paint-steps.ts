import type { Rectangle, Matrix } from './graphics-state.ts';
import { meanLight, toRectangle, transformRectangle, intersectRectangles } from './graphics-state.ts';
import { isDot } from './dotted-lines.ts';
import {
  clipState,
  clipThrough,
  closeFrame,
  isShowing,
  openFrame,
  restoreState,
  saveState,
  transformState,
  type PageWalk,
  type WalkStep,
  type WalkSteps,
} from './page-walk.ts';
import { isThin, readAreaRulings, readPathRulings } from './path-rulings.ts';
import { setFont, textSteps } from './text-steps.ts';

/** A picture with a side up to this (points) is a dot, a bullet or a speck. */
const smallestPicturePt = 4;
/** From this on (of 255) in red, green and blue, ink cannot be told from white paper. */
export const whiteFrom = 0xfa;

export interface Paint {
  readonly fills: boolean;
  readonly strokes: boolean;
}

/** Painting operators come as the first argument of `constructPath`. */
export const paints: Readonly<Record<string, Paint>> = {
  stroke: { fills: false, strokes: true },
  closeStroke: { fills: false, strokes: true },
  fill: { fills: true, strokes: false },
  eoFill: { fills: true, strokes: false },
  fillStroke: { fills: true, strokes: true },
  eoFillStroke: { fills: true, strokes: true },
  closeFillStroke: { fills: true, strokes: true },
  closeEOFillStroke: { fills: true, strokes: true },
  endPath: { fills: false, strokes: false },
};

const drawingSteps: Readonly<Record<string, WalkStep>> = {
  save: (walk) => saveState(walk),
  restore: (walk) => restoreState(walk),
  transform: (walk, matrix) => transformState(walk, matrix as unknown as Matrix),
  setLineWidth: ({ state }, [width]) => {
    state.lineWidth = Number(width);
  },
  setGState: (walk, [entries]) => {
    for (const [key, value] of entries as readonly (readonly [string, unknown])[])
      setGraphicsParameter(walk, key, value);
  },
  setFillRGBColor: ({ state }, [colour]) => {
    const light = readLight(colour);
    state.fillInk = light.least >= whiteFrom ? 'white' : 'coloured';
    state.fillLight = light.mean;
  },
  setStrokeRGBColor: ({ state }, [colour]) => {
    state.strokeInk = readLight(colour).least >= whiteFrom ? 'white' : 'coloured';
  },
  setFillTransparent: ({ state }) => {
    state.fillInk = 'none';
  },
  setStrokeTransparent: ({ state }) => {
    state.strokeInk = 'none';
  },
  // Patterns: what they show is not known here, only that they show something.
  setFillColorN: ({ state }) => {
    state.fillInk = 'coloured';
    state.fillLight = 0;
  },
  setStrokeColorN: ({ state }) => {
    state.strokeInk = 'coloured';
  },
  clip: (walk) => {
    walk.clipPending = true;
  },
  eoClip: (walk) => {
    walk.clipPending = true;
  },
  paintFormXObjectBegin: (walk, [matrix, bbox]) => {
    openFrame(walk);
    if (matrix) transformState(walk, matrix as Matrix);
    if (bbox) clipState(walk, toRectangle(bbox as ArrayLike<number>));
  },
  paintFormXObjectEnd: (walk) => closeFrame(walk),
  beginGroup: (walk, [group]) => {
    const { smask, matrix, bbox } = group as {
      readonly smask?: unknown;
      readonly matrix?: Matrix | null;
      readonly bbox?: ArrayLike<number> | null;
    };
    openFrame(walk);
    if (walk.maskDepth > 0 || smask) walk.maskDepth++;
    if (bbox) clipThrough(walk, { matrix, bounds: toRectangle(bbox) });
  },
  endGroup: (walk) => {
    if (walk.maskDepth > 0) walk.maskDepth--;
    closeFrame(walk);
  },
  beginAnnotation: (walk, [, rect, transform, matrix]) => {
    openFrame(walk);
    walk.state.ctm = walk.context.viewport;
    walk.state.clip = { x0: 0, y0: 0, x1: walk.context.width, y1: walk.context.height };
    if (rect) clipState(walk, toRectangle(rect as ArrayLike<number>));
    if (transform) transformState(walk, transform as Matrix);
    if (matrix) transformState(walk, matrix as Matrix);
  },
  endAnnotation: (walk) => closeFrame(walk),
  beginMarkedContent: (walk) => {
    walk.layers.push(true);
  },
  beginMarkedContentProps: (walk, [tag, layer]) => {
    const shown = tag !== 'OC' || walk.context.isLayerShown(layer);
    walk.layers.push(shown);
    if (!shown) walk.hiddenLayers++;
  },
  endMarkedContent: (walk) => {
    if (walk.layers.pop() === false) walk.hiddenLayers--;
  },
  shadingFill: (walk) => {
    if (isShowing(walk)) walk.areas.push(walk.state.clip);
  },
  paintImageXObject: (walk) => drawPicture(walk),
  paintInlineImageXObject: (walk) => drawPicture(walk),
  paintImageMaskXObject: (walk) => {
    if (walk.state.fillInk === 'coloured') drawPicture(walk);
  },
  paintSolidColorImageMask: (walk) => {
    if (!isShowing(walk) || walk.state.fillInk !== 'coloured') return;
    walk.rulings.push(...readAreaRulings(placeUnitSquare(walk), walk.state.clip));
  },
};

/** The steps for the operator codes of the pdf.js at hand; throws when it lacks one of them. */
export function createWalkSteps(codes: Readonly<Record<string, number>>): WalkSteps {
  const codeOf = (name: string): number => {
    const code = codes[name];
    if (code === undefined) throw new Error(`this pdf.js has no operator ${name}`);
    return code;
  };
  const steps: (WalkStep | undefined)[] = [];
  for (const [name, step] of Object.entries({ ...drawingSteps, ...textSteps })) steps[codeOf(name)] = step;
  const paintOf = new Map(Object.entries(paints).map(([name, paint]) => [codeOf(name), paint]));
  steps[codeOf('constructPath')] = (walk, [code, data, bounds]) => {
    const [path] = data as readonly [ArrayLike<number> | null];
    drawPath(walk, { paint: paintOf.get(Number(code)), path, bounds: bounds as ArrayLike<number> | null });
  };
  return steps;
}

/** Draws a path of pdf.js, in the units of the file, and narrows the clip to its bounds where that was asked for. */
export function drawPath(
  walk: PageWalk,
  drawn: {
    readonly paint: Paint | undefined;
    readonly path: ArrayLike<number> | null;
    readonly bounds: ArrayLike<number> | null;
  },
): void {
  const { state } = walk;
  const { paint, path, bounds } = drawn;
  if (path !== null && paint !== undefined && (paint.fills || paint.strokes) && isShowing(walk)) {
    const rulings = readPathRulings(path, {
      ctm: state.ctm,
      clip: state.clip,
      fillInk: paint.fills && state.fillAlpha > 0 ? state.fillInk : undefined,
      strokeInk: paint.strokes && state.strokeAlpha > 0 ? state.strokeInk : undefined,
      lineWidth: state.lineWidth,
    });
    for (const ruling of rulings) walk.rulings.push(ruling);
    if (paint.fills && state.fillInk === 'coloured' && bounds !== null) paintArea(walk, toRectangle(bounds));
    if (rulings.length === 0) drawMark(walk, { fills: paint.fills, bounds });
  }
  if (walk.clipPending) {
    walk.clipPending = false;
    // A clip without a path is ignored, as by poppler: rather too much than nothing.
    if (bounds !== null) clipState(walk, toRectangle(bounds));
  }
}

/** Remembers a filled area: white letters show on it. */
function paintArea(walk: PageWalk, bounds: Rectangle): void {
  const area = intersectRectangles(transformRectangle(walk.state.ctm, bounds), walk.state.clip);
  if (Math.min(area.x1 - area.x0, area.y1 - area.y0) > smallestPicturePt) walk.areas.push(area);
}

/** A path that is no ruling by itself: a dot of a dotted line, else a drawing. */
function drawMark(
  walk: PageWalk,
  { fills, bounds }: { readonly fills: boolean; readonly bounds: ArrayLike<number> | null },
): void {
  const { ctm, clip, fillInk, fillAlpha } = walk.state;
  const isFilled = fills && fillInk === 'coloured' && fillAlpha > 0;
  const box = bounds === null ? undefined : transformRectangle(ctm, toRectangle(bounds));
  if (box === undefined || !isFilled || !isDot(box)) {
    walk.marks++;
    return;
  }
  const seen = intersectRectangles(box, clip);
  if (seen.x1 > seen.x0 && seen.y1 > seen.y0) walk.dots.push(box);
}

/** Notes the picture or the ruling that an image drawn now shows. */
export function drawPicture(walk: PageWalk): void {
  if (!isShowing(walk)) return;
  const box = placeUnitSquare(walk);
  if (isThin(box)) {
    walk.rulings.push(...readAreaRulings(box, walk.state.clip));
    return;
  }
  const seen = intersectRectangles(box, walk.state.clip);
  if (Math.min(seen.x1 - seen.x0, seen.y1 - seen.y0) > smallestPicturePt) walk.pictures.push(seen);
}

/** Pictures are drawn into the square from 0 to 1. */
function placeUnitSquare(walk: PageWalk): Rectangle {
  return transformRectangle(walk.state.ctm, { x0: 0, y0: 0, x1: 1, y1: 1 });
}

function setGraphicsParameter(walk: PageWalk, key: string, value: unknown): void {
  switch (key) {
    case 'LW':
      walk.state.lineWidth = Number(value);
      break;
    case 'Font': {
      const [name, size] = value as readonly [string, number];
      setFont(walk, name, size);
      break;
    }
    case 'CA':
      walk.state.strokeAlpha = Number(value);
      break;
    case 'ca':
      walk.state.fillAlpha = Number(value);
      break;
    default: // blend modes, masks and dashes change nothing that is read here
  }
}

/** The darkest of red, green and blue (0…255), and their mean by what the eye sees (0…1). */
function readLight(colour: unknown): { readonly least: number; readonly mean: number } {
  const hex = Number.parseInt(String(colour).slice(1), 16);
  const [red, green, blue] = [hex >> 16, (hex >> 8) & 0xff, hex & 0xff];
  return { least: Math.min(red, green, blue), mean: meanLight(red, green, blue) };
}
