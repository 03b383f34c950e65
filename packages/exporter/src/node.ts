export { writeDataset, type Dataset, type DatasetFile, type DatasetOptions } from './node/write-dataset.ts';
export {
  openSession,
  type Parameters,
  type Row,
  type Session,
  type SessionOptions,
  type Value,
} from './duckdb/session.ts';
