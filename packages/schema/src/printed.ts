import { z } from 'zod';
import { placeSchema } from './place.ts';

/**
 * The document as printed: what the extractor returns and every later stage reads.
 * Nothing in it is converted or corrected.
 */

export const readMethodSchema = z.enum(['text', 'ocr', 'sheet', 'markup']);

/** Another text that a recognised number may be, with how sure the recogniser is of it. */
const otherReadingSchema = z.strictObject({ text: z.string(), confidence: z.number().min(0).max(1) }).readonly();

/** What a value's place holds: blank is not printed, dash and none are said to be none. */
export const valueKindSchema = z.enum(['number', 'blank', 'dash', 'none', 'text', 'unreadable']);
export type ValueKind = z.infer<typeof valueKindSchema>;

/** One place where a table prints, or could have printed, a value: row × value column. */
export const printedValueSchema = z
  .strictObject({
    rowIndex: z.int().nonnegative().meta({ description: 'Grid row, 0-based, over all pages of the table' }),
    columnIndex: z.int().nonnegative().meta({ description: 'Grid column, 0-based' }),
    place: placeSchema,
    blockIndex: z.int().nonnegative().meta({ description: 'Which label|value block of the row, from the left' }),
    side: z.string().meta({ description: 'Printed header of the side (收入, 支出); empty without one' }),
    rowCodes: z.array(z.string()).meta({ description: 'Codes as printed, 类/款/项 joined, one per code column group' }),
    rowLabels: z.array(z.string()).meta({ description: 'Label cells from left to right, white space removed' }),
    columnPath: z.array(z.string()).meta({ description: 'Header texts from top to bottom, white space removed' }),
    kind: valueKindSchema,
    printed: z.string().meta({ description: 'The cell exactly as printed; for a label：number cell the number' }),
    method: readMethodSchema,
    confidence: z.number().min(0).max(1),
    otherReadings: z
      .array(otherReadingSchema)
      .readonly()
      .optional()
      .meta({ description: 'What else a recognised number may be, the likeliest first; absent where it is certain' }),
  })
  .readonly();
export type PrintedValue = z.infer<typeof printedValueSchema>;

export const cellRoleSchema = z.enum(['header', 'index', 'code', 'label', 'value', 'remark', 'blank']);
export type CellRole = z.infer<typeof cellRoleSchema>;

/** One cell of the whole table, joined over its pages, with what the header reader took it for. */
export const tableCellSchema = z
  .strictObject({
    row: z.int().nonnegative(),
    column: z.int().nonnegative(),
    rowSpan: z.int().positive(),
    columnSpan: z.int().positive(),
    text: z.string(),
    place: placeSchema,
    role: cellRoleSchema,
  })
  .readonly();
export type TableCell = z.infer<typeof tableCellSchema>;

/** One table, joined over the pages it runs over. */
export const printedTableSchema = z
  .strictObject({
    index: z.int().nonnegative().meta({ description: 'Order in the document, 0-based' }),
    title: z.string().meta({ description: 'Title line, white space removed; empty when none is printed' }),
    formNumber: z.string().meta({ description: '公开01表, 表3-1 …; empty when none is printed' }),
    unitPrinted: z.string().meta({ description: 'What follows 单位：, e.g. 万元; empty when none is printed' }),
    compiledBy: z.string().meta({ description: 'What follows 编制部门：, 单位名称： …; empty when none' }),
    notes: z.array(z.string()).meta({ description: '注：, 备注：, 说明： lines under the table' }),
    sectionIndex: z.int().nonnegative().nullable(),
    method: readMethodSchema,
    parts: z.array(placeSchema).meta({ description: 'Where it stands, one place per page' }),
    rowCount: z.int().nonnegative(),
    columnCount: z.int().nonnegative(),
    cells: z.array(tableCellSchema),
    values: z.array(printedValueSchema),
    illegible: z.boolean().meta({ description: 'The source itself says the table could not be read' }),
  })
  .readonly();
export type PrintedTable = z.infer<typeof printedTableSchema>;

/** A heading: 第一部分 = 1, 一、 = 2, （一） = 3, 1. = 4. */
export const sectionSchema = z
  .strictObject({
    index: z.int().nonnegative(),
    level: z.int().min(1).max(4),
    heading: z.string(),
    parentIndex: z.int().nonnegative().nullable(),
    place: placeSchema,
  })
  .readonly();
export type Section = z.infer<typeof sectionSchema>;

/** A paragraph in reading order: lines and pages joined, page headers and footers left out. */
export const paragraphSchema = z
  .strictObject({
    index: z.int().nonnegative(),
    sectionIndex: z.int().nonnegative().nullable(),
    role: z.enum(['heading', 'body', 'contents', 'table_line']),
    text: z.string(),
    places: z.array(placeSchema).meta({ description: 'One place per page that it stands on' }),
    tableIndex: z
      .int()
      .nonnegative()
      .nullable()
      .meta({ description: 'For table_line (title, unit, form number, note): its table' }),
  })
  .readonly();
export type Paragraph = z.infer<typeof paragraphSchema>;

export const mediaTypeSchema = z.enum(['application/pdf', 'text/plain', 'text/markdown']);
export type MediaType = z.infer<typeof mediaTypeSchema>;

export const pageInfoSchema = z
  .strictObject({
    number: z.int().positive(),
    width: z.number(),
    height: z.number(),
    rotation: z.number(),
    trust: z.enum(['trusted', 'blank', 'no_text', 'no_unicode', 'garbage']),
    recognised: z
      .enum(['whole', 'part'])
      .optional()
      .meta({ description: 'How much of the page was read by recognition; absent when nothing was' }),
  })
  .readonly();
export type PageInfo = z.infer<typeof pageInfoSchema>;

export const printedDocumentSchema = z
  .strictObject({
    documentId: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ description: 'SHA-256 of the file' }),
    mediaType: mediaTypeSchema,
    pages: z.array(pageInfoSchema).meta({ description: 'Empty for formats without pages' }),
    sections: z.array(sectionSchema),
    paragraphs: z.array(paragraphSchema),
    tables: z.array(printedTableSchema),
  })
  .readonly();
export type PrintedDocument = z.infer<typeof printedDocumentSchema>;
