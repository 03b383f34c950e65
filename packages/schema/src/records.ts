import { z } from 'zod';
import { about } from './about.ts';
import { checkRecordSchema, type CheckRecord } from './check.ts';
import { findingRecordSchema, type FindingRecord } from './finding-record.ts';
import { indicatorRecordSchema, type IndicatorRecord } from './indicator-record.ts';
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
  agency: z
    .string()
    .nullable()
    .meta(
      about(
        'Name of the body, normalised: without （汇总）, （本级）',
        '公开单位名称（已规范：去掉“（汇总）”“（本级）”）',
      ),
    ),
  regionCode: z
    .string()
    .regex(/^\d{6}$/)
    .nullable()
    .meta(
      about(
        'Region of the body, GB/T 2260; null where it cannot be known',
        '行政区划代码（GB/T 2260）；无法确定时为空',
      ),
    ),
  province: z.string().nullable().meta(about('Province of the region', '省级名称')),
  city: z.string().nullable().meta(about('City of the region; null for a province', '市级名称；省级单位为空')),
  county: z
    .string()
    .nullable()
    .meta(about('County or district of the region; null above the county', '县级名称；省、市级单位为空')),
};

/** One row per document (per content: the same bytes given twice are one document). */
export const documentRecordSchema = z
  .strictObject({
    documentId: identifier.meta(about('SHA-256 of the file', '文件内容的 SHA-256')),
    sourceFile: z
      .string()
      .meta(
        about(
          'Paths relative to the argument they were found under, joined by " | "',
          '相对于命令行参数的路径；同一内容的多个路径以“ | ”连接',
        ),
      ),
    sourceUrl: z
      .string()
      .nullable()
      .meta(
        about(
          'Address that the file was fetched from; null when it was given as a file',
          '下载地址；直接给出文件时为空',
        ),
      ),
    mediaType: z.string().meta(about('Media type of the file', '文件类型（媒体类型）')),
    pages: z
      .int()
      .nonnegative()
      .nullable()
      .meta(about('Number of pages; null for formats without pages', '页数；没有页的格式为空')),
    pagesScanned: z
      .int()
      .nonnegative()
      .nullable()
      .meta(about('How many of the pages are pictures without a text layer', '其中没有文字层的扫描页数')),
    title: z.string().nullable().meta(about('Title on the cover', '封面标题')),
    agency: identity.agency,
    agencyKind: z
      .string()
      .nullable()
      .meta(about('health_insurance_bureau, finance_bureau, court, …', '单位类别，如医保局、财政局、法院')),
    regionCode: identity.regionCode,
    province: identity.province,
    city: identity.city,
    county: identity.county,
    fiscalYear: z.int().nullable().meta(about('Fiscal year that the document is about', '文件所属财政年度')),
    documentKind: documentKindSchema.meta(
      about('Final accounts, budget or performance report', '文件种类：决算、预算或绩效'),
    ),
    scope: z
      .enum(['department', 'unit'])
      .nullable()
      .meta(about('Whether the accounts are those of a whole department or of one unit', '部门汇总还是单个单位')),
    status: documentStatusSchema.meta(
      about(
        'complete: every page was read; partial: some; failed: none',
        'complete 全部读取；partial 部分页未读；failed 未能读取',
      ),
    ),
    error: z
      .string()
      .nullable()
      .meta(about('Why the document failed, in English; null otherwise', '失败原因（英文）；未失败时为空')),
  })
  .readonly();
export type DocumentRecord = z.infer<typeof documentRecordSchema>;

