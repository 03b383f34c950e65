import { basename } from 'node:path';
import {
  isUserError,
  type Correction,
  UserError,
  type DocumentRecord,
  type Finding,
  type MediaType,
  type RecordSets,
  type Vocabulary,
} from '@mingzhang/schema';
import type { OcrOptions } from '@mingzhang/extractor';
import { applyCorrections, compareFindings } from '@mingzhang/exporter';
import { readInputFile } from './input-file.ts';
import type { PlannedDocument } from './input-plan.ts';
import type { DocumentDigest } from '@mingzhang/auditor';
import type { Auditor, DocumentFormat, MeaningShares, Stages } from './stages.ts';

/** Everything that is known of one document after reading it; its `records.documents` has one row. */
export interface ReadDocument {
  readonly record: DocumentRecord;
  readonly records: Pick<RecordSets, 'tables' | 'cells' | 'facts' | 'indicators' | 'checks' | 'findings'>;
  readonly pagesUnreadable: number;
  readonly meaningShares: MeaningShares;
  /** What other documents of the run are compared with; absent when the document failed. */
  readonly digest?: DocumentDigest;
  /** Why the document failed: a `UserError`, or any other error, which is a bug. */
  readonly failure?: unknown;
}

/** How far the reading of one document is, in pages. */
export interface PagesRead {
  readonly done: number;
  readonly total: number;
}

export interface ReadOptions {
  readonly vocabulary: Vocabulary;
  readonly auditor: Auditor;
  readonly password?: string;
  readonly corrections?: readonly Correction[];
  readonly ocr?: OcrOptions;
  /** Called after each page of the document. */
  readonly onPage: (pages: PagesRead) => void;
  readonly signal: AbortSignal;
}

const MEDIA_TYPES: Readonly<Record<DocumentFormat, MediaType>> = {
  pdf: 'application/pdf',
  text: 'text/plain',
  markdown: 'text/markdown',
};

/** The row of a document that could not be read: nothing but what is known of any file, and the reason, in English. */
function failedRecord(planned: PlannedDocument, mediaType: string, failure: unknown): DocumentRecord {
  const reason = failure instanceof Error ? (failure.message.split('\n', 1)[0] ?? '') : String(failure);
  return {
    documentId: planned.documentId,
    sourceFile: planned.sourceFile,
    sourceUrl: null,
    mediaType,
    pages: null,
    pagesScanned: null,
    title: null,
    agency: null,
    agencyKind: null,
    regionCode: null,
    province: null,
    city: null,
    county: null,
    fiscalYear: null,
    documentKind: 'unknown',
    scope: null,
    status: 'failed',
    error: isUserError(failure) ? `${failure.code}: ${reason}` : `bug: ${reason}`,
  };
}

const NO_NUMBERS: MeaningShares = {
  fiscal: { numbers: 0, without: 0 },
  performance: { numbers: 0, without: 0 },
  unknown: { numbers: 0, without: 0 },
};

const unreadablePages = (findings: readonly Finding[]): number =>
  new Set(findings.filter((finding) => finding.code === 'page.unreadable').map((finding) => finding.at.page)).size;

/** A document with unread pages is partial; one without a single readable page has failed. */
function withPageStatus(record: DocumentRecord, unread: number): { record: DocumentRecord; failure?: UserError } {
  if (unread === 0 || record.status === 'failed') return { record };
  if (unread < (record.pages ?? 0)) return { record: { ...record, status: 'partial' } };
  const failure = new UserError('pages.unreadable', 'not one page could be read', {
    hint: 'findings say why of each page; scans are read without --ocr off',
  });
  return { record: { ...record, status: 'failed', error: `${failure.code}: ${failure.message}` }, failure };
}

async function readPlanned(planned: PlannedDocument): Promise<Uint8Array> {
  const { documentId, bytes } = await readInputFile(planned.path);
  if (documentId !== planned.documentId)
    throw new UserError('file.changed', 'the file changed while it was being read', { hint: 'run again' });
  return bytes;
}

/**
 * Takes one document through the stages. What goes wrong with it is in the result, not thrown, so that the
 * others go on; a failure that is no `UserError` is a bug, which the command reports as such.
 * Throws only when the run was interrupted.
 */
export async function readDocument(
  planned: PlannedDocument,
  stages: Stages,
  options: ReadOptions,
): Promise<ReadDocument> {
  const { vocabulary, auditor, password, corrections = [], ocr, onPage, signal } = options;
  const { documentId, sourceFile } = planned;
  let mediaType = 'application/octet-stream';
  try {
    const bytes = await readPlanned(planned);
    const format = stages.detectFormat(bytes, basename(planned.path));
    mediaType = MEDIA_TYPES[format];
    const extracted = await stages.extractDocument(bytes, {
      format,
      documentId,
      vocabulary,
      ...(password === undefined ? {} : { password }),
      ...(ocr === undefined ? {} : { ocr }),
      onPage: (done, total) => {
        signal.throwIfAborted();
        onPage({ done, total });
      },
    });
    signal.throwIfAborted();
    const { value, findings } = stages.normalizeDocument(extracted.value, { vocabulary, sourceFile, sourceUrl: null });
    const allFindings = [...extracted.findings, ...findings];
    const pagesUnreadable = unreadablePages(allFindings);
    const { document, tables, cells, readings, facts, indicators } = value;
    const audited = auditor.audit({ document, tables, cells, readings, facts, indicators });
    const corrected = applyCorrections(document, audited.facts, corrections);
    const records = stages.toFindingRecords([...allFindings, ...corrected.findings], documentId);
    return {
      ...withPageStatus(value.document, pagesUnreadable),
      records: {
        tables,
        cells,
        facts: corrected.facts,
        indicators: value.indicators,
        checks: audited.checks,
        findings: [...records, ...audited.findings].toSorted(compareFindings),
      },
      pagesUnreadable,
      meaningShares: value.meaningShares,
      digest: audited.digest,
    };
  } catch (failure) {
    signal.throwIfAborted();
    return {
      record: failedRecord(planned, mediaType, failure),
      records: { tables: [], cells: [], facts: [], indicators: [], checks: [], findings: [] },
      pagesUnreadable: 0,
      meaningShares: NO_NUMBERS,
      failure,
    };
  }
}
