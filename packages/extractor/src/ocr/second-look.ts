import { cropLine } from './crop-line.ts';
import { disagreement, mendSeparators, readAsNumber } from './number-reading.ts';
import { findNumberShape, type NumberShape } from './number-shape.ts';
import type { PreparedScan, TextPiece } from './prepare-scan.ts';
import type { ReadCharacter, ReadLine, TextRecogniser } from './text-recogniser.ts';

/** Other ways to cut out a line: with more room, with less, somewhat wider. */
const OTHER_CROPS = [
  { padX: 1, padY: 0.1 },
  { padX: 0.5, padY: 0.35 },
  { padX: 0.25, padY: 0.22 },
] as const;
/** A number whose least sure character is below this is looked at again. */
const SURE = 0.7;

interface Doubt {
  readonly index: number;
  readonly piece: TextPiece;
  readonly shape: NumberShape;
}

/**
 * The characters to go on with, line by line. Numbers are held against their ink: where it shows more digits
 * or points than were read, the line is cut out in other ways and read again, and the reading that agrees wins.
 */
export async function settleReadings(
  scan: PreparedScan,
  lines: readonly ReadLine[],
  recogniser: TextRecogniser,
): Promise<readonly (readonly ReadCharacter[])[]> {
  const settled = lines.map((line): readonly ReadCharacter[] => line.free);
  const doubts: Doubt[] = [];
  scan.pieces.forEach((piece, index) => {
    const line = lines[index];
    const number = line === undefined ? undefined : readAsNumber(line);
    if (number === undefined) return;
    const shape = findNumberShape(scan.ink, piece.ink);
    settled[index] = number;
    if (disagreement(number, shape) > 0 || leastSure(number) < SURE) doubts.push({ index, piece, shape });
  });
  const crops = doubts.flatMap(({ piece }) => OTHER_CROPS.map((room) => cropLine(scan.cleaned, piece.crop, room)));
  const again = await recogniser.recognise(crops.map(({ raster }) => raster));
  doubts.forEach(({ index, piece, shape }, doubt) => {
    const first = settled[index] ?? [];
    const { originX } = cropLine(scan.cleaned, piece.crop);
    let best = { read: first, score: rate(first, shape) };
    OTHER_CROPS.forEach((_, position) => {
      const line = again[doubt * OTHER_CROPS.length + position];
      const crop = crops[doubt * OTHER_CROPS.length + position];
      const number = line === undefined ? undefined : readAsNumber(line);
      if (number === undefined || crop === undefined) return;
      const moved = number.map((character) => ({ ...character, at: character.at + crop.originX - originX }));
      const score = rate(moved, shape);
      if (score > best.score) best = { read: moved, score };
    });
    settled[index] = best.read;
  });
  return scan.pieces.map((piece, index) => {
    const read = settled[index] ?? [];
    if (lines[index] === undefined || read === lines[index].free) return read;
    return mendSeparators(read, findNumberShape(scan.ink, piece.ink), cropLine(scan.cleaned, piece.crop).originX);
  });
}

const leastSure = (read: readonly ReadCharacter[]): number => read.reduce((least, { confidence }) => Math.min(least, confidence), 1);

/** Agreement with the ink first, then confidence. */
const rate = (read: readonly ReadCharacter[], shape: NumberShape): number => leastSure(read) - disagreement(read, shape);
