import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { GrayRaster } from '../raster.ts';
import type { ReadLine, TextRecogniser } from '../text-recogniser.ts';
import { decodeSteps, type StepProbabilities } from './ctc.ts';
import { searchNumbers } from './number-search.ts';
import { fillTensor, LINE_HEIGHT, scaledWidth, STEP_PIXELS } from './line-tensor.ts';

export interface PpModel {
  /** Path of the recognition network (ONNX). */
  readonly path: string;
  /** The characters it knows, one a line, in the order of its classes. */
  readonly dictionary: string;
}

/** Lines read at once, and pixels of width that they have together: more need memory, fewer need time. */
const BATCH = { lines: 8, width: 2000 } as const;
/** Longer lines are scaled down in width: no line of a page is longer, in pixels at the network's height. */
const MAX_WIDTH = 2400;
/** The dot as a character of its own looks like the comma of a list, which alone is printed. */
const SAME_PRINT: ReadonlyMap<string, string> = new Map([['丶', '、']]);
/** Lines of so many characters are always read as numbers, too. */
const SHORT = 2;
/** What amounts and codes are made of. */
const NUMBER_CHARACTERS = '0123456789.,-%';

/** The recogniser of PP-OCRv4 (mobile) in the ONNX runtime, on one thread. */
export async function openPpRecogniser(model: PpModel): Promise<TextRecogniser> {
  const { default: runtime } = await import('onnxruntime-node');
  const session: InferenceSession = await runtime.InferenceSession.create(model.path, {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    // An arena keeps the memory of the widest batch for ever.
    enableCpuMemArena: false,
  });
  const [input, output] = [session.inputNames[0] ?? '', session.outputNames[0] ?? ''];
  const characters = model.dictionary.split(/\r?\n/u).filter((line) => line !== '');
  const alphabet = ['', ...characters.map((character) => SAME_PRINT.get(character) ?? character), ' '];
  const allowed = Array.from(NUMBER_CHARACTERS, (character) => alphabet.indexOf(character)).filter(
    (index) => index > 0,
  );

  const readBatch = async (lines: readonly GrayRaster[], batchWidth: number): Promise<ReadLine[]> => {
    const data = new Float32Array(lines.length * 3 * LINE_HEIGHT * batchWidth);
    lines.forEach((line, index) => fillTensor(data, index, line, batchWidth));
    const tensor = new runtime.Tensor('float32', data, [lines.length, 3, LINE_HEIGHT, batchWidth]);
    const results = await session.run({ [input]: tensor });
    const probabilities = toProbabilities(results[output]);
    return lines.map((line, index): ReadLine => {
      const { values, steps, classes } = probabilities;
      const part: StepProbabilities = { values, offset: index * steps * classes, steps, classes };
      const stepWidth = (STEP_PIXELS * line.height) / LINE_HEIGHT;
      const free = decodeSteps(part, { alphabet, stepWidth });
      const number = decodeSteps(part, { alphabet, stepWidth, allowed });
      // Names have next to nothing that could be read as digits; a sign or two may be a number misread.
      const isLikely = 2 * number.length >= free.length || free.length <= SHORT;
      return { free, number, ...(isLikely ? { numbers: searchNumbers(part, { alphabet, allowed }) } : {}) };
    });
  };

  return {
    engine: 'pp',
    async recognise(lines) {
      const widths = lines.map((line) => Math.min(MAX_WIDTH, scaledWidth(line)));
      const order = widths
        .map((_, index) => index)
        .sort((left, right) => (widths[left] ?? 0) - (widths[right] ?? 0) || left - right);
      const read: ReadLine[] = [];
      for (const members of toBatches(order, widths)) {
        const batchWidth = Math.max(...members.map((index) => widths[index] ?? 0));
        const batch = await readBatch(
          members.flatMap((index) => lines[index] ?? []),
          batchWidth,
        );
        members.forEach((index, position) => {
          const line = batch[position];
          if (line !== undefined) read[index] = line;
        });
      }
      return read;
    },
    close: () => session.release(),
  };
}

/** Cuts lines that are sorted by width into batches. */
function toBatches(order: readonly number[], widths: readonly number[]): readonly (readonly number[])[] {
  const batches: number[][] = [];
  for (const index of order) {
    const last = batches.at(-1);
    const width = widths[index] ?? 0;
    if (last !== undefined && last.length < BATCH.lines && (last.length + 1) * width <= BATCH.width) last.push(index);
    else batches.push([index]);
  }
  return batches;
}

function toProbabilities(tensor: Tensor | undefined): { values: Float32Array; steps: number; classes: number } {
  const [, steps, classes] = tensor?.dims ?? [];
  if (!(tensor?.data instanceof Float32Array) || steps === undefined || classes === undefined)
    throw new Error(`the network answered ${tensor?.type ?? 'nothing'} ${tensor?.dims.join('×') ?? ''}`);
  return { values: tensor.data, steps, classes };
}
