import type { OtherReading } from '@mingzhang/schema';
import { cropLine, findOriginX } from './crop-line.ts';
import { disagreement, mendSeparators, readAsNumber, readLoneZero } from './number-reading.ts';
import { findNumberShape, type NumberShape } from './number-shape.ts';
import { hasRoomForMore, measureNumberWidths, type NumberWidths } from './number-width.ts';
import { isNumberText } from '../table/value-kind.ts';
import { restoreFlatStrokes } from './flat-strokes.ts';
import { listOtherReadings } from './other-readings.ts';
import type { PreparedScan, TextPiece } from './prepare-scan.ts';
import type { PixelBox } from './raster.ts';
import { columnKey, findNumberColumns, isWord, pickNumber } from './restrict-reading.ts';
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
  /** What it may be as a number. */
  readonly numbers: readonly OtherReading[];
}

/** A line as it is taken to be. */
export interface SettledLine {
  readonly characters: readonly ReadCharacter[];
  /** What else a number may be, the likeliest first. */
  readonly otherReadings: readonly OtherReading[];
}

const UNREAD: SettledLine = { characters: [], otherReadings: [] };

/**
 * The characters to go on with, line by line; their places count from the left of the line's first picture.
 * What was read is held against the ink: digits and points that it shows, room for more digits, ends that were
 * left out. Where they disagree the line is cut out in other ways and read again, and the best reading wins.
 */
export async function settleReadings(
  scan: PreparedScan,
  lines: readonly ReadLine[],
  recogniser: TextRecogniser,
): Promise<readonly SettledLine[]> {
  const first = scan.pieces.map((piece, index) => toReading(lines[index], findOriginX(piece.crop), piece));
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
  const looks = first.map((reading) => (reading === undefined ? [] : [reading.numbers]));
  for (const { index, readings } of await lookAgain(doubts, scan, recogniser)) {
    looks[index]?.push(...readings.map(({ numbers }) => numbers));
    for (const reading of readings) {
      const before = settled[index];
      if (before === undefined || rate(index, reading) > rate(index, before)) settled[index] = reading;
    }
  }
  const numberColumns = findNumberColumns(
    settled.map((reading, index) => ({
      cell: scan.pieces[index]?.cell,
      text: textOf(reading?.read ?? []),
      isNumber: reading?.isNumber === true,
    })),
  );
  return settled.map((reading, index): SettledLine => {
    const piece = scan.pieces[index];
    if (reading === undefined || piece === undefined) return UNREAD;
    const { read, originX, isNumber } = reading;
    const mended = isNumber
      ? mendSeparators(read, shapeOf(index), originX, { doubtful: hasRoomForMore(read, piece.ink, widths) })
      : restoreFlatStrokes(read, { line: piece.ink, originX, ink: scan.ink });
    const isInNumbers = piece.cell !== undefined && numberColumns.has(columnKey(piece.cell));
    return settleLine({ ...reading, read: mended }, { piece, isInNumbers, looks: looks[index] ?? [] });
  });
}

interface LookedAt {
  readonly piece: TextPiece;
  /** Stands in a column of numbers. */
  readonly isInNumbers: boolean;
  /** What each look found it may be as a number. */
  readonly looks: readonly (readonly OtherReading[])[];
}

/** What its place asks for: in a column of numbers a number, if one of the looks found any. */
function settleLine({ read, isNumber, originX }: Reading, { piece, isInNumbers, looks }: LookedAt): SettledLine {
  const firstX = findOriginX(piece.crop);
  const characters = read.map((character) => ({ ...character, at: character.at + originX - firstX }));
  const text = textOf(read);
  if (!isNumber && (!isInNumbers || isWord(text))) return { characters, otherReadings: [] };
  const otherReadings = listOtherReadings(text, looks);
  if (piece.cell === undefined || isNumberText(text) || piece.isDash) return { characters, otherReadings };
  const picked = pickNumber(otherReadings, { from: piece.ink.x0 - firstX, to: piece.ink.x1 - firstX });
  return { characters: picked ?? characters, otherReadings };
}

const textOf = (read: readonly ReadCharacter[]): string => read.map(({ text }) => text).join('');

const NOWHERE: PixelBox = { x0: 0, y0: 0, x1: 0, y1: 0 };

function toReading(line: ReadLine | undefined, originX: number, { cell, ink }: TextPiece): Reading | undefined {
  if (line === undefined) return undefined;
  const number = readAsNumber(line) ?? (cell === undefined ? undefined : readLoneZero(line, ink));
  return { read: number ?? line.free, isNumber: number !== undefined, originX, numbers: line.numbers ?? [] };
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
