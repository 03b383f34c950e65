import type { FactRecord } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { normalizeDocument } from '../src/index.ts';
import { printedDocument, type DocumentSketch, type TableSketch } from './printed-builder.ts';

const vocabulary = await readVocabulary();

/** First lines of a document of each kind, up to its first part. */
export const COVER = {
  final: ['西安市莲湖区医疗保障局（汇总）', '2023年度部门决算', '目录', '第一部分 部门概况', ''],
  budget: ['江苏省政协办公厅2018年度部门预算公开', '目录', '第一部分 部门概况', ''],
} as const;

/** What a document as printed means. */
export function normalizePrinted(document: ReturnType<typeof printedDocument>): ReturnType<typeof normalizeDocument> {
  return normalizeDocument(document, { vocabulary, sourceFile: 'a.txt', sourceUrl: null });
}

export function normalize(sketch: DocumentSketch): ReturnType<typeof normalizeDocument> {
  return normalizePrinted(printedDocument(sketch));
}

/** Facts of one table in a document of the given kind, one per value. */
export function factsOf(stage: keyof typeof COVER, table: TableSketch): readonly FactRecord[] {
  return normalize({ lines: COVER[stage], tables: [table] }).value.facts;
}
