import type { Word } from '../layout/text-lines.ts';
import { isPreambleLine, readPreambleLine } from '../table/preamble.ts';
import {
  isAmount,
  isBareYear,
  isBodyRow,
  isDataRow,
  isIndexRow,
  isLabelRow,
  isPieceBelow,
  isRunningText,
  toRows,
  type WordRow,
} from './aligned-rows.ts';
import type { TableLine } from './line-network.ts';

/** Words that look like one table, with the rules that frame or part them. */
export interface Block {
  readonly words: readonly Word[];
  /** y of the rules over the whole width, from top to bottom; empty without any. Points. */
  readonly borders: readonly number[];
  /** Shorter rules inside: they close merged headers. */
  readonly partial: readonly TableLine[];
  /** x of the ends of its rules; undefined without any. Points. */
  readonly edges: readonly [number, number] | undefined;
  /** x of the borders of its columns, one more than there are, where lines drawn cell by cell show them. Points. */
  readonly xs?: readonly number[];
  /** Too little to be a table by itself: only the end of one that began on the page before. */
  readonly isRemainder: boolean;
}

/** Fewer rows with amounts make no table where nothing is drawn. */
const MIN_DATA_ROWS = 3;
/** Rows further apart than this many usual distances belong to different tables. */
const MAX_ROW_DISTANCE = 3.2;
/** Rows of labels are at most this many usual distances apart. */
const LABEL_DISTANCE = 1.5;
/** Sizes of one table differ by less, in points. */
const SAME_SIZE_PT = 1;
/** A header further below the last row than this many usual distances is that of another table. */
const ANEW_DISTANCE = 1.3;
/** Rows of a header are at most this many letters apart. */
const HEADER_DISTANCE_EM = 3.4;
/** Or this many usual distances of rows. */
const HEADER_DISTANCE = 1.7;
/** Rules of one table begin and end this near to each other, in points. */
const SAME_END_PT = 6;
/** A rule over less of the page is no border of a table. */
const MIN_WIDTH_SHARE = 0.3;
/** What units, agencies and sentences have, but no header: only 其中：特定目标类 names a part. */
const NO_HEADER = /(?<!其中)[:：]|[。；]/u;

interface Frame {
  readonly borders: number[];
  readonly from: number;
  readonly to: number;
}

/** Runs of words that look like a table: between rules of one width, or data rows at usual distances. */
export function findBlocks(words: readonly Word[], rules: readonly TableLine[], width: number): readonly Block[] {
  const rows = toRows(words);
  const blocks: Block[] = [];
  const taken = new Set<WordRow>();
  for (const frame of findFrames(rows, rules, width)) {
    const inside = extendFrame(
      frame,
      rows.filter((row) => !taken.has(row)),
    );
    if (!inside.some(isDataRow) || !hasLabels(inside)) continue;
    for (const row of inside) taken.add(row);
    const [top, bottom] = [frame.borders[0] ?? 0, frame.borders.at(-1) ?? 0];
    const partial = rules.filter(
      (rule) => rule.at > top && rule.at < bottom && rule.to - rule.from < frame.to - frame.from - SAME_END_PT,
    );
    blocks.push({
      words: inside.flatMap((row) => row.words),
      borders: frame.borders,
      partial,
      edges: [frame.from, frame.to],
      isRemainder: false,
    });
  }
  const free = rows.filter((row) => !taken.has(row));
  for (const open of findOpenBlocks(free)) {
    const isTable = open.filter(isDataRow).length >= MIN_DATA_ROWS || isAnnounced(open, free);
    if (!isTable && !isAtTop(open, rows)) continue;
    if (hasLabels(open)) blocks.push({ ...findOpenRules(open, rules), isRemainder: !isTable });
  }
  return blocks;
}

/** Numbers without any word beside or above them are those of a chart. */
function hasLabels(rows: readonly WordRow[]): boolean {
  const texts = rows.flatMap((row) => row.words).filter((word) => !isAmount(word)).length;
  return texts * 2 >= rows.filter(isDataRow).length;
}

/** Whether nothing but a running header stands above. */
const isAtTop = ([first]: readonly WordRow[], rows: readonly WordRow[]): boolean =>
  first !== undefined && rows.indexOf(first) <= 1;

