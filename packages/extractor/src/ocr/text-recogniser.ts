import type { GrayRaster } from './raster.ts';

/** What else a place could show; an empty text says that nothing is printed there. */
export interface Alternative {
  readonly text: string;
  /** 0…1. */
  readonly confidence: number;
}

/** One character that was recognised in a line. */
export interface ReadCharacter {
  readonly text: string;
  /** 0…1. */
  readonly confidence: number;
  /** Middle of the character, in pixels from the left of the line's picture. */
  readonly at: number;
  readonly alternatives: readonly Alternative[];
}

/** A line read in two ways. */
export interface ReadLine {
  /** With all characters allowed. */
  readonly free: readonly ReadCharacter[];
  /** With only what numbers are made of allowed; undefined where the engine cannot. */
  readonly number: readonly ReadCharacter[] | undefined;
}

/** Recognises pictures of single lines, dark on light. Results stand in the order of the pictures. */
export interface TextRecogniser {
  readonly engine: OcrEngine;
  recognise(lines: readonly GrayRaster[]): Promise<readonly ReadLine[]>;
  close(): Promise<void>;
}

export type OcrEngine = 'pp' | 'tesseract';
