import { unionBoxes, type Box, type Glyph, type Grid, type GridCell } from '@mingzhang/schema';
import { groupLines, type TextLine } from '../layout/text-lines.ts';
import { isPreambleLine, readPreambleLine } from '../table/preamble.ts';
import { classifyValue } from '../table/value-kind.ts';
import type { GridPart } from './fill-cells.ts';
import type { TableLine } from './line-network.ts';

/** Tables without vertical rules: columns from what stands under each other, rows from baselines and rules. */

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
/** Blocks of columns that overlap by less than this, in points, are still apart. */
const OVERLAP_PT = 1;
const SAME_ROW_EM = 0.45;
/** Lines of one header text are at most this many letters apart; levels of a header are further. */
const WRAPPED_LINE_EM = 1.3;
/** Headers of neighbouring columns can come this near, in letters. */
const TOUCHING_HEADERS_EM = 0.35;
/** How far from the middle of the header, in letters, a word over all its levels can stand. */
const HALF_WAY_EM = 0.4;
/** A longer text alone on its line is a sentence. */
const MAX_LABEL = 30;
/** Leaders of a list of contents, and what only sentences have. */
const NO_CELL = /[.…·]{4,}|[。；，]/u;

/** Words of one row; `baseline` is that of most of them. */
interface VisualRow {
  readonly words: readonly TextLine[];
  readonly baseline: number;
}

interface Column {
  x0: number;
  x1: number;
}

export interface AlignedResult {
  readonly parts: readonly GridPart[];
  /** Glyphs that stand in none of the tables. */
  readonly rest: readonly Glyph[];
}

/** Finds tables whose columns show only by alignment among glyphs outside ruled grids. */
export function findAlignedTables(
  glyphs: readonly Glyph[],
  rules: readonly TableLine[],
  page: { readonly number: number; readonly width: number },
): AlignedResult {
  const rows = toRows(groupLines(glyphs, { splitGapEm: COLUMN_GAP_EM, digitGapEm: DIGIT_GAP_EM }));
  const parts: GridPart[] = [];
  const used = new Set<Glyph>();
  for (const block of findBlocks(rows, rules, page.width)) {
    const part = buildPart(block, rules, page.number);
    if (part === undefined) continue;
    parts.push(part);
    for (const row of block) for (const word of row.words) for (const glyph of word.glyphs) used.add(glyph);
  }
  return { parts, rest: parts.length === 0 ? glyphs : glyphs.filter((glyph) => !used.has(glyph)) };
}

