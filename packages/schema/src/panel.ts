import { z } from 'zod';
import { about } from './about.ts';
import { classificationSchema, fundSchema } from './fact-record.ts';
import { bodyColumns, codeColumns, decimal, documentKindSchema, identifier } from './record-columns.ts';
import { recordSchemas } from './records.ts';

/**
 * The records that are derived from those of all documents of a run: the panel, and what changed between two
 * publications of the same thing. They are written like the others, the same columns in every format.
 */

/** Columns of the panel that hold amounts, in the order of the columns. */
export const PANEL_PHASES = ['approved', 'adjusted', 'executed', 'prior_approved', 'prior_executed'] as const;
export type PanelPhase = (typeof PANEL_PHASES)[number];

const amountOf = (what: string, whatZh: string) =>
  decimal
    .nullable()
    .meta(about(`${what}; null when no usable number is printed`, `${whatZh}；没有可用数字时为空`, { unit: 'CNY' }));
const factOf = (phase: string, phaseZh: string) =>
  identifier.nullable().meta(about(`The fact that ${phase} comes from`, `${phaseZh}所依据的事实`));

const bodyKey = {
  regionCode: bodyColumns.regionCode,
  agency: z.string().meta(about('The body, normalised name', '公开单位名称（已规范）')),
  scope: z
    .enum(['department', 'unit'])
    .nullable()
    .meta(about('Whether the accounts are those of a whole department or of one unit', '部门汇总还是单个单位')),
  fiscalYear: z.int().meta(about('Fiscal year of the document', '文件的财政年度')),
  documentKind: documentKindSchema.meta(about('Kind of the document', '文件种类')),
};

const lineKey = {
  classification: classificationSchema
    .nullable()
    .meta(about('Which classification the code belongs to', '科目代码所属的分类')),
  code: z
    .string()
    .nullable()
    .meta(
      about(
        'Code in that year’s classification; null on totals and items without a code',
        '该年度的科目代码；合计行和没有代码的项目为空',
      ),
    ),
  code2: z
    .string()
    .nullable()
    .meta(
      about(
        'Code in a second classification: a cross-classified part of the row with the same code and no code2',
        '第二种分类的代码：同一代码、无第二代码的那一行的交叉分解',
      ),
    ),
  project: z
    .string()
    .nullable()
    .meta(
      about(
        'Project that the row is about; a part of the row with the same code and no project',
        '所属项目；是同一代码、无项目的那一行的一部分',
      ),
    ),
  unitName: z.string().nullable().meta(about('Subordinate unit that the row is about', '所属的下级单位')),
  measure: z.string().meta(about('What is measured', '指标')),
  fund: fundSchema
    .nullable()
    .meta(
      about(
        'Source of the money; wider funds include narrower ones and are never added to them',
        '资金来源；宽口径包含窄口径，不可相加',
      ),
    ),
};

