import type { Glyph } from '@mingzhang/schema';
import { groupLines, type TextLine } from '../layout/text-lines.ts';
import { isPreambleLine, readPreambleLine } from '../table/preamble.ts';
import { classifyValue } from '../table/value-kind.ts';
import type { TableLine } from './line-network.ts';

/** Words this far apart, in letters, stand in different columns. */
const COLUMN_GAP_EM = 0.9;

/** Digits this far apart, in letters, belong to two numbers. */
const DIGIT_GAP_EM = 0.4;

/** Fewer rows with amounts make no table. */
const MIN_DATA_ROWS = 3;

/** Rows further apart than this many usual distances belong to different tables. */
const MAX_ROW_DISTANCE = 3.2;

/** A line of a label that wraps stands nearer to its row than this part of the usual distance. */
const WRAP_DISTANCE = 0.72;

const SAME_ROW_EM = 0.45;

/** A longer text alone on its line is a sentence. */
const MAX_LABEL = 30;

/** Leaders of a list of contents, and what only sentences have. */
const NO_CELL = /[.…·]{4,}|[。；，]/u;

/** Words of one row; `baseline` is that of most of them. */
export interface VisualRow {
  readonly words: readonly TextLine[];
  readonly baseline: number;
}

/** Words of each row from left to right, rows from top to bottom. */
export function toRows(glyphs: readonly Glyph[]): VisualRow[] {
  const words = groupLines(glyphs, { splitGapEm: COLUMN_GAP_EM, digitGapEm: DIGIT_GAP_EM });
  const rows: { words: TextLine[]; baseline: number }[] = [];
  for (const word of words.toSorted((left, right) => left.baseline - right.baseline)) {
    const last = rows.at(-1);
    if (last !== undefined && word.baseline - last.baseline <= SAME_ROW_EM * word.size) last.words.push(word);
    else rows.push({ words: [word], baseline: word.baseline });
  }
  for (const row of rows) row.words.sort((left, right) => left.x0 - right.x0);
  return rows;
}

const isAmount = (word: TextLine): boolean => {
  const kind = classifyValue(word.text);
  return kind === 'number' || kind === 'dash';
};

/** A row of data: words apart from each other, at least one amount, no leader of a list of contents. */
export function isDataRow(row: VisualRow): boolean {
  if (row.words.length < 2 || row.words.some((word) => NO_CELL.test(word.text))) return false;
  return row.words.slice(1).some(isAmount);
}

/**
 * Runs of rows that look like a table: between two rules of one width, or data rows at usual distances
 * with the header rows above them.
 */
export function findBlocks(rows: readonly VisualRow[], rules: readonly TableLine[], width: number): VisualRow[][] {
  const framed = findFrames(rows, rules, width).map((frame) =>
    rows.filter((row) => row.baseline > frame.top && row.baseline < frame.bottom),
  );
  const inFrames = new Set(framed.flat());
  const open = findOpenBlocks(rows.filter((row) => !inFrames.has(row)));
  return [
    ...framed.filter((block) => block.some(isDataRow)),
    ...open.filter((block) => block.filter(isDataRow).length >= MIN_DATA_ROWS),
  ];
}

interface Frame {
  readonly top: number;
  readonly bottom: number;
}

/** 三线表: at least three rules that begin and end together, with rows but no running text between them. */
function findFrames(rows: readonly VisualRow[], rules: readonly TableLine[], width: number): readonly Frame[] {
  const wide = rules.filter((rule) => rule.to - rule.from > width * 0.3).toSorted((left, right) => left.at - right.at);
  const frames: { top: number; bottom: number; rules: number; from: number; to: number }[] = [];
  for (const rule of wide) {
    const open = frames.findLast((frame) => Math.abs(frame.from - rule.from) < 6 && Math.abs(frame.to - rule.to) < 6);
    const between = rows.filter((row) => open !== undefined && row.baseline > open.bottom && row.baseline < rule.at);
    if (open === undefined || between.length === 0 || between.some(isRunningText))
      frames.push({ top: rule.at, bottom: rule.at, rules: 1, from: rule.from, to: rule.to });
    else {
      open.bottom = rule.at;
      open.rules++;
    }
  }
  // Two rules alone frame a table only where amounts stand beside each other.
  const hasAmounts = (frame: Frame): boolean =>
    rows.some(
      (row) => row.baseline > frame.top && row.baseline < frame.bottom && row.words.filter(isAmount).length >= 2,
    );
  return frames.filter((frame) => frame.rules >= 3 || (frame.rules === 2 && hasAmounts(frame)));
}

