import type { CellRecord, DocumentRecord, FactRecord, IndicatorRecord, TableRecord } from '@mingzhang/schema';
import type { DocumentRecords } from '../src/index.ts';

const DOCUMENT_ID = 'd'.repeat(64);

/** 16 hex digits that differ for different words. */
function hex(text: string): string {
  let value = 7n;
  for (const character of text) value = (value * 1_000_003n + BigInt(character.codePointAt(0) ?? 0)) % 2n ** 64n;
  return value.toString(16).padStart(16, '0');
}

/** One row: code (or null), label, and what stands in each column; undefined for a blank. */
export interface BuiltRow {
  readonly code: string | null;
  readonly label: string;
  readonly values: Readonly<Record<string, string | undefined>>;
}

/** A table of one kind; columns are named `measure` or `measure@fund` or `measure@fund#phase`. */
export interface BuiltTable {
  readonly kind: string;
  readonly title: string;
  readonly rows: readonly BuiltRow[];
}

export interface BuiltSentence {
  readonly measure: string;
  readonly fund: FactRecord['fund'];
  readonly phase: FactRecord['phase'];
  readonly item: string;
  /** With the sign that the words of the sentence say: -5.79 is printed 减少5.79; a figure with % is no money. */
  readonly printed: string;
  readonly code?: string;
  /** `function` where absent. */
  readonly classification?: FactRecord['classification'];
  readonly paragraph?: number;
}

export const document: DocumentRecord = {
  documentId: DOCUMENT_ID,
  sourceFile: 'made.pdf',
  sourceUrl: null,
  mediaType: 'application/pdf',
  pages: 9,
  pagesScanned: 0,
  title: null,
  agency: null,
  agencyKind: null,
  regionCode: null,
  province: null,
  city: null,
  county: null,
  fiscalYear: 2023,
  documentKind: 'final_accounts',
  scope: 'department',
  status: 'complete',
  error: null,
};

const DEFAULT_FUND: Readonly<Record<string, FactRecord['fund']>> = {
  'final.gpb': 'gpb',
  'final.basic_economic': 'gpb',
  'final.fiscal': 'fiscal',
};

/** 1,084.72 万元 → 10847200 */
export function yuanOf(printed: string): string {
  const [whole = '', fraction = ''] = printed.replaceAll(',', '').split('.');
  const negative = whole.startsWith('-');
  const digits = (whole.replace('-', '') + fraction.padEnd(4, '0').slice(0, 4)).replace(/^0+(?=\d)/, '');
  return `${negative && digits !== '0' ? '-' : ''}${digits}`;
}

const blankFact = (about: Partial<FactRecord>): FactRecord =>
  ({
    cellId: null,
    documentId: DOCUMENT_ID,
    regionCode: null,
    province: null,
    city: null,
    county: null,
    agency: null,
    fiscalYear: 2023,
    documentKind: 'final_accounts',
    tableKind: null,
    classification: 'item',
    code: null,
    codeName: null,
    codeLevel: null,
    parentCode: null,
    codeHarmonised: null,
    harmonisedRule: null,
    codeInferred: null,
    code2: null,
    item: null,
    project: null,
    unitName: null,
    measure: null,
    fund: null,
    phase: 'executed',
    amountYuan: null,
    nullKind: null,
    countValue: null,
    unit: null,
    valuePrinted: '',
    unitPrinted: '万元',
    sourceKind: 'table',
    page: 1,
    x0: 1,
    y0: 1,
    x1: 2,
    y1: 2,
    paragraph: null,
    reason: null,
    status: 'unchecked',
    checksHeld: '',
    checksFailed: '',
    ...about,
  }) as FactRecord;