/** One row per table, joined over its pages. */
export const tableRecordSchema = z
  .strictObject({
    tableId: identifier.meta(
      about('Hash of the document and the place of the table in it', '由文件与表的次序得出的标识'),
    ),
    documentId: identifier.meta(about('The document that the table is in', '所在文件')),
    title: z
      .string()
      .meta(
        about(
          'Title as printed, without white space; empty when none is printed',
          '印出的表名（去空白）；没有表名时为空文本',
        ),
      ),
    formNumber: z.string().nullable().meta(about('Form number as printed: 公开01表', '印出的表号，如“公开01表”')),
    kind: z.string().nullable().meta(about('Kind of the vocabulary; null when unknown', '表种；未能识别时为空')),
    kindScore: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .meta(about('How well title and header fit the kind, 0 to 1', '表种识别的把握，0 至 1')),
    unit: z
      .string()
      .nullable()
      .meta(about('元, 千元, 万元, 亿元; null when none is printed', '金额单位：元、千元、万元、亿元；没有印出时为空')),
    compiledBy: z
      .string()
      .nullable()
      .meta(about('The body printed beside 编制单位 or 部门', '“编制单位”或“部门”旁印出的名称')),
    firstPage: z.int().positive().nullable().meta(about('First page of the table, from 1', '表的首页页码（从 1 起）')),
    lastPage: z.int().positive().nullable().meta(about('Last page of the table, from 1', '表的末页页码（从 1 起）')),
    rows: z.int().nonnegative().meta(about('Rows of the grid, header included', '行数（含表头）')),
    columns: z.int().nonnegative().meta(about('Columns of the grid', '列数')),
    numericCells: z.int().nonnegative().meta(about('How many cells hold a number', '数字单元格个数')),
    isEmpty: z.boolean().meta(about('No number is printed', '表中没有数字')),
    declaredEmpty: z
      .boolean()
      .nullable()
      .meta(about('What the list of tables says (是否空表)', '目录中“是否空表”一栏所写；没有写明时为空')),
    emptyReason: z
      .string()
      .nullable()
      .meta(about('Why the list of tables says that it is empty', '目录所写的空表理由')),
    method: readMethodSchema.meta(about('How the table was read', '读取方式')),
  })
  .readonly();
export type TableRecord = z.infer<typeof tableRecordSchema>;

