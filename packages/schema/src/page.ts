import type { Box } from './place.ts';

/** How characters were got: from the file's text, by recognition, from a sheet or from markup. */
export type ReadMethod = 'text' | 'ocr' | 'sheet' | 'markup';

/**
 * One printed character (rarely a ligature) with its own box on the page as displayed.
 * Units: points from the top left; `baseline` is the y of the writing line for upright text.
 */
export interface Glyph extends Box {
  readonly text: string;
  readonly baseline: number;
  /** Font size in points, after all scaling. */
  readonly size: number;
  /** Direction of writing, clockwise from left to right: 0, 90, 180 or 270. */
  readonly direction: 0 | 90 | 180 | 270;
  readonly bold: boolean;
  readonly method: ReadMethod;
  /** 0…1; 1 for text of a digital document, 0 for such text where the edge of its cell or of the page cuts it off. */
  readonly confidence: number;
  /** Of the first character of a recognised number: what else the whole of it may be, the likeliest first. */
  readonly otherReadings?: readonly OtherReading[];
}

/** Another text that a recognised number may be, with how sure the recogniser is of it. */
export interface OtherReading {
  readonly text: string;
  /** 0…1. */
  readonly confidence: number;
}

/** Another reading of the number in a cell; for the audit, not among the records that leave a run. */
export interface CellReading extends OtherReading {
  readonly cellId: string;
}

/**
 * One straight line that the page draws, horizontal or vertical: a stroke, a thin filled rectangle
 * or a side of a rectangle. Half-open numbers are not used: both ends belong to the line.
 * Units: points from the top left; `at` is y for a horizontal line and x for a vertical one.
 */
export interface Ruling {
  readonly direction: 'horizontal' | 'vertical';
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly width: number;
  /** `shading`: the edge of a filled area, which separates cells only where nothing else does. */
  readonly source: 'stroke' | 'fill' | 'shading';
}

/** Whether the characters of a page can be trusted, and if not, why; `blank`: nothing is printed on it. */
export type TextTrust = 'trusted' | 'blank' | 'no_text' | 'no_unicode' | 'garbage';

/** One page as displayed: what was drawn on it, in no promised order but the file's. */
export interface Page {
  /** 1-based. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** Rotation that the file asks for, already applied to all coordinates. */
  readonly rotation: 0 | 90 | 180 | 270;
  readonly glyphs: readonly Glyph[];
  readonly rulings: readonly Ruling[];
  /** Boxes of pictures drawn on the page. */
  readonly pictures: readonly Box[];
  readonly trust: TextTrust;
}
