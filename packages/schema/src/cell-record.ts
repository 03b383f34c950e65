import { z } from 'zod';
import { about } from './about.ts';
import { readMethodSchema } from './printed.ts';
import { boxColumns, identifier, pageColumn } from './record-columns.ts';

/** One row per printed number of a table, as printed. */
export const cellRecordSchema = z
  .strictObject({
    cellId: identifier.meta(
      about('Hash of the table, row, column and printed value', '由表、行、列和印出的值得出的标识'),
    ),
    tableId: identifier.meta(about('The table that the cell is in', '所在表')),
    documentId: identifier.meta(about('The document that the cell is in', '所在文件')),
    sourceFile: z.string().meta(about('Path of the document', '文件路径')),
    page: pageColumn,
    ...boxColumns,
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
      .meta(
        about(
          'How sure the reading is, 0 to 1; 1 for a text layer, at most 0.5 in a table with the finding table.doubtful',
          '读取的把握，0 至 1；文字层为 1，有 table.doubtful 发现的表不超过 0.5',
        ),
      ),
  })
  .readonly();
export type CellRecord = z.infer<typeof cellRecordSchema>;
