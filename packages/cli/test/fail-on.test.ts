import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NO_PLACE, toFindingColumns, type FindingRecord, type Severity } from '@mingzhang/schema';
import { expect, test } from 'vitest';
import { main, type Stages } from '../src/index.ts';
import { makeIo } from './fake-io.ts';
import { makeStages } from './fake-stages.ts';
import { makeFolder } from './temporary-folder.ts';

const finding = (documentId: string, severity: Severity): FindingRecord => ({
  findingId: documentId.slice(0, 16),
  documentId,
  ...toFindingColumns({ code: 'file.incomplete', severity, cause: 'document', at: NO_PLACE }),
  suspectCell: null,
  satisfyingValue: null,
});

/** The audit of a.txt finds an info; only comparing the documents with each other finds an error. */
const buildAuditor: Stages['buildAuditor'] = () => ({
  codes: new Set(),
  audit: ({ document, facts }) => ({
    facts,
    checks: [],
    findings: document.sourceFile === 'a.txt' ? [finding(document.documentId, 'info')] : [],
    digest: { document, terms: [] },
  }),
  auditSeries: (digests) =>
    digests
      .slice(0, 1)
      .map(({ document: { documentId } }) => ({ documentId, checks: [], findings: [finding(documentId, 'error')] })),
});

test.for([
  { failOn: [], code: 0 },
  { failOn: ['--fail-on', 'critical'], code: 0 },
  { failOn: ['--fail-on', 'error'], code: 1 },
  { failOn: ['--fail-on', 'warning'], code: 1 },
])('a finding of severity error, $failOn: exit $code, and the data are there', async ({ failOn, code }) => {
  const cwd = await makeFolder({ 'a.txt': '1', 'b.txt': '2' });
  const io = makeIo({ cwd });
  const loadStages = () => Promise.resolve(makeStages({ buildAuditor }));
  expect(await main(['run', 'a.txt', 'b.txt', '--out', 'out', ...failOn], io, { loadStages })).toBe(code);
  expect(io.stderr.text).toContain('findings: 0 critical, 1 errors, 0 warnings, 1 infos');
  expect(
    io.stdout.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).findings_by_severity.error),
  ).toEqual([1, 0]);
  expect((await readFile(join(cwd, 'out/findings.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(2);
});

test('a severity that there is none: exit 2', async () => {
  const io = makeIo({ cwd: await makeFolder({ 'a.txt': '1' }) });
  expect(await main(['run', 'a.txt', '--fail-on', 'mistake'], io)).toBe(2);
  expect(io.stderr.text).toContain('error[option.invalid]');
});
