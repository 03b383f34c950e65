import { cropLine } from './crop-line.ts';
import type { PreparedScan, TextPiece } from './prepare-scan.ts';
import type { GrayRaster } from './raster.ts';
import type { ReadCharacter, ReadLine, TextRecogniser } from './text-recogniser.ts';
import { turnByQuarters, type QuarterTurn } from './turn-raster.ts';

/** Lines that tell whether a page stands upright, and whether another way is better. */
const SAMPLE_LINES = { upright: 8, other: 5 } as const;
/** Upright print is read with at least this mean confidence, however poor the scan. */
const UPRIGHT = 0.8;
/** Another orientation must be read better by this much. */
const MARGIN = 0.1;
/** Longer lines tell no more, and are cut, in heights of a line. */
const SAMPLE_ASPECT = 8;
/** A line of usual height is half as high again at most, as a logarithm. */
const USUAL = 0.4;
/** A line this many times as wide as high is print along its line; letters that lie on their side are none. */
const WIDE = 1.6;
/** Of all that is printed, what stands in wide lines: 0.8 and more where lines run across the page, 0.25 and less where they run down. */
const MOSTLY_WIDE = 0.5;
/** So few pieces may be anything. */
const FEW_PIECES = 20;

export interface Orientation {
  readonly prepared: PreparedScan;
  /** Mean confidence of a sample of its lines, 0…1. */
  readonly confidence: number;
  /** Lines of the sample, as far as they were read whole: they need not be read again. */
  readonly read: ReadonlyMap<TextPiece, ReadLine>;
}

/**
 * Prepares a page the way it is read best. Pages upside down have the same lines: their pictures are turned, not
 * the page; and the page is laid on its side only where its lines do not run across it. A page that stands upright
 * is prepared once, any other one twice or three times.
 */
export async function findOrientation(
  prepare: (turn: QuarterTurn) => PreparedScan,
  recogniser: TextRecogniser,
): Promise<Orientation> {
  const first = prepare(0);
  const asDisplayed = { prepared: first, ...(await judge(first, recogniser, 0)) };
  if (asDisplayed.confidence >= UPRIGHT) return asDisplayed;
  const side = runsAcross(first) ? undefined : prepare(90);
  // A page of which no way shows lines is not worth a look each way.
  if (side !== undefined && side.pieces.length >= FEW_PIECES && !runsAcross(side)) return asDisplayed;
  const ways =
    side === undefined
      ? ([[first, 180, 180]] as const)
      : ([
          [side, 90, 0],
          [side, 270, 180],
        ] as const);
  let [best, most]: [QuarterTurn, number] = [0, asDisplayed.confidence + MARGIN];
  for (const [prepared, turn, turned] of ways) {
    const { confidence } = await judge(prepared, recogniser, turned);
    if (confidence > most) [best, most] = [turn, confidence];
  }
  if (best === 0) return asDisplayed;
  return { prepared: best === 90 && side !== undefined ? side : prepare(best), confidence: most, read: new Map() };
}

function runsAcross({ pieces }: PreparedScan): boolean {
  let [across, all] = [0, 0];
  for (const { ink } of pieces) {
    const [width, height] = [ink.x1 - ink.x0, ink.y1 - ink.y0];
    all += Math.max(width, height);
    if (width >= WIDE * height) across += width;
  }
  return across >= MOSTLY_WIDE * all;
}

/**
 * Reads some lines of usual height, long ones first. Their mean confidence is 0 where nothing is read, 1 where there
 * is nothing to read.
 */
async function judge(
  { pieces, cleaned, usualHeight }: PreparedScan,
  recogniser: TextRecogniser,
  turned: 0 | 180,
): Promise<Pick<Orientation, 'confidence' | 'read'>> {
  if (pieces.length === 0) return { confidence: 1, read: new Map() };
  const wide = ({ ink }: TextPiece): number => Math.min(SAMPLE_ASPECT, (ink.x1 - ink.x0) / (ink.y1 - ink.y0));
  const isUsual = ({ ink }: TextPiece): boolean => Math.abs(Math.log((ink.y1 - ink.y0) / usualHeight)) < USUAL;
  const sample = pieces
    .toSorted((left, right) => Number(isUsual(right)) - Number(isUsual(left)) || wide(right) - wide(left))
    .slice(0, turned === 0 ? SAMPLE_LINES.upright : SAMPLE_LINES.other);
  const endOf = ({ crop }: TextPiece): number => Math.min(crop.x1, crop.x0 + SAMPLE_ASPECT * (crop.y1 - crop.y0));
  const pictures = sample.map((piece): GrayRaster => {
    const { raster } = cropLine(cleaned, { ...piece.crop, x1: endOf(piece) });
    return turnByQuarters(raster, turned).raster;
  });
  const lines = await recogniser.recognise(pictures);
  const read = new Map<TextPiece, ReadLine>();
  sample.forEach((piece, index) => {
    const line = lines[index];
    if (line !== undefined && endOf(piece) === piece.crop.x1) read.set(piece, line);
  });
  const characters = charactersOf(lines);
  return { confidence: characters.length === 0 ? 0 : meanConfidence(characters), read };
}

/** What was read of some lines with all characters allowed. */
export const charactersOf = (lines: readonly ReadLine[]): readonly ReadCharacter[] => lines.flatMap(({ free }) => free);

/** Mean confidence of some characters; 1 where there are none. */
export function meanConfidence(characters: readonly { readonly confidence: number }[]): number {
  if (characters.length === 0) return 1;
  return characters.reduce((sum, { confidence }) => sum + confidence, 0) / characters.length;
}
