import {
  NO_PLACE,
  unionBoxes,
  type Finding,
  type MediaType,
  type Outcome,
  type PageInfo,
  type Paragraph,
  type Place,
  type PrintedDocument,
  type PrintedTable,
  type Section,
} from '@mingzhang/schema';
import { readHeadingLevel } from '../section/heading.ts';
import { findTitle } from '../table/find-title.ts';
import type { Lexicon } from '../table/lexicon.ts';
import { peelPreamble } from '../table/peel-preamble.ts';
import { isNoteLine } from '../table/preamble.ts';
import { compact } from '../table/printed-text.ts';
import { readTable } from '../table/read-table.ts';
import { isContentsTable } from '../table/contents-table.ts';
import { findCutText } from './cut-findings.ts';
import type { FlowItem, FlowLine, FlowTable } from './flow.ts';
import { describeDoubts, describeTable, doubtValues, findLooseRow, findTableDoubts } from './table-findings.ts';

export interface AssembleOptions {
  readonly documentId: string;
  readonly mediaType: MediaType;
  readonly pages: readonly PageInfo[];
  readonly lexicon: Lexicon;
}

/** Mutable while the document is put together; nothing outside sees it. */
interface Draft {
  readonly sections: Section[];
  readonly paragraphs: Paragraph[];
  readonly tables: PrintedTable[];
  readonly findings: Finding[];
  readonly contents: { open: boolean; readonly entries: Set<string> };
}

/**
 * Puts lines and tables in reading order together: titles to their tables, notes under them, headings to
 * a tree of sections, lines to paragraphs. Shared by all formats.
 */
export function assembleDocument(items: readonly FlowItem[], options: AssembleOptions): Outcome<PrintedDocument> {
  const contents = { open: false, entries: new Set<string>() };
  const draft: Draft = { sections: [], paragraphs: [], tables: [], findings: [], contents };
  let lines: FlowLine[] = [];
  for (const item of items) {
    if (item.type === 'line') {
      lines.push(item);
      continue;
    }
    if (
      item.type === 'table' &&
      isContentsTable(
        item.grid,
        lines.slice(-2).map(({ text }) => text),
      )
    )
      continue;
    doubtTableAbove(lines, draft);
    addTable(item, lines, draft, options.lexicon);
    lines = [];
  }
  doubtTableAbove(lines, draft);
  addLines(lines, lines.length, draft);
  const { documentId, mediaType, pages } = options;
  return {
    value: {
      documentId,
      mediaType,
      pages: [...pages],
      sections: draft.sections,
      paragraphs: draft.paragraphs,
      tables: draft.tables,
    },
    findings: draft.findings,
  };
}

/** A row of a table right below one was not joined to it: rows of it may be lacking. */
function doubtTableAbove(lines: readonly FlowLine[], draft: Draft): void {
  const above = draft.tables.at(-1);
  const place = findLooseRow(lines);
  if (above === undefined || place === undefined || above.values.length === 0) return;
  draft.tables[above.index] = { ...above, values: doubtValues(above.values) };
  draft.findings.push(...describeDoubts(above.title, [{ sign: 'continuation', place }]));
}

function addTable(item: FlowTable, lines: readonly FlowLine[], draft: Draft, lexicon: Lexicon): void {
  const peeled = peelPreamble(item.grid, lexicon);
  const inner = findTitle(peeled.preamble.map((text) => toLine(text)));
  const outer = findTitle(lines);
  const [title, from] = inner.title !== '' ? [inner.title, inner] : [outer.title, outer];
  addLines(lines, lines.length - outer.used, draft);
  const index = draft.tables.length;
  addTableLines(lines.slice(lines.length - outer.used), index, draft);
  const { cells, values } = readTable(peeled.grid, lexicon);
  const table: PrintedTable = {
    index,
    title,
    formNumber: from.formNumber || outer.formNumber || inner.formNumber,
    unitPrinted: inner.unitPrinted || outer.unitPrinted,
    compiledBy: inner.compiledBy || peeled.body || outer.compiledBy,
    notes: [...peeled.notes],
    sectionIndex: draft.sections.at(-1)?.index ?? null,
    method: 'text',
    parts: [...item.parts],
    rowCount: peeled.grid.rowCount,
    columnCount: peeled.grid.columnCount,
    cells: [...cells],
    values: [...values],
    illegible: item.illegible,
  };
  const doubts = findTableDoubts(table, { cells, values, lexicon, isAligned: item.isAligned });
  const known = doubts.length === 0 ? table : { ...table, values: doubtValues(values) };
  draft.tables.push(known);
  draft.findings.push(...describeTable(known, item, doubts));
  draft.findings.push(...findCutText(title, { grid: peeled.grid.cells, cells, values }));
}

