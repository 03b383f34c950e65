import type { PageWalk } from '../page-walk.ts';
import type { ShownGlyph } from '../pdf-font.ts';
import type { ColourSpace } from './colour.ts';
import type { DirectFont } from './direct-font.ts';
import type { ObjectStore } from './object-store.ts';
import { areNumbers, NotPlainError, type PdfDict, type PdfValue } from './pdf-value.ts';

/** Fonts of a document by the dictionaries that describe them. */
export interface FontShelf {
  read(dict: PdfDict): DirectFont;
}

/** What `q` saves beside the state of the walk, which knows only what it needs. */
export interface StreamState {
  fill: ColourSpace | null;
  stroke: ColourSpace | null;
  /** Whether the brightness of the fill colour is known, by which text is told from watermarks. */
  isLightKnown: boolean;
  /** The font of the text to come. */
  font: DirectFont | undefined;
}

/** A content stream that is being followed: the page's, or that of a form in it. */
export interface ContentRun {
  readonly walk: PageWalk;
  readonly store: ObjectStore;
  readonly fonts: FontShelf;
  readonly resources: PdfDict;
  /** Fonts met in this stream, by the names that its resources give them. */
  readonly named: Map<string, DirectFont>;
  state: StreamState;
  readonly stack: StreamState[];
  /** Path codes of pdf.js and coordinates with the precision of a 32-bit float, as pdf.js hands them over. */
  readonly path: number[];
  bounds: [number, number, number, number];
  /** Forms around this stream. */
  readonly depth: number;
}

export type Operands = readonly PdfValue[];

/** What an operator does; its operands as they stand in the stream. */
export type ContentStep = (run: ContentRun, operands: Operands) => void;

export const noBounds = (): [number, number, number, number] => [Infinity, Infinity, -Infinity, -Infinity];

/** The operands as numbers; another count or kind of them is not plain. */
export function takeNumbers(operands: Operands, count: number): readonly number[] {
  if (operands.length !== count || !areNumbers(operands)) throw new NotPlainError('operands');
  return operands;
}

export function showStrings(run: ContentRun, parts: Operands): readonly (ShownGlyph | number)[] {
  const { font, isLightKnown } = run.state;
  if (font === undefined) throw new NotPlainError('text without a font');
  if (!isLightKnown) throw new NotPlainError('text of an uncertain colour');
  const shown: (ShownGlyph | number)[] = [];
  for (const part of parts) {
    if (typeof part === 'number') shown.push(part);
    else if (part instanceof Uint8Array) font.show(part, shown);
    else throw new NotPlainError('text');
  }
  return shown;
}
