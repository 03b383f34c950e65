import {
  createPageWalk,
  finishPageWalk,
  restoreState,
  saveState,
  transformState,
  openFrame,
  closeFrame,
  clipState,
  type DrawnPage,
  type PageContext,
} from '../page-walk.ts';
import type { Matrix, Rectangle } from '../graphics-state.ts';
import { drawPicture } from '../paint-steps.ts';
import { cmyk, grey, readColourSpace, readInk, rgb, type ColourSpace } from './colour.ts';
import {
  noBounds,
  takeNumbers,
  type ContentRun,
  type ContentStep,
  type FontShelf,
  type Operands,
} from './content-run.ts';
import { END, Lexer, parseValue } from './lexer.ts';
import type { ObjectStore } from './object-store.ts';
import { pathOperators } from './path-operators.ts';
import { isArray, Keyword, NotPlainError, PdfName, PdfStream, type PdfDict, type PdfValue } from './pdf-value.ts';
import { textOperators } from './text-operators.ts';

/** Forms in forms deeper than this are drawn by no printer of documents. */
const MAX_DEPTH = 12;
/** Operators take at most 33 operands, ISO 32000-1, annex C. */
const MAX_OPERANDS = 33;

const ignore: ContentStep = () => undefined;
const inContent = { references: false } as const;

export interface PageContent {
  readonly data: Uint8Array;
  readonly resources: PdfDict;
  readonly context: PageContext;
  readonly store: ObjectStore;
  readonly fonts: FontShelf;
}

/** Follows the content stream of a page and collects what it draws, as `walkPage` does from the operators of pdf.js. */
export function walkContent({ data, resources, context, store, fonts }: PageContent): DrawnPage {
  const walk = createPageWalk(context);
  followContent(data, {
    walk,
    store,
    fonts,
    resources,
    named: new Map(),
    colours: [{ fill: grey, stroke: grey }],
    path: [],
    bounds: noBounds(),
    depth: 0,
    font: undefined,
    fontStack: [],
  });
  return finishPageWalk(walk);
}

function followContent(data: Uint8Array, run: ContentRun): void {
  const lexer = new Lexer(data);
  const operands: PdfValue[] = [];
  for (let token = lexer.next(); token !== END; token = lexer.next()) {
    if (!(token instanceof Keyword)) {
      operands.push(token);
    } else {
      const step = operators.get(token.text);
      if (step === undefined) operands.push(parseValue(lexer, token, inContent));
      else {
        step(run, operands);
        operands.length = 0;
      }
    }
    if (operands.length > MAX_OPERANDS) throw new NotPlainError('operands');
  }
}

const save: ContentStep = (run, operands) => {
  takeNumbers(operands, 0);
  requireNoPath(run);
  saveState(run.walk);
  run.colours.push({ ...currentColours(run) });
  run.fontStack.push(run.font);
};

const restore: ContentStep = (run, operands) => {
  takeNumbers(operands, 0);
  requireNoPath(run);
  // More of them than there were `q` is not plain.
  if (run.fontStack.length === 0) throw new NotPlainError('Q without q');
  restoreState(run.walk);
  run.colours.pop();
  run.font = run.fontStack.pop();
};

/** A path that outlives the state in which it was begun belongs to no state. */
function requireNoPath(run: ContentRun): void {
  if (run.path.length > 0) throw new NotPlainError('a path that is not painted');
}

function currentColours(run: ContentRun): ContentRun['colours'][number] {
  const colours = run.colours.at(-1);
  if (colours === undefined) throw new Error('colours of no state');
  return colours;
}

type Side = 'fill' | 'stroke';

const setColour =
  (side: Side, space: ColourSpace | undefined): ContentStep =>
  (run, operands) => {
    const colours = currentColours(run);
    if (space !== undefined) colours[side] = space;
    const ink = readInk(colours[side], takeNumbers(operands, operands.length));
    if (side === 'fill') run.walk.state.fillInk = ink;
    else run.walk.state.strokeInk = ink;
  };

const setSpace =
  (side: Side): ContentStep =>
  (run, operands) => {
    const [name] = operands;
    if (operands.length !== 1 || !(name instanceof PdfName)) throw new NotPlainError('a colour space');
    currentColours(run)[side] = readColourSpace(name, run);
  };

const setParameters: ContentStep = (run, operands) => {
  const { store, walk } = run;
  const [name] = operands;
  const states = store.getDict(run.resources, 'ExtGState');
  if (operands.length !== 1 || !(name instanceof PdfName) || states === undefined)
    throw new NotPlainError('graphics state');
  const parameters = store.getDict(states, name.text);
  if (parameters === undefined || parameters.has('Font')) throw new NotPlainError('graphics state');
  const read = (key: string): number | undefined => {
    const value = store.get(parameters, key);
    if (value !== undefined && typeof value !== 'number') throw new NotPlainError('graphics state');
    return value;
  };
  const width = read('LW');
  if (width !== undefined) walk.state.lineWidth = Math.abs(width);
  walk.state.strokeAlpha = read('CA') ?? walk.state.strokeAlpha;
  walk.state.fillAlpha = read('ca') ?? walk.state.fillAlpha;
};