const toLine = (text: string): FlowLine => ({
  type: 'line',
  text,
  place: NO_PLACE,
  size: undefined,
  prominent: false,
  continues: false,
});

/** Title, unit and form number lines keep their text as paragraphs that point to their table. */
function addTableLines(lines: readonly FlowLine[], tableIndex: number, draft: Draft): void {
  for (const line of lines) pushParagraph(line, 'table_line', draft, { places: [line.place], tableIndex });
}

/** Adds the first `count` lines: notes to the table before them, headings to sections, the rest to paragraphs. */
function addLines(lines: readonly FlowLine[], count: number, draft: Draft): void {
  let noteOf = draft.tables.at(-1);
  for (const joined of joinLines(lines.slice(0, count))) {
    const { line, places } = joined;
    if (noteOf !== undefined && isNoteLine(line.text)) {
      draft.tables[noteOf.index] = { ...noteOf, notes: [...noteOf.notes, compact(line.text)] };
      noteOf = draft.tables[noteOf.index];
      pushParagraph(line, 'table_line', draft, { places, tableIndex: noteOf?.index ?? null });
      continue;
    }
    noteOf = undefined;
    if (isContents(line.text, draft)) {
      pushParagraph(line, 'contents', draft, { places });
      continue;
    }
    const level = readHeadingLevel(line.text);
    if (level !== undefined) addSection(line, level, draft);
    pushParagraph(line, level === undefined ? 'body' : 'heading', draft, { places });
  }
}

interface JoinedLine {
  readonly line: FlowLine;
  readonly places: readonly Place[];
}

/** Lines of one paragraph become one line, with a place for every page it stands on. */
function joinLines(lines: readonly FlowLine[]): readonly JoinedLine[] {
  const joined: { line: FlowLine; places: Place[] }[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last === undefined || !line.continues) {
      joined.push({ line, places: [line.place] });
      continue;
    }
    last.line = { ...last.line, text: last.line.text.trim() + line.text.trim() };
    const place = last.places.at(-1);
    if (place === undefined || place.page !== line.place.page) last.places.push(line.place);
    else if (place.box !== null && line.place.box !== null)
      last.places.splice(-1, 1, { page: place.page, box: unionBoxes([place.box, line.place.box]) ?? place.box });
  }
  return joined;
}

/** A list of contents stands between 目录 and the first heading that it lists; its lines make no sections. */
function isContents(text: string, draft: Draft): boolean {
  if (/[.…·]{4,}\s*\d*\s*$/u.test(text)) return true;
  const key = contentsKey(text);
  if (key === '目录') {
    draft.contents.open = draft.tables.length === 0;
    return draft.contents.open;
  }
  if (!draft.contents.open) return false;
  const entries = draft.contents.entries;
  // The first heading of the text says again what the list said first.
  const comesBack = entries.has(key) || (entries.size > 2 && key.startsWith('第一部分'));
  if (comesBack || key.length > MAX_CONTENTS_LINE || /[。；]$/u.test(key)) draft.contents.open = false;
  else entries.add(key);
  return draft.contents.open;
}

/** Longer lines are no entries of a list of contents. */
const MAX_CONTENTS_LINE = 60;

const contentsKey = (text: string): string => compact(text).replace(/[.…·]*\d*$/u, '');

function addSection(line: FlowLine, level: 1 | 2 | 3 | 4, draft: Draft): void {
  let parent = draft.sections.at(-1);
  while (parent !== undefined && parent.level >= level)
    parent = parent.parentIndex === null ? undefined : draft.sections[parent.parentIndex];
  draft.sections.push({
    index: draft.sections.length,
    level,
    heading: line.text.trim(),
    parentIndex: parent?.index ?? null,
    place: line.place,
  });
}

function pushParagraph(
  line: FlowLine,
  role: Paragraph['role'],
  draft: Draft,
  options: { readonly places: readonly Place[]; readonly tableIndex?: number | null },
): void {
  draft.paragraphs.push({
    index: draft.paragraphs.length,
    sectionIndex: draft.sections.at(-1)?.index ?? null,
    role,
    text: line.text.trim(),
    places: [...options.places],
    tableIndex: options.tableIndex ?? null,
  });
}
