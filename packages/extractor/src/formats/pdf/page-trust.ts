import type { Box, TextTrust } from '@mingzhang/schema';
import { isCommonHan, isHan } from './common-han.ts';
import type { DraftGlyph } from './glyph-walk.ts';

/** More unreadable glyphs than this share of a page and its text cannot be used. */
const unreadableLimit = 0.05;
/** A picture that covers this share of the page is the page: a scan. */
const scanShare = 0.5;

/** A page with more painted paths may hold letters drawn as outlines. */
const blankMarks = 20;
/** So few glyphs are a page number or a running head; with so many painted paths beside them the page itself is drawn as outlines. */
const fewGlyphs = 40;
const outlineMarks = 300;
/** Where a font's map is shifted, one of four characters is common by chance; so many characters tell. */
const leastCommonHan = 0.6;
const tellingHan = 30;

/** Printing glyphs of a page by what is known of their text; all glyphs by whether it was guessed. */
export interface TextTally {
  readonly printing: number;
  readonly missing: number;
  readonly garbage: number;
  readonly guessed: number;
  /** Chinese characters, and those of them that are in common use. */
  readonly han: number;
  readonly commonHan: number;
}

export function tallyText(glyphs: readonly DraftGlyph[]): TextTally {
  let printing = 0;
  let missing = 0;
  let garbage = 0;
  let guessed = 0;
  let han = 0;
  let commonHan = 0;
  for (const glyph of glyphs) {
    if (glyph.quality === 'guessed') guessed++;
    if (glyph.text === ' ') continue;
    printing++;
    if (glyph.quality === 'missing') missing++;
    else if (glyph.quality === 'garbage') garbage++;
    if (isHan(glyph.text)) {
      han++;
      if (isCommonHan(glyph.text)) commonHan++;
    }
  }
  return { printing, missing, garbage, guessed, han, commonHan };
}

/** What a page shows besides text. */
export interface PageDrawing {
  readonly pictures: readonly Box[];
  /** Painted paths that are no rulings. */
  readonly marks: number;
}

/** A page without text is blank only if it shows nothing that could be text: no picture, no outlines. */
export function judgeTrust(tally: TextTally, drawing: PageDrawing): TextTrust {
  const { printing, missing, garbage, han, commonHan } = tally;
  if (printing === 0) return drawing.pictures.length === 0 && drawing.marks <= blankMarks ? 'blank' : 'no_text';
  if (missing > printing * unreadableLimit) return 'no_unicode';
  if (missing + garbage > printing * unreadableLimit) return 'garbage';
  if (han >= tellingHan && commonHan < han * leastCommonHan) return 'garbage';
  if (printing < fewGlyphs && drawing.marks > outlineMarks) return 'no_text';
  return 'trusted';
}

/**
 * Whether the hidden glyphs are what another program once recognised in a scan: most of the text
 * is hidden, and a picture covers the page.
 */
export function isRecognitionLayer(
  counts: { readonly visible: number; readonly hidden: number },
  page: { readonly width: number; readonly height: number; readonly pictures: readonly Box[] },
): boolean {
  if (counts.hidden === 0 || counts.visible * 3 > counts.hidden) return false;
  let covered = 0;
  for (const picture of page.pictures) covered += (picture.x1 - picture.x0) * (picture.y1 - picture.y0);
  return covered >= page.width * page.height * scanShare;
}