function toRows(words: readonly TextLine[]): VisualRow[] {
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
function isDataRow(row: VisualRow): boolean {
  if (row.words.length < 2 || row.words.some((word) => NO_CELL.test(word.text))) return false;
  return row.words.slice(1).some(isAmount);
}

/**
 * Runs of rows that look like a table: between two rules of one width, or data rows at usual distances
 * with the header rows above them.
 */
function findBlocks(rows: readonly VisualRow[], rules: readonly TableLine[], width: number): VisualRow[][] {
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
    if (isRunningText(row) || below.baseline - row.baseline > pitch * 2 || row.words.some((word) => /[:：。；]/u.test(word.text))) break;
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

function buildPart(block: readonly VisualRow[], rules: readonly TableLine[], page: number): GridPart | undefined {
  const found = block.findIndex(isDataRow);
  const columns = findColumns(block, found);
  if (found < 0 || columns.length < 2) return undefined;
  const header = readHeaderRows(block.slice(0, found), columns);
  const firstData = header.length;
  const rows = [...header, ...joinWrappedRows(block.slice(found), rules)];
  const cells: GridCell[] = [];
  rows.forEach((row, rowIndex) => {
    const spans = rowIndex < firstData ? spanHeader(rowIndex, header, columns) : undefined;
    for (const [index, word] of row.words.entries()) {
      const covered = columnsUnder(word, columns);
      const span = spans?.[index] ?? { first: covered[0] ?? 0, last: covered[0] ?? 0 };
      addWord(cells, word, { row: rowIndex, column: span.first, columnSpan: span.last - span.first + 1, page });
    }
  });
  const box = unionBoxes(block.flatMap((row) => row.words));
  if (box === undefined) return undefined;
  const grid: Grid = { rowCount: rows.length, columnCount: columns.length, cells: fillBlanks(cells, rows.length, columns, page), spans: 'known' };
  return { grid, page, box, xs: toBorders(columns, box), openTop: false };
}

/** Column borders in the middle of the gaps. */
function toBorders(columns: readonly Column[], box: Box): number[] {
  const inner = columns.slice(1).map((column, index) => ((columns[index]?.x1 ?? 0) + column.x0) / 2);
  return [box.x0, ...inner, box.x1];
}

/** What no word of a data row bridges parts two columns; header words without data below make their own. */
function findColumns(block: readonly VisualRow[], firstData: number): Column[] {
  const data = block.slice(Math.max(0, firstData)).filter((row) => row.words.length > 1);
  const columns: Column[] = [];
  const add = (word: Box): void => {
    const touching = columns.filter((column) => word.x0 < column.x1 - OVERLAP_PT && word.x1 > column.x0 + OVERLAP_PT);
    const merged = touching.reduce(
      (all, column) => ({ x0: Math.min(all.x0, column.x0), x1: Math.max(all.x1, column.x1) }),
      { x0: word.x0, x1: word.x1 },
    );
    for (const column of touching) columns.splice(columns.indexOf(column), 1);
    columns.push(merged);
  };
  for (const row of data) for (const word of row.words) add(word);
  const header = block.slice(0, Math.max(0, firstData));
  for (const word of header.flatMap((row) => row.words)) {
    const free = !columns.some((column) => word.x0 < column.x1 && word.x1 > column.x0);
    const parent = header.some((row) =>
      row.words.some((other) => other !== word && other.baseline > word.baseline && other.x0 < word.x1 && other.x1 > word.x0),
    );
    if (free && !parent) columns.push({ x0: word.x0, x1: word.x1 });
  }
  return columns.sort((left, right) => left.x0 - right.x0);
}

/** Columns that a word overlaps; the nearest where it overlaps none. */
function columnsUnder(word: Box, columns: readonly Column[]): number[] {
  const overlapping = columns.flatMap((column, index) =>
    word.x0 < column.x1 - OVERLAP_PT && word.x1 > column.x0 + OVERLAP_PT ? [index] : [],
  );
  if (overlapping.length > 0) return overlapping;
  const middle = (word.x0 + word.x1) / 2;
  const distance = (column: Column): number => Math.abs((column.x0 + column.x1) / 2 - middle);
  const nearest = columns.reduce((best, column) => (distance(column) < distance(best) ? column : best));
  return [columns.indexOf(nearest)];
}

interface Span {
  readonly first: number;
  readonly last: number;
}

/** Header words at the borders of columns, parted where they touch and joined where they wrap. */
function readHeaderRows(rows: readonly VisualRow[], columns: readonly Column[]): VisualRow[] {
  const parted = rows.map((row) => ({ ...row, words: row.words.flatMap((word) => partAtBorders(word, columns)) }));
  const joined: { words: TextLine[]; baseline: number }[] = [];
  for (const row of parted) {
    const above = joined.at(-1);
    const words: TextLine[] = [];
    for (const word of row.words) {
      const index = above?.words.findIndex((upper) => wrapsInto(upper, word)) ?? -1;
      const upper = above?.words[index];
      if (above === undefined || upper === undefined) words.push(word);
      else above.words[index] = joinWords(upper, word);
    }
    if (words.length > 0) joined.push({ words, baseline: row.baseline });
  }
  return joined;
}

/** The next line of the same header text: right under it, as near as lines of one paragraph. */
function wrapsInto(upper: TextLine, lower: TextLine): boolean {
  const near = lower.baseline - upper.baseline <= WRAPPED_LINE_EM * lower.size;
  const centred = Math.abs(upper.x0 + upper.x1 - lower.x0 - lower.x1) < 2 * lower.size;
  return near && (centred || Math.abs(upper.x0 - lower.x0) < OVERLAP_PT);
}

function joinWords(upper: TextLine, lower: TextLine): TextLine {
  const box = unionBoxes([upper, lower]) ?? upper;
  const glyphs = [...upper.glyphs, ...lower.glyphs];
  return { ...lower, ...box, text: upper.text + lower.text, glyphs };
}

/** Two headers that nearly touch are parted at the border of their columns. */
function partAtBorders(word: TextLine, columns: readonly Column[]): TextLine[] {
  const borders = columns.slice(1).map((column, index) => ((columns[index]?.x1 ?? 0) + column.x0) / 2);
  const pieces: Glyph[][] = [[]];
  for (const glyph of word.glyphs) {
    const before = pieces.at(-1)?.at(-1);
    const gap = before === undefined ? 0 : glyph.x0 - before.x1;
    const atBorder =
      before !== undefined && borders.some((border) => border > before.x1 - glyph.size && border < glyph.x0 + glyph.size);
    if (gap >= TOUCHING_HEADERS_EM * glyph.size && atBorder) pieces.push([]);
    pieces.at(-1)?.push(glyph);
  }
  if (pieces.length === 1) return [word];
  return pieces.map((glyphs) => {
    const box = unionBoxes(glyphs) ?? word;
    return { ...word, ...box, glyphs, text: glyphs.map((glyph) => glyph.text).join('') };
  });
}

/**
 * Columns under each word of a header row: those it overlaps. A word over words of deeper rows also takes
 * those beside it that are nearer to it than to its neighbours; a word that stands half-way down the header,
 * alone in its columns, belongs to no other.
 */
function spanHeader(rowIndex: number, header: readonly VisualRow[], columns: readonly Column[]): Span[] {
  const row = header[rowIndex];
  if (row === undefined) return [];
  const places = header.map((other) => other.words.map((word) => columnsUnder(word, columns)));
  const own = places[rowIndex] ?? [];
  const middleOfHeader = ((header[0]?.baseline ?? 0) + (header.at(-1)?.baseline ?? 0)) / 2;
  const children = new Set<number>();
  header.slice(rowIndex + 1).forEach((other, offset) => {
    const level = rowIndex + 1 + offset;
    other.words.forEach((word, index) => {
      const list = places[level]?.[index] ?? [];
      const alone = !places.some((lists, at) => at !== level && lists.flat().some((column) => list.includes(column)));
      const halfWay = Math.abs(word.baseline - middleOfHeader) < word.size * HALF_WAY_EM && level < header.length - 1;
      if (!(alone && halfWay)) for (const column of list) children.add(column);
    });
  });
  // A word that has a column to itself is no parent of the words beside it.
  const isParent = own.map((list) => list.length > 0 && list.every((column) => children.has(column)));
  return row.words.map((word, index) => {
    const list = own[index] ?? [0];
    if (isParent[index] !== true) return { first: list[0] ?? 0, last: list.at(-1) ?? 0 };
    const centre = (word.x0 + word.x1) / 2;
    const mine = [...children].filter((column) => {
      const distance = Math.abs(middleOf(columns[column]) - centre);
      return row.words.every((other, at) => {
        if (at === index || isParent[at] !== true) return at === index || !(own[at] ?? []).includes(column);
        return distance <= Math.abs(middleOf(columns[column]) - (other.x0 + other.x1) / 2);
      });
    });
    const covered = mine.length > 0 ? mine : list;
    return { first: Math.min(...covered), last: Math.max(...covered) };
  });
}

const middleOf = (column: Column | undefined): number => ((column?.x0 ?? 0) + (column?.x1 ?? 0)) / 2;

/** Lines of a label that wraps go into the row whose amounts they stand beside. */
function joinWrappedRows(body: readonly VisualRow[], rules: readonly TableLine[]): VisualRow[] {
  const pitch = usualDistance(body.filter(isDataRow).map((row) => row.baseline));
  const parted = (upper: VisualRow, lower: VisualRow): boolean =>
    rules.some((rule) => rule.at > upper.baseline && rule.at < lower.baseline);
  const joined: VisualRow[] = [];
  const pending: VisualRow[] = [];
  for (const row of body) {
    const last = joined.at(-1);
    if (isDataRow(row)) {
      const near = pending.filter((piece) => row.baseline - piece.baseline < pitch * WRAP_DISTANCE && !parted(piece, row));
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

function addWord(
  cells: GridCell[],
  word: TextLine,
  at: { readonly row: number; readonly column: number; readonly columnSpan: number; readonly page: number },
): void {
  const { page, row, column } = at;
  const box: Box = { x0: word.x0, y0: word.y0, x1: word.x1, y1: word.y1 };
  const [first] = word.glyphs;
  const confidence = word.glyphs.reduce((least, glyph) => Math.min(least, glyph.confidence), 1);
  const known = cells.findIndex((cell) => cell.row === row && cell.column === column);
  const before = cells[known];
  if (before === undefined) {
    const place = { page, box };
    const method = first?.method ?? 'text';
    cells.push({ row, column, rowSpan: 1, columnSpan: at.columnSpan, text: word.text, place, method, confidence });
  } else {
    const place = { page, box: unionBoxes([before.place.box ?? box, box]) ?? box };
    cells[known] = { ...before, text: before.text + word.text, place, confidence: Math.min(before.confidence, confidence) };
  }
}

/** Places where nothing is printed are cells too. */
function fillBlanks(cells: readonly GridCell[], rows: number, columns: readonly Column[], page: number): GridCell[] {
  const taken = new Set<string>();
  for (const cell of cells)
    for (let column = cell.column; column < cell.column + cell.columnSpan; column++) taken.add(`${cell.row} ${column}`);
  const filled = [...cells];
  for (let row = 0; row < rows; row++)
    columns.forEach((bounds, column) => {
      if (taken.has(`${row} ${column}`)) return;
      const rowBoxes = cells.flatMap((cell) => (cell.row === row && cell.place.box !== null ? [cell.place.box] : []));
      const line = unionBoxes(rowBoxes) ?? { x0: 0, y0: 0, x1: 0, y1: 0 };
      const box: Box = { x0: bounds.x0, x1: bounds.x1, y0: line.y0, y1: line.y1 };
      filled.push({ row, column, rowSpan: 1, columnSpan: 1, text: '', place: { page, box }, method: 'text', confidence: 1 });
    });
  return filled;
}