/** The rules that lie between the rows of an open block, and right above and below it. */
function findOpenRules(open: readonly WordRow[], rules: readonly TableLine[]): Omit<Block, 'isRemainder'> {
  const words = open.flatMap((row) => row.words);
  const size = words[0]?.size ?? 0;
  const [x0, x1] = [Math.min(...words.map((word) => word.x0)), Math.max(...words.map((word) => word.x1))];
  const [y0, y1] = [Math.min(...words.map((word) => word.y0)), Math.max(...words.map((word) => word.y1))];
  const near = rules.filter(
    (rule) => rule.at > y0 - 2 * size && rule.at < y1 + 2 * size && rule.from < x1 && rule.to > x0,
  );
  const isWide = (rule: TableLine): boolean => rule.from <= x0 + SAME_END_PT && rule.to >= x1 - SAME_END_PT;
  const [wide] = near.filter(isWide);
  return {
    words,
    borders: [],
    partial: near.filter((rule) => !isWide(rule)),
    edges: wide === undefined ? undefined : [wide.from, wide.to],
  };
}

/** At least three rules that begin and end together, with rows but no running text between them. */
function findFrames(rows: readonly WordRow[], rules: readonly TableLine[], width: number): readonly Frame[] {
  const wide = rules.filter((rule) => rule.to - rule.from > width * MIN_WIDTH_SHARE);
  const frames: Frame[] = [];
  for (const rule of wide.toSorted((left, right) => left.at - right.at)) {
    const open = frames.findLast(
      (frame) => Math.abs(frame.from - rule.from) < SAME_END_PT && Math.abs(frame.to - rule.to) < SAME_END_PT,
    );
    const last = open?.borders.at(-1) ?? 0;
    const between = rows.filter((row) => row.baseline > last && row.baseline < rule.at);
    if (open === undefined || between.length === 0 || between.some(isRunningText))
      frames.push({ borders: [rule.at], from: rule.from, to: rule.to });
    else open.borders.push(rule.at);
  }
  // Rules around a header alone frame no table; two rules alone do only where amounts stand beside each other.
  const hasAmounts = ({ borders }: Frame): boolean =>
    rows.some(
      (row) =>
        row.baseline > (borders[0] ?? 0) &&
        row.baseline < (borders.at(-1) ?? 0) &&
        row.words.filter(isAmount).length >= (borders.length > 2 ? 1 : 2) &&
        isDataRow(row) &&
        !isIndexRow(row),
    );
  return frames.filter((frame) => frame.borders.length >= 2 && hasAmounts(frame));
}

/** Rows of a frame, with the header above its first rule and a last row below its last one (shaded rows). */
function extendFrame(frame: Frame, rows: readonly WordRow[]): WordRow[] {
  const { borders } = frame;
  const inside = rows.filter((row) => row.baseline > (borders[0] ?? 0) && row.baseline < (borders.at(-1) ?? 0));
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined) return [];
  const belongs = (row: WordRow): boolean =>
    !isRunningText(row) &&
    row.words.every((word) => word.x0 > frame.from - SAME_END_PT && word.x1 < frame.to + SAME_END_PT);
  const hasHeader = !isDataRow(first) || inside.findIndex(isDataRow) > 0;
  const above: WordRow[] = [];
  const usual = usualDistance(inside.map((row) => row.baseline));
  if (!hasHeader) above.push(...growUp(rows, rows.indexOf(first), { pitch: usual, belongs }));
  const next = borders.length > 3 ? rows.slice(rows.indexOf(last) + 1, rows.indexOf(last) + 4) : [];
  const stop = next.findIndex((row) => !belongs(row) || row.baseline - last.baseline > usual * 1.8);
  const near = stop < 0 ? next : next.slice(0, stop);
  const below = near.some(isDataRow) ? near : [];
  if (above[0] !== undefined) borders.unshift(above[0].baseline - (above[0].words[0]?.size ?? 0) * 2);
  const lowest = below.at(-1);
  if (lowest !== undefined) borders.push(lowest.baseline + (lowest.words[0]?.size ?? 0));
  return [...above, ...inside, ...below];
}

/** Rows above that can be a header, from the top one down. */
function growUp(
  rows: readonly WordRow[],
  from: number,
  { pitch, belongs }: { readonly pitch: number; readonly belongs: (row: WordRow) => boolean },
): WordRow[] {
  let start = from;
  while (start > 0) {
    const [row, below] = [rows[start - 1], rows[start]];
    if (row === undefined || below === undefined || !belongs(row) || isDataRow(row)) break;
    const size = row.words[0]?.size ?? 0;
    if (isBareYear(row) && !standsAside(row, below)) break;
    if (
      below.baseline - row.baseline >
        Math.max(HEADER_DISTANCE_EM * size, row.words.length > 1 ? HEADER_DISTANCE * pitch : 0) ||
      row.words.some((word) => NO_HEADER.test(word.text))
    )
      break;
    start--;
  }
  return rows.slice(start, from);
}

