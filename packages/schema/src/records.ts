import { z } from 'zod';
import { checkRecordSchema, type CheckRecord } from './check.ts';
import { readMethodSchema } from './printed.ts';

/**
 * The records that leave a run, one file each, the same columns in every format.
 * In TypeScript camelCase, on disk snake_case (`toColumnName`); key order here is column order there.
 */

const identifier = z.string().regex(/^[0-9a-f]{16,64}$/);
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const point = z.number().nullable();

export const documentKindSchema = z.enum(['final_accounts', 'budget', 'performance', 'unknown']);
export type DocumentKind = z.infer<typeof documentKindSchema>;

export const documentStatusSchema = z.enum(['complete', 'partial', 'failed']);

const identity = {
  agency: z.string().nullable().meta({ description: 'Name of the body, normalised: without （汇总）, （本级）' }),
  regionCode: z.string().regex(/^\d{6}$/).nullable().meta({ description: 'GB/T 2260; null where it cannot be known' }),
  province: z.string().nullable(),
  city: z.string().nullable(),
  county: z.string().nullable(),
};

/** One row per document (per content: the same bytes given twice are one document). */
export const documentRecordSchema = z
  .strictObject({
    documentId: identifier.meta({ description: 'SHA-256 of the file' }),
    sourceFile: z.string().meta({ description: 'Paths relative to the argument they were found under, joined by " | "' }),
    sourceUrl: z.string().nullable(),
    mediaType: z.string(),
    pages: z.int().nonnegative().nullable(),
    pagesScanned: z.int().nonnegative().nullable(),
    title: z.string().nullable(),
    agency: identity.agency,
    agencyKind: z.string().nullable().meta({ description: 'health_insurance_bureau, finance_bureau, court, …' }),
    regionCode: identity.regionCode,
    province: identity.province,
    city: identity.city,
    county: identity.county,
    fiscalYear: z.int().nullable(),
    documentKind: documentKindSchema,
    scope: z.enum(['department', 'unit']).nullable(),
    status: documentStatusSchema,
    error: z.string().nullable(),
  })
  .readonly();
export type DocumentRecord = z.infer<typeof documentRecordSchema>;

/** One row per table, joined over its pages. */
export const tableRecordSchema = z
  .strictObject({
    tableId: identifier,
    documentId: identifier,
    title: z.string(),
    formNumber: z.string().nullable(),
    kind: z.string().nullable().meta({ description: 'Kind of the vocabulary; null when unknown' }),
    kindScore: z.number().min(0).max(1).nullable(),
    unit: z.string().nullable().meta({ description: '元, 千元, 万元, 亿元; null when none is printed' }),
    compiledBy: z.string().nullable(),
    firstPage: z.int().positive().nullable(),
    lastPage: z.int().positive().nullable(),
    rows: z.int().nonnegative(),
    columns: z.int().nonnegative(),
    numericCells: z.int().nonnegative(),
    isEmpty: z.boolean().meta({ description: 'No number is printed' }),
    declaredEmpty: z.boolean().nullable().meta({ description: 'What the list of tables says (是否空表)' }),
    emptyReason: z.string().nullable(),
    method: readMethodSchema,
  })
  .readonly();
export type TableRecord = z.infer<typeof tableRecordSchema>;

/** One row per printed number of a table, as printed. */
export const cellRecordSchema = z
  .strictObject({
    cellId: identifier,
    tableId: identifier,
    documentId: identifier,
    sourceFile: z.string(),
    page: z.int().positive().nullable(),
    x0: point,
    y0: point,
    x1: point,
    y1: point,
    tableTitle: z.string(),
    rowIndex: z.int().nonnegative(),
    columnIndex: z.int().nonnegative(),
    rowCode: z.string(),
    rowLabel: z.string(),
    columnPath: z.string(),
    value: z.string(),
    method: readMethodSchema,
    confidence: z.number().min(0).max(1),
  })
  .readonly();
export type CellRecord = z.infer<typeof cellRecordSchema>;

export const classificationSchema = z.enum([
  'function',
  'department_economic',
  'government_economic',
  'revenue_source',
  'item',
  'project',
  'unit',
]);
export type Classification = z.infer<typeof classificationSchema>;

