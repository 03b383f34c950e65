import type { Matrix } from '../graphics-state.ts';
import { textSteps } from '../text-steps.ts';
import type { WalkStep } from '../page-walk.ts';
import { showStrings, takeNumbers, type ContentStep } from './content-run.ts';
import { isArray, isDict, NotPlainError, PdfName } from './pdf-value.ts';

function stepOf(name: string): WalkStep {
  const step = textSteps[name];
  if (step === undefined) throw new Error(`no step ${name}`);
  return step;
}

/** An operator whose operands the walk takes as they are. */
const passNumbers = (name: string, count: number): ContentStep => {
  const step = stepOf(name);
  return ({ walk }, operands) => step(walk, takeNumbers(operands, count));
};

const showText = stepOf('showText');
const nextLine = stepOf('nextLine');
const setTextMatrix = stepOf('setTextMatrix');
const setWordSpacing = stepOf('setWordSpacing');
const setCharSpacing = stepOf('setCharSpacing');

const show: ContentStep = (run, operands) => {
  if (operands.length !== 1 || !(operands[0] instanceof Uint8Array)) throw new NotPlainError('text');
  showText(run.walk, [showStrings(run, operands)]);
};

const showSpaced: ContentStep = (run, operands) => {
  const [parts] = operands;
  if (operands.length !== 1 || !isArray(parts)) throw new NotPlainError('text');
  showText(run.walk, [showStrings(run, parts)]);
};

const selectFont: ContentStep = (run, operands) => {
  const [name, size] = operands;
  if (operands.length !== 2 || !(name instanceof PdfName) || typeof size !== 'number')
    throw new NotPlainError('a font');
  let found = run.named.get(name.text);
  if (found === undefined) {
    const fonts = run.store.getDict(run.resources, 'Font');
    const dict = fonts === undefined ? undefined : run.store.get(fonts, name.text);
    if (!isDict(dict)) throw new NotPlainError('a font');
    found = run.fonts.read(dict);
    run.named.set(name.text, found);
  }
  run.state.font = found;
  run.walk.state.font = found.font;
  run.walk.state.fontSize = size;
};

/** Operators of text, ISO 32000-1, 9.3 and 9.4. */
export const textOperators: Readonly<Record<string, ContentStep>> = {
  BT: passNumbers('beginText', 0),
  ET: (_, operands) => void takeNumbers(operands, 0),
  Tc: passNumbers('setCharSpacing', 1),
  Tw: passNumbers('setWordSpacing', 1),
  Tz: passNumbers('setHScale', 1),
  TL: passNumbers('setLeading', 1),
  Ts: passNumbers('setTextRise', 1),
  Tr: passNumbers('setTextRenderingMode', 1),
  Td: passNumbers('moveText', 2),
  TD: passNumbers('setLeadingMoveText', 2),
  'T*': passNumbers('nextLine', 0),
  Tm: (run, operands) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = takeNumbers(operands, 6);
    const { fround } = Math;
    const matrix: Matrix = [fround(a), fround(b), fround(c), fround(d), fround(e), fround(f)];
    setTextMatrix(run.walk, [matrix]);
  },
  Tf: selectFont,
  Tj: show,
  TJ: showSpaced,
  "'": (run, operands) => {
    nextLine(run.walk, []);
    show(run, operands);
  },
  '"': (run, operands) => {
    const [words, letters, text] = operands;
    if (operands.length !== 3 || text === undefined) throw new NotPlainError('text');
    nextLine(run.walk, []);
    setWordSpacing(run.walk, takeNumbers([words ?? null], 1));
    setCharSpacing(run.walk, takeNumbers([letters ?? null], 1));
    show(run, [text]);
  },
};