/** The records of a made-up document, as the stages before the audit would leave them. */
export function buildRecords(tables: readonly BuiltTable[], sentences: readonly BuiltSentence[] = []): DocumentRecords {
  const tableRecords: TableRecord[] = [];
  const cells: CellRecord[] = [];
  const facts: FactRecord[] = [];
  tables.forEach(({ kind, title, rows }, index) => {
    const tableId = hex(`table ${index}`);
    let numeric = 0;
    rows.forEach(({ code, label, values }, row) => {
      Object.entries(values).forEach(([column, printed], at) => {
        const [measureAndFund = '', phase] = column.split('#');
        const [measure = '', fund] = measureAndFund.split('@');
        const cellId = hex(`cell ${index} ${row} ${at}`);
        const classification = code === null ? 'item' : code.startsWith('2') ? 'function' : 'department_economic';
        const level = code === null ? null : code.length === 3 ? 1 : code.length === 5 ? 2 : 3;
        facts.push(
          blankFact({
            factId: hex(`fact ${index} ${row} ${at}`),
            cellId: printed === undefined ? null : cellId,
            tableKind: kind,
            classification,
            code,
            codeLevel: level,
            parentCode: code === null || code.length === 3 ? null : code.slice(0, -2),
            item: label,
            measure,
            fund: (fund as FactRecord['fund']) ?? DEFAULT_FUND[kind] ?? 'total',
            phase: (phase as FactRecord['phase']) ?? 'executed',
            ...(printed?.endsWith('%') === true
              ? { countValue: printed.slice(0, -1), unit: 'percent', unitPrinted: null }
              : measure === 'score'
                ? { countValue: printed ?? null, unit: 'points', unitPrinted: null }
                : { amountYuan: printed === undefined ? null : yuanOf(printed) }),
            nullKind: printed === undefined ? 'blank' : null,
            valuePrinted: printed ?? '',
          }),
        );
        if (printed === undefined) return;
        numeric += 1;
        cells.push({
          cellId,
          tableId,
          documentId: DOCUMENT_ID,
          sourceFile: 'made.pdf',
          page: 1,
          x0: 1,
          y0: 1,
          x1: 2,
          y1: 2,
          tableTitle: title,
          rowIndex: row,
          columnIndex: at,
          rowCode: code ?? '',
          rowLabel: label,
          columnPath: column,
          value: printed,
          method: 'text',
          confidence: 1,
        });
      });
    });
    tableRecords.push({
      tableId,
      documentId: DOCUMENT_ID,
      title,
      formNumber: null,
      kind,
      kindScore: 1,
      unit: '万元',
      compiledBy: null,
      firstPage: 1,
      lastPage: 1,
      rows: rows.length,
      columns: 3,
      numericCells: numeric,
      isEmpty: numeric === 0,
      declaredEmpty: null,
      emptyReason: null,
      method: 'text',
    });
  });
  sentences.forEach((sentence, index) => {
    const value = sentence.printed.replaceAll(/[,%]/g, '');
    facts.push(
      blankFact({
        factId: hex(`sentence ${index}`),
        tableKind: 'text.fact',
        classification: sentence.code === undefined ? 'item' : (sentence.classification ?? 'function'),
        code: sentence.code ?? null,
        codeLevel: sentence.code === undefined ? null : 3,
        item: sentence.item,
        measure: sentence.measure,
        fund: sentence.fund,
        phase: sentence.phase,
        ...(sentence.printed.endsWith('%')
          ? { countValue: value, unit: 'percent', unitPrinted: null }
          : { amountYuan: yuanOf(value) }),
        valuePrinted: sentence.printed.replace('-', ''),
        sourceKind: 'narrative',
        paragraph: sentence.paragraph ?? 1,
      }),
    );
  });
  return { document, tables: tableRecords, cells, facts };
}

/** The records with indicators of their first table, 数量指标 of one project where nothing else is said. */
export function withIndicators(
  records: DocumentRecords,
  indicators: readonly Partial<IndicatorRecord>[],
): DocumentRecords {
  return {
    ...records,
    indicators: indicators.map((about, index) => ({
      indicatorId: hex(`indicator ${index}`),
      documentId: DOCUMENT_ID,
      tableId: records.tables[0]?.tableId ?? '',
      page: null,
      x0: null,
      y0: null,
      x1: null,
      y1: null,
      project: '甲项目',
      level1: '产出指标',
      level2: '数量指标',
      indicator: `指标${index}`,
      operator: null,
      target: null,
      actual: null,
      unit: null,
      weight: null,
      score: null,
      reason: null,
      ...about,
    })),
  };
}