export const phaseSchema = z.enum(['approved', 'adjusted', 'executed', 'prior_executed', 'prior_approved']);
export const fundSchema = z.enum(['total', 'fiscal', 'gpb', 'gov_fund', 'state_capital', 'special_account', 'other']);

/** One row per number and meaning. Amounts are exact decimals in yuan. */
export const factRecordSchema = z
  .strictObject({
    factId: identifier,
    cellId: identifier.nullable().meta({ description: 'Null for blank, dash, none and narrative facts' }),
    documentId: identifier,
    ...{
      regionCode: identity.regionCode,
      province: identity.province,
      city: identity.city,
      county: identity.county,
      agency: identity.agency,
    },
    fiscalYear: z.int().nullable(),
    documentKind: documentKindSchema,
    tableKind: z.string().nullable(),
    classification: classificationSchema.nullable(),
    code: z.string().nullable().meta({ description: 'Padded: 3012 printed is 30102' }),
    codeName: z.string().nullable().meta({ description: 'Name of the code in that fiscal year' }),
    codeLevel: z.int().min(1).max(3).nullable(),
    parentCode: z.string().nullable(),
    code2: z.string().nullable().meta({ description: 'Code in a second classification of the same row' }),
    item: z.string().nullable().meta({ description: 'Row label as printed' }),
    project: z.string().nullable(),
    unitName: z.string().nullable().meta({ description: 'The unit (单位) that the row is about' }),
    measure: z.string().nullable(),
    fund: fundSchema.nullable(),
    phase: phaseSchema.nullable(),
    amountYuan: decimal.nullable().meta({ description: 'Exact decimal', unit: 'CNY' }),
    nullKind: z.enum(['blank', 'dash', 'none', 'unreadable']).nullable(),
    countValue: decimal.nullable().meta({ description: 'What is not money: persons, points, percent' }),
    unit: z.string().nullable().meta({ description: 'Unit of count_value: percent, points, persons …' }),
    valuePrinted: z.string(),
    unitPrinted: z.string().nullable(),
    sourceKind: z.enum(['table', 'narrative']),
    page: z.int().positive().nullable(),
    x0: point,
    y0: point,
    x1: point,
    y1: point,
    paragraph: z.int().nonnegative().nullable(),
    status: z.enum(['verified', 'unchecked', 'disputed', 'repaired']),
    checksHeld: z.string().meta({ description: 'Instance ids joined by a space' }),
    checksFailed: z.string().meta({ description: 'Instance ids joined by a space' }),
  })
  .readonly();
export type FactRecord = z.infer<typeof factRecordSchema>;

export const findingRecordSchema = z
  .strictObject({
    findingId: identifier,
    code: z.string(),
    severity: z.enum(['critical', 'error', 'warning', 'info']),
    cause: z.enum(['document', 'reading', 'rounding', 'structure']),
    documentId: identifier,
    page: z.int().positive().nullable(),
    x0: point,
    y0: point,
    x1: point,
    y1: point,
    parameters: z.string().meta({ description: 'JSON object of the finding’s parameters' }),
    suspectCell: identifier.nullable(),
    satisfyingValue: z.string().nullable(),
    textZh: z.string(),
    textEn: z.string(),
  })
  .readonly();
export type FindingRecord = z.infer<typeof findingRecordSchema>;

/** Name of the file (without ending) → schema of one of its rows. */
export const recordSchemas = {
  documents: documentRecordSchema,
  tables: tableRecordSchema,
  cells: cellRecordSchema,
  facts: factRecordSchema,
  checks: checkRecordSchema,
  findings: findingRecordSchema,
} as const;
export type RecordName = keyof typeof recordSchemas;

export interface RecordSets {
  readonly documents: readonly DocumentRecord[];
  readonly tables: readonly TableRecord[];
  readonly cells: readonly CellRecord[];
  readonly facts: readonly FactRecord[];
  readonly checks: readonly CheckRecord[];
  readonly findings: readonly FindingRecord[];
}

/** `rowCode` → `row_code`, `code2` → `code2`, `x0` → `x0`. */
export function toColumnName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Keys of a record in column order. */
export function recordKeys(name: RecordName): readonly string[] {
  const schema = recordSchemas[name];
  return Object.keys(schema.unwrap().shape);
}
