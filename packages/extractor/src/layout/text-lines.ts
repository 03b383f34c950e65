import { unionBoxes, type Box, type Glyph } from '@mingzhang/schema';

/** Glyphs on one writing line without a wide gap between them. Points from the top left. */
export interface TextLine extends Box {
  readonly text: string;
  readonly baseline: number;
  readonly size: number;
  readonly bold: boolean;
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
export function groupLines(glyphs: readonly Glyph[], options: LineGaps = {}): readonly TextLine[] {
  const splitGapEm = options.splitGapEm ?? SPLIT_GAP_EM;
  const gaps = { splitGapEm, digitGapEm: options.digitGapEm ?? splitGapEm };
  const upright = glyphs.filter((glyph) => glyph.direction === 0);
  const rows: Glyph[][] = [];
  for (const glyph of upright.toSorted((left, right) => left.baseline - right.baseline || left.x0 - right.x0)) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    const near = last !== undefined && glyph.baseline - last.baseline <= SAME_LINE_EM * Math.min(last.size, glyph.size);
    if (row !== undefined && near) row.push(glyph);
    else rows.push([glyph]);
  }
  return rows.flatMap((row) =>
    splitAtGaps(
      row.sort((left, right) => left.x0 - right.x0),
      gaps,
    ),
  );
}

const DIGIT = /^[\d.,%()（）—–－-]$/u;

function splitAtGaps(row: readonly Glyph[], gaps: Required<LineGaps>): TextLine[] {
  const lines: TextLine[] = [];
  let run: Glyph[] = [];
  let end = Number.NEGATIVE_INFINITY;
  let last = '';
  for (const glyph of row) {
    // What follows a colon belongs to it, however far off it stands (部门：      江苏省…).
    const gap = DIGIT.test(glyph.text) || DIGIT.test(last) ? gaps.digitGapEm : gaps.splitGapEm;
    const apart = glyph.x0 - end > gap * glyph.size && !/[:：]$/u.test(last);
    if (run.length > 0 && apart && glyph.text.trim() !== '') {
      pushLine(run, lines);
      run = [];
      end = Number.NEGATIVE_INFINITY;
    }
    run.push(glyph);
    if (glyph.text.trim() === '') continue;
    end = Math.max(end, glyph.x1);
    last = glyph.text;
  }
  pushLine(run, lines);
  return lines;
}

function pushLine(run: readonly Glyph[], lines: TextLine[]): void {
  const printed = run.filter((glyph) => glyph.text.trim() !== '');
  const box = unionBoxes(printed);
  const [first] = printed;
  if (box === undefined || first === undefined) return;
  const bold = printed.filter((glyph) => glyph.bold).length * 2 > printed.length;
  const size = medianSize(printed);
  lines.push({ ...box, text: joinGlyphs(run), baseline: first.baseline, size, bold, glyphs: printed });
}

function medianSize(glyphs: readonly Glyph[]): number {
  const sizes = glyphs.map((glyph) => glyph.size).sort((left, right) => left - right);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}

/** The text of glyphs on one line, a space where one is printed or a gap stands for it. */
export function joinGlyphs(glyphs: readonly Glyph[]): string {
  let text = '';
  let end: number | undefined;
  for (const glyph of glyphs) {
    const blank = glyph.text.trim() === '';
    if (!blank && end !== undefined && glyph.x0 - end > SPACE_GAP_EM * glyph.size && !text.endsWith(' ')) text += ' ';
    text += blank ? (text.endsWith(' ') ? '' : ' ') : glyph.text;
    if (!blank) end = glyph.x1;
  }
  return text.trim();
}
