import type { ValueKind } from '@mingzhang/schema';
import { fold } from './printed-text.ts';

/** Sign, △ or brackets, digits with or without separators, a point, percent: nothing else. */
const NUMBER =
  /^(?:[-+△▲▽▼]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?|\((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?\)|[-+△▲]?\.\d+%?)$/u;
/** ① to ⓿, ❶ to ➓, ㈠ to ㈩: they number notes and say no amount. */
const ENCLOSED = /[\u2460-\u24ff\u2776-\u2793\u3220-\u3229]/u;
const DASH = /^[-*/\\]+$/u;
/** What a workbook prints where a number does not fit its column. */
const TOO_NARROW = /^#{2,}$/u;
const NONE = /^(?:无|没有|不涉及|不适用|N\/A|空)$/iu;

/** Signs behind a figure that refer a reader to a note; folding would make a digit of most of them. */
const NOTE_MARKS =
  /(?<=[\d０-９)）%％])(?:[\u00b9\u00b2\u00b3\u2070-\u2079\u2460-\u2487※]|[[〔（(]注?\d{1,2}[\]〕）)](?<=[\]〕]|注.*)|\*+$)+$/u;
/** What numbers are made of when nothing is marked. */
const IS_PLAIN = /^[\d,.%()-]*$/u;

/** A printed number without the marks of notes behind it; any other text as it is. */
export function dropNoteMarks(text: string): string {
  if (IS_PLAIN.test(text)) return text;
  const printed = text.trim();
  const bare = printed.replace(NOTE_MARKS, '').trim();
  // Nearly no text bears a mark: it need not be folded to tell.
  if (bare === printed) return text;
  return isFoldedNumber(fold(bare)) ? bare : text;
}

/** True when the whole text is one printed number. */
export function isNumberText(text: string): boolean {
  const bare = dropNoteMarks(text);
  return isFoldedNumber(fold(bare)) && !ENCLOSED.test(bare);
}

const isFoldedNumber = (folded: string): boolean => NUMBER.test(folded.replace(/，/gu, ','));

const AMOUNTS: ReadonlySet<ValueKind> = new Set<ValueKind>(['number', 'dash', 'none']);

/** True for a number, and for what is printed where there is no amount: a dash, 无. */
export function isAmountText(text: string): boolean {
  return AMOUNTS.has(classifyValue(text));
}

/** What a value's place holds, from its text alone. */
export function classifyValue(text: string): ValueKind {
  const bare = dropNoteMarks(text);
  const folded = fold(bare);
  if (folded === '') return 'blank';
  if (isFoldedNumber(folded)) return ENCLOSED.test(bare) ? 'text' : 'number';
  if (DASH.test(folded)) return 'dash';
  if (NONE.test(folded)) return 'none';
  if (TOO_NARROW.test(folded)) return 'unreadable';
  return 'text';
}
