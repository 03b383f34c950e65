import type { GivenUpReason, Glyph, Ruling } from '@mingzhang/schema';
import { inLargerUnits, type Affine } from './affine.ts';
import { cropLine, findOriginX } from './crop-line.ts';
import { charactersOf, findOrientation, meanConfidence, type Orientation } from './find-orientation.ts';
import { prepareScan, type PreparedScan, type TextPiece } from './prepare-scan.ts';
import { placeCharacters, type PlacedLine } from './place-glyphs.ts';
import type { ColourRaster } from './raster.ts';
import { removeSeals } from './seal-colour.ts';
import { settleReadings, type SettledLine } from './second-look.ts';
import type { ReadLine, TextRecogniser } from './text-recogniser.ts';
import { turnByQuarters, type QuarterTurn } from './turn-raster.ts';

/** What a picture of a page shows, as on a page that stands upright and straight. Units: points from the top left. */
export interface ScanReading {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rulings: readonly Ruling[];
  /** Degrees by which the print of the displayed page is turned clockwise. */
  readonly turn: QuarterTurn;
  /** Skew that was taken out, in degrees clockwise. */
  readonly skew: number;
  /** From the upright page to the page as displayed. */
  readonly toDisplayed: Affine;
  /** Mean confidence of the characters, 0…1; 1 where there are none. */
  readonly confidence: number;
}

export type OcrStep = 'draw' | 'clean' | 'recognise' | 'place' | 'layout';

export interface ReadScanOptions {
  readonly recogniser: TextRecogniser;
  readonly pixelsPerPoint: number;
  readonly onStep: (step: OcrStep) => void;
}

/** Below this mean confidence the characters of a page are guesses. */
export const READABLE = 0.72;
/** Below this mean confidence of the sample, whichever way the page is turned, the rest is not read: a page that can be read has never come near. */
const HOPELESS_SAMPLE = 0.45;
/** Below this mean confidence of all lines no second look makes a page readable: it adds less than a tenth. */
const HOPELESS = 0.62;
/**
 * The limit of time of one page, in lines of print, so that the same page comes out the same on any machine: a
 * line takes about 30 ms of a core, and 90 ms more where it is in doubt. Dense tables on A3 have 1500.
 */
const MAX_LINES = 2500;
/** Of a page that may be too poor, every fourth line is read first, and every sixth of those that are read is looked at again. */
const TRIAL = { first: 4, again: 6 } as const;
/** A part of a page may be poorer than the whole of it by this much. */
const CHANCE = 0.04;

/** A picture, or a whole page, that was not read to its end. */
export interface GivenUpScan {
  readonly isGivenUp: true;
  readonly reason: GivenUpReason;
  /** Mean confidence of the characters until then, 0…1. */
  readonly confidence?: number;
  /** Rules of tables that were found until then. */
  readonly rules?: number;
  /** The limit that it went over, with its unit. */
  readonly limit?: string;
  /** What broke, in the words of the program that did. */
  readonly detail?: string;
}

/**
 * Reads the picture of one page. Pages that cannot be read would cost most, for every line of theirs is looked
 * at again: they are given up as soon as a sample of their lines, or the first look at all of them, shows it.
 */
export async function readScan(raster: ColourRaster, options: ReadScanOptions): Promise<ScanReading | GivenUpScan> {
  const { recogniser, pixelsPerPoint, onStep } = options;
  onStep('clean');
  const gray = removeSeals(raster, pixelsPerPoint);
  const orientation = await findOrientation(
    (turn) => prepareScan(turnByQuarters(gray, turn), turn, pixelsPerPoint),
    recogniser,
  );
  const { prepared: upright, confidence } = orientation;
  const giveUp = (reason: 'illegible' | 'too_many_lines', reached: number): GivenUpScan => ({
    isGivenUp: true,
    reason,
    confidence: reached,
    rules: upright.rulings.length,
  });
  if (confidence < HOPELESS_SAMPLE) return giveUp('illegible', confidence);
  if (upright.pieces.length > MAX_LINES) return giveUp('too_many_lines', confidence);
  onStep('recognise');
  const { lines, confidence: firstLook } = await readLines(orientation, recogniser);
  if (lines === undefined || firstLook < HOPELESS) return giveUp('illegible', firstLook);
  if (firstLook < READABLE) {
    const expected = await tryAgain(upright, lines, recogniser);
    if (expected < READABLE - CHANCE) return giveUp('illegible', expected);
  }
  const settled = await settleReadings(upright, lines, recogniser);
  onStep('place');
  return toReading(upright, settled, pixelsPerPoint);
}

