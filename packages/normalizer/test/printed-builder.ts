import type { CellRole, PrintedDocument, PrintedTable, PrintedValue, Section } from '@mingzhang/schema';

/** Hand-made documents as printed, for tests: just what a case needs, everything else as empty as it may be. */

const NOWHERE = { page: null, box: null } as const;

/** `[row labels, codes, header path, text]`; a text of `''` is blank, `—` a dash, `无` none. */
export type ValueSketch = readonly [labels: string, codes: string, path: string, text: string];

export interface TableSketch {
  readonly title?: string;
  readonly unit?: string;
  readonly compiledBy?: string;
  readonly formNumber?: string;
  readonly values?: readonly ValueSketch[];
  /** Header texts beside those of the values. */
  readonly headers?: readonly string[];
  /** Further cells: row, column, role, text. */
  readonly cells?: readonly (readonly [row: number, column: number, role: CellRole, text: string])[];
}

const split = (text: string, by: string): string[] => (text === '' ? [] : text.split(by));

const kindOf = (text: string): PrintedValue['kind'] =>
  text === '' ? 'blank' : text === '—' ? 'dash' : text === '无' ? 'none' : /\d/u.test(text) ? 'number' : 'text';

/** Columns are numbered after the header path, rows after labels and codes, in order of appearance. */
export function printedTable(sketch: TableSketch, index = 0): PrintedTable {
  const values = sketch.values ?? [];
  const paths = [...new Set(values.map(([, , path]) => path))];
  // A block is what the header path says above its value columns: 支出/支出功能分类 and 支出/支出用途 are two.
  const blockOf = (path: string): string =>
    /^(?:收入|支出)\//u.test(path) ? path.split('/').slice(0, -1).join('/') : '';
  const blocks = [...new Set(paths.map(blockOf))];
  const side = (path: string): string =>
    /收入|支出/u.test(path.split('/')[0] ?? '') ? (path.split('/')[0] ?? '') : '';
  const rows: string[] = [];
  const rowOf = ([labels, codes, path]: ValueSketch, position: number): number => {
    const key = `${codes}|${labels}|${side(path)}`;
    const previous = values[position - 1];
    // The same label again after another row is another row.
    if (previous !== undefined && `${previous[1]}|${previous[0]}|${side(previous[2])}` === key) return rows.length;
    rows.push(key);
    return rows.length;
  };
  const headerTexts = [...new Set([...paths.flatMap((path) => split(path, '/')), ...(sketch.headers ?? [])])];
  const cells: PrintedTable['cells'][number][] = headerTexts.map((text, column) => cell(0, column, 'header', text));
  const printed = values.map((value, position): PrintedValue => {
    const [labels, codes, path, text] = value;
    const rowIndex = rowOf(value, position);
    split(labels, '+').forEach((label, column) => cells.push(cell(rowIndex, column, 'label', label)));
    return {
      rowIndex,
      columnIndex: 10 + paths.indexOf(path),
      place: NOWHERE,
      blockIndex: blocks.indexOf(blockOf(path)),
      side: side(path),
      rowCodes: split(codes, '+'),
      rowLabels: split(labels, '+'),
      columnPath: split(path, '/'),
      kind: kindOf(text),
      printed: text,
      method: 'text',
      confidence: 1,
    };
  });
  for (const [row, column, role, text] of sketch.cells ?? []) cells.push(cell(row, column, role, text));
  return {
    index,
    title: sketch.title ?? '',
    formNumber: sketch.formNumber ?? '',
    unitPrinted: sketch.unit ?? '',
    compiledBy: sketch.compiledBy ?? '',
    notes: [],
    sectionIndex: null,
    method: 'text',
    parts: [NOWHERE],
    rowCount: Math.max(rows.length + 1, ...cells.map((each) => each.row + 1)),
    columnCount: 10 + paths.length,
    cells,
    values: printed,
    illegible: false,
  };
}

function cell(row: number, column: number, role: CellRole, text: string): PrintedTable['cells'][number] {
  return { row, column, rowSpan: 1, columnSpan: 1, text, place: NOWHERE, role };
}

export interface DocumentSketch {
  /** Paragraphs; 第…部分 and 一、 become headings, lines after 目录 up to the first empty one its contents. */
  readonly lines?: readonly string[];
  readonly tables?: readonly TableSketch[];
}

/** A document of a text file: no pages, no places. */
export function printedDocument(sketch: DocumentSketch): PrintedDocument {
  const sections: Section[] = [];
  let inContents = false;
  const paragraphs = (sketch.lines ?? []).flatMap((text, index): PrintedDocument['paragraphs'][number][] => {
    if (text === '目录') inContents = true;
    if (text === '') inContents = false;
    if (text === '') return [];
    const level = /^第.部分/u.test(text) ? 1 : /^[一二三四五六七八九十]+、/u.test(text) ? 2 : undefined;
    const role = inContents ? 'contents' : level === undefined ? 'body' : 'heading';
    if (role === 'heading' && level !== undefined) {
      sections.push({ index: sections.length, level, heading: text, parentIndex: null, place: NOWHERE });
    }
    return [{ index, sectionIndex: null, role, text, places: [NOWHERE], tableIndex: null }];
  });
  return {
    documentId: 'ab'.repeat(32),
    mediaType: 'text/plain',
    pages: [],
    sections,
    paragraphs,
    tables: (sketch.tables ?? []).map((table, index) => printedTable(table, index)),
  };
}
