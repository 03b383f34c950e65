import {
  toPlaceColumns,
  type CellReading,
  type CellRecord,
  type DocumentRecord,
  type PageInfo,
  type PrintedDocument,
  type PrintedTable,
  type PrintedValue,
  type TableRecord,
} from '@mingzhang/schema';
import type { MoneyUnit } from './amount/money-unit.ts';
import type { Identity } from './identity/identify.ts';
import type { DeclaredEmpty } from './kind/declared-empty.ts';
import type { RecognisedKind } from './kind/recognise-kind.ts';
import { rememberTexts } from './memory.ts';
import { toPlainText } from './plain-text.ts';

/** The records of what is printed, before any meaning: documents, tables and cells. */

/** What forms print about persons enters no record: telephone numbers above all. */
const PRIVATE =
  /联系电话|手机|联系方式|^(?:电话(?:号码)?|(?:项目|单位|部门)?负责人|填表人|填报人|经办人|联系人)(?:签字|签名|姓名)?:?$/u;
const isPrivateText = rememberTexts((text) => PRIVATE.test(toPlainText(text)));
const isPrivate = (value: PrintedValue): boolean =>
  isPrivateText(value.rowLabels.at(-1) ?? '') || isPrivateText(value.columnPath.at(-1) ?? '');

/** The table without values that no record may hold. */
export function withoutPrivateValues(table: PrintedTable): PrintedTable {
  return { ...table, values: table.values.filter((value) => !isPrivate(value)) };
}

/** One row of `tables`. */
export function toTableRecord(
  table: PrintedTable,
  about: {
    readonly tableId: string;
    readonly documentId: string;
    readonly kind: RecognisedKind | undefined;
    readonly unit: MoneyUnit | undefined;
    readonly declared: DeclaredEmpty | undefined;
  },
): TableRecord {
  const pages = table.parts.flatMap((part) => part.page ?? []);
  const numericCells = table.values.filter((value) => value.kind === 'number').length;
  return {
    tableId: about.tableId,
    documentId: about.documentId,
    title: table.title,
    formNumber: table.formNumber === '' ? null : table.formNumber,
    kind: about.kind?.kind ?? null,
    kindScore: about.kind?.score ?? null,
    unit: about.unit ?? null,
    compiledBy: table.compiledBy === '' ? null : table.compiledBy,
    firstPage: pages.length === 0 ? null : Math.min(...pages),
    lastPage: pages.length === 0 ? null : Math.max(...pages),
    rows: table.rowCount,
    columns: table.columnCount,
    numericCells,
    isEmpty: numericCells === 0,
    declaredEmpty: about.declared?.empty ?? null,
    emptyReason: about.declared?.reason ?? null,
    method: table.method,
  };
}

/** One row of `cells`: the number as printed. */
export function toCellRecord(
  value: PrintedValue,
  about: {
    readonly cellId: string;
    readonly tableId: string;
    readonly documentId: string;
    readonly sourceFile: string;
    readonly title: string;
  },
): CellRecord {
  return {
    cellId: about.cellId,
    tableId: about.tableId,
    documentId: about.documentId,
    sourceFile: about.sourceFile,
    ...toPlaceColumns(value.place),
    tableTitle: about.title,
    rowIndex: value.rowIndex,
    columnIndex: value.columnIndex,
    rowCode: value.rowCodes.filter((code) => code !== '').join('+'),
    rowLabel: value.rowLabels.filter((label) => label !== '').join('+'),
    columnPath: value.columnPath.filter((text) => text !== '').join('/'),
    value: value.printed,
    method: value.method,
    confidence: value.confidence,
  };
}

/** What else the number of a cell may be. */
export const toCellReadings = ({ otherReadings = [] }: PrintedValue, cellId: string): readonly CellReading[] =>
  otherReadings.map((reading) => ({ ...reading, cellId }));

const isRead = ({ trust, recognised }: PageInfo): boolean =>
  trust === 'trusted' || trust === 'blank' || recognised !== undefined;

/** One row of `documents`. */
export function toDocumentRecord(
  document: PrintedDocument,
  identity: Identity,
  options: { readonly sourceFile: string; readonly sourceUrl: string | null },
): DocumentRecord {
  const unread = document.pages.filter((page) => !isRead(page)).length;
  const paged = document.pages.length > 0;
  return {
    documentId: document.documentId,
    sourceFile: options.sourceFile,
    sourceUrl: options.sourceUrl,
    mediaType: document.mediaType,
    pages: paged ? document.pages.length : null,
    pagesScanned: paged ? document.pages.filter((page) => page.trust === 'no_text').length : null,
    ...identity,
    status: unread > 0 || document.tables.some((table) => table.illegible) ? 'partial' : 'complete',
    error: null,
  };
}
