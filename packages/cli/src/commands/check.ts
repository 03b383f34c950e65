import { resolve } from 'node:path';
import { isUserError, recordSchemas, type DocumentRecord, type FindingRecord } from '@mingzhang/schema';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { groupByDocument, readRecords } from '../pipeline/read-records.ts';
import { describeFailure, describeStack, paintFailure } from '../terminal/failure-text.ts';
import { formatFindings } from '../terminal/findings-text.ts';

export interface CheckOptions {
  readonly format: 'text' | 'jsonl';
  readonly severity: FindingRecord['severity'];
  readonly debug: boolean;
}

export interface CheckedDocument {
  readonly document: DocumentRecord;
  readonly findings: readonly FindingRecord[];
  readonly amounts: number;
  readonly amountsVerified: number;
}

/**
 * Audits the records of an output folder again and prints what was found, by severity and money. Findings of the
 * stages before are taken over as they stand. Returns 1 when one of them is an error.
 */
export async function check(folder: string, options: CheckOptions, context: Context): Promise<number> {
  const { io, language } = context;
  try {
    const checked = await auditFolder(resolve(io.cwd(), folder), context);
    io.stdout.write(formatFindings(checked, { ...options, language }));
    const isBad = checked.some(({ findings }) =>
      findings.some(({ severity }) => severity === 'error' || severity === 'critical'),
    );
    return isBad ? EXIT.incomplete : EXIT.complete;
  } catch (error) {
    if (!isUserError(error)) throw error;
    io.stderr.write(`${paintFailure(describeFailure(error, language, folder), io.stderr, io.env)}\n`);
    if (options.debug) io.stderr.write(`${describeStack(error)}\n`);
    return EXIT.notStarted;
  }
}

async function auditFolder(folder: string, context: Context): Promise<readonly CheckedDocument[]> {
  const stages = await context.loadStages();
  const auditor = stages.buildAuditor(await stages.readVocabulary());
  const [documents, tables, cells, facts, indicators, findings] = await Promise.all([
    readRecords(folder, 'documents', recordSchemas.documents),
    readRecords(folder, 'tables', recordSchemas.tables).then(groupByDocument),
    readRecords(folder, 'cells', recordSchemas.cells).then(groupByDocument),
    readRecords(folder, 'facts', recordSchemas.facts).then(groupByDocument),
    readRecords(folder, 'indicators', recordSchemas.indicators).then(groupByDocument),
    readRecords(folder, 'findings', recordSchemas.findings).then(groupByDocument),
  ]);
  const checked = documents.map((document) => {
    const { documentId } = document;
    const audited = auditor.audit({
      document,
      tables: tables.get(documentId) ?? [],
      cells: cells.get(documentId) ?? [],
      indicators: indicators.get(documentId) ?? [],
      facts: (facts.get(documentId) ?? []).map((fact) => ({
        ...fact,
        status: 'unchecked',
        checksHeld: '',
        checksFailed: '',
      })),
    });
    const known = new Set(audited.findings.map((finding) => finding.findingId));
    const earlier = (findings.get(documentId) ?? []).filter(
      (finding) => !known.has(finding.findingId) && !auditor.codes.has(finding.code),
    );
    const amounts = audited.facts.filter((fact) => fact.sourceKind === 'table' && fact.amountYuan !== null);
    return {
      document,
      findings: [...audited.findings, ...earlier],
      amounts: amounts.length,
      amountsVerified: amounts.filter((fact) => fact.status === 'verified').length,
      digest: audited.digest,
    };
  });
  const series = new Map(
    auditor
      .auditSeries(checked.map(({ digest }) => digest))
      .map((audited) => [audited.documentId, audited.findings] as const),
  );
  return checked.map(({ document, findings: own, amounts, amountsVerified }) => ({
    document,
    findings: [...own, ...(series.get(document.documentId) ?? [])],
    amounts,
    amountsVerified,
  }));
}
