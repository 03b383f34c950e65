import type { Box, Glyph, Page, Place, Ruling } from '@mingzhang/schema';
import { findAlignedTables } from '../grid/aligned-grid.ts';
import { fillGrid, type GridPart } from '../grid/fill-cells.ts';
import { fitsBelow, joinBelow, startTable, type JoinedTable } from '../grid/join-parts.ts';
import { dropStrokes, findNetworks, mergeRulings } from '../grid/line-network.ts';
import { MAX_CAPTION_ROWS, namesOtherColumns, repeatsHeader } from '../grid/repeated-header.ts';
import { buildRuledGrid } from '../grid/ruled-grid.ts';
import { removeFurniture } from '../layout/page-furniture.ts';
import { findBodySize, toFlowLines, type Opening } from '../layout/paragraph-lines.ts';
import { settleNoteMarks } from '../layout/note-marks.ts';
import { groupLines, type TextLine } from '../layout/text-lines.ts';
import { isBareBody } from '../table/caption-row.ts';
import { joinTitleLines } from '../table/find-title.ts';
import { isPreambleLine, readContinuedTitle, readPreambleLine } from '../table/preamble.ts';
import { compact } from '../table/printed-text.ts';
import { classifyValue } from '../table/value-kind.ts';
import type { FlowItem, FlowLine } from './flow.ts';

/** What one page holds once its grids are found; the glyphs themselves are let go. */
export interface PageLayout {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly parts: readonly GridPart[];
  readonly lines: readonly TextLine[];
}

/** A drawing with fewer printed cells than this share, and none in its first row, is a chart. */
const CHART_SHARE = 0.15;
/** Figures alone make a table only where they fill at least this share of the cells. */
const FIGURES_SHARE = 0.5;
/** The lines of a chart make at least this many cells. */
const CHART_CELLS = 9;
/** Shorter strokes close no header text: they are parts of seals and signs. */
const SHORTEST_RULE_PT = 24;
/** A title stands at most this many lines above its table. */
const TITLE_LINES = 8;
/** The title of a table can stick out of it by this much, in points. */
const SIDE_MARGIN_PT = 12;

/** Finds the ruled tables of a page and the lines of text outside them. */
export function layOutPage(page: Page): PageLayout {
  // Edges of shaded areas part rows where nothing is drawn; beside drawn lines they only disturb.
  const drawn = page.rulings.filter((ruling) => ruling.source !== 'shading');
  const parts: GridPart[] = [];
  const settled = settleNoteMarks(page.glyphs);
  let rest = addRuledTables(drawn, settled, { parts, page: page.number, accepts: () => true });
  if (drawn.length < page.rulings.length) {
    const shaded = page.rulings.filter(
      (ruling) => ruling.source === 'shading' && !parts.some((part) => isBeside(ruling, part)),
    );
    if (isFullyShaded(shaded))
      rest = addRuledTables(shaded, rest, { parts, page: page.number, accepts: isFilledTable });
  }
  const rules = mergeRulings(drawn, 'horizontal').filter(
    (rule) => rule.to - rule.from >= SHORTEST_RULE_PT && !parts.some((part) => isInside(rule.at, part)),
  );
  const pieces = page.rulings.filter(({ direction, source }) => direction === 'horizontal' || source === 'shading');
  const bands = toBands(rest, parts).map(({ glyphs, isTop }) =>
    findAlignedTables(glyphs, rules, { number: page.number, width: page.width, isTop, pieces }),
  );
  parts.push(...bands.flatMap((band) => band.parts));
  if (bands.some((band) => band.parts.length > 0)) rest = bands.flatMap((band) => band.rest);
  parts.sort((left, right) => left.box.y0 - right.box.y0 || left.box.x0 - right.box.x0);
  const { number, width, height } = page;
  return { number, width, height, parts, lines: groupLines(rest) };
}

interface Band {
  readonly glyphs: readonly Glyph[];
  /** No ruled table stands above it. */
  readonly isTop: boolean;
}

/** Glyphs between ruled tables: no table goes on through another. */
function toBands(glyphs: readonly Glyph[], parts: readonly GridPart[]): readonly Band[] {
  if (parts.length === 0) return [{ glyphs, isTop: true }];
  const bands: Glyph[][] = Array.from({ length: parts.length + 1 }, () => []);
  for (const glyph of glyphs) bands[parts.filter((part) => part.box.y1 <= glyph.baseline).length]?.push(glyph);
  return bands.map((band, index) => ({ glyphs: band, isTop: index === 0 })).filter((band) => band.glyphs.length > 0);
}

