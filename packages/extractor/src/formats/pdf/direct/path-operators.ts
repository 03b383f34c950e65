import { drawPath, paints, type Paint } from '../paint-steps.ts';
import { drawCodes } from '../subpath.ts';
import { noBounds, takeNumbers, type ContentRun, type ContentStep } from './content-run.ts';
import { NotPlainError } from './pdf-value.ts';

const { fround, max, min } = Math;

function addPoint({ path, bounds }: ContentRun, code: number, x: number, y: number): void {
  path.push(code, x, y);
  bounds[0] = min(bounds[0], x);
  bounds[1] = min(bounds[1], y);
  bounds[2] = max(bounds[2], x);
  bounds[3] = max(bounds[3], y);
}

const addRectangle: ContentStep = (run, operands) => {
  const [x = 0, y = 0, width = 0, height = 0] = takeNumbers(operands, 4);
  const [x0, y0, x1, y1] = [fround(x), fround(y), fround(x + width), fround(y + height)];
  const isFlat = width === 0 || height === 0;
  addPoint(run, drawCodes.moveTo, x0, y0);
  if (!isFlat) addPoint(run, drawCodes.lineTo, x1, y0);
  addPoint(run, drawCodes.lineTo, x1, y1);
  if (!isFlat) addPoint(run, drawCodes.lineTo, x0, y1);
  run.path.push(drawCodes.closePath);
};

const addStep =
  (code: number): ContentStep =>
  (run, operands) => {
    const [x = 0, y = 0] = takeNumbers(operands, 2);
    addPoint(run, code, fround(x), fround(y));
  };

const closePath: ContentStep = ({ path }, operands) => {
  takeNumbers(operands, 0);
  path.push(drawCodes.closePath);
};

const paint = (name: string): ContentStep => {
  const how: Paint | undefined = paints[name];
  if (how === undefined) throw new Error(`no paint ${name}`);
  const closes = name.startsWith('close');
  return (run, operands) => {
    takeNumbers(operands, 0);
    const { path, walk } = run;
    if (closes) path.push(drawCodes.closePath);
    const isEmpty = path.length === 0;
    drawPath(walk, { paint: how, path: isEmpty ? null : path, bounds: isEmpty ? null : run.bounds });
    path.length = 0;
    run.bounds = noBounds();
  };
};

const clip: ContentStep = ({ walk }, operands) => {
  takeNumbers(operands, 0);
  walk.clipPending = true;
};

const curve: ContentStep = () => {
  throw new NotPlainError('a curve');
};

/** Operators of paths, ISO 32000-1, 8.5. */
export const pathOperators: Readonly<Record<string, ContentStep>> = {
  re: addRectangle,
  m: addStep(drawCodes.moveTo),
  l: addStep(drawCodes.lineTo),
  h: closePath,
  c: curve,
  v: curve,
  y: curve,
  S: paint('stroke'),
  s: paint('closeStroke'),
  f: paint('fill'),
  F: paint('fill'),
  'f*': paint('eoFill'),
  B: paint('fillStroke'),
  'B*': paint('eoFillStroke'),
  b: paint('closeFillStroke'),
  'b*': paint('closeEOFillStroke'),
  n: paint('endPath'),
  W: clip,
  'W*': clip,
};
