import { resolve } from 'node:path';
import type { DocumentDigest } from '@mingzhang/auditor';
import { isUserError, recordSchemas, type DocumentRecord, type FindingRecord } from '@mingzhang/schema';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { readByDocument, readRecords } from '../pipeline/read-records.ts';
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
  const documents = await readRecords(folder, 'documents', recordSchemas.documents);
  const tables = readByDocument(folder, 'tables', recordSchemas.tables);
  const cells = readByDocument(folder, 'cells', recordSchemas.cells);
  const facts = readByDocument(folder, 'facts', recordSchemas.facts);
  const indicators = readByDocument(folder, 'indicators', recordSchemas.indicators);
  const findings = readByDocument(folder, 'findings', recordSchemas.findings);
  const checked: (CheckedDocument & { readonly digest: DocumentDigest })[] = [];
  for (const document of documents) {
    const { documentId } = document;
    const audited = auditor.audit({
      document,
      tables: await tables.take(documentId),
      cells: await cells.take(documentId),
      indicators: await indicators.take(documentId),
      facts: (await facts.take(documentId)).map((fact) => ({
        ...fact,
        status: 'unchecked',
        checksHeld: '',
        checksFailed: '',
      })),
    });
    const known = new Set(audited.findings.map((finding) => finding.findingId));
    const earlier = (await findings.take(documentId)).filter(
      (finding) => !known.has(finding.findingId) && !auditor.codes.has(finding.code),
    );
    const amounts = audited.facts.filter((fact) => fact.sourceKind === 'table' && fact.amountYuan !== null);
    checked.push({
      document,
      findings: [...audited.findings, ...earlier],
      amounts: amounts.length,
      amountsVerified: amounts.filter((fact) => fact.status === 'verified').length,
      digest: audited.digest,
    });
  }
  for (const records of [tables, cells, facts, indicators, findings]) await records.end();
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
