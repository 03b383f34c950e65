export { formatCsvHeader, formatCsvRows } from './csv.ts';
export { DATASET_FORMATS, filesOfFormat, type DatasetFormat } from './dataset-files.ts';
export { type RecordOf } from './field.ts';
export { guardFormula, unguardFormula } from './formula-guard.ts';
export { formatJsonLines } from './jsonl.ts';
export { applyCorrections } from './apply-corrections.ts';
export { compareDocuments, compareFindings } from './row-order.ts';
