import { z } from 'zod';
import { about } from './about.ts';
import {
  bodyColumns,
  boxColumns,
  codeColumns,
  decimal,
  documentKindSchema,
  identifier,
  pageColumn,
} from './record-columns.ts';

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
    regionCode: bodyColumns.regionCode,
    province: bodyColumns.province,
    city: bodyColumns.city,
    county: bodyColumns.county,
    agency: bodyColumns.agency,
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
    ...codeColumns,
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
    page: pageColumn,
    ...boxColumns,
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
