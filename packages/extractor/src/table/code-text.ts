import { compact, fold } from './printed-text.ts';

/** A classification code that stands before its name in one cell: `2101501 行政运行`, `[2101501]行政运行`. */
const CODE_AND_NAME = /^[[(【]?([235]\d{2}(?:\d{2}){0,2})[\])】]?[-、.:]?(?=[\p{Script=Han}“"《])(.+)$/u;
/** A bare number before a name is a code only where white space or brackets part them. */
const PARTED = /^\s*(?:[[(（【]\s*\d+\s*[\])）】]|\d+[\s\-、.:：])/u;
const BARE_CODE = /^[[(【]?(\d{1,9})[\])】]?$/u;

export interface CodeAndName {
  readonly code: string;
  readonly name: string;
}

/** Splits a code from the name that follows it in the same cell; undefined when there is none. */
export function splitCodeAndName(text: string): CodeAndName | undefined {
  const match = CODE_AND_NAME.exec(compact(text));
  if (match === null || !PARTED.test(text.normalize('NFKC'))) return undefined;
  return { code: match[1] ?? '', name: match[2] ?? '' };
}

/** The digits of a cell that holds nothing but a code; undefined otherwise. */
export function parseBareCode(text: string): string | undefined {
  return BARE_CODE.exec(fold(text))?.[1];
}
