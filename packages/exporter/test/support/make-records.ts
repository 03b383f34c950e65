import type { CellRecord, DocumentRecord, FactRecord, FindingRecord, RecordSets } from '@mingzhang/schema';

const id = (kind: string, number: number): string => `${kind}${number.toString(16).padStart(15, '0')}`;

/** A complete final account of 2023; tests change what they are about. */
export function makeDocument(number: number, changes: Partial<DocumentRecord> = {}): DocumentRecord {
  return {
    documentId: id('d', number).padEnd(64, '0'),
    sourceFile: `${number}.pdf`,
    sourceUrl: null,
    mediaType: 'application/pdf',
    pages: 10,
    pagesScanned: 0,
    title: null,
    agency: '甲县医疗保障局',
    agencyKind: 'health_insurance_bureau',
    regionCode: '610104',
    province: '陕西省',
    city: '西安市',
    county: '莲湖区',
    fiscalYear: 2023,
    documentKind: 'final_accounts',
    scope: 'department',
    status: 'complete',
    error: null,
    ...changes,
  };
}

/** An executed amount of `document` in final.expenditure; ids by `number`, which is the order in the document, too. */
export function makeFact(document: DocumentRecord, number: number, changes: Partial<FactRecord> = {}): FactRecord {
  const code = changes.code === undefined ? '2101501' : changes.code;
  return {
    factId: id('f', number),
    cellId: id('c', number),
    documentId: document.documentId,
    regionCode: document.regionCode,
    province: document.province,
    city: document.city,
    county: document.county,
    agency: document.agency,
    fiscalYear: document.fiscalYear,
    documentKind: document.documentKind,
    tableKind: 'final.expenditure',
    classification: code === null ? 'item' : 'function',
    code,
    codeName: code === null ? null : `科目${code}`,
    codeLevel: code === null ? null : (code.length - 1) / 2,
    parentCode: code === null || code.length === 3 ? null : code.slice(0, -2),
    codeHarmonised: code,
    harmonisedRule: null,
    codeInferred: code === null ? null : false,
    code2: null,
    item: code === null ? '合计' : `科目${code}`,
    project: null,
    unitName: null,
    measure: 'expenditure_total',
    fund: 'total',
    phase: 'executed',
    amountYuan: '100',
    nullKind: null,
    countValue: null,
    unit: null,
    valuePrinted: '0.01',
    unitPrinted: '万元',
    sourceKind: 'table',
    page: 3,
    x0: 10,
    y0: number,
    x1: 20,
    y1: number + 1,
    paragraph: null,
    reason: null,
    status: 'verified',
    checksHeld: '',
    checksFailed: '',
    ...changes,
  };
}

export function makeCell(fact: FactRecord, changes: Partial<CellRecord> = {}): CellRecord {
  return {
    cellId: fact.cellId ?? 'c'.repeat(16),
    tableId: id('7', 1),
    documentId: fact.documentId,
    sourceFile: '1.pdf',
    page: fact.page,
    x0: fact.x0,
    y0: fact.y0,
    x1: fact.x1,
    y1: fact.y1,
    tableTitle: '支出决算表',
    rowIndex: 1,
    columnIndex: 2,
    rowCode: fact.code ?? '',
    rowLabel: fact.item ?? '',
    columnPath: '决算数',
    value: fact.valuePrinted,
    method: 'text',
    confidence: 1,
    ...changes,
  };
}

export function makeFinding(
  document: DocumentRecord,
  number: number,
  changes: Partial<FindingRecord> = {},
): FindingRecord {
  return {
    findingId: id('e', number),
    code: 'table.untitled',
    severity: 'info',
    cause: 'structure',
    documentId: document.documentId,
    page: 2,
    x0: 1,
    y0: number,
    x1: 3,
    y1: 4,
    parameters: '{}',
    suspectCell: null,
    satisfyingValue: null,
    textZh: '此处的表没有标题。',
    textEn: 'The table here has no title.',
    ...changes,
  };
}

/** All kinds of records; what is not given is empty. */
export function makeSets(sets: Partial<RecordSets>): RecordSets {
  return { documents: [], tables: [], cells: [], facts: [], indicators: [], checks: [], findings: [], ...sets };
}
