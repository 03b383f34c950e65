import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FindingRecord } from '@mingzhang/schema';
import { loadStages } from '../src/pipeline/load-stages.ts';
import type { AuditedDocument } from '../src/pipeline/stages.ts';

const CORPUS = new URL('../../../../shared/corpus/', import.meta.url);
const isThere = existsSync(CORPUS);
if (!isThere) process.stderr.write(`skipped: the corpus of real documents is not at ${CORPUS.pathname}\n`);

/** What was found, without the sentences: figures, names of tables and accounts. */
function toLine(file: string, finding: FindingRecord): string {
  const { subject, title, printed, satisfying, expected, figures, name, owner, word, against } = JSON.parse(
    finding.parameters,
  ) as Record<string, string | readonly string[] | undefined>;
  const about = [subject ?? title, printed, word, satisfying ?? expected, figures, name, owner, against];
  return [file, finding.severity, finding.code, ...about.flatMap((part) => part ?? [])].join('\t');
}

describe.skipIf(!isThere)('audit of the real documents', () => {
  const audited = new Map<string, AuditedDocument & { readonly findings: readonly FindingRecord[] }>();

  beforeAll(async () => {
    const stages = await loadStages();
    const vocabulary = await stages.readVocabulary();
    const auditor = stages.buildAuditor(vocabulary);
    for (const folder of ['text', 'pdf']) {
      for (const file of (await readdir(new URL(`${folder}/`, CORPUS))).toSorted()) {
        const bytes = await readFile(new URL(`${folder}/${file}`, CORPUS));
        const documentId = createHash('sha256').update(bytes).digest('hex');
        const format = stages.detectFormat(bytes, file);
        const extracted = await stages.extractDocument(bytes, { format, documentId, vocabulary });
        const { value, findings } = stages.normalizeDocument(extracted.value, {
          vocabulary,
          sourceFile: file,
          sourceUrl: null,
        });
        const { document, tables, cells, facts, indicators } = value;
        const result = auditor.audit({ document, tables, cells, facts, indicators });
        const earlier = stages.toFindingRecords(findings, documentId);
        audited.set(file, { ...result, findings: [...result.findings, ...earlier] });
      }
    }
  }, 120_000);

  test('errors of the real documents are those that were looked up on the page', async () => {
    const lines = [...audited].flatMap(([file, { findings }]) =>
      findings
        .filter(
          ({ severity, code }) =>
            (severity === 'error' || severity === 'critical') && !/^(?:page|value|table\.illegible)/.test(code),
        )
        .map((finding) => toLine(file, finding)),
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/audit-errors.tsv');
  });

  test.for(['000_34f4ee305a5a1935.txt', '002_e389e6a983eae7e7.txt', 'sh-czj-2024-final.pdf', 'sh-sgb-2024-final.pdf'])(
    '%s: nine of ten amounts of the nine tables are verified',
    (file) => {
      const amounts = (audited.get(file)?.facts ?? []).filter(
        (fact) =>
          fact.sourceKind === 'table' && fact.amountYuan !== null && fact.tableKind?.startsWith('final.') === true,
      );
      const verified = amounts.filter((fact) => fact.status === 'verified');
      expect(amounts.length).toBeGreaterThan(80);
      expect(verified.length / amounts.length).toBeGreaterThanOrEqual(0.9);
    },
  );
});
