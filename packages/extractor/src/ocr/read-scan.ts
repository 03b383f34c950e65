import type { GivenUpReason, Glyph, Ruling } from '@mingzhang/schema';
import { inLargerUnits, type Affine } from './affine.ts';
import { cropLine } from './crop-line.ts';
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

/** Lines that tell whether a page stands upright. */
const SAMPLE_LINES = 10;
/** Upright print is read with at least this mean confidence, however poor the scan. */
const UPRIGHT = 0.8;
/** Another orientation must be read better by this much. */
const MARGIN = 0.1;
/** Below this mean confidence of the sample, whichever way the page is turned, the rest is not read: a page that can be read has never come near. */
const HOPELESS_SAMPLE = 0.45;
/** Below this mean confidence of all lines no second look makes a page readable: it adds less than a tenth. */
const HOPELESS = 0.62;
/**
 * The limit of time of one page, in lines of print, so that the same page comes out the same on any machine: a
 * line takes about 30 ms of a core, and 90 ms more where it is in doubt. Dense tables on A3 have 1500.
 */
const MAX_LINES = 2500;
/** Longer lines tell no more. */
const SAMPLE_ASPECT = 10;

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
  const { prepared: upright, confidence } = await findOrientation(
    (turn) => prepareScan(turnByQuarters(gray, turn), turn, pixelsPerPoint),
    recogniser,
  );
  if (confidence < HOPELESS_SAMPLE) return { isGivenUp: true, reason: 'illegible', confidence };
  if (upright.pieces.length > MAX_LINES) return { isGivenUp: true, reason: 'too_many_lines', confidence };
  onStep('recognise');
  const lines = await recogniser.recognise(upright.pieces.map((piece) => cropLine(upright.cleaned, piece.crop).raster));
  const firstLook = meanConfidence(lines);
  if (firstLook < HOPELESS) return { isGivenUp: true, reason: 'illegible', confidence: firstLook };
  const settled = await settleReadings(upright, lines, recogniser);
  onStep('place');
  return toReading(upright, settled, pixelsPerPoint);
}

async function findOrientation(
  prepare: (turn: QuarterTurn) => PreparedScan,
  recogniser: TextRecogniser,
): Promise<{ readonly prepared: PreparedScan; readonly confidence: number }> {
  const first = prepare(0);
  const asDisplayed = { prepared: first, confidence: await judge(first, recogniser) };
  if (asDisplayed.confidence >= UPRIGHT) return asDisplayed;
  let best = asDisplayed;
  for (const turn of [90, 270, 180] as const) {
    const prepared = prepare(turn);
    const confidence = await judge(prepared, recogniser);
    const least = best === asDisplayed ? best.confidence + MARGIN : best.confidence;
    if (confidence > least) best = { prepared, confidence };
  }
  return best;
}

/** Mean confidence of some lines of usual height, long ones first; 0 where nothing is read, 1 where there is nothing to read. */
async function judge(prepared: PreparedScan, recogniser: TextRecogniser): Promise<number> {
  if (prepared.pieces.length === 0) return 1;
  const wide = ({ ink }: TextPiece): number => Math.min(SAMPLE_ASPECT, (ink.x1 - ink.x0) / (ink.y1 - ink.y0));
  const isUsual = ({ ink }: TextPiece): boolean => Math.abs(Math.log((ink.y1 - ink.y0) / prepared.usualHeight)) < 0.4;
  const sample = prepared.pieces
    .toSorted((left, right) => Number(isUsual(right)) - Number(isUsual(left)) || wide(right) - wide(left))
    .slice(0, SAMPLE_LINES);
  const read = await recogniser.recognise(sample.map((piece) => cropLine(prepared.cleaned, piece.crop).raster));
  return read.every(({ free }) => free.length === 0) ? 0 : meanConfidence(read);
}

/** Mean confidence of the characters of some lines; 1 where there are none. */
function meanConfidence(lines: readonly ReadLine[]): number {
  const characters = lines.flatMap(({ free }) => free);
  return characters.length === 0 ? 1 : mean(characters.map(({ confidence }) => confidence));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What turned the page upright undoes the turn it had. */
const OPPOSITE = { 0: 0, 90: 270, 180: 180, 270: 90 } as const;

function toReading(prepared: PreparedScan, lines: readonly SettledLine[], pixelsPerPoint: number): ScanReading {
  const { pieces, ink, turn, skew, rulings, toSource } = prepared;
  const glyphs: Glyph[] = [];
  pieces.forEach((piece, index) => {
    const { originX } = cropLine(prepared.cleaned, piece.crop);
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
    confidence: glyphs.length === 0 ? 1 : mean(glyphs.map((glyph) => glyph.confidence)),
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
