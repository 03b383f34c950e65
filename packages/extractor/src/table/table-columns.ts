import type { GridCell } from '@mingzhang/schema';
import type { HeaderBand } from './header-band.ts';
import type { HeaderOwners } from './header-owner.ts';
import type { HeaderWord, Lexicon } from './lexicon.ts';
import type { Matrix } from './matrix.ts';
import { compact, fold } from './printed-text.ts';
import { classifyValue } from './value-kind.ts';

export type ColumnRole = 'index' | 'code' | 'label' | 'value' | 'remark' | 'blank';

/** One grid column within one section of a table (the rows under one header band). */
export interface SectionColumn {
  readonly column: number;
  readonly role: ColumnRole;
  /** Header cells from top to bottom, index rows left out; from an earlier band where this one is blank. */
  readonly headers: readonly GridCell[];
  /** Which label|value block, from the left. */
  readonly block: number;
  /** Header cell of the side (收入 | 支出); undefined in a table without sides. */
  readonly side: GridCell | undefined;
  /** Code columns with the same number make one code (类 | 款 | 项). */
  readonly codeGroup: number;
}

/** The rows under one header band, half-open; `band` is undefined above the first header. */
export interface TableSection {
  readonly band: HeaderBand | undefined;
  readonly firstRow: number;
  readonly endRow: number;
  readonly columns: readonly SectionColumn[];
}

interface ColumnContent {
  readonly numbers: number;
  readonly codes: number;
  readonly texts: number;
  readonly dashes: number;
}

interface SectionInput {
  readonly matrix: Matrix;
  readonly owners: HeaderOwners;
  readonly lexicon: Lexicon;
  readonly bands: readonly HeaderBand[];
}

const CODE_TEXT = /^\[?\d{2,9}\]?$/u;
const CODE_LEVEL = /^(?:类|款|项|类级|款级|项级)$/u;

/** Header cells over a column, from the nearest band at or above `bandIndex` that has any. */
export function findColumnHeaders(column: number, bandIndex: number, input: SectionInput): readonly GridCell[] {
  for (let index = bandIndex; index >= 0; index--) {
    const band = input.bands[index];
    if (band === undefined) continue;
    const headers: GridCell[] = [];
    for (let row = band.firstRow; row < band.endRow; row++) {
      if (band.indexRows.includes(row)) continue;
      const owner = input.owners.ownerAt(row, column);
      if (owner === undefined || compact(owner.text) === '' || headers.includes(owner)) continue;
      if (owner.row + owner.rowSpan <= band.endRow) headers.push(owner);
    }
    if (headers.length > 0) return headers;
  }
  return [];
}

/** Splits a table into its sections and says what each column of each is. */
export function readSections(input: SectionInput): readonly TableSection[] {
  const { bands, matrix } = input;
  const sections: TableSection[] = [];
  const firstBandRow = bands[0]?.firstRow ?? matrix.rowCount;
  if (firstBandRow > 0) sections.push({ band: undefined, firstRow: 0, endRow: firstBandRow, columns: [] });
  bands.forEach((band, index) => {
    const endRow = bands[index + 1]?.firstRow ?? matrix.rowCount;
    const rows = { firstRow: band.endRow, endRow };
    sections.push({ band, ...rows, columns: readColumns(index, rows, input) });
  });
  return sections;
}

function readColumns(
  bandIndex: number,
  rows: { readonly firstRow: number; readonly endRow: number },
  input: SectionInput,
): readonly SectionColumn[] {
  const columns = Array.from({ length: input.matrix.columnCount }, (_, column) => {
    const headers = findColumnHeaders(column, bandIndex, input);
    return { column, headers, content: readContent(column, rows, input), word: findWord(headers, input.lexicon) };
  });
  const roles = columns.map((column) => decideRole(column.word, column.content));
  // A merged header over names and numbers, written as text: the column of names is none of amounts.
  columns.forEach((column, index) => {
    const { numbers, codes, texts } = column.content;
    const leaf = column.headers.at(-1);
    const shared = columns.some(
      (other) => other !== column && other.headers.at(-1) === leaf && other.content.numbers > other.content.texts,
    );
    if (leaf !== undefined && shared && texts > 0 && numbers + codes === 0) roles[index] = 'label';
  });
  // Codes before names under a header that says nothing of amounts, or that does not reach them.
  columns.forEach(({ word, content: { codes, numbers, texts } }, index) => {
    const isOpen = word === undefined || word.role === 'label';
    const isCodes = isOpen && codes > 0 && numbers + texts === 0 && roles[index + 1] === 'label';
    if (isCodes && !roles.slice(0, index).includes('value')) roles[index] = 'code';
  });
  // Text beside the numbers, with none to its right, is no label.
  const lastValue = roles.lastIndexOf('value');
  roles.forEach((role, column) => {
    if (role === 'label' && lastValue >= 0 && column > lastValue) roles[column] = 'remark';
  });
  const sides = findSides(bandIndex, roles, input);
  let block = 0;
  let seenValue = false;
  let codeGroup = -1;
  return columns.map(({ column, headers }): SectionColumn => {
    const role = roles[column] ?? 'blank';
    const opensBlock = role === 'label' || role === 'code' || role === 'index';
    const newSide = column > 0 && sides[column] !== sides[column - 1];
    if ((seenValue && opensBlock) || (newSide && seenValue)) {
      block++;
      seenValue = false;
    }
    if (role === 'value') seenValue = true;
    if (role === 'code' && !continuesCode(columns[column - 1]?.headers, headers, roles[column - 1])) codeGroup++;
    return { column, role, headers, block, side: sides[column], codeGroup: role === 'code' ? codeGroup : -1 };
  });
}

