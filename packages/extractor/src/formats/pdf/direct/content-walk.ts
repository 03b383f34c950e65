import {
  createPageWalk,
  finishPageWalk,
  restoreState,
  saveState,
  transformState,
  openFrame,
  closeFrame,
  clipState,
  clipThrough,
  type DrawnPage,
  type PageContext,
} from '../page-walk.ts';
import { toRectangle, type Matrix } from '../graphics-state.ts';
import { drawPicture } from '../paint-steps.ts';
import { cmyk, grey, readColour, readColourSpace, rgb, type ColourSpace } from './colour.ts';
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
    state: { fill: grey, stroke: grey, isLightKnown: true, font: undefined },
    stack: [],
    path: [],
    bounds: noBounds(),
    depth: 0,
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
  run.stack.push({ ...run.state });
};

const restore: ContentStep = (run, operands) => {
  takeNumbers(operands, 0);
  requireNoPath(run);
  const saved = run.stack.pop();
  if (saved === undefined) throw new NotPlainError('Q without q');
  run.state = saved;
  restoreState(run.walk);
};

/** A path that outlives the state in which it was begun belongs to no state. */
function requireNoPath(run: ContentRun): void {
  if (run.path.length > 0) throw new NotPlainError('a path that is not painted');
}

type Side = 'fill' | 'stroke';

const setColour =
  (side: Side, space: ColourSpace | undefined): ContentStep =>
  (run, operands) => {
    const { state, walk } = run;
    if (space !== undefined) state[side] = space;
    const { ink, light } = readColour(state[side], takeNumbers(operands, operands.length));
    if (side === 'stroke') {
      walk.state.strokeInk = ink;
      return;
    }
    walk.state.fillInk = ink;
    walk.state.fillLight = light ?? 0;
    state.isLightKnown = light !== undefined;
  };

const setSpace =
  (side: Side): ContentStep =>
  (run, operands) => {
    const [name] = operands;
    if (operands.length !== 1 || !(name instanceof PdfName)) throw new NotPlainError('a colour space');
    run.state[side] = readColourSpace(name, run);
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
    openFrame(walk);
    if (bounds !== undefined) clipThrough(walk, { matrix: matrix && asMatrix(matrix), bounds });
  }
  openFrame(walk);
  if (matrix !== undefined) transformState(walk, asMatrix(matrix.map(fround)));
  if (!isGroup && bounds !== undefined) clipState(walk, bounds);
  followContent(store.decode(form), {
    ...run,
    resources: store.getDict(dict, 'Resources') ?? run.resources,
    named: new Map(),
    state: { ...run.state },
    stack: [],
    path: [],
    bounds: noBounds(),
    depth: run.depth + 1,
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
