import type { DraftGlyph } from './glyph-walk.ts';

/** Writing this far (degrees) from both axes is a watermark or a seal: no text of a document runs askew. */
const askewDegrees = 15;
/** A few letters turned by more than this (degrees) are part of an arc; a whole page can be, by its scanner. */
const turnedDegrees = 2.5;
/** More turned letters than this share are the page itself. */
const turnedShare = 0.25;
/** Letters of one arc are at most this far apart, in ems. */
const arcGapEm = 3;

/**
 * Leaves out what is written askew: watermarks, and the words on the arc of a seal, of which the one at its
 * top stands upright between turned ones. Glyphs must come in the order of the file.
 */
export function dropAskewText(glyphs: readonly DraftGlyph[]): readonly DraftGlyph[] {
  let askew = 0;
  let turned = 0;
  for (const { slant } of glyphs) {
    if (slant > askewDegrees) askew++;
    else if (slant > turnedDegrees) turned++;
  }
  if (askew + turned === 0) return glyphs;
  const limit = turned > (glyphs.length - askew) * turnedShare ? askewDegrees : turnedDegrees;
  const isTurned = (glyph: DraftGlyph | undefined): glyph is DraftGlyph => glyph !== undefined && glyph.slant > limit;
  return glyphs.filter((glyph, index) => {
    if (isTurned(glyph)) return false;
    const [before, after] = [glyphs[index - 1], glyphs[index + 1]];
    return !(isTurned(before) && isTurned(after) && isNear(before, glyph) && isNear(glyph, after));
  });
}

function isNear(one: DraftGlyph, other: DraftGlyph): boolean {
  const reach = arcGapEm * one.size;
  return (
    Math.abs(one.x0 + one.x1 - other.x0 - other.x1) < 2 * reach &&
    Math.abs(one.y0 + one.y1 - other.y0 - other.y1) < 2 * reach
  );
}