/** One row per body × year × kind × line × measure × fund, the phases as columns. Nothing in it is a sum made here. */
export const panelRecordSchema = z
  .strictObject({
    panelId: identifier.meta(about('Hash of the key columns', '各键列的哈希值')),
    regionCode: bodyKey.regionCode,
    province: bodyColumns.province,
    city: bodyColumns.city,
    county: bodyColumns.county,
    agency: bodyKey.agency,
    scope: bodyKey.scope,
    fiscalYear: bodyKey.fiscalYear,
    documentKind: bodyKey.documentKind,
    classification: lineKey.classification,
    code: lineKey.code,
    ...codeColumns,
    codeHarmonised: z
      .string()
      .nullable()
      .meta(
        about(
          'The code in today’s classification: one series over renamings and renumberings',
          '对应的现行科目代码，用于跨年比较',
        ),
      ),
    code2: lineKey.code2,
    item: z
      .string()
      .nullable()
      .meta(about('Row label as printed in the table that the row comes from', '来源表中印出的行名')),
    project: lineKey.project,
    unitName: lineKey.unitName,
    measure: lineKey.measure,
    fund: lineKey.fund,
    approvedYuan: amountOf('Approved budget (年初预算数)', '年初预算数'),
    adjustedYuan: amountOf('Adjusted budget (全年预算数)', '调整（全年）预算数'),
    executedYuan: amountOf('Outturn (决算数)', '决算（执行）数'),
    priorApprovedYuan: amountOf('Budget of the year before, as this document prints it', '本文件所印的上年预算数'),
    priorExecutedYuan: amountOf('Outturn of the year before, as this document prints it', '本文件所印的上年决算数'),
    approvedFactId: factOf('the approved amount', '年初预算数'),
    adjustedFactId: factOf('the adjusted amount', '调整预算数'),
    executedFactId: factOf('the outturn', '决算数'),
    priorApprovedFactId: factOf('the budget of the year before', '上年预算数'),
    priorExecutedFactId: factOf('the outturn of the year before', '上年决算数'),
    status: z
      .enum(['verified', 'repaired', 'corrected', 'unchecked', 'disputed'])
      .meta(about('The worst status of the facts of this row', '本行各数字中最差的核对状态')),
    isLeaf: z
      .boolean()
      .nullable()
      .meta(
        about(
          'True when no row of the panel breaks this code down further: leaves may be added up, parents hold their children; false for what the text alone says beside tables; null without a code',
          '是否末级：面板中没有更细的科目时为 true，末级可相加，上级已含下级；有表时仅见于正文的为 false；没有代码时为空',
        ),
      ),
    unitPrinted: z
      .string()
      .nullable()
      .meta(about('Unit that the amounts were printed in; says how exact they are', '金额的印刷单位，决定其精度')),
    factsAgreeing: z
      .int()
      .nonnegative()
      .meta(about('How many other numbers of the document say the same', '同一文件中另有几处数字与之相同')),
    factsDiffering: z
      .int()
      .nonnegative()
      .meta(
        about(
          'How many numbers with the same key say something else; they are set aside, not averaged or added',
          '键相同而数值不同、未被采用的数字个数',
        ),
      ),
    notes: z
      .string()
      .meta(about('What to mind when comparing, codes joined by a space', '比较时应注意的事项（代码，以空格分隔）')),
    documentIds: z
      .string()
      .meta(about('The documents that the row comes from, joined by a space', '来源文件，以空格分隔')),
  })
  .readonly();
export type PanelRecord = z.infer<typeof panelRecordSchema>;

/** One row per number that differs between two publications of the same body, year and kind; one row saying so when none does. */
export const revisionRecordSchema = z
  .strictObject({
    revisionId: identifier.meta(about('Hash of both documents and the line', '两份文件与该行的哈希值')),
    ...bodyKey,
    newerDocumentId: identifier.meta(about('The publication that the panel uses', '较新、面板所采用的文件')),
    olderDocumentId: identifier.meta(about('The publication that was replaced', '被取代的文件')),
    decidedBy: z
      .enum(['wording', 'date', 'pages', 'status', 'facts', 'path'])
      .meta(about('How it was decided which is the newer', '判断新旧的依据')),
    change: z
      .enum(['changed', 'added', 'removed', 'identical'])
      .meta(
        about(
          'What happened to the line; identical: no line differs',
          '变化：改动、新增、删除；identical 表示没有差异',
        ),
      ),
    classification: lineKey.classification,
    code: lineKey.code,
    code2: lineKey.code2,
    project: lineKey.project,
    unitName: lineKey.unitName,
    measure: lineKey.measure
      .nullable()
      .meta(about('What is measured; null when no line differs', '指标；没有差异时为空')),
    fund: lineKey.fund,
    phase: z
      .enum(PANEL_PHASES)
      .nullable()
      .meta(about('Phase, prior_… for the year before the document’s', '阶段；prior_… 表示上年数')),
    olderYuan: decimal.nullable().meta(about('Amount in the older publication', '旧文件中的金额', { unit: 'CNY' })),
    newerYuan: decimal.nullable().meta(about('Amount in the newer publication', '新文件中的金额', { unit: 'CNY' })),
    differenceYuan: decimal
      .nullable()
      .meta(about('Newer − older; null unless both print a number', '新减旧；缺一则为空', { unit: 'CNY' })),
    olderFactId: identifier.nullable().meta(about('The fact in the older publication', '旧文件中的事实')),
    newerFactId: identifier.nullable().meta(about('The fact in the newer publication', '新文件中的事实')),
  })
  .readonly();
export type RevisionRecord = z.infer<typeof revisionRecordSchema>;

/** Name of the file (without ending) → schema of one of its rows, for what is derived from the records of all documents. */
export const derivedSchemas = { panel: panelRecordSchema, revisions: revisionRecordSchema } as const;
export type DerivedName = keyof typeof derivedSchemas;

/** Every file of rows that a run writes. */
export const outputSchemas = { ...recordSchemas, ...derivedSchemas } as const;
export type OutputName = keyof typeof outputSchemas;