function addRuledTables(
  rulings: readonly Ruling[],
  glyphs: readonly Glyph[],
  found: { readonly parts: GridPart[]; readonly page: number; readonly accepts: (part: GridPart) => boolean },
): readonly Glyph[] {
  let rest = glyphs;
  const lines = dropStrokes({
    horizontal: mergeRulings(rulings, 'horizontal'),
    vertical: mergeRulings(rulings, 'vertical'),
  });
  for (const network of findNetworks(lines.horizontal, lines.vertical)) {
    const ruled = buildRuledGrid(network);
    if (ruled === undefined || ruled.xs.length < 3) continue;
    const filled = fillGrid(ruled, rest, found.page);
    if (!isTable(filled.part) || !found.accepts(filled.part)) continue;
    found.parts.push(filled.part);
    rest = filled.rest;
  }
  return rest;
}

/** A filled header alone, with or without its 栏次, is no table: its rows of amounts stand below, unfilled. */
function hasAmounts(part: GridPart): boolean {
  const numbers = part.grid.cells.filter((cell) => classifyValue(cell.text) === 'number');
  return new Set(numbers.map((cell) => cell.row)).size >= 2 || numbers.some((cell) => cell.text.includes('.'));
}

/** A filled grid has at least this many rows: fewer are a header, or the filled row of a zebra. */
const MIN_FILLED_ROWS = 3;

/** The end of another table stands further from a filled grid than the rows of a zebra, in heights of itself. */
const APART_HEIGHTS = 3;

/**
 * Cells that are all filled make a grid; every other row filled (zebra) does not: its areas stand apart. A row or
 * two far from every filled grid are the end of the table before it.
 */
function isFullyShaded(rulings: readonly Ruling[]): boolean {
  const networks = findNetworks(mergeRulings(rulings, 'horizontal'), mergeRulings(rulings, 'vertical'));
  const heights = networks
    .filter((network) => network.vertical.length > 2 && network.horizontal.length > 1)
    .map(({ horizontal }) => {
      const at = horizontal.map((line) => line.at);
      return { top: Math.min(...at), bottom: Math.max(...at), isWhole: at.length > MIN_FILLED_ROWS };
    });
  const whole = heights.filter(({ isWhole }) => isWhole);
  const isFar = ({ top, bottom }: { readonly top: number; readonly bottom: number }): boolean =>
    whole.every((other) => Math.max(other.top - bottom, top - other.bottom) > APART_HEIGHTS * (bottom - top));
  return whole.length > 0 && heights.every((grid) => grid.isWhole || isFar(grid));
}

const isFilledTable = (part: GridPart): boolean => part.grid.rowCount >= MIN_FILLED_ROWS && hasAmounts(part);

const isBeside = (ruling: Ruling, { box }: GridPart): boolean => {
  const y = ruling.direction === 'horizontal' ? ruling.at : (ruling.from + ruling.to) / 2;
  return y > box.y0 - 2 && y < box.y1 + 2;
};

/** The outer line of a double frame stands beside the table; points. */
const FRAME_PT = 5;
const isInside = (y: number, part: GridPart): boolean => y > part.box.y0 - FRAME_PT && y < part.box.y1 + FRAME_PT;

function isTable(part: GridPart): boolean {
  const printed = part.grid.cells.filter((cell) => compact(cell.text) !== '');
  if (printed.length === 0) return false;
  const share = printed.length / part.grid.cells.length;
  // Figures alone, far apart: those of a chart.
  const isLarge = part.grid.cells.length >= CHART_CELLS;
  if (isLarge && share < FIGURES_SHARE && !printed.some((cell) => classifyValue(cell.text) === 'text')) return false;
  return share >= CHART_SHARE || printed.some((cell) => cell.row === 0);
}

