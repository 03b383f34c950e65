import { findInkParts, type InkPart } from './ink-parts.ts';
import type { InkRaster, PixelBox } from './raster.ts';
import type { ReadCharacter } from './text-recogniser.ts';

/** A 一 in heights of its line: low, about as wide as a character, near the middle. Hyphens are shorter, long dashes longer. */
const STROKE = { height: 0.22, minWidth: 0.6, maxWidth: 1.08, top: 0.25, bottom: 0.75 } as const;
/** In pixels: in small print a stroke is no lower. */
const LOWEST = 3;
/** A character belongs to a stroke when the network puts it at most this far from its ends, in heights of the line. */
const REACH = 0.35;
/** What a 一 is taken for. */
const DASH = /^[-–—―_~～]$/u;
const HAN = /\p{Script=Han}/u;
/** Stands in the corner of its square, so that its middle may seem to be in the next one. */
const PUNCTUATION = /^[、，。；：,.;:·]$/u;
/** A stroke that the ink shows and the network overlooked is as sure as this. */
const SEEN_STROKE = 0.6;

/**
 * Puts 一 back where the ink shows one beside Chinese characters and the network read nothing, or a dash: it is
 * the one character that a thin, grey print hides from it.
 */
export function restoreFlatStrokes(
  read: readonly ReadCharacter[],
  { line, originX, ink }: { readonly line: PixelBox; readonly originX: number; readonly ink: InkRaster },
): readonly ReadCharacter[] {
  if (!read.some(({ text }) => HAN.test(text))) return read;
  const reach = REACH * (line.y1 - line.y0);
  const strokes = findInkParts(ink, line).filter((part) => isFlat(part, line));
  return strokes.reduce((characters: readonly ReadCharacter[], stroke) => {
    const at = (stroke.x0 + stroke.x1) / 2 - originX;
    const isOwn = (character: ReadCharacter): boolean =>
      !PUNCTUATION.test(character.text) &&
      character.at + originX >= stroke.x0 - reach &&
      character.at + originX <= stroke.x1 + reach;
    const before = characters.filter((character) => character.at <= at && !isOwn(character));
    const after = characters.filter((character) => character.at > at && !isOwn(character));
    const own = characters.filter(isOwn);
    const isHan = (character: ReadCharacter | undefined): boolean =>
      character !== undefined && HAN.test(character.text);
    // 一、一般公共服务: behind a 一 at the beginning there may be punctuation.
    const isBesideHan = isHan(before.at(-1)) || isHan(after[0]) || (before.length === 0 && isHan(after[1]));
    const isInNumber = [before.at(-1), after[0]].some((character) => /^\d$/u.test(character?.text ?? ''));
    if (!isBesideHan || isInNumber || !own.every(({ text }) => DASH.test(text))) return characters;
    return [...before, { text: '一', confidence: SEEN_STROKE, at }, ...after];
  }, read);
}

/** Whether a part of a line is one low, wide stroke near its middle. */
function isFlat({ x0, x1, top, bottom }: InkPart, line: PixelBox): boolean {
  const height = line.y1 - line.y0;
  const [wide, high] = [x1 - x0, bottom - top];
  return (
    high <= Math.max(LOWEST, STROKE.height * height) &&
    wide >= STROKE.minWidth * height &&
    wide <= STROKE.maxWidth * height &&
    top - line.y0 >= STROKE.top * height &&
    bottom - line.y0 <= STROKE.bottom * height
  );
}
