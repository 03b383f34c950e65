import { normaliseHan } from './han-normalise.ts';

/**
 * `guessed`: usable, but the font program may say otherwise; `missing`: the file does not say which
 * character it is; `garbage`: what it says cannot be right.
 */
export type TextQuality = 'good' | 'guessed' | 'missing' | 'garbage';

export interface GlyphText {
  /** What the glyph stands for; U+FFFD where the file does not say; empty for what prints nothing. */
  readonly text: string;
  readonly quality: TextQuality;
}

/**
 * The text of one glyph from the Unicode that the file gives it: white space of every kind as one
 * space, compatibility forms of Han characters as the plain ones. Characters in the private use
 * area keep their code: a bullet of a symbol font has no other.
 */
export function readGlyphText(unicode: string): GlyphText {
  const first = unicode.codePointAt(0);
  if (first === undefined || first === 0) return { text: '\uFFFD', quality: 'missing' };
  if (/^[\s\u00A0\u2000-\u200A\u3000]+$/u.test(unicode)) return { text: ' ', quality: 'good' };
  // Joiners and marks of direction print nothing; a soft hyphen that has a glyph is a hyphen.
  if (/^[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]+$/u.test(unicode)) return { text: '', quality: 'good' };
  if (unicode === '\u00AD') return { text: '-', quality: 'good' };
  if (/[\uFFFD\uFFFE\uFFFF]/u.test(unicode)) return { text: '\uFFFD', quality: 'missing' };
  if (/\p{Cc}/u.test(unicode)) return { text: '\uFFFD', quality: 'garbage' };
  if (isPrivateUse(first)) return { text: unicode, quality: isSymbolFontCode(first) ? 'good' : 'missing' };
  return { text: normaliseHan(unicode), quality: isExpected(first) ? 'good' : 'garbage' };
}

function isPrivateUse(codePoint: number): boolean {
  return (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000;
}

/** Wingdings and Symbol stand at U+F020–F0FF; nothing better can be had for a bullet or a tick. */
function isSymbolFontCode(codePoint: number): boolean {
  return codePoint >= 0xf020 && codePoint <= 0xf0ff;
}

/**
 * Whether a character can stand in a Chinese disclosure at all. Glyph numbers that are mistaken for
 * Unicode land among accented letters and in scripts that such documents never use.
 */
function isExpected(codePoint: number): boolean {
  if (codePoint < 0x7f) return true;
  if (codePoint < 0x2010)
    return /[\u00A0-\u00BF×÷àáèéêìíòóùúüāēěīńňōūǎǐǒǔǖǘǚǜǹɑɡ\p{Script=Greek}\u0401\u0410-\u044F\u0451\u02C6-\u02DC]/u.test(
      String.fromCodePoint(codePoint),
    );
  if (codePoint <= 0x2bff) return true;
  if ((codePoint >= 0x2e80 && codePoint <= 0x33ff) || (codePoint >= 0x4e00 && codePoint <= 0x9fff)) return true;
  return (
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xfb00 && codePoint <= 0xfb06) ||
    (codePoint >= 0xfe10 && codePoint <= 0xfe6f) ||
    (codePoint >= 0xff00 && codePoint <= 0xffef) ||
    codePoint >= 0x1f000
  );
}
