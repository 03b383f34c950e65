import type {
  CellRecord,
  DocumentRecord,
  FactRecord,
  Finding,
  Outcome,
  PageInfo,
  PrintedDocument,
  PrintedTable,
  PrintedValue,
  TableRecord,
  Vocabulary,
} from '@mingzhang/schema';
import { buildCodeBook } from './code/code-book.ts';
import { tableUnit } from './amount/table-unit.ts';
import { makeTableFacts } from './fact/table-facts.ts';
import { tableYear } from './identity/fiscal-year.ts';
import { identifyDocument, type Identity } from './identity/identify.ts';
import { buildRegionIndex } from './identity/regions.ts';
import { listKey, readDeclaredEmpty, type DeclaredEmpty } from './kind/declared-empty.ts';
import { recogniseKind, type RecognisedKind } from './kind/recognise-kind.ts';
import { toPlainText } from './plain-text.ts';
import { recordId } from './record-id.ts';

export interface NormalizeOptions {
  readonly vocabulary: Vocabulary;
  readonly sourceFile: string;
  readonly sourceUrl: string | null;
}

export interface NormalizedDocument {
  readonly document: DocumentRecord;
  readonly tables: readonly TableRecord[];
  readonly cells: readonly CellRecord[];
  readonly facts: readonly FactRecord[];
  /** Numbers of fiscal tables (kinds of final accounts and budgets) whose meaning is not known. */
  readonly cellsWithoutFact: number;
}

/** What forms print about persons enters no record: telephone numbers above all. */
const PRIVATE =
  /联系电话|手机|联系方式|^(?:电话(?:号码)?|(?:项目|单位|部门)?负责人|填表人|填报人|经办人|联系人)(?:签字|签名|姓名)?:?$/u;
const isPrivate = (value: PrintedValue): boolean =>
  [value.rowLabels.at(-1) ?? '', value.columnPath.at(-1) ?? ''].some((text) => PRIVATE.test(toPlainText(text)));

/** Forms of one title can repeat in a document (绩效目标表): their order among equals tells them apart. */
function tableIds(document: PrintedDocument): readonly string[] {
  const seen = new Map<string, number>();
  return document.tables.map((table) => {
    const nth = seen.get(table.title) ?? 0;
    seen.set(table.title, nth + 1);
    return recordId('table', document.documentId, table.title, nth);
  });
}

function toTableRecord(
  table: PrintedTable,
  about: {
    readonly tableId: string;
    readonly documentId: string;
    readonly kind: RecognisedKind | undefined;
    readonly declared: DeclaredEmpty | undefined;
  },
): TableRecord {
  const pages = table.parts.flatMap((part) => part.page ?? []);
  const numericCells = table.values.filter((value) => value.kind === 'number' && !isPrivate(value)).length;
  return {
    tableId: about.tableId,
    documentId: about.documentId,
    title: table.title,
    formNumber: table.formNumber === '' ? null : table.formNumber,
    kind: about.kind?.kind ?? null,
    kindScore: about.kind?.score ?? null,
    unit: tableUnit(table) ?? null,
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

function toCellRecord(
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
    page: value.place.page,
    x0: value.place.box?.x0 ?? null,
    y0: value.place.box?.y0 ?? null,
    x1: value.place.box?.x1 ?? null,
    y1: value.place.box?.y1 ?? null,
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

const isRead = ({ trust, recognised }: PageInfo): boolean =>
  trust === 'trusted' || trust === 'blank' || recognised !== undefined;

function toDocumentRecord(document: PrintedDocument, identity: Identity, options: NormalizeOptions): DocumentRecord {
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

/**
 * Turns a document as printed into records: who and where, which year, which tables, every number as
 * printed and what it means in yuan. Pure: the same document gives the same records, in document order.
 */
export function normalizeDocument(document: PrintedDocument, options: NormalizeOptions): Outcome<NormalizedDocument> {
  const codes = buildCodeBook(options.vocabulary);
  const { value: identity, findings: identityFindings } = identifyDocument(document, {
    vocabulary: options.vocabulary,
    regions: buildRegionIndex(),
  });
  const declared = readDeclaredEmpty(document);
  const ids = tableIds(document);
  const findings: Finding[] = [...identityFindings];
  const tables: TableRecord[] = [];
  const cells: CellRecord[] = [];
  const facts: FactRecord[] = [];
  let cellsWithoutFact = 0;
  document.tables.forEach((printed, position) => {
    const table: PrintedTable = { ...printed, values: printed.values.filter((value) => !isPrivate(value)) };
    const tableId = ids[position] ?? recordId('table', document.documentId, position);
    const kind = recogniseKind(table, {
      vocabulary: options.vocabulary,
      codes,
      documentKind: identity.documentKind,
      agency: identity.agency,
    });
    const cellIdOf = (value: PrintedValue): string =>
      recordId('cell', tableId, value.rowIndex, value.columnIndex, value.printed);
    tables.push(
      toTableRecord(table, {
        tableId,
        documentId: document.documentId,
        kind,
        declared: declared.get(listKey(table.title)),
      }),
    );
    for (const value of table.values) {
      if (value.kind !== 'number') continue;
      cells.push(
        toCellRecord(value, {
          cellId: cellIdOf(value),
          tableId,
          documentId: document.documentId,
          sourceFile: options.sourceFile,
          title: table.title,
        }),
      );
    }
    if (kind === undefined) {
      const at = table.parts[0] ?? { page: null, box: null };
      if (table.values.some((value) => value.kind === 'number')) {
        findings.push({ code: 'table.kind_unknown', severity: 'info', cause: 'structure', at, title: table.title });
      }
      return;
    }
    const made = makeTableFacts(table, {
      documentId: document.documentId,
      tableId,
      identity,
      kind: kind.kind,
      year: tableYear(printed, document) ?? identity.fiscalYear,
      vocabulary: options.vocabulary,
      codes,
      cellIdOf,
    });
    facts.push(...made.facts);
    findings.push(...made.findings);
    cellsWithoutFact += made.cellsWithoutFact;
  });
  return {
    value: { document: toDocumentRecord(document, identity, options), tables, cells, facts, cellsWithoutFact },
    findings,
  };
}
