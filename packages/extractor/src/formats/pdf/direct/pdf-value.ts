/**
 * What direct reading leaves to pdf.js: anything unusual, broken, or beyond the plain kind of file that printers of
 * disclosures write. It says nothing about the document; the page is then read the long way.
 */
export class NotPlainError extends Error {
  override readonly name = 'NotPlainError';
}

export class PdfName {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export class PdfRef {
  readonly num: number;
  readonly gen: number;

  constructor(num: number, gen: number) {
    this.num = num;
    this.gen = gen;
  }
}

/** An operator, a bracket, or a word of the file's structure. */
export class Keyword {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type PdfDict = ReadonlyMap<string, PdfValue>;

export class PdfStream {
  readonly dict: PdfDict;
  /** As they stand in the file, before any filter. */
  readonly raw: Uint8Array;

  constructor(dict: PdfDict, raw: Uint8Array) {
    this.dict = dict;
    this.raw = raw;
  }
}

/** A value of ISO 32000-1, 7.3; strings are their bytes. */
export type PdfValue =
  | number
  | boolean
  | null
  | Uint8Array
  | PdfName
  | PdfRef
  | PdfStream
  | PdfDict
  | readonly PdfValue[];

export function isDict(value: PdfValue | undefined): value is PdfDict {
  return value instanceof Map;
}

export function isArray(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value);
}

export function areNumbers(values: readonly unknown[]): values is readonly number[] {
  for (const value of values) if (typeof value !== 'number') return false;
  return true;
}

export function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}
