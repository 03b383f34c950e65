import { isBlank } from '../../layout/blank-text.ts';
import type { DraftGlyph } from './glyph-walk.ts';
import type { Rectangle } from './graphics-state.ts';

/** What follows a letter begins this near to its end, in letters. */
const NEXT_EM = 0.35;
const SAME_LINE_EM = 0.35;
/** Printers draw one text through several clips beside each other; a copy covers this part of itself, of its width. */
const COPY_SHARE = 0.5;
/** A clip larger than this part of the page holds more than a cell: lines outside of it are no lines of a cell. */
const CELL_SHARE = 1 / 12;

interface CutContext {
  /** Glyphs that their clip hides. */
  readonly outside: readonly DraftGlyph[];
  /** Square points. */
  readonly pageArea: number;
}

/**
 * Marks the text that the edge of its cell, its frame or the page cuts off (confidence 0): letters whose next one in
 * the line is hidden by the clip that they are drawn through, and all lines of a cell of which one is hidden.
 * What is left of such a text says nothing certain: 402066.27 may be the end of 45402066.27.
 */
export function markCutText(glyphs: readonly DraftGlyph[], context: CutContext): readonly DraftGlyph[] {
  const outside = context.outside.filter(({ text, hidden }) => !hidden && !isBlank(text));
  if (outside.length === 0 || glyphs.length === 0) return glyphs;
  const lines = groupByLine(glyphs);
  const byClip = new Map<string, DraftGlyph[]>();
  for (const glyph of glyphs) {
    const key = clipKey(glyph.clip);
    const list = byClip.get(key);
    if (list === undefined) byClip.set(key, [glyph]);
    else list.push(glyph);
  }
  for (const lost of outside) {
    const through = byClip.get(clipKey(lost.clip));
    if (through === undefined) continue;
    const beside = linesNear(lost, lines).filter((glyph) => isSameLine(glyph, lost));
    if (beside.some((glyph) => isCopy(glyph, lost))) continue;
    const isCell = areaOf(lost.clip) < context.pageArea * CELL_SHARE;
    const cut = beside.filter((glyph) => isNext(glyph, lost) && isSameClip(glyph.clip, lost.clip));
    for (const glyph of isCell && standsOver(lost) ? through : cut) glyph.confidence = 0;
  }
  return glyphs;
}

const clipKey = ({ x0, y0, x1, y1 }: Rectangle): string => [x0, y0, x1, y1].map((value) => Math.round(value)).join(' ');

const isSameClip = (one: Rectangle, other: Rectangle): boolean => clipKey(one) === clipKey(other);

const areaOf = ({ x0, y0, x1, y1 }: Rectangle): number => Math.max(0, x1 - x0) * Math.max(0, y1 - y0);

/** Above or below what its clip shows, not beside it. */
const standsOver = ({ x0, x1, y0, y1, clip }: DraftGlyph): boolean => {
  const middle = (y0 + y1) / 2;
  return (x0 + x1) / 2 > clip.x0 && (x0 + x1) / 2 < clip.x1 && (middle < clip.y0 || middle > clip.y1);
};

function groupByLine(glyphs: readonly DraftGlyph[]): ReadonlyMap<number, readonly DraftGlyph[]> {
  const lines = new Map<number, DraftGlyph[]>();
  for (const glyph of glyphs) {
    const key = Math.round(glyph.baseline);
    const line = lines.get(key);
    if (line === undefined) lines.set(key, [glyph]);
    else line.push(glyph);
  }
  return lines;
}

function linesNear(glyph: DraftGlyph, lines: ReadonlyMap<number, readonly DraftGlyph[]>): readonly DraftGlyph[] {
  const key = Math.round(glyph.baseline);
  return [key - 1, key, key + 1].flatMap((at) => lines.get(at) ?? []);
}

const isSameLine = (glyph: DraftGlyph, lost: DraftGlyph): boolean =>
  glyph.direction === lost.direction && Math.abs(glyph.baseline - lost.baseline) < SAME_LINE_EM * lost.size;

const isCopy = (glyph: DraftGlyph, lost: DraftGlyph): boolean =>
  glyph.text === lost.text &&
  Math.min(glyph.x1, lost.x1) - Math.max(glyph.x0, lost.x0) > COPY_SHARE * (glyph.x1 - glyph.x0);

/** Whether a letter that is seen stands right before or after one that is not. */
function isNext(glyph: DraftGlyph, lost: DraftGlyph): boolean {
  if (isBlank(glyph.text) || glyph.direction === 90 || glyph.direction === 270) return false;
  return Math.max(lost.x0 - glyph.x1, glyph.x0 - lost.x1) < NEXT_EM * lost.size;
}
