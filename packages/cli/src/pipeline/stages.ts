import type { AuditedSeries, DocumentDigest } from '@mingzhang/auditor';
import type { OcrOptions } from '@mingzhang/extractor';
import type { OcrEngine } from '@mingzhang/extractor/node';
import type { Dataset, DatasetOptions } from '@mingzhang/exporter/node';
import type {
  CellReading,
  CellRecord,
  CheckRecord,
  DocumentRecord,
  FactRecord,
  Finding,
  FindingRecord,
  IndicatorRecord,
  Outcome,
  PrintedDocument,
  TableRecord,
  Vocabulary,
} from '@mingzhang/schema';

export type DocumentFormat = 'pdf' | 'text' | 'markdown';

/** Whether and with what pages without usable text are recognised. */
export interface OcrChoice {
  readonly mode: OcrOptions['mode'];
  readonly engine: OcrEngine;
  /** Pages that are read at the same time; absent for as many as cores and memory allow. */
  readonly jobs?: number;
  /** CPU seconds that one page may take. */
  readonly seconds: number;
  /** Memory that reading one page may take. */
  readonly megabytes: number;
}

/** What recognises pages, for all documents of a run. */
export interface Recognition extends OcrOptions {
  close(): void;
}

export interface ExtractOptions {
  readonly format: DocumentFormat;
  readonly documentId: string;
  readonly vocabulary: Vocabulary;
  readonly password?: string;
  /** Absent: nothing is recognised. */
  readonly ocr?: OcrOptions;
  /** Called after each page; what it throws ends the reading. */
  readonly onPage?: (done: number, total: number) => void;
}

export interface NormalizeOptions {
  readonly vocabulary: Vocabulary;
  readonly sourceFile: string;
  readonly sourceUrl: string | null;
}

export type KindGroup = 'fiscal' | 'performance' | 'unknown';
/** Numbers by group of table kinds, and how many of them have neither a fact nor an indicator. */
export type MeaningShares = Readonly<Record<KindGroup, { readonly numbers: number; readonly without: number }>>;

export interface NormalizedDocument {
  readonly document: DocumentRecord;
  readonly tables: readonly TableRecord[];
  readonly cells: readonly CellRecord[];
  /** What else recognised numbers may be. */
  readonly readings: readonly CellReading[];
  readonly facts: readonly FactRecord[];
  readonly indicators: readonly IndicatorRecord[];
  readonly meaningShares: MeaningShares;
}

export interface AuditRecords {
  readonly document: DocumentRecord;
  readonly tables: readonly TableRecord[];
  readonly cells: readonly CellRecord[];
  /** Known while a document is read; what a run wrote does not hold them. */
  readonly readings?: readonly CellReading[];
  readonly facts: readonly FactRecord[];
  readonly indicators: readonly IndicatorRecord[];
}

export interface AuditedDocument {
  readonly facts: readonly FactRecord[];
  readonly checks: readonly CheckRecord[];
  readonly findings: readonly FindingRecord[];
  readonly digest: DocumentDigest;
}

export interface Auditor {
  /** Codes of the findings that it makes. */
  readonly codes: ReadonlySet<string>;
  audit(records: AuditRecords): AuditedDocument;
  /** What a comparison of the documents with each other adds to each of them. */
  auditSeries(digests: readonly DocumentDigest[]): readonly AuditedSeries[];
}

/** The stages that the command joins; tests give their own. */
export interface Stages {
  readVocabulary(): Promise<Vocabulary>;
  detectFormat(bytes: Uint8Array, fileName: string): DocumentFormat;
  /** Close it in the end: it has processes of its own. */
  openRecognition(choice: OcrChoice): Promise<Recognition>;
  extractDocument(bytes: Uint8Array, options: ExtractOptions): Promise<Outcome<PrintedDocument>>;
  normalizeDocument(document: PrintedDocument, options: NormalizeOptions): Outcome<NormalizedDocument>;
  buildAuditor(vocabulary: Vocabulary): Auditor;
  toFindingRecords(findings: readonly Finding[], documentId: string): readonly FindingRecord[];
  /** Makes what is asked for out of the files of records in a folder. */
  writeDataset(options: DatasetOptions): Promise<Dataset>;
}