/** 类 | 款 | 项, or columns under one merged header, hold the parts of one code. */
function continuesCode(
  before: readonly GridCell[] | undefined,
  headers: readonly GridCell[],
  roleBefore: ColumnRole | undefined,
): boolean {
  if (before === undefined || roleBefore !== 'code') return false;
  const leaf = fold(headers.at(-1)?.text ?? '');
  const leafBefore = fold(before.at(-1)?.text ?? '');
  if (CODE_LEVEL.test(leaf) && leaf !== leafBefore) return !leaf.startsWith('类');
  return headers.length > 0 && headers.at(-1) === before.at(-1);
}

/** The header word nearest to the data; from higher headers only what says that amounts stand below. */
function findWord(headers: readonly GridCell[], lexicon: Lexicon): HeaderWord | undefined {
  for (let index = headers.length - 1; index >= 0; index--) {
    const word = lexicon.lookUp(headers[index]?.text ?? '');
    if (word === undefined || word.role === 'key' || word.role === 'private') continue;
    if (index === headers.length - 1 || word.role === 'value') return word;
  }
  return undefined;
}

function readContent(
  column: number,
  rows: { readonly firstRow: number; readonly endRow: number },
  { matrix }: SectionInput,
): ColumnContent {
  let numbers = 0;
  let codes = 0;
  let texts = 0;
  let dashes = 0;
  for (let row = rows.firstRow; row < rows.endRow; row++) {
    const cell = matrix.cellAt(row, column);
    if (cell === undefined || cell.row !== row || cell.column !== column || cell.columnSpan > 2) continue;
    const text = compact(cell.text);
    if (text === '' || CODE_LEVEL.test(text)) continue;
    const kind = classifyValue(text);
    if (CODE_TEXT.test(text)) codes++;
    else if (kind === 'number') numbers++;
    else if (kind === 'dash' || kind === 'none') dashes++;
    else texts++;
  }
  return { numbers, codes, texts, dashes };
}

function decideRole(word: HeaderWord | undefined, content: ColumnContent): ColumnRole {
  const { numbers, codes, texts } = content;
  switch (word?.role) {
    case 'index':
      return texts > codes + numbers ? 'label' : 'index';
    case 'code':
      return texts > codes + numbers ? 'label' : 'code';
    case 'remark':
      return 'remark';
    case 'value':
    case 'group':
      return word.strength === 'weak' && numbers + codes === 0 && texts > 0 && content.dashes === 0 ? 'label' : 'value';
    case 'label':
      return numbers > 0 && numbers > texts ? 'value' : 'label';
    default:
      if (numbers > 0) return numbers + codes >= texts ? 'value' : 'label';
      if (codes > texts) return 'value';
      return texts > 0 ? 'label' : 'blank';
  }
}

/** A side is a top header cell over labels and values at once, but not over the whole table. */
function findSides(
  bandIndex: number,
  roles: readonly ColumnRole[],
  input: SectionInput,
): readonly (GridCell | undefined)[] {
  const band = input.bands[bandIndex];
  if (band === undefined) return roles.map(() => undefined);
  const headers = roles.map((_, column) => findColumnHeaders(column, bandIndex, input));
  const tops = headers.map((column) => (column.length > 1 ? column[0] : undefined));
  const isSide = (top: GridCell | undefined): boolean => {
    if (top === undefined) return false;
    const covered = roles.filter((_, column) => tops[column] === top);
    const hasLabel = covered.some((role) => role === 'label' || role === 'code');
    return hasLabel && covered.includes('value') && covered.length < roles.length && covered.length > 1;
  };
  return tops.map((top) => (isSide(top) ? top : undefined));
}
