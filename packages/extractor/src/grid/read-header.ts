import { unionBoxes } from '@mingzhang/schema';
import type { Word } from '../layout/text-lines.ts';
import type { Block } from './aligned-blocks.ts';
import { columnAt, columnsUnder, findColumns, partAtBorders, type Column } from './aligned-columns.ts';
import { readAlignedHeader, type AlignedHeader, type HeaderCell } from './aligned-header.ts';
import { isAmount, type WordRow } from './aligned-rows.ts';
import { findBorders } from './column-borders.ts';
import { centreX, joinHeaderLines, type HeaderDraft } from './header-drafts.ts';

/** Amounts of one column end this near to each other, in points, where they stand at its right edge. */
const SAME_EDGE_PT = 1;
/** Codes stand at the left; what has a point or a separator is none. */
const AMOUNT = /\d[.,，．]\d|^[\s0０]+$|%$/u;
/** What a row that numbers the columns prints, beside the names of code levels. */
const INDEX_WORD = /^(?:栏次|行次|\*+|\d{1,2}|[甲乙丙丁])$/u;
const CODE_LEVEL = /^[类款项]$/u;

/**
 * Reads the header above the rows of data. A row that numbers the columns (栏次 1 2 3) is its last row, and the
 * cells above end where it begins.
 */
export function readHeader(rows: readonly WordRow[], data: readonly WordRow[], block: Block): AlignedHeader {
  const index = findIndexWords(rows);
  const words = rows.flatMap((row) => row.words).filter((word) => !index.includes(word));
  const evidence = readColumns(data, block.xs);
  const { columns, isLabel, isRight } = evidence;
  const borders = block.xs ?? findBorders(columns, { isRight, isLabel, edges: block.edges, leafOf: () => undefined });
  const drafts = joinHeaderLines(
    block.xs === undefined ? words.flatMap((word) => partAtBorders(word, borders)) : words,
    block.partial,
  );
  const bottom = findEnd(drafts, Math.min(...(data[0]?.words ?? []).map((word) => word.y0)), block);
  const numbered = new Set(index.map((word) => columnAt(centreX(word), columns)));
  const isNumbered = (draft: HeaderDraft): boolean => numbered.has(columnAt(centreX(draft), columns));
  const top = findEnd(drafts.filter(isNumbered), Math.min(...index.map((word) => word.y0)), block);
  const header = readAlignedHeader({
    drafts,
    columns,
    rules: block.partial,
    bottomUnder: (draft) => (isNumbered(draft) ? top : bottom),
    isRight,
    isLabel,
    edges: block.edges,
    ...(block.xs === undefined ? {} : { xs: block.xs }),
  });
  return addIndexRow(header, index);
}

/** The words of rows that number the columns; none where that would leave no header. */
function findIndexWords(rows: readonly WordRow[]): readonly Word[] {
  const numbering = rows.filter(({ words }) => {
    const printed = words.filter((word) => INDEX_WORD.test(word.text.trim()));
    const levels = words.filter((word) => CODE_LEVEL.test(word.text.trim()));
    return printed.length > 1 && printed.length + levels.length === words.length;
  });
  if (numbering.length !== 1 || rows.length < 2) return [];
  return numbering.flatMap(({ words }) => words.filter((word) => INDEX_WORD.test(word.text.trim())));
}

/** Where header texts end above a line of words, in points: at the rule between them, else half-way. */
function findEnd(drafts: readonly HeaderDraft[], top: number, { borders, partial }: Block): number {
  const lowest = Math.max(...drafts.filter((draft) => draft.y0 < top).map((draft) => draft.y1));
  const rule = [...borders, ...partial.map(({ at }) => at)].find((at) => at > lowest - 1 && at < top + 1);
  return rule ?? (lowest + top) / 2;
}

function addIndexRow(header: AlignedHeader, index: readonly Word[]): AlignedHeader {
  if (index.length === 0) return header;
  const row = header.rowCount;
  const cells = new Map<number, HeaderCell>();
  for (const word of index) {
    const column = columnAt(centreX(word), header.columns);
    const known = cells.get(column);
    const box = unionBoxes(known === undefined ? [word] : [known, word]) ?? word;
    const words = [...(known?.words ?? []), word];
    cells.set(column, { ...box, words, size: word.size, row, rowSpan: 1, first: column, last: column });
  }
  return { ...header, cells: [...header.cells, ...cells.values()], rowCount: row + 1 };
}

interface ColumnEvidence {
  readonly columns: readonly Column[];
  readonly isRight: (column: Column) => boolean;
  readonly isLabel: (column: Column) => boolean;
}

/** The columns of the data, which of them hold texts, and which amounts at their right edge. */
function readColumns(data: readonly WordRow[], xs: readonly number[] | undefined): ColumnEvidence {
  const columns = xs === undefined ? findColumns(data) : xs.slice(1).map((x1, index) => ({ x0: xs[index] ?? x1, x1 }));
  const inside = columns.map((_, column) =>
    data.flatMap((row) => row.words.filter((word) => columnsUnder(word, columns).join() === `${column}`)),
  );
  const amounts = inside.map((list) => list.filter((word) => AMOUNT.test(word.text)));
  const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  const atRight = amounts.map((list) => spread(list.map((word) => word.x1)) <= SAME_EDGE_PT);
  // Amounts of one width tell nothing; those of other columns do.
  const told = amounts.flatMap((list, column) =>
    spread(list.map((word) => word.x1 - word.x0)) > 2 * SAME_EDGE_PT ? [column] : [],
  );
  const mostly = told.filter((column) => atRight[column]).length * 2 >= told.length;
  const isRight = (column: Column): boolean => {
    const index = columns.indexOf(column);
    return (amounts[index] ?? []).length > 0 && (told.includes(index) ? atRight[index] === true : mostly);
  };
  const isLabel = (column: Column): boolean => {
    const list = inside[columns.indexOf(column)] ?? [];
    return list.length > 0 && list.every((word) => !isAmount(word));
  };
  return { columns, isRight, isLabel };
}
