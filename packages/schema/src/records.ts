import { cellRecordSchema, type CellRecord } from './cell-record.ts';
import { checkRecordSchema, type CheckRecord } from './check.ts';
import { documentRecordSchema, type DocumentRecord } from './document-record.ts';
import { factRecordSchema, type FactRecord } from './fact-record.ts';
import { findingRecordSchema, type FindingRecord } from './finding-record.ts';
import { indicatorRecordSchema, type IndicatorRecord } from './indicator-record.ts';
import { tableRecordSchema, type TableRecord } from './table-record.ts';

/**
 * The records that leave a run, one file each, the same columns in every format.
 * In TypeScript camelCase, on disk snake_case (`toColumnName`); key order here is column order there.
 */

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
