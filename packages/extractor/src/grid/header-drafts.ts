import { unionBoxes, type Box } from '@mingzhang/schema';
import type { Word } from '../layout/text-lines.ts';
import type { TableLine } from './line-network.ts';

/** One header text, however many lines it has. */
export interface HeaderDraft extends Box {
  readonly words: readonly Word[];
  readonly size: number;
}

/** Lines of one header text are at most this many letters apart; levels of a header are further. */
const WRAPPED_LINE_EM = 1.35;
/** Middles of header texts on one level differ by less than this, in letters. */
const SAME_LEVEL_EM = 0.6;
/** A text begins below the middle of another, that stands over it, by more than this, in letters. */
const BELOW_EM = 0.25;

/** Words right under each other, with no rule between, are lines of one text. */
export function joinHeaderLines(words: readonly Word[], rules: readonly TableLine[]): readonly HeaderDraft[] {
  const drafts: HeaderDraft[] = [];
  for (const word of words.toSorted((left, right) => left.baseline - right.baseline)) {
    const open = drafts.find((draft) => {
      const last = draft.words.at(-1);
      if (last === undefined || word.baseline - last.baseline > WRAPPED_LINE_EM * word.size) return false;
      if (word.baseline - last.baseline < word.size * 0.5 || word.x0 >= draft.x1 || word.x1 <= draft.x0) return false;
      return !rules.some(
        (rule) => rule.at > last.baseline && rule.at < word.baseline && rule.from < word.x1 && rule.to > word.x0,
      );
    });
    if (open === undefined) {
      const { x0, y0, x1, y1, size } = word;
      drafts.push({ x0, y0, x1, y1, size, words: [word] });
    } else {
      const box = unionBoxes([open, word]) ?? open;
      drafts.splice(drafts.indexOf(open), 1, { ...open, ...box, words: [...open.words, word] });
    }
  }
  return drafts;
}

export const centreX = (box: { readonly x0: number; readonly x1: number }): number => (box.x0 + box.x1) / 2;
export const centreY = (box: { readonly y0: number; readonly y1: number }): number => (box.y0 + box.y1) / 2;

export const isSameLevel = (one: HeaderDraft, other: HeaderDraft): boolean =>
  Math.abs(centreY(one) - centreY(other)) < SAME_LEVEL_EM * one.size;

/**
 * Whether a text of the lowest level stands under another: lower, and in a cell that begins below the middle
 * of the other. A cell reaches down to the end of the header and its text stands in the middle, so that its
 * middle tells where it begins: 合计 half-way down two levels begins beside 基本支出, not under it.
 */
export function standsUnder(lower: HeaderDraft, upper: HeaderDraft, bottom: number): boolean {
  if (centreY(lower) - centreY(upper) < SAME_LEVEL_EM * upper.size) return false;
  return 2 * centreY(lower) - bottom > centreY(upper) + BELOW_EM * upper.size;
}