const beginMarked: ContentStep = (_, operands) => {
  const [tag] = operands;
  if (!(tag instanceof PdfName) || tag.text === 'OC') throw new NotPlainError('a layer');
};

const drawObject: ContentStep = (run, operands) => {
  const { store } = run;
  const [name] = operands;
  const objects = store.getDict(run.resources, 'XObject');
  if (operands.length !== 1 || !(name instanceof PdfName) || objects === undefined)
    throw new NotPlainError('an object to draw');
  const drawn = store.get(objects, name.text);
  if (!(drawn instanceof PdfStream) || drawn.dict.has('OC')) throw new NotPlainError('an object to draw');
  const subtype = store.get(drawn.dict, 'Subtype');
  if (!(subtype instanceof PdfName)) throw new NotPlainError('an object to draw');
  if (subtype.text === 'Image') drawImage(run, drawn);
  else if (subtype.text === 'Form') drawForm(run, drawn);
  else throw new NotPlainError('an object to draw');
};

/** Only the place of a picture matters; its pixels are not looked at. */
function drawImage(run: ContentRun, { dict }: PdfStream): void {
  const width = run.store.get(dict, 'Width');
  const height = run.store.get(dict, 'Height');
  if (typeof width !== 'number' || typeof height !== 'number' || dict.has('W') || dict.has('H'))
    throw new NotPlainError('size of a picture');
  const isMask = run.store.get(dict, 'ImageMask') ?? false;
  if (isMask !== false || dict.has('IM') || !(width > 0 && height > 0)) throw new NotPlainError('a picture');
  drawPicture(run.walk);
}

function drawForm(run: ContentRun, form: PdfStream): void {
  const { walk, store } = run;
  requireNoPath(run);
  if (run.depth >= MAX_DEPTH) throw new NotPlainError('forms too deep');
  const { dict } = form;
  const { fround } = Math;
  const matrix = readList(run, dict, 'Matrix', 6);
  const box = readList(run, dict, 'BBox', 4)?.map(fround);
  const isGroup = store.getDict(dict, 'Group') !== undefined;
  const bounds = box === undefined ? undefined : toRectangle(box);
  if (isGroup) {
    // The clip is placed by the matrix, which the form itself applies after that.
    openFrame(walk);
    if (bounds !== undefined) {
      const { ctm } = walk.state;
      if (matrix !== undefined) transformState(walk, asMatrix(matrix));
      clipState(walk, bounds);
      walk.state.ctm = ctm;
    }
  }
  openFrame(walk);
  if (matrix !== undefined) transformState(walk, asMatrix(matrix.map(fround)));
  if (!isGroup && bounds !== undefined) clipState(walk, bounds);
  followContent(store.decode(form), {
    ...run,
    resources: store.getDict(dict, 'Resources') ?? run.resources,
    named: new Map(),
    colours: [{ ...currentColours(run) }],
    path: [],
    bounds: noBounds(),
    depth: run.depth + 1,
    fontStack: [],
  });
  closeFrame(walk);
  if (isGroup) closeFrame(walk);
}

function readList(run: ContentRun, dict: PdfDict, key: string, count: number): readonly number[] | undefined {
  const value = run.store.get(dict, key);
  if (value === undefined) return undefined;
  if (!isArray(value)) throw new NotPlainError(`${key} of a form`);
  return takeNumbers(
    value.map((item) => run.store.resolve(item) ?? null),
    count,
  );
}

function asMatrix([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Operands & readonly number[]): Matrix {
  return [a, b, c, d, e, f];
}

function toRectangle([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[]): Rectangle {
  return { x0: Math.min(x0, x1), y0: Math.min(y0, y1), x1: Math.max(x0, x1), y1: Math.max(y0, y1) };
}

/** Operators of ISO 32000-1, annex A, that plain pages hold; those that change nothing that is read here do nothing. */
const operators: ReadonlyMap<string, ContentStep> = new Map<string, ContentStep>([
  ...Object.entries(pathOperators),
  ...Object.entries(textOperators),
  ['q', save],
  ['Q', restore],
  ['cm', ({ walk }, operands) => transformState(walk, asMatrix(takeNumbers(operands, 6)))],
  [
    'w',
    ({ walk }, operands) => {
      walk.state.lineWidth = Math.abs(takeNumbers(operands, 1)[0] ?? 0);
    },
  ],
  ['gs', setParameters],
  ['g', setColour('fill', grey)],
  ['G', setColour('stroke', grey)],
  ['rg', setColour('fill', rgb)],
  ['RG', setColour('stroke', rgb)],
  ['k', setColour('fill', cmyk)],
  ['K', setColour('stroke', cmyk)],
  ['cs', setSpace('fill')],
  ['CS', setSpace('stroke')],
  ['sc', setColour('fill', undefined)],
  ['scn', setColour('fill', undefined)],
  ['SC', setColour('stroke', undefined)],
  ['SCN', setColour('stroke', undefined)],
  ['Do', drawObject],
  ['BMC', beginMarked],
  ['BDC', beginMarked],
  ['EMC', ignore],
  ['J', ignore],
  ['j', ignore],
  ['M', ignore],
  ['d', ignore],
  ['ri', ignore],
  ['i', ignore],
]);