/** Puts the pages of a document in reading order, tables joined over pages. */
export function joinPages(pages: readonly PageLayout[]): readonly FlowItem[] {
  const texts = removeFurniture(pages);
  const bodySize = findBodySize(texts.flat());
  const items: (FlowLine | OpenTable)[] = [];
  let open: OpenRow = { page: 0, row: 0, tables: [] };
  let above = open;
  let opening: Opening = 'closed';
  pages.forEach((page, index) => {
    const text = toFlowLines(texts[index] ?? [], page, bodySize, opening);
    const queue = mergeByPosition(text.lines, page.parts, takeTitlesBefore(items, text.lines, page.parts));
    // A table at the foot of a page ends the paragraph before it.
    opening = queue.at(-1)?.type === 'part' ? 'closed' : text.opening;
    for (const item of queue) {
      if (item.type === 'line') {
        items.push(item.line);
        continue;
      }
      // Tables beside each other go on with those beside each other on the page before.
      if (open.page !== page.number || open.row !== item.row) {
        if (open.tables.length > 0) above = open;
        open = { page: page.number, row: item.row, tables: [] };
      }
      const target = findTarget(above, item.part, items);
      if (target !== undefined) {
        // What is printed again above the part says nothing new.
        items.splice(endOfTables(items));
        target.table = joinBelow(target.table, item.part);
        open.tables.push(target);
        continue;
      }
      if (item.part.remainder !== undefined) {
        items.push(...toFlowLines(item.part.remainder, page, bodySize, 'closed').lines);
        continue;
      }
      const titles = readTitles(items, open.tables.at(-1) ?? above.tables.at(-1), item.part);
      const table: OpenTable = { type: 'open', table: startTable(item.part), titles };
      open.tables.push(table);
      items.push(table);
    }
  });
  return items.map((item): FlowItem => {
    if (item.type === 'line') return item;
    const parts = item.table.parts.map((part): Place => ({ page: part.page, box: part.box }));
    const isAligned = item.table.parts.some((part) => part.columns !== undefined);
    return { type: 'table', grid: item.table.grid, parts, illegible: false, isAligned, alignedRows: 0 };
  });
}

/** A table that the next page may go on with. */
interface OpenTable {
  readonly type: 'open';
  /** Titles and form numbers above it and in its first row, without white space. */
  readonly titles: ReadonlySet<string>;
  table: JoinedTable;
}

/** The tables of one page that stand beside each other: mostly one. */
interface OpenRow {
  readonly page: number;
  readonly row: number;
  readonly tables: OpenTable[];
}

/** `row` counts the rows of tables on the page: those beside each other share one. */
type Queued =
  | { readonly type: 'line'; readonly line: FlowLine }
  | { readonly type: 'part'; readonly part: GridPart; readonly row: number };

/** Lines and tables from top to bottom; a table beside another comes after the lines that stand above it. */
function mergeByPosition(
  lines: readonly FlowLine[],
  parts: readonly GridPart[],
  before: readonly FlowLine[],
): readonly Queued[] {
  const queue: Queued[] = [];
  let next = 0;
  for (const [rowIndex, row] of groupSideBySide(parts).entries()) {
    const top = Math.min(...row.map((part) => part.box.y0));
    const above: FlowLine[] = rowIndex === 0 ? [...before] : [];
    for (; next < lines.length; next++) {
      const line = lines[next];
      if (line === undefined || (line.place.box?.y0 ?? 0) >= top) break;
      above.push(line);
    }
    const own = row.map((part) => (row.length < 2 ? [] : above.filter((line) => standsOver(line, part))));
    const shared = above.filter((line) => !own.some((list) => list.includes(line)));
    for (const line of shared) queue.push({ type: 'line', line });
    row.forEach((part, index) => {
      for (const line of own[index] ?? []) queue.push({ type: 'line', line });
      queue.push({ type: 'part', part, row: rowIndex });
    });
  }
  for (const line of lines.slice(next)) queue.push({ type: 'line', line });
  return queue;
}

/**
 * Takes away the lines at the foot of the page before that are titles of tables which stand side by side at
 * the top of this one; each then goes to the table that it stands over.
 */
function takeTitlesBefore(
  items: (FlowLine | OpenTable)[],
  lines: readonly FlowLine[],
  parts: readonly GridPart[],
): readonly FlowLine[] {
  const [row = []] = groupSideBySide(parts);
  const top = Math.min(...row.map((part) => part.box.y0));
  if (row.length < 2 || lines.some((line) => (line.place.box?.y0 ?? 0) < top)) return [];
  let first = items.length;
  while (first > 0) {
    const item = items[first - 1];
    if (item === undefined || item.type !== 'line' || !isPreambleLine(readPreambleLine(item.text))) break;
    first--;
  }
  return items.splice(first).flatMap((item) => (item.type === 'line' ? [item] : []));
}