interface FirstLook {
  /** Undefined where a part of them showed that the rest is not worth reading. */
  readonly lines: readonly ReadLine[] | undefined;
  readonly confidence: number;
}

/** Reads all lines; of a page whose sample was poor a part of them first. */
async function readLines(
  { prepared, confidence: sampled, read }: Orientation,
  recogniser: TextRecogniser,
): Promise<FirstLook> {
  const known = new Map(read);
  const readMore = async (pieces: readonly TextPiece[]): Promise<void> => {
    const unknown = pieces.filter((piece) => !known.has(piece));
    const lines = await recogniser.recognise(unknown.map(({ crop }) => cropLine(prepared.cleaned, crop).raster));
    unknown.forEach((piece, index) => known.set(piece, lines[index] ?? NOTHING_READ));
  };
  const linesOf = (pieces: readonly TextPiece[]): ReadLine[] => pieces.map((piece) => known.get(piece) ?? NOTHING_READ);
  if (sampled < READABLE) {
    const part = prepared.pieces.filter((_, index) => index % TRIAL.first === 0);
    await readMore(part);
    const confidence = meanConfidence(charactersOf(linesOf(part)));
    if (confidence < HOPELESS) return { lines: undefined, confidence };
  }
  await readMore(prepared.pieces);
  const lines = linesOf(prepared.pieces);
  return { lines, confidence: meanConfidence(charactersOf(lines)) };
}

const NOTHING_READ: ReadLine = { free: [], number: undefined };

/** The mean confidence that a second look at all lines would come to, as far as some of them tell. */
async function tryAgain(scan: PreparedScan, lines: readonly ReadLine[], recogniser: TextRecogniser): Promise<number> {
  const isTried = (_: unknown, index: number): boolean => index % TRIAL.again === 0;
  const tried = { ...scan, pieces: scan.pieces.filter(isTried) };
  const settled = await settleReadings(tried, lines.filter(isTried), recogniser);
  return meanConfidence(settled.flatMap(({ characters }) => characters));
}

/** What turned the page upright undoes the turn it had. */
const OPPOSITE = { 0: 0, 90: 270, 180: 180, 270: 90 } as const;

function toReading(prepared: PreparedScan, lines: readonly SettledLine[], pixelsPerPoint: number): ScanReading {
  const { pieces, ink, turn, skew, rulings, toSource } = prepared;
  const glyphs: Glyph[] = [];
  pieces.forEach((piece, index) => {
    const originX = findOriginX(piece.crop);
    const middle = (piece.ink.x0 + piece.ink.x1) / 2 - originX;
    const characters = piece.isDash ? [{ text: '—', confidence: 1, at: middle }] : (lines[index]?.characters ?? []);
    const [first, ...others] = toGlyphs(placeCharacters(characters, piece.ink, originX, ink), pixelsPerPoint);
    const otherReadings = lines[index]?.otherReadings ?? [];
    if (first !== undefined) glyphs.push(otherReadings.length > 0 ? { ...first, otherReadings } : first, ...others);
  });
  return {
    width: ink.width / pixelsPerPoint,
    height: ink.height / pixelsPerPoint,
    glyphs,
    rulings,
    turn: OPPOSITE[turn],
    skew,
    toDisplayed: inLargerUnits(toSource, pixelsPerPoint),
    confidence: meanConfidence(glyphs),
  };
}

function toGlyphs(line: PlacedLine, pixelsPerPoint: number): Glyph[] {
  return line.characters.map((character) => ({
    text: character.text,
    x0: character.x0 / pixelsPerPoint,
    y0: character.y0 / pixelsPerPoint,
    x1: character.x1 / pixelsPerPoint,
    y1: character.y1 / pixelsPerPoint,
    baseline: line.baseline / pixelsPerPoint,
    size: line.size / pixelsPerPoint,
    direction: 0,
    bold: false,
    method: 'ocr',
    confidence: character.confidence,
  }));
}
