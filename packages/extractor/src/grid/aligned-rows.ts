import { unionBoxes, type Glyph } from '@mingzhang/schema';
import { groupWords, type Word } from '../layout/text-lines.ts';
import { isPreambleLine, readPreambleLine } from '../table/preamble.ts';
import { classifyValue } from '../table/value-kind.ts';
import { isCentred } from './drawn-columns.ts';
import type { TableLine } from './line-network.ts';

/** Words this far apart, in letters, stand in different columns. */
const COLUMN_GAP_EM = 0.9;
/** Digits this far apart, in letters, belong to two numbers. */
const DIGIT_GAP_EM = 0.22;
/** Baselines of one row differ by less than this, in letters. */
const SAME_ROW_EM = 0.45;
/** Lines of one cell are at most this many letters apart; rows of a table are further. */
const WRAPPED_LINE_EM = 1.35;
/** A longer text alone on its line is a sentence. */
const MAX_LABEL = 30;
/** Leaders of a list of contents, and what only sentences have. */
const NO_CELL = /[.…·]{4,}|[。；，]/u;

/** One letter that is no code level and no 无; several of them, as far as they are joined. */
const LETTER = /^(?![类款项甲乙丙丁无])\p{Script=Han}$/u;
const SPACED = /^(?:(?![类款项甲乙丙丁无])\p{Script=Han}){1,8}$/u;
/** Set over the whole width of a column, or of two, however wide. */
const TOTAL = /^(?:合计|总计|小计)$/u;
/** Letters of a label set wide after several near each other are at most this far off, in letters. */
const SPACED_GAP_EM = 9;
/** Distances of letters set wide differ by at most this part of them. */
const EVEN_SHARE = 0.15;

/** Words of one row of a table, in reading order; `baseline` is that of most of them. */
export interface WordRow {
  readonly words: readonly Word[];
  readonly baseline: number;
}

/** Words that a gap of a column parts, from top to bottom. */
export function readWords(glyphs: readonly Glyph[]): readonly Word[] {
  return groupWords(glyphs, { splitGapEm: COLUMN_GAP_EM, digitGapEm: DIGIT_GAP_EM });
}

/**
 * Words on one baseline are a row; rows from top to bottom, words from left to right. `xs` are the borders of
 * columns, where they are known: letters in the middle of their own cells are no label set wide.
 */
export function toRows(words: readonly Word[], xs: readonly number[] = []): WordRow[] {
  const rows: { words: Word[]; baseline: number }[] = [];
  for (const word of words.toSorted((left, right) => left.baseline - right.baseline)) {
    const last = rows.at(-1);
    if (last !== undefined && word.baseline - last.baseline <= SAME_ROW_EM * word.size) last.words.push(word);
    else rows.push({ words: [word], baseline: word.baseline });
  }
  return rows.map((row) => ({
    ...row,
    words: joinSpacedLetters(
      row.words.sort((left, right) => left.x0 - right.x0),
      xs,
    ),
  }));
}

/** Labels set wide (合, blanks, 计) are one word; the names of code levels beside each other are not. */
function joinSpacedLetters(words: readonly Word[], xs: readonly number[]): Word[] {
  const joined: Word[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) continue;
    const run = [word];
    for (
      let next = words[index + 1];
      next !== undefined && goesOnSpaced(run, next, xs);
      next = words[index + run.length]
    )
      run.push(next);
    // Nearly every word stands for itself.
    if (run.length === 1) {
      joined.push(word);
      continue;
    }
    index += run.length - 1;
    const box = unionBoxes(run) ?? word;
    const glyphs = run.flatMap((piece) => piece.glyphs);
    joined.push({ ...word, ...box, text: run.map(({ text }) => text).join(''), glyphs });
  }
  return joined;
}

/** Letters of one label stand at even distances, however wide; several near each other can be part of one, too. */
function goesOnSpaced(run: readonly Word[], next: Word, xs: readonly number[]): boolean {
  const [before, last] = [run.at(-2), run.at(-1)];
  if (last === undefined || !SPACED.test(last.text) || !LETTER.test(next.text)) return false;
  const isParted = xs.some((x) => x > last.x1 && x < next.x0);
  if (isParted && (!LETTER.test(last.text) || isCentred(last, xs) || isCentred(next, xs))) return false;
  const gap = next.x0 - last.x1;
  if (before === undefined) return LETTER.test(last.text) || gap <= SPACED_GAP_EM * next.size;
  if (TOTAL.test(run.map(({ text }) => text).join(''))) return false;
  return Math.abs(gap - (last.x0 - before.x1)) <= Math.max(next.size, gap * EVEN_SHARE);
}

export const isAmount = (word: Word): boolean => {
  const kind = classifyValue(word.text);
  return kind === 'number' || kind === 'dash' || kind === 'none';
};

/** 栏次 1 2 3: numbers of columns, which stand in the middle of them. */
export const isIndexRow = (row: WordRow): boolean =>
  row.words.length > 1 &&
  row.words.every((word) => /^(?:栏次|行次|\*+|\d{1,2}|[甲乙丙丁A-Z类款项])$/u.test(word.text.trim()));

/** - 7 - at the foot of a page. */
const PAGE_NUMBER = /^[-–—]\s*\d{1,4}\s*[-–—]$/u;

/** Digits nearer to what stands beside them than this are no columns but letters of a spaced title, in letters. */
const SPACED_EM = 0.5;

