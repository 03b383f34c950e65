import { z } from 'zod';
import { about } from './about.ts';
import { readMethodSchema } from './printed.ts';
import { identifier } from './record-columns.ts';

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
