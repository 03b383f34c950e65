import { readGlyphText, type GlyphText } from './glyph-text.ts';

/** What pdf.js says of one glyph of a string; widths in thousandths of the font size. */
export interface ShownGlyph {
  readonly originalCharCode: number;
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  /** Vertical writing: advance, and the place of the horizontal origin from the vertical one. */
  readonly vmetric?: readonly [number, number, number] | null;
}

/** What the walk needs to know of a font; the same on every page of the document. */
export interface PdfFont {
  readonly name: string;
  readonly bold: boolean;
  readonly vertical: boolean;
  /** Text space units per unit of glyph width, for a font of size 1. */
  readonly widthScale: number;
  /** Height of the em square for a font of size 1; other than 1 only in Type 3 fonts. */
  readonly emScale: number;
  readonly defaultVerticalMetrics: readonly [number, number, number] | undefined;
  /** The file names the font but does not hold it: its codes can mean anything. */
  readonly isBroken: boolean;
  readonly readGlyph: (glyph: ShownGlyph) => GlyphText;
}

/** A map from codes to text; the one that maps every code to itself has no `_map`. */
interface SentToUnicode {
  get(code: number): string | undefined;
}

/** The properties that pdf.js 5.6 sends of a font when asked for `fontExtraProperties`. */
export interface SentFont {
  readonly name?: string;
  readonly type?: string;
  readonly composite?: boolean;
  readonly vertical?: boolean;
  readonly isType3Font?: boolean;
  readonly missingFile?: boolean;
  readonly fontMatrix?: readonly number[];
  readonly bbox?: readonly number[];
  readonly defaultVMetrics?: readonly number[];
  /** Glyph names by code: those of the file, and those of the encoding below them. */
  readonly differences?: readonly (string | undefined)[];
  readonly defaultEncoding?: readonly string[];
  readonly toUnicode?: SentToUnicode;
}

/** The font as the walk needs it; undefined stands for one that could not be read at all. */
export function describeFont(loaded: SentFont | undefined): PdfFont {
  const sent = loaded ?? {};
  const name = sent.name ?? '';
  const [advance, x, y] = sent.defaultVMetrics ?? [];
  const texts = new Map<number, GlyphText>();
  return {
    name,
    // The name is all that is the same with and without the font program.
    bold: /bold|black|heavy|demi/i.test(name),
    vertical: sent.vertical === true,
    widthScale: sent.fontMatrix?.[0] ?? 0.001,
    emScale: sent.isType3Font === true ? measureType3Em(sent) : 1,
    defaultVerticalMetrics: advance === undefined || x === undefined || y === undefined ? undefined : [advance, x, y],
    isBroken: loaded === undefined || isStandIn(sent),
    readGlyph: (glyph) => {
      const code = glyph.originalCharCode;
      let text = texts.get(code);
      if (text === undefined) {
        text = readCode(sent, glyph);
        texts.set(code, text);
      }
      return text;
    },
  };
}

/**
 * What pdf.js uses for a font that is missing, or for a composite one without a descriptor, reads
 * single bytes as Latin letters and figures. Those would be invented.
 */
function isStandIn({ type, composite }: SentFont): boolean {
  return type === 'FallbackType' || (type?.startsWith('CIDFont') === true && composite !== true);
}

/** Type 3 fonts have any em they like; the box around all glyphs is as near as one gets. */
function measureType3Em(sent: SentFont): number {
  const scale = Math.abs(sent.fontMatrix?.[3] ?? 0.001);
  const [, y0 = 0, , y1 = 0] = sent.bbox ?? [];
  return y1 > y0 ? (y1 - y0) * scale : 1000 * scale;
}

/**
 * The text of a code. Where the file does not say, pdf.js takes the code itself or a space for an
 * answer, which would invent figures: here that is missing text.
 */
function readCode(sent: SentFont, glyph: ShownGlyph): GlyphText {
  const { toUnicode } = sent;
  const code = glyph.originalCharCode;
  if (code < 0) return readGlyphText('');
  if (toUnicode === undefined) return readGlyphText(glyph.unicode);
  if (sent.composite === true && !('_map' in toUnicode)) return readGlyphText('');
  const mapped = toUnicode.get(code);
  if (mapped !== undefined && mapped !== '') return markGuess(readGlyphText(mapped), isGuessed(sent, code));
  if (sent.composite === true) return readGlyphText('');
  if (code === 0x20) return readGlyphText(' ');
  const isPlain = code > 0x20 && code < 0x7f && sent.differences?.[code] === undefined;
  return isPlain ? markGuess(readGlyphText(String.fromCharCode(code)), true) : readGlyphText('');
}

function markGuess(text: GlyphText, isGuess: boolean): GlyphText {
  return isGuess && text.quality === 'good' ? { ...text, quality: 'guessed' } : text;
}

/**
 * Whether only an encoding that the file does not name speaks for this text: the font program that
 * was not read may have another one built in. `A` of StandardEncoding and `Œ` at 0xCE of
 * MacRomanEncoding are how pdf.js shows that it had to choose; TrueType programs change only the
 * upper half. Fonts that bring their own map of characters almost never come under this.
 */
function isGuessed(sent: SentFont, code: number): boolean {
  // These need no program: their encoding is part of the standard.
  if (/^(?:Helvetica|Courier|Times|Symbol|ZapfDingbats|Arial)/.test(sent.name ?? '')) return false;
  if (sent.composite === true || sent.isType3Font === true || sent.missingFile !== true) return false;
  if (sent.differences?.[code] !== undefined) return false;
  const encoding = sent.defaultEncoding ?? [];
  const isMacRoman = encoding[0xce] === 'OE';
  const isStandard = encoding[0xea] === 'OE';
  if (sent.type === 'TrueType') return code >= 0x80 && (isMacRoman || isStandard);
  return (isMacRoman || isStandard) && !looksGiven(sent);
}

/** A map made from an encoding covers the whole alphabet; one in the file covers what the file uses. */
function looksGiven(sent: SentFont): boolean {
  for (let code = 0x41; code <= 0x5a; code++) {
    if (sent.toUnicode?.get(code) === undefined && sent.differences?.[code] === undefined) return true;
  }
  return false;
}
