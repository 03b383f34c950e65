import { cropLine } from './crop-line.ts';
import { disagreement, mendSeparators, readAsNumber, readLoneZero } from './number-reading.ts';
import { findNumberShape, type NumberShape } from './number-shape.ts';
import { hasRoomForMore, measureNumberWidths, type NumberWidths } from './number-width.ts';
import type { PreparedScan, TextPiece } from './prepare-scan.ts';
import type { PixelBox } from './raster.ts';
import type { ReadCharacter, ReadLine, TextRecogniser } from './text-recogniser.ts';

/** Other ways to cut out a line: with more room, with less, somewhat wider. */
const OTHER_CROPS = [
  { padX: 1, padY: 0.1 },
  { padX: 0.5, padY: 0.35 },
  { padX: 0.25, padY: 0.22 },
] as const;
/** A line whose least sure character is below this is looked at again. */
const SURE = { number: 0.7, text: 0.8 } as const;
/** Ink this far before the first or after the last middle of a character, in heights of the line, was not read. */
const UNREAD_END = 0.95;

/** One way in which a line was read. */
interface Reading {
  readonly read: readonly ReadCharacter[];
  readonly isNumber: boolean;
  readonly originX: number;
}

/**
 * The characters to go on with, line by line; their places count from the left of the line's first picture.
 * What was read is held against the ink: digits and points that it shows, room for more digits, ends that were
 * left out. Where they disagree the line is cut out in other ways and read again, and the best reading wins.
 */
export async function settleReadings(
  scan: PreparedScan,
  lines: readonly ReadLine[],
  recogniser: TextRecogniser,
): Promise<readonly (readonly ReadCharacter[])[]> {
  const first = scan.pieces.map((piece, index) =>
    toReading(lines[index], cropLine(scan.cleaned, piece.crop).originX, piece),
  );
  const lineOf = (index: number): PixelBox => scan.pieces[index]?.ink ?? NOWHERE;
  const shapes = new Map<number, NumberShape>();
  const shapeOf = (index: number): NumberShape => {
    const shape = shapes.get(index) ?? findNumberShape(scan.ink, lineOf(index));
    shapes.set(index, shape);
    return shape;
  };
  const widths = measureNumberWidths(
    first.flatMap((reading, index) =>
      reading?.isNumber === true && disagreement(reading.read, shapeOf(index)) === 0
        ? [{ read: reading.read, line: lineOf(index) }]
        : [],
    ),
  );
  const faultsOf = (index: number, reading: Reading): number =>
    reading.isNumber
      ? countNumberFaults(reading, lineOf(index), shapeOf(index), widths)
      : countTextFaults(reading, lineOf(index));
  const rate = (index: number, reading: Reading): number => leastSure(reading.read) - faultsOf(index, reading);

  const doubts = scan.pieces.flatMap((piece, index) => {
    const reading = first[index];
    if (reading === undefined || piece.isDash) return [];
    const isSure = leastSure(reading.read) >= SURE[reading.isNumber ? 'number' : 'text'];
    return isSure && faultsOf(index, reading) === 0 ? [] : [{ index, piece }];
  });
  const settled = [...first];
  for (const { index, readings } of await lookAgain(doubts, scan, recogniser))
    for (const reading of readings) {
      const before = settled[index];
      if (before === undefined || rate(index, reading) > rate(index, before)) settled[index] = reading;
    }
  return settled.map((reading, index) => {
    if (reading === undefined) return [];
    const shift = reading.originX - (first[index]?.originX ?? reading.originX);
    const doubtful = reading.isNumber && hasRoomForMore(reading.read, lineOf(index), widths);
    const read = reading.isNumber
      ? mendSeparators(reading.read, shapeOf(index), reading.originX, { doubtful })
      : reading.read;
    return read.map((character) => ({ ...character, at: character.at + shift }));
  });
}

const NOWHERE: PixelBox = { x0: 0, y0: 0, x1: 0, y1: 0 };

function toReading(line: ReadLine | undefined, originX: number, { cell }: TextPiece): Reading | undefined {
  if (line === undefined) return undefined;
  const number = readAsNumber(line) ?? (cell === undefined ? undefined : readLoneZero(line));
  return { read: number ?? line.free, isNumber: number !== undefined, originX };
}

async function lookAgain(
  doubts: readonly { readonly index: number; readonly piece: TextPiece }[],
  scan: PreparedScan,
  recogniser: TextRecogniser,
): Promise<readonly { readonly index: number; readonly readings: readonly Reading[] }[]> {
  const crops = doubts.flatMap(({ piece }) => OTHER_CROPS.map((room) => cropLine(scan.cleaned, piece.crop, room)));
  const again = await recogniser.recognise(crops.map(({ raster }) => raster));
  return doubts.map(({ index, piece }, doubt) => {
    const start = doubt * OTHER_CROPS.length;
    const readings = OTHER_CROPS.flatMap(
      (_, position) => toReading(again[start + position], crops[start + position]?.originX ?? 0, piece) ?? [],
    );
    return { index, readings };
  });
}

const leastSure = (read: readonly ReadCharacter[]): number =>
  read.reduce((least, { confidence }) => Math.min(least, confidence), 1);

/** Nothing read at all is worse than any reading. */
const WORST = 3;

/** In how many ways a number is at odds with its ink: digits and points not read, room for more digits. */
function countNumberFaults({ read }: Reading, line: PixelBox, shape: NumberShape, widths: NumberWidths): number {
  // What has no part as high as a digit is a dash or a speck.
  if (read.length === 0 || shape.digits === 0) return WORST;
  return disagreement(read, shape) + Number(hasRoomForMore(read, line, widths));
}

/** How many ends of a line were left out. */
function countTextFaults({ read, originX }: Reading, line: PixelBox): number {
  const [first, last] = [read[0], read.at(-1)];
  if (first === undefined || last === undefined) return WORST;
  const far = UNREAD_END * (line.y1 - line.y0);
  return Number(first.at + originX - line.x0 > far) + Number(line.x1 - last.at - originX > far);
}
