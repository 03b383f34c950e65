import { unionBoxes, type Box, type Glyph } from '@mingzhang/schema';
import { isBlank } from './blank-text.ts';

/** Glyphs on one writing line without a wide gap between them. Points from the top left. */
export interface TextLine extends Box {
  readonly text: string;
  readonly baseline: number;
  readonly size: number;
  readonly bold: boolean;
}

/** A line that still knows its printed glyphs. */
export interface Word extends TextLine {
  readonly glyphs: readonly Glyph[];
}

/** Baselines of one line differ by less than this part of the letter height. */
const SAME_LINE_EM = 0.35;
/** A wider gap parts what merely stands beside each other (编制部门 … 单位：万元). */
const SPLIT_GAP_EM = 2;
/** A gap this wide between two letters is a printed space. */
const SPACE_GAP_EM = 0.3;

export interface LineGaps {
  /** A wider gap, in letters, parts two lines. */
  readonly splitGapEm?: number;
  /** The same beside a digit: within a number there is hardly any, and amounts stand close to what is next. */
  readonly digitGapEm?: number;
}

/** Groups upright glyphs into lines, from top to bottom, then from left to right. */
export function groupLines(glyphs: readonly Glyph[]): readonly TextLine[] {
  return splitLines(glyphs, {}).flatMap((run) => toLine(run) ?? []);
}

/** The same by other gaps, with the glyphs of each. */
export function groupWords(glyphs: readonly Glyph[], gaps: LineGaps): readonly Word[] {
  return splitLines(glyphs, gaps).flatMap((run) => {
    const line = toLine(run);
    return line === undefined ? [] : [{ ...line, glyphs: run.filter((glyph) => !isBlank(glyph.text)) }];
  });
}

/** A word in pieces, each of some of its glyphs; pieces of lines joined to one word need not stand at one height. */
export function partWord(word: Word, pieces: readonly (readonly Glyph[])[]): readonly Word[] {
  if (pieces.length === 1) return [word];
  return pieces.map((glyphs) => {
    const box = unionBoxes(glyphs) ?? word;
    const baseline = glyphs[0]?.baseline ?? word.baseline;
    return { ...word, ...box, baseline, glyphs, text: glyphs.map((glyph) => glyph.text).join('') };
  });
}

/** The text of upright glyphs, line after line, however far apart they stand in a line. */
export function joinLines(glyphs: readonly Glyph[]): string {
  return groupRows(glyphs).map(joinGlyphs).join('');
}

/** Upright glyphs of one writing line, from left to right; the lines from top to bottom. */
function groupRows(glyphs: readonly Glyph[]): readonly (readonly Glyph[])[] {
  const rows: Glyph[][] = [];
  const upright = glyphs.filter((glyph) => glyph.direction === 0);
  for (const glyph of upright.sort((left, right) => left.baseline - right.baseline || left.x0 - right.x0)) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    const near = last !== undefined && glyph.baseline - last.baseline <= SAME_LINE_EM * Math.min(last.size, glyph.size);
    if (row !== undefined && near) row.push(glyph);
    else rows.push([glyph]);
  }
  for (const row of rows) row.sort((left, right) => left.x0 - right.x0);
  return rows;
}

function splitLines(glyphs: readonly Glyph[], options: LineGaps): readonly (readonly Glyph[])[] {
  const splitGapEm = options.splitGapEm ?? SPLIT_GAP_EM;
  const gaps = { splitGapEm, digitGapEm: options.digitGapEm ?? splitGapEm };
  return groupRows(glyphs).flatMap((row) => splitAtGaps(row, gaps));
}

const DIGIT = /^[\d０-９.,．，%％()（）—–－无-]$/u;

function splitAtGaps(row: readonly Glyph[], gaps: Required<LineGaps>): readonly Glyph[][] {
  const runs: Glyph[][] = [];
  let run: Glyph[] = [];
  let end = Number.NEGATIVE_INFINITY;
  let last = '';
  for (const glyph of row) {
    const blank = isBlank(glyph.text);
    if (run.length > 0 && !blank && isApart(glyph, { end, last }, gaps)) {
      runs.push(run);
      run = [];
      end = Number.NEGATIVE_INFINITY;
    }
    run.push(glyph);
    if (blank) continue;
    end = Math.max(end, glyph.x1);
    last = glyph.text;
  }
  runs.push(run);
  return runs;
}

/** Whether a gap that parts lines stands between a glyph and what ends before it with the text `last`. */
function isApart(
  glyph: Glyph,
  before: { readonly end: number; readonly last: string },
  { digitGapEm, splitGapEm }: Required<LineGaps>,
): boolean {
  const gap = glyph.x0 - before.end;
  // Nearly every letter follows the one before closely: nothing else need be asked then.
  if (gap <= Math.min(digitGapEm, splitGapEm) * glyph.size) return false;
  const least = DIGIT.test(glyph.text) || DIGIT.test(before.last) ? digitGapEm : splitGapEm;
  // What follows a colon belongs to it, however far off it stands (部门：      江苏省…).
  return gap > least * glyph.size && !/[:：]$/u.test(before.last);
}

/** A run of glyphs as a line; undefined when nothing of it is printed. */
function toLine(run: readonly Glyph[]): TextLine | undefined {
  const printed = run.filter((glyph) => !isBlank(glyph.text));
  const box = unionBoxes(printed);
  const [first] = printed;
  if (box === undefined || first === undefined) return undefined;
  const bold = printed.filter((glyph) => glyph.bold).length * 2 > printed.length;
  return { ...box, text: joinGlyphs(run), baseline: first.baseline, size: medianSize(printed), bold };
}

function medianSize(glyphs: readonly Glyph[]): number {
  const [first] = glyphs;
  if (first !== undefined && glyphs.every((glyph) => glyph.size === first.size)) return first.size;
  const sizes = glyphs.map((glyph) => glyph.size).sort((left, right) => left - right);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}

/** The text of glyphs on one line, a space where one is printed or a gap stands for it. */
function joinGlyphs(glyphs: readonly Glyph[]): string {
  let text = '';
  let end: number | undefined;
  for (const glyph of glyphs) {
    const blank = isBlank(glyph.text);
    if (!blank && end !== undefined && glyph.x0 - end > SPACE_GAP_EM * glyph.size && !text.endsWith(' ')) text += ' ';
    text += blank ? (text.endsWith(' ') ? '' : ' ') : glyph.text;
    if (!blank) end = glyph.x1;
  }
  return text.trim();
}
