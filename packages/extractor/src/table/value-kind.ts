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

/** True when the whole text is one printed number. */
export function isNumberText(text: string): boolean {
  return isFoldedNumber(fold(text)) && !ENCLOSED.test(text);
}

const isFoldedNumber = (folded: string): boolean => NUMBER.test(folded.replace(/，/gu, ','));

/** What a value's place holds, from its text alone. */
export function classifyValue(text: string): ValueKind {
  const folded = fold(text);
  if (folded === '') return 'blank';
  if (isFoldedNumber(folded)) return ENCLOSED.test(text) ? 'text' : 'number';
  if (DASH.test(folded)) return 'dash';
  if (NONE.test(folded)) return 'none';
  if (TOO_NARROW.test(folded)) return 'unreadable';
  return 'text';
}
