import { cropLine } from './crop-line.ts';
import { disagreement, mendSeparators, readAsNumber } from './number-reading.ts';
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
  const first = scan.pieces.map((piece, index) => toReading(lines[index], cropLine(scan.cleaned, piece.crop).originX));
  const shapes = scan.pieces.map((piece, index) => (first[index]?.isNumber === true ? findNumberShape(scan.ink, piece.ink) : undefined));
  const widths = measureNumberWidths(
    scan.pieces.flatMap((piece, index) => {
      const reading = first[index];
      const shape = shapes[index];
      const agrees = reading !== undefined && shape !== undefined && disagreement(reading.read, shape) === 0;
      return agrees ? [{ read: reading.read, line: piece.ink }] : [];
    }),
  );
  const rate = (index: number, reading: Reading): number => leastSure(reading.read) - faults(reading, scan.pieces[index]?.ink, shapes[index], widths);
  const doubts = scan.pieces.flatMap((piece, index) => {
    const reading = first[index];
    if (reading === undefined) return [];
    const doubtful = faults(reading, piece.ink, shapes[index], widths) > 0 || leastSure(reading.read) < SURE[reading.isNumber ? 'number' : 'text'];
    return doubtful ? [{ index, piece }] : [];
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
    const shape = shapes[index] ?? (reading.isNumber ? findNumberShape(scan.ink, scan.pieces[index]?.ink ?? NOWHERE) : undefined);
    const open = reading.isNumber && hasRoomForMore(reading.read, scan.pieces[index]?.ink ?? NOWHERE, widths);
    const read = reading.isNumber && shape !== undefined ? mendSeparators(reading.read, shape, reading.originX, { doubtful: open }) : reading.read;
    return read.map((character) => ({ ...character, at: character.at + shift }));
  });
}

const NOWHERE: PixelBox = { x0: 0, y0: 0, x1: 0, y1: 0 };

function toReading(line: ReadLine | undefined, originX: number): Reading | undefined {
  if (line === undefined) return undefined;
  const number = readAsNumber(line);
  return { read: number ?? line.free, isNumber: number !== undefined, originX };
}

async function lookAgain(
  doubts: readonly { readonly index: number; readonly piece: TextPiece }[],
  scan: PreparedScan,
  recogniser: TextRecogniser,
): Promise<readonly { readonly index: number; readonly readings: readonly Reading[] }[]> {
  const crops = doubts.flatMap(({ piece }) => OTHER_CROPS.map((room) => cropLine(scan.cleaned, piece.crop, room)));
  const again = await recogniser.recognise(crops.map(({ raster }) => raster));
  return doubts.map(({ index }, doubt) => {
    const start = doubt * OTHER_CROPS.length;
    const readings = OTHER_CROPS.flatMap((_, position) => toReading(again[start + position], crops[start + position]?.originX ?? 0) ?? []);
    return { index, readings };
  });
}

const leastSure = (read: readonly ReadCharacter[]): number => read.reduce((least, { confidence }) => Math.min(least, confidence), 1);

/** In how many ways a reading is at odds with the ink; nothing read at all is the worst. */
function faults(reading: Reading, line: PixelBox | undefined, shape: NumberShape | undefined, widths: NumberWidths): number {
  const { read, isNumber, originX } = reading;
  const [first, last] = [read[0], read.at(-1)];
  if (line === undefined || first === undefined || last === undefined) return 3;
  if (isNumber && shape !== undefined) return disagreement(read, shape) + Number(hasRoomForMore(read, line, widths));
  const far = UNREAD_END * (line.y1 - line.y0);
  return Number(first.at + originX - line.x0 > far) + Number(line.x1 - last.at - originX > far);
}
