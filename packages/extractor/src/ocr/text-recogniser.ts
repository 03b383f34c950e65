import type { OtherReading } from '@mingzhang/schema';
import type { GrayRaster } from './raster.ts';

/** One character that was recognised in a line. */
export interface ReadCharacter {
  readonly text: string;
  /** 0…1. */
  readonly confidence: number;
  /** Middle of the character, in pixels from the left of the line's picture. */
  readonly at: number;
}

/** A line read in two ways. */
export interface ReadLine {
  /** With all characters allowed. */
  readonly free: readonly ReadCharacter[];
  /** With only what numbers are made of allowed; undefined where the engine cannot. */
  readonly number: readonly ReadCharacter[] | undefined;
  /** The likeliest texts of it as a number, the likeliest first; undefined where the engine cannot tell. */
  readonly numbers?: readonly OtherReading[];
}

/** Recognises pictures of single lines, dark on light. Results stand in the order of the pictures. */
export interface TextRecogniser {
  readonly engine: OcrEngine;
  recognise(lines: readonly GrayRaster[]): Promise<readonly ReadLine[]>;
  close(): Promise<void>;
}

export type OcrEngine = 'pp' | 'tesseract';
