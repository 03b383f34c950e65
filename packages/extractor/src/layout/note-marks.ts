import type { Glyph } from '@mingzhang/schema';
import { isBlank } from './blank-text.ts';

/** A raised mark is at most this large beside the letter before it. */
const MARK_SIZE = 0.78;
/** It is raised above the writing line by at least this part of that letter's size. */
const RAISED = 0.15;
/** It stands this near to it, in letters. */
const NEAR_EM = 0.4;
const MARK = /^[\d①-⒇[\]()（）〔〕［］注*※a-e]$/u;
const NUMBER_END = /^[\d０-９)）%％]$/u;

/**
 * Settles raised marks of notes: one behind a number is left out, for it is no digit of it; one behind words comes
 * down to their line. Other glyphs are as they were.
 */
export function settleNoteMarks(glyphs: readonly Glyph[]): readonly Glyph[] {
  const usual = usualSize(glyphs);
  const small = glyphs.filter((glyph) => glyph.size < usual * MARK_SIZE && MARK.test(glyph.text));
  if (small.length === 0) return glyphs;
  const settled = new Map<Glyph, Glyph | undefined>();
  for (const mark of small.toSorted((left, right) => left.x0 - right.x0)) {
    const owner = glyphs.find((glyph) => isOwner(glyph, mark));
    if (owner !== undefined) {
      settled.set(mark, NUMBER_END.test(owner.text) ? undefined : { ...mark, baseline: owner.baseline });
      continue;
    }
    // Several marks stand behind each other: ①②, [1].
    const before = [...settled].find(([other]) => standsBefore(other, mark));
    if (before === undefined) continue;
    settled.set(mark, before[1] === undefined ? undefined : { ...mark, baseline: before[1].baseline });
  }
  if (settled.size === 0) return glyphs;
  return glyphs.flatMap((glyph) => (settled.has(glyph) ? (settled.get(glyph) ?? []) : glyph));
}

/** The size of most letters of a page. */
function usualSize(glyphs: readonly Glyph[]): number {
  const counts = new Map<number, number>();
  for (const { size } of glyphs) counts.set(size, (counts.get(size) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0] ?? 0;
}

function isOwner(glyph: Glyph, mark: Glyph): boolean {
  if (mark.size > glyph.size * MARK_SIZE || isBlank(glyph.text)) return false;
  if (glyph.direction !== 0 || mark.direction !== 0) return false;
  const raised = glyph.baseline - mark.baseline;
  const gap = mark.x0 - glyph.x1;
  return raised >= RAISED * glyph.size && raised < glyph.size && Math.abs(gap) < NEAR_EM * glyph.size;
}

const standsBefore = (other: Glyph, mark: Glyph): boolean =>
  Math.abs(other.baseline - mark.baseline) < 0.5 && Math.abs(mark.x0 - other.x1) < NEAR_EM * mark.size;