/** Tables that share some of their height stand side by side. */
function groupSideBySide(parts: readonly GridPart[]): GridPart[][] {
  const rows: GridPart[][] = [];
  for (const part of parts) {
    const row = rows.at(-1);
    const beside = row?.every(
      ({ box }) => part.box.y0 < box.y1 && box.y0 < part.box.y1 && (part.box.x0 >= box.x1 || part.box.x1 <= box.x0),
    );
    if (row !== undefined && beside === true) row.push(part);
    else rows.push([part]);
  }
  for (const row of rows) row.sort((left, right) => left.box.x0 - right.box.x0);
  return rows;
}

const standsOver = ({ place }: FlowLine, { box }: GridPart): boolean =>
  place.box !== null && place.box.x0 >= box.x0 - SIDE_MARGIN_PT && place.box.x1 <= box.x1 + SIDE_MARGIN_PT;

/** Titles and form numbers of a table: the lines since the table before it, and a first row that is one merged cell. */
function readTitles(
  items: readonly (FlowLine | OpenTable)[],
  before: OpenTable | undefined,
  part: GridPart,
): ReadonlySet<string> {
  const lines = items.slice(before === undefined ? 0 : items.indexOf(before) + 1);
  const texts = lines.slice(-TITLE_LINES).flatMap((line) => (line.type === 'line' ? [line] : []));
  return new Set(
    [...joinTitleLines(texts), ...readTopRows(part)].flatMap((text) => {
      const { title, formNumber } = readPreambleLine(text);
      return [title ?? [], formNumber ?? []].flat();
    }),
  );
}

/** Texts of the first rows that hold one or two cells: where sheets print form number and title. */
function readTopRows(part: GridPart): readonly string[] {
  const texts: string[] = [];
  for (let row = 0; row < MAX_CAPTION_ROWS; row++) {
    const printed = part.grid.cells.filter((cell) => cell.row === row && compact(cell.text) !== '');
    if (printed.length > 2) break;
    texts.push(...printed.map((cell) => cell.text));
  }
  return texts;
}

const endOfTables = (items: readonly (FlowLine | OpenTable)[]): number =>
  items.findLastIndex((item) => item.type === 'open') + 1;

/** The table that a part goes on with: of several beside each other the only one that it stands under. */
function findTarget(
  { tables }: OpenRow,
  part: GridPart,
  items: readonly (FlowLine | OpenTable)[],
): OpenTable | undefined {
  const isUnder = (box: Box | undefined): boolean => box !== undefined && part.box.x0 < box.x1 && box.x0 < part.box.x1;
  const above = tables.length === 1 ? tables : tables.filter((open) => isUnder(open.table.parts.at(-1)?.box));
  const [only] = above;
  return above.length === 1 && only !== undefined && goesOn(only, part, items) ? only : undefined;
}

/**
 * Whether a part at the top of the next page goes on with the table before it: fitting columns, and nothing
 * between but lines that say nothing new (its title again, as such or with 续表; unit and body repeated).
 */
function goesOn(open: OpenTable, part: GridPart, items: readonly (FlowLine | OpenTable)[]): boolean {
  const before = open.table.parts.at(-1);
  if (before === undefined || part.page !== before.page + 1 || !fitsBelow(open.table, part)) return false;
  if (namesOtherColumns(open.table.grid, part.grid)) return false;
  const sameHeader = repeatsHeader(open.table.grid, part.grid);
  const repeats = (text: string): boolean => {
    const { title, formNumber } = readPreambleLine(text);
    if (formNumber !== undefined && !open.titles.has(formNumber)) return false;
    if (title === undefined || open.titles.has(readContinuedTitle(text) ?? '')) return true;
    return open.titles.has(title) && sameHeader;
  };
  const lines = items.slice(endOfTables(items)).flatMap((item) => (item.type === 'line' ? [item] : []));
  return (
    readTopRows(part).every(repeats) &&
    joinTitleLines(lines.filter((line) => !isBareBody(line, lines))).every(
      (text) => isPreambleLine(readPreambleLine(text)) && repeats(text),
    )
  );
}
