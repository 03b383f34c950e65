import { unionBoxes, type Glyph } from '@mingzhang/schema';
import { groupWords, type Word } from '../layout/text-lines.ts';
import { isPreambleLine, readPreambleLine } from '../table/preamble.ts';
import { classifyValue } from '../table/value-kind.ts';
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

/** One letter that is no code level; several of them, as far as they are joined. */
const LETTER = /^(?![类款项甲乙丙丁])\p{Script=Han}$/u;
const SPACED = /^(?:(?![类款项甲乙丙丁])\p{Script=Han}){1,8}$/u;
/** Letters of a label set wide are at most this far apart, in letters. */
const SPACED_GAP_EM = 9;

/** Words of one row of a table, in reading order; `baseline` is that of most of them. */
export interface WordRow {
  readonly words: readonly Word[];
  readonly baseline: number;
}

/** Words that a gap of a column parts, from top to bottom. */
export function readWords(glyphs: readonly Glyph[]): readonly Word[] {
  return groupWords(glyphs, { splitGapEm: COLUMN_GAP_EM, digitGapEm: DIGIT_GAP_EM });
}

/** Words on one baseline are a row; rows from top to bottom, words from left to right. */
export function toRows(words: readonly Word[]): WordRow[] {
  const rows: { words: Word[]; baseline: number }[] = [];
  for (const word of words.toSorted((left, right) => left.baseline - right.baseline)) {
    const last = rows.at(-1);
    if (last !== undefined && word.baseline - last.baseline <= SAME_ROW_EM * word.size) last.words.push(word);
    else rows.push({ words: [word], baseline: word.baseline });
  }
  return rows.map((row) => ({
    ...row,
    words: joinSpacedLetters(row.words.sort((left, right) => left.x0 - right.x0)),
  }));
}

/** Labels set wide (合, blanks, 计) are one word; the names of code levels beside each other are not. */
function joinSpacedLetters(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const letters = last !== undefined && SPACED.test(last.text) && LETTER.test(word.text);
    const gap = last === undefined ? 0 : word.x0 - last.x1;
    if (!letters || gap > SPACED_GAP_EM * word.size) joined.push(word);
    else {
      const box = unionBoxes([last, word]) ?? last;
      joined.splice(-1, 1, { ...last, ...box, text: last.text + word.text, glyphs: [...last.glyphs, ...word.glyphs] });
    }
  }
  return joined;
}

export const isAmount = (word: Word): boolean => {
  const kind = classifyValue(word.text);
  return kind === 'number' || kind === 'dash' || kind === 'none';
};

/** 栏次 1 2 3: numbers of columns, which stand in the middle of them. */
export const isIndexRow = (row: WordRow): boolean =>
  row.words.length > 1 &&
  row.words.every((word) => /^(?:栏次|行次|\*+|\d{1,2}|[甲乙丙丁A-Z])$/u.test(word.text.trim()));

/** A row of data: words apart from each other, at least one amount, nothing that only sentences have. */
export function isDataRow(row: WordRow): boolean {
  if (row.words.length < 2 || row.words.some((word) => NO_CELL.test(word.text))) return false;
  return row.words.slice(1).some(isAmount);
}

/** A sentence, a title or a unit line: nothing that stands inside a table. */
export function isRunningText(row: WordRow): boolean {
  const [word] = row.words;
  if (row.words.length !== 1 || word === undefined) return false;
  return word.text.length > MAX_LABEL || isPreambleLine(readPreambleLine(word.text)) || /[。；]$/u.test(word.text);
}

/** Rows between the rules that part them, where every row has its own; words of a row from top to bottom. */
export function cutAtRules(words: readonly Word[], borders: readonly number[]): WordRow[] {
  const rows = borders.slice(1).map((bottom, index) => {
    const top = borders[index] ?? 0;
    const inside = words.filter((word) => middleOf(word) > top && middleOf(word) <= bottom);
    return { words: inside, baseline: (top + bottom) / 2 };
  });
  // A rule that merged cells interrupt is none over the whole width: two rows of data stay two.
  return rows.flatMap((row) => {
    const visual = toRows(row.words);
    if (visual.length > 1 && visual.some(isDataRow)) return joinWrappedRows(visual, []);
    return row.words.length > 0 ? [row] : [];
  });
}

const middleOf = (word: Word): number => (word.y0 + word.y1) / 2;

/** One word right above a row, as near as the lines of one cell. */
export function isPieceOf(piece: WordRow | undefined, row: WordRow | undefined): boolean {
  const [word] = piece?.words ?? [];
  if (piece === undefined || row === undefined || word === undefined || piece.words.length > 1) return false;
  return row.baseline - piece.baseline <= WRAPPED_LINE_EM * word.size && !isRunningText(piece);
}

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
