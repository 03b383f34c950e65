import { z } from 'zod';
import { about } from './about.ts';
import { bodyColumns, documentKindSchema, identifier } from './record-columns.ts';

export const documentStatusSchema = z.enum(['complete', 'partial', 'failed']);

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
    agency: bodyColumns.agency,
    agencyKind: z
      .string()
      .nullable()
      .meta(about('health_insurance_bureau, finance_bureau, court, …', '单位类别，如医保局、财政局、法院')),
    regionCode: bodyColumns.regionCode,
    province: bodyColumns.province,
    city: bodyColumns.city,
    county: bodyColumns.county,
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