/** A year over some of the columns, not in the middle of them all. */
function standsAside({ words: [year] }: WordRow, below: WordRow): boolean {
  const [first, last] = [below.words[0], below.words.at(-1)];
  if (year === undefined || first === undefined || last === undefined || first === last) return false;
  return Math.abs(first.x0 + last.x1 - year.x0 - year.x1) > 4 * year.size;
}

function findOpenBlocks(rows: readonly WordRow[]): WordRow[][] {
  const data = rows.flatMap((row, index) => (isDataRow(row) ? [index] : []));
  const pitch = usualDistance(data.map((index) => rows[index]?.baseline ?? 0));
  const blocks: WordRow[][] = [];
  let first: number | undefined;
  let last: number | undefined;
  const flush = (): void => {
    if (first === undefined || last === undefined) return;
    const top = growLabels(rows, first, pitch);
    const above = growUp(rows, top, { pitch, belongs: (row) => !isRunningText(row) });
    blocks.push([...above, ...rows.slice(top, last + 1), ...trailingRows(rows, last, pitch)]);
  };
  for (const index of data) {
    const gap = last === undefined ? 0 : (rows[index]?.baseline ?? 0) - (rows[last]?.baseline ?? 0);
    const parted =
      last !== undefined &&
      (rows.slice(last + 1, index).some(isRunningText) || startsAnew(rows.slice(last, index + 1), pitch));
    const far = gap > pitch * MAX_ROW_DISTANCE && (last === undefined || growLabels(rows, index, pitch) > last + 1);
    if (first === undefined || parted || far) {
      flush();
      first = index;
    }
    last = index;
  }
  flush();
  return blocks;
}

/**
 * Whether another header begins below the first row, further off than the next row of data would be. A header
 * has texts as far to the right as the amounts; the first lines of code and name stand to the left of them all.
 */
function startsAnew([row, ...between]: readonly WordRow[], pitch: number): boolean {
  const amounts = between.at(-1)?.words.slice(1).filter(isAmount) ?? [];
  const labelEnd = Math.min(...amounts.map((amount) => amount.x0));
  const isHeader = (next: WordRow): boolean =>
    next.words.length > 1 && !isBodyRow(next) && next.words.some((word) => word.x1 > labelEnd);
  const header = between.slice(0, -1).find(isHeader);
  return row !== undefined && header !== undefined && header.baseline - row.baseline > pitch * ANEW_DISTANCE;
}

/** The first of the rows of labels without amounts that stand right above a row, at usual distances. */
function growLabels(rows: readonly WordRow[], from: number, pitch: number): number {
  let first = from;
  for (let row = rows[first - 1]; row !== undefined && isLabelRow(row); row = rows[first - 1]) {
    if ((rows[first]?.baseline ?? 0) - row.baseline > pitch * LABEL_DISTANCE) break;
    first--;
  }
  return first;
}

/** A table of a row or two, where title or unit stand right above its header. */
function isAnnounced(block: readonly WordRow[], rows: readonly WordRow[]): boolean {
  const [first] = block;
  const above = first === undefined ? undefined : rows[rows.indexOf(first) - 1];
  if (first === undefined || above === undefined || isDataRow(first)) return false;
  const amounts = block.filter(isDataRow).some((row) => row.words.filter(isAmount).length >= 2);
  return amounts && above.words.every((word) => isPreambleLine(readPreambleLine(word.text)));
}

/** What still belongs to the last row of data: lines of labels that wrap, and rows of labels without amounts. */
function trailingRows(rows: readonly WordRow[], last: number, pitch: number): WordRow[] {
  let end = last + 1;
  for (let row = rows[end]; row !== undefined; row = rows[end]) {
    const before = rows[end - 1];
    const distance = row.baseline - (before?.baseline ?? 0);
    // A heading under the table is set larger.
    const sameSize = Math.abs((row.words[0]?.size ?? 0) - (before?.words[0]?.size ?? 0)) < SAME_SIZE_PT;
    const isLabel = sameSize && isLabelRow(row) && distance <= pitch * LABEL_DISTANCE;
    if (!isLabel && !isPieceBelow(row, before)) break;
    end++;
  }
  return rows.slice(last + 1, end);
}

function usualDistance(baselines: readonly number[]): number {
  const gaps = baselines
    .slice(1)
    .map((baseline, index) => baseline - (baselines[index] ?? 0))
    .sort((left, right) => left - right);
  return gaps[Math.floor(gaps.length / 2)] ?? 20;
}
