import type {
  Finding,
  MediaType,
  Outcome,
  PageInfo,
  Paragraph,
  Place,
  PrintedDocument,
  PrintedTable,
  Section,
} from '@mingzhang/schema';
import { readHeadingLevel } from '../section/heading.ts';
import { findTitle } from '../table/find-title.ts';
import type { Lexicon } from '../table/lexicon.ts';
import { peelPreamble } from '../table/peel-preamble.ts';
import { isNoteLine } from '../table/preamble.ts';
import { compact } from '../table/printed-text.ts';
import { readTable } from '../table/read-table.ts';
import { isContentsTable } from '../table/contents-table.ts';
import type { FlowItem, FlowLine, FlowTable } from './flow.ts';

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
}

/**
 * Puts lines and tables in reading order together: titles to their tables, notes under them, headings to
 * a tree of sections, lines to paragraphs. Shared by all formats.
 */
export function assembleDocument(items: readonly FlowItem[], options: AssembleOptions): Outcome<PrintedDocument> {
  const draft: Draft = { sections: [], paragraphs: [], tables: [], findings: [] };
  let lines: FlowLine[] = [];
  for (const item of items) {
    if (item.type === 'line') {
      lines.push(item);
      continue;
    }
    if (item.type === 'table' && isContentsTable(item.grid, lines.at(-1)?.text ?? '')) continue;
    addTable(item, lines, draft, options.lexicon);
    lines = [];
  }
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

function addTable(item: FlowTable, lines: readonly FlowLine[], draft: Draft, lexicon: Lexicon): void {
  const peeled = peelPreamble(item.grid, lexicon);
  const inner = findTitle(peeled.preamble.map((text) => toLine(text)));
  const outer = findTitle(lines);
  const [title, from] = inner.title !== '' ? [inner.title, inner] : [outer.title, outer];
  addLines(lines, lines.length - outer.used, draft);
  const index = draft.tables.length;
  const at: Place = item.parts[0] ?? { page: null, box: null };
  addTableLines(lines.slice(lines.length - outer.used), index, draft);
  const { cells, values } = readTable(peeled.grid, lexicon);
  const table: PrintedTable = {
    index,
    title,
    formNumber: from.formNumber || outer.formNumber || inner.formNumber,
    unitPrinted: inner.unitPrinted || outer.unitPrinted,
    compiledBy: inner.compiledBy || outer.compiledBy,
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
  draft.tables.push(table);
  const findings = draft.findings;
  if (item.illegible) findings.push({ code: 'table.illegible', severity: 'error', cause: 'reading', at, title });
  else if (title === '' && values.some((value) => value.kind === 'number'))
    findings.push({
      code: 'table.untitled',
      severity: 'info',
      cause: 'structure',
      at,
      columns: table.columnCount,
      rows: table.rowCount,
    });
  if (item.alignedRows > 0)
    findings.push({ code: 'table.uneven_rows', severity: 'info', cause: 'reading', at, title, rows: item.alignedRows });
}

const toLine = (text: string): FlowLine => ({
  type: 'line',
  text,
  place: { page: null, box: null },
  size: undefined,
  prominent: false,
  continues: false,
});

/** Title, unit and form number lines keep their text as paragraphs that point to their table. */
function addTableLines(lines: readonly FlowLine[], tableIndex: number, draft: Draft): void {
  for (const line of lines) pushParagraph(line, 'table_line', draft, tableIndex);
}

/** Adds the first `count` lines: notes to the table before them, headings to sections, the rest to paragraphs. */
function addLines(lines: readonly FlowLine[], count: number, draft: Draft): void {
  let noteOf = draft.tables.at(-1);
  for (const line of lines.slice(0, count)) {
    if (noteOf !== undefined && isNoteLine(line.text)) {
      draft.tables[noteOf.index] = { ...noteOf, notes: [...noteOf.notes, compact(line.text)] };
      noteOf = draft.tables[noteOf.index];
      pushParagraph(line, 'table_line', draft, noteOf?.index ?? null);
      continue;
    }
    const last = draft.paragraphs.at(-1);
    if (line.continues && last !== undefined && (last.role === 'body' || last.role === 'table_line')) {
      draft.paragraphs[last.index] = joinParagraph(last, line);
      continue;
    }
    noteOf = undefined;
    const level = readHeadingLevel(line.text);
    if (level === undefined) pushParagraph(line, isContentsLine(line.text) ? 'contents' : 'body', draft, null);
    else {
      addSection(line, level, draft);
      pushParagraph(line, 'heading', draft, null);
    }
  }
}

/** A line of a table of contents: dots, or a page number at the end of a heading. */
const isContentsLine = (text: string): boolean => /[.…·]{4,}\s*\d*\s*$/u.test(text);

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

function pushParagraph(line: FlowLine, role: Paragraph['role'], draft: Draft, tableIndex: number | null): void {
  draft.paragraphs.push({
    index: draft.paragraphs.length,
    sectionIndex: draft.sections.at(-1)?.index ?? null,
    role,
    text: line.text.trim(),
    places: [line.place],
    tableIndex,
  });
}

function joinParagraph(paragraph: Paragraph, line: FlowLine): Paragraph {
  const last = paragraph.places.at(-1);
  const sameBox = last !== undefined && last.page === line.place.page && last.box !== null && line.place.box !== null;
  const places = sameBox
    ? [
        ...paragraph.places.slice(0, -1),
        {
          page: last.page,
          box: {
            x0: Math.min(last.box.x0, line.place.box.x0),
            y0: Math.min(last.box.y0, line.place.box.y0),
            x1: Math.max(last.box.x1, line.place.box.x1),
            y1: Math.max(last.box.y1, line.place.box.y1),
          },
        },
      ]
    : last !== undefined && last.page === line.place.page
      ? paragraph.places
      : [...paragraph.places, line.place];
  return { ...paragraph, text: paragraph.text + line.text.trim(), places };
}