/** One row per printed number of a table, as printed. */
export const cellRecordSchema = z
  .strictObject({
    cellId: identifier.meta(
      about('Hash of the table, row, column and printed value', '由表、行、列和印出的值得出的标识'),
    ),
    tableId: identifier.meta(about('The table that the cell is in', '所在表')),
    documentId: identifier.meta(about('The document that the cell is in', '所在文件')),
    sourceFile: z.string().meta(about('Path of the document', '文件路径')),
    page: z
      .int()
      .positive()
      .nullable()
      .meta(about('Page, from 1; null for formats without pages', '页码（从 1 起）；没有页的格式为空')),
    x0: point.meta(
      about('Left edge in points from the left of the page as displayed', '左边距页面左缘，磅', { unit: 'pt' }),
    ),
    y0: point.meta(
      about('Top edge in points from the top of the page as displayed', '上边距页面上缘，磅', { unit: 'pt' }),
    ),
    x1: point.meta(about('Right edge in points from the left', '右边距页面左缘，磅', { unit: 'pt' })),
    y1: point.meta(about('Bottom edge in points from the top', '下边距页面上缘，磅', { unit: 'pt' })),
    tableTitle: z.string().meta(about('Title of the table', '表名')),
    rowIndex: z.int().nonnegative().meta(about('Row of the grid, from 0', '行序（从 0 起）')),
    columnIndex: z.int().nonnegative().meta(about('Column of the grid, from 0', '列序（从 0 起）')),
    rowCode: z
      .string()
      .meta(
        about(
          'Code printed in the row, digits joined over 类, 款, 项; as printed',
          '本行印出的代码（类款项连写，照印）',
        ),
      ),
    rowLabel: z
      .string()
      .meta(about('Labels of the row, white space removed, joined by +', '行名（去空白，多个以“+”连接）')),
    columnPath: z.string().meta(about('Header texts from top to bottom, joined by /', '自上而下的列头，以“/”连接')),
    value: z.string().meta(about('The number exactly as printed', '印出的数字，原样')),
    method: readMethodSchema.meta(
      about('How the cell was read: text layer, OCR, sheet or markup', '读取方式：文字层、OCR、电子表格或标记语言'),
    ),
    confidence: z
      .number()
      .min(0)
      .max(1)
      .meta(about('How sure the reading is, 0 to 1; 1 for a text layer', '读取的把握，0 至 1；文字层为 1')),
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
    factId: identifier.meta(
      about('Hash of the table, row and column, or of the place in the text', '由表、行、列（或正文位置）得出的标识'),
    ),
    cellId: identifier
      .nullable()
      .meta(
        about(
          'The cell; null for blank, dash, none and narrative facts',
          '所在单元格；空白、横线、“无”以及正文中的事实为空',
        ),
      ),
    documentId: identifier.meta(about('The document that says so', '来源文件')),
    regionCode: identity.regionCode,
    province: identity.province,
    city: identity.city,
    county: identity.county,
    agency: identity.agency,
    fiscalYear: z
      .int()
      .nullable()
      .meta(
        about(
          'Fiscal year that the number is about; may be another than the document’s',
          '数字所属财政年度，可能不同于文件年度',
        ),
      ),
    documentKind: documentKindSchema.meta(about('Kind of the document', '文件种类')),
    tableKind: z.string().nullable().meta(about('Kind of the table; null in the text', '表种；正文中的事实为空')),
    classification: classificationSchema
      .nullable()
      .meta(about('Which classification the row follows', '本行所属的分类')),
    code: z
      .string()
      .nullable()
      .meta(about('Code, padded: 3012 printed is 30102', '科目代码（补足位数：印为 3012 即 30102）')),
    codeName: z.string().nullable().meta(about('Name of the code in that fiscal year', '该年度的科目名称')),
    codeLevel: z.int().min(1).max(3).nullable().meta(about('1 类, 2 款, 3 项', '级次：1 类，2 款，3 项')),
    parentCode: z.string().nullable().meta(about('Code one level above', '上一级科目代码')),
    codeHarmonised: z
      .string()
      .nullable()
      .meta(
        about(
          'The code in the classification of today: one series over renamings and renumberings',
          '对应的现行科目代码：跨越更名与改号的同一序列',
        ),
      ),
    harmonisedRule: z
      .string()
      .nullable()
      .meta(
        about(
          'Rule of code-crosswalk.tsv by which code_harmonised differs from code; null when it does not',
          'code_harmonised 与 code 不同时所依据的对照规则（code-crosswalk.tsv）；相同时为空',
        ),
      ),
    codeInferred: z
      .boolean()
      .nullable()
      .meta(
        about(
          'True when no code is printed and the name alone says which; null without a code',
          '没有印出代码、仅由名称推定时为 true；没有代码时为空',
        ),
      ),
    code2: z
      .string()
      .nullable()
      .meta(about('Code in a second classification of the same row', '同一行第二种分类的代码')),
    item: z.string().nullable().meta(about('Row label as printed', '印出的行名')),
    project: z.string().nullable().meta(about('Project that the row is about', '所属项目')),
    unitName: z.string().nullable().meta(about('The unit (单位) that the row is about', '本行所说的单位')),
    measure: z.string().nullable().meta(about('What is measured; see the list of measures', '指标，见指标表')),
    fund: fundSchema.nullable().meta(about('Source of the money', '资金来源')),
    phase: phaseSchema.nullable().meta(about('Budget, adjusted budget or outturn', '预算、调整预算或决算')),
    amountYuan: decimal.nullable().meta(
      about('Exact decimal; null when nothing usable is printed', '金额，精确小数；没有可用数字时为空', {
        unit: 'CNY',
      }),
    ),
    nullKind: z
      .enum(['blank', 'dash', 'none', 'unreadable'])
      .nullable()
      .meta(
        about('Why there is no number: blank, dash, none or unreadable', '没有数字的原因：空白、横线、“无”或无法辨认'),
      ),
    countValue: decimal
      .nullable()
      .meta(about('What is not money: persons, points, percent', '非金额的数值：人数、分数、百分比')),
    unit: z
      .string()
      .nullable()
      .meta(about('Unit of count_value: percent, points, persons …', 'count_value 的单位：百分比、分、人等')),
    valuePrinted: z.string().meta(about('The value exactly as printed', '印出的值，原样')),
    unitPrinted: z.string().nullable().meta(about('Money unit as printed', '印出的金额单位')),
    sourceKind: z.enum(['table', 'narrative']).meta(about('Whether a table or the text says so', '来自表格还是正文')),
    page: z
      .int()
      .positive()
      .nullable()
      .meta(about('Page, from 1; null for formats without pages', '页码（从 1 起）；没有页的格式为空')),
    x0: point.meta(
      about('Left edge in points from the left of the page as displayed', '左边距页面左缘，磅', { unit: 'pt' }),
    ),
    y0: point.meta(
      about('Top edge in points from the top of the page as displayed', '上边距页面上缘，磅', { unit: 'pt' }),
    ),
    x1: point.meta(about('Right edge in points from the left', '右边距页面左缘，磅', { unit: 'pt' })),
    y1: point.meta(about('Bottom edge in points from the top', '下边距页面上缘，磅', { unit: 'pt' })),
    paragraph: z
      .int()
      .nonnegative()
      .nullable()
      .meta(about('Paragraph of the document, from 0; null in tables', '段落序号（从 0 起）；表格中为空')),
    status: z
      .enum(['verified', 'unchecked', 'disputed', 'repaired', 'corrected'])
      .meta(
        about(
          'verified: identities prove it; repaired; corrected: set by the corrections file; unchecked; disputed: an identity fails',
          'verified 由勾稽关系证明；repaired 已修正；corrected 按更正表改定；unchecked 未核对；disputed 有关系不成立',
        ),
      ),
    checksHeld: z
      .string()
      .meta(about('Checks that hold, instance ids joined by a space', '成立的检查（实例标识，以空格分隔）')),
    checksFailed: z
      .string()
      .meta(about('Checks that fail, instance ids joined by a space', '不成立的检查（实例标识，以空格分隔）')),
    reason: z
      .string()
      .nullable()
      .meta(
        about(
          'What the text gives as the reason of a change or of how much of a budget was carried out; null elsewhere',
          '正文所说的增减或完成预算程度的原因；其余为空',
        ),
      ),
  })
  .readonly();
export type FactRecord = z.infer<typeof factRecordSchema>;

/** Name of the file (without ending) → schema of one of its rows. */
export const recordSchemas = {
  documents: documentRecordSchema,
  tables: tableRecordSchema,
  cells: cellRecordSchema,
  facts: factRecordSchema,
  indicators: indicatorRecordSchema,
  checks: checkRecordSchema,
  findings: findingRecordSchema,
} as const;
export type RecordName = keyof typeof recordSchemas;

export interface RecordSets {
  readonly documents: readonly DocumentRecord[];
  readonly tables: readonly TableRecord[];
  readonly cells: readonly CellRecord[];
  readonly facts: readonly FactRecord[];
  readonly indicators: readonly IndicatorRecord[];
  readonly checks: readonly CheckRecord[];
  readonly findings: readonly FindingRecord[];
}

/** `rowCode` → `row_code`, `code2` → `code2`, `x0` → `x0`, `level1` → `level_1`. */
export function toColumnName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/(?<=level)(?=\d$)/, '_');
}

/** Keys of a record in column order. */
export function recordKeys(name: RecordName): readonly string[] {
  const schema = recordSchemas[name];
  return Object.keys(schema.unwrap().shape);
}