/** A title set wide, 2 0 2 3 年 部 门: its digits stand as near to each other as its letters. */
const isSpacedText = (row: WordRow): boolean =>
  row.words.some((word, index) => {
    const before = row.words[index - 1];
    if (before === undefined || word.x0 - before.x1 > SPACED_EM * word.size) return false;
    return /^\d$/u.test(word.text) || /^\d$/u.test(before.text);
  });

/** A row of data: words apart from each other, at least one amount, nothing that only sentences have. */
export function isDataRow(row: WordRow): boolean {
  if (isSpacedText(row)) return false;
  if (row.words.length < 2 || row.words.some((word) => NO_CELL.test(word.text) && !isAmount(word))) return false;
  return row.words.slice(1).some(isAmount) && !PAGE_NUMBER.test(row.words.map((word) => word.text).join(''));
}

/** 2018年度 alone on its line: over the columns of a year, or under a title. */
export const isBareYear = ({ words }: WordRow): boolean =>
  words.length === 1 && /^(?:19|20)\d{2}年?(?:度)?$/u.test(words[0]?.text.trim() ?? '');

/** How a label begins whose row prints no amount: an ordinal or a code. */
const BODY_LABEL =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|[235]\d{2}(?:\d{2}){0,2}(?!\d|年))/u;

/** A row of labels without amounts, as in the longer side of a balance. */
export const isLabelRow = (row: WordRow): boolean =>
  !isRunningText(row) &&
  !row.words.some((word) => NO_CELL.test(word.text) && !isAmount(word)) &&
  row.words.some((word) => BODY_LABEL.test(word.text.trim()));

/** Whether a row is below the header: data, or labels without any. */
export const isBodyRow = (row: WordRow): boolean => isDataRow(row) || isLabelRow(row);

/** A sentence, a title or a unit line: nothing that stands inside a table. */
export function isRunningText(row: WordRow): boolean {
  const [word] = row.words;
  if (row.words.length !== 1 || word === undefined || isBareYear(row)) return false;
  return word.text.length > MAX_LABEL || isPreambleLine(readPreambleLine(word.text)) || /[。；]$/u.test(word.text);
}

/** Rows between the rules that part them, where every row has its own; words of a row from top to bottom. */
export function cutAtRules(words: readonly Word[], borders: readonly number[], xs: readonly number[] = []): WordRow[] {
  const rows = borders.slice(1).map((bottom, index) => {
    const top = borders[index] ?? 0;
    const inside = words.filter((word) => middleOf(word) > top && middleOf(word) <= bottom);
    return { words: inside, baseline: (top + bottom) / 2 };
  });
  // A rule that merged cells interrupt is none over the whole width: two rows of data stay two.
  return rows.flatMap((row) => {
    const visual = toRows(row.words, xs);
    if (visual.length > 1 && visual.some(isDataRow)) return joinWrappedRows(visual, []);
    return row.words.length > 0 ? [row] : [];
  });
}

const middleOf = (word: Word): number => (word.y0 + word.y1) / 2;

/** Beside amounts in the middle of a row the lines of one cell are this near, in letters, whatever stands beside them. */
const BESIDE_LINE_EM = 1;

/** One word right above a row, as near as the lines of one cell; or several, even nearer. */
export function isPieceOf(piece: WordRow | undefined, row: WordRow | undefined): boolean {
  const [word] = piece?.words ?? [];
  if (piece === undefined || row === undefined || word === undefined || isRunningText(piece)) return false;
  const near = piece.words.length > 1 ? BESIDE_LINE_EM : WRAPPED_LINE_EM;
  return row.baseline - piece.baseline <= near * word.size;
}

/** The same right below a row. */
export const isPieceBelow = (piece: WordRow, row: WordRow | undefined): boolean =>
  row !== undefined && isPieceOf({ ...piece, baseline: 2 * row.baseline - piece.baseline }, row);

/** Lines of a label that wraps go into the row whose amounts they stand beside. */
export function joinWrappedRows(rows: readonly WordRow[], rules: readonly TableLine[]): WordRow[] {
  const owner = rows.map((row, index) => (isDataRow(row) ? index : -1));
  const parted = (from: number, to: number): boolean =>
    rules.some((rule) => rule.at > Math.min(from, to) && rule.at < Math.max(from, to));
  // The nearest pieces first, so that a piece of three lines reaches its row over the second.
  for (let grown = true; grown;) {
    grown = false;
    for (const [index, row] of rows.entries()) {
      if (owner[index] !== -1) continue;
      const near = [index - 1, index + 1]
        .flatMap((at) => {
          const other = rows[at];
          if (other === undefined || owner[at] === -1 || parted(other.baseline, row.baseline)) return [];
          return [{ at, distance: Math.abs(other.baseline - row.baseline) }];
        })
        .sort((left, right) => left.distance - right.distance)[0];
      const size = row.words[0]?.size ?? 0;
      if (near === undefined || near.distance > WRAPPED_LINE_EM * size) continue;
      owner[index] = owner[near.at] ?? -1;
      grown = true;
    }
  }
  const joined = new Map<number, Word[]>();
  rows.forEach((row, index) => {
    const key = owner[index] === -1 ? index : (owner[index] ?? index);
    joined.set(key, [...(joined.get(key) ?? []), ...row.words]);
  });
  return [...joined]
    .map(([key, words]) => ({ words, baseline: rows[key]?.baseline ?? 0 }))
    .sort((left, right) => left.baseline - right.baseline);
}
