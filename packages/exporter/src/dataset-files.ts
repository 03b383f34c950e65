import { OUTPUT_NAMES } from '@mingzhang/schema';

/** What a run can write; `package` is datapackage.json, `labels` are the scripts for R and Stata. */
export const DATASET_FORMATS = ['csv', 'jsonl', 'parquet', 'duckdb', 'xlsx', 'package', 'codebook', 'labels'] as const;
export type DatasetFormat = (typeof DATASET_FORMATS)[number];

export const DATABASE_FILE = 'mingzhang.duckdb';
export const WORKBOOK_FILE = 'mingzhang.xlsx';
export const DESCRIPTOR_FILE = 'datapackage.json';
export const CODEBOOK_FILES = { en: 'codebook.md', zh: 'codebook.zh.md' } as const;
export const LABEL_FILES = { r: 'labels/mingzhang.R', stata: 'labels/mingzhang.do' } as const;

/** Names of the files of one format, relative to the output folder, with `/`. */
export function filesOfFormat(format: DatasetFormat): readonly string[] {
  switch (format) {
    case 'csv':
    case 'jsonl':
    case 'parquet':
      return OUTPUT_NAMES.map((name) => `${name}.${format}`);
    case 'duckdb':
      return [DATABASE_FILE];
    case 'xlsx':
      return [WORKBOOK_FILE];
    case 'package':
      return [DESCRIPTOR_FILE];
    case 'codebook':
      return Object.values(CODEBOOK_FILES);
    case 'labels':
      return Object.values(LABEL_FILES);
  }
}
