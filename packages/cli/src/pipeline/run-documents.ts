import PQueue from 'p-queue';
import type { Correction, DocumentRecord, Vocabulary } from '@mingzhang/schema';
import type { DocumentDigest } from '@mingzhang/auditor';
import type { OcrOptions } from '@mingzhang/extractor';
import { compareDocuments } from '@mingzhang/exporter';
import { addFindingCounts, countFindings, type FindingCounts } from './finding-counts.ts';
import type { PlannedDocument } from './input-plan.ts';
import { readDocument, type PagesRead, type ReadDocument } from './read-document.ts';
import type { DocumentLines, RecordFiles } from './record-files.ts';
import type { Auditor, MeaningShares, Stages } from './stages.ts';

/** What is kept of a document once its lines are on disk. */
export interface FinishedDocument extends DocumentLines {
  readonly record: DocumentRecord;
  readonly pagesUnreadable: number;
  readonly meaningShares: MeaningShares;
  /** Facts of tables with an amount, and those of them that are verified. */
  readonly amounts: number;
  readonly amountsVerified: number;
  /** Those of the document itself and, at the end, those of comparing it with the others. */
  readonly findings: FindingCounts;
  readonly digest?: DocumentDigest;
  /** Lines that comparing the documents of the run with each other adds. */
  readonly series?: DocumentLines;
  readonly failure?: unknown;
}

export interface RunDocumentsOptions {
  readonly jobs: number;
  readonly password?: string;
  readonly ocr?: OcrOptions;
  readonly vocabulary: Vocabulary;
  readonly corrections?: readonly Correction[];
  readonly signal: AbortSignal;
  readonly onStart: (planned: PlannedDocument) => void;
  readonly onPage: (planned: PlannedDocument, pages: PagesRead) => void;
  readonly onEnd: (planned: PlannedDocument, read: ReadDocument) => void;
}

/**
 * Reads the documents, at most `jobs` at a time, and puts their lines into `files`. Returns them in the order
 * of the output, which no `jobs` changes; undefined when the run was interrupted.
 */
export async function runDocuments(
  plan: readonly PlannedDocument[],
  stages: Stages,
  files: RecordFiles,
  options: RunDocumentsOptions,
): Promise<readonly FinishedDocument[] | undefined> {
  const { jobs, password, corrections, ocr, vocabulary, signal, onStart, onPage, onEnd } = options;
  const auditor = stages.buildAuditor(vocabulary);
  const queue = new PQueue({ concurrency: jobs });
  const finished: FinishedDocument[] = [];

  const take = async (planned: PlannedDocument): Promise<void> => {
    if (signal.aborted) return;
    onStart(planned);
    const read = await readDocument(planned, stages, {
      vocabulary,
      auditor,
      onPage: (pages) => onPage(planned, pages),
      signal,
      ...(password === undefined ? {} : { password }),
      ...(ocr === undefined ? {} : { ocr }),
      ...(corrections === undefined ? {} : { corrections }),
    });
    const lines = await files.add({ documents: [read.record], ...read.records });
    const { record, pagesUnreadable, meaningShares, digest, failure } = read;
    const amounts = read.records.facts.filter((fact) => fact.sourceKind === 'table' && fact.amountYuan !== null);
    finished.push({
      ...lines,
      record,
      pagesUnreadable,
      meaningShares,
      amounts: amounts.length,
      amountsVerified: amounts.filter((fact) => fact.status === 'verified').length,
      findings: countFindings(read.records.findings),
      ...(digest === undefined ? {} : { digest }),
      failure,
    });
    onEnd(planned, read);
  };

  const settled = await Promise.allSettled(plan.map((planned) => queue.add(() => take(planned))));
  if (signal.aborted) return undefined;
  const broken = settled.find((result) => result.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  const documents = finished.toSorted((a, b) => compareDocuments(a.record, b.record));
  return withSeries(documents, auditor, files);
}

/** Adds what the documents say of each other, after the lines of each. */
async function withSeries(
  documents: readonly FinishedDocument[],
  auditor: Auditor,
  files: RecordFiles,
): Promise<readonly FinishedDocument[]> {
  const series = new Map(
    auditor
      .auditSeries(documents.flatMap(({ digest }) => digest ?? []))
      .map((audited) => [audited.documentId, audited] as const),
  );
  const result: FinishedDocument[] = [];
  for (const document of documents) {
    const { digest: _, ...rest } = document;
    const added = series.get(document.record.documentId);
    result.push(
      added === undefined
        ? rest
        : {
            ...rest,
            findings: addFindingCounts([rest.findings, countFindings(added.findings)]),
            series: await files.add({ checks: added.checks, findings: added.findings }),
          },
    );
  }
  return result;
}