/** A sentence, a title or a unit line: nothing that stands inside a table. */
function isRunningText(row: VisualRow): boolean {
  const [word] = row.words;
  if (row.words.length !== 1 || word === undefined) return false;
  return word.text.length > MAX_LABEL || isPreambleLine(readPreambleLine(word.text)) || /[。；]$/u.test(word.text);
}

function findOpenBlocks(rows: readonly VisualRow[]): VisualRow[][] {
  const data = rows.flatMap((row, index) => (isDataRow(row) ? [index] : []));
  const pitch = usualDistance(data.map((index) => rows[index]?.baseline ?? 0));
  const blocks: VisualRow[][] = [];
  let first: number | undefined;
  let last: number | undefined;
  const flush = (): void => {
    if (first !== undefined && last !== undefined) blocks.push(withHeader(rows, first, last, pitch));
  };
  for (const index of data) {
    const gap = last === undefined ? 0 : (rows[index]?.baseline ?? 0) - (rows[last]?.baseline ?? 0);
    if (first === undefined || gap > pitch * MAX_ROW_DISTANCE) {
      flush();
      first = index;
    }
    last = index;
  }
  flush();
  return blocks;
}

function withHeader(rows: readonly VisualRow[], first: number, last: number, pitch: number): VisualRow[] {
  let start = first;
  while (start > 0) {
    const row = rows[start - 1];
    const below = rows[start];
    if (row === undefined || below === undefined || row.words.length < 2) break;
    if (
      isRunningText(row) ||
      below.baseline - row.baseline > pitch * 2 ||
      row.words.some((word) => /[:：。；]/u.test(word.text))
    )
      break;
    start--;
  }
  return rows.slice(start, last + 1);
}

function usualDistance(baselines: readonly number[]): number {
  const gaps = baselines
    .slice(1)
    .map((baseline, index) => baseline - (baselines[index] ?? 0))
    .sort((left, right) => left - right);
  return gaps[Math.floor(gaps.length / 2)] ?? 20;
}

/** Lines of a label that wraps go into the row whose amounts they stand beside. */
export function joinWrappedRows(body: readonly VisualRow[], rules: readonly TableLine[]): VisualRow[] {
  const pitch = usualDistance(body.filter(isDataRow).map((row) => row.baseline));
  const parted = (upper: VisualRow, lower: VisualRow): boolean =>
    rules.some((rule) => rule.at > upper.baseline && rule.at < lower.baseline);
  const joined: VisualRow[] = [];
  const pending: VisualRow[] = [];
  for (const row of body) {
    const last = joined.at(-1);
    if (isDataRow(row)) {
      const near = pending.filter(
        (piece) => row.baseline - piece.baseline < pitch * WRAP_DISTANCE && !parted(piece, row),
      );
      joined.push(...pending.filter((piece) => !near.includes(piece)));
      joined.push({ words: [...near.flatMap((piece) => piece.words), ...row.words], baseline: row.baseline });
      pending.length = 0;
    } else if (
      last !== undefined &&
      isDataRow(last) &&
      row.baseline - last.baseline < pitch * WRAP_DISTANCE &&
      pending.length === 0 &&
      !parted(last, row)
    ) {
      joined[joined.length - 1] = { ...last, words: [...last.words, ...row.words] };
    } else pending.push(row);
  }
  return [...joined, ...pending];
}
