import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordKeys, toColumnName, type CheckRecord, type FindingRecord } from '@mingzhang/schema';
import { main } from '../src/index.ts';
import type { Stages } from '../src/pipeline/stages.ts';
import { makeIo } from './fake-io.ts';
import { makeStages } from './fake-stages.ts';
import { makeFolder } from './temporary-folder.ts';

const ID = 'ab'.repeat(16);
const DOCUMENT_ID = 'c'.repeat(64);

/** A line of a file of records with only what matters given; the rest is null or empty. */
function lineOf(name: 'documents' | 'facts' | 'checks', about: Readonly<Record<string, unknown>>): string {
  const base: Record<string, unknown> = {
    sourceFile: 'a.pdf',
    mediaType: 'application/pdf',
    status: 'unchecked',
    checksHeld: '',
    checksFailed: '',
    valuePrinted: '1.00',
    documentKind: 'final_accounts',
    sourceKind: 'table',
  };
  return `${JSON.stringify(Object.fromEntries(recordKeys(name).map((key) => [toColumnName(key), about[key] ?? base[key] ?? null])))}\n`;
}

async function makeOutput(): Promise<string> {
  const folder = await makeFolder({
    'tables.jsonl': '',
    'cells.jsonl': '',
    'indicators.jsonl': '',
    'findings.jsonl': '',
  });
  await writeFile(
    join(folder, 'documents.jsonl'),
    lineOf('documents', { documentId: DOCUMENT_ID, status: 'complete' }),
  );
  const fact = {
    factId: ID,
    documentId: DOCUMENT_ID,
    tableKind: 'final.expenditure',
    item: '合计',
    measure: 'expenditure_total',
    amountYuan: '10000',
    unitPrinted: '万元',
    page: 3,
    x0: 1,
    y0: 2,
    x1: 3,
    y1: 4,
  };
  await writeFile(join(folder, 'facts.jsonl'), lineOf('facts', fact));
  const check = {
    instanceId: 'd'.repeat(32),
    checkId: 'FA-112',
    documentId: DOCUMENT_ID,
    left: '10000',
    right: '9000',
    difference: '1000',
    tolerance: '50',
    verdict: 'fails',
    cellIds: ID,
  } satisfies CheckRecord;
  await writeFile(join(folder, 'checks.jsonl'), lineOf('checks', check));
  return folder;
}

const finding = (severity: FindingRecord['severity']): FindingRecord => ({
  findingId: severity.length.toString(16).repeat(16),
  code: 'check.failed',
  severity,
  cause: 'document',
  documentId: DOCUMENT_ID,
  page: 3,
  x0: null,
  y0: null,
  x1: null,
  y1: null,
  parameters: '{}',
  suspectCell: null,
  satisfyingValue: null,
  textZh: `${severity} 说明。`,
  textEn: `Said of ${severity}.`,
});

async function runMain(argv: readonly string[], cwd: string, changes: Partial<Stages> = {}) {
  const io = makeIo({ cwd });
  const vocabulary = { checks: [{ id: 'FA-112', formula: '合计 = 基本 + 项目' }] } as never;
  const stages = makeStages({ readVocabulary: () => Promise.resolve(vocabulary), ...changes });
  const code = await main(argv, io, { loadStages: () => Promise.resolve(stages) });
  return { code, stdout: io.stdout.text, stderr: io.stderr.text };
}

const finds = (...findings: readonly FindingRecord[]): Partial<Stages> => ({
  buildAuditor: () => ({
    codes: new Set(),
    audit: ({ document, facts }) => ({ facts, checks: [], findings, digest: { document, terms: [] } }),
    auditSeries: () => [],
  }),
});

test('findings by severity; exit code 1 when one is an error', async () => {
  const folder = await makeOutput();
  const { code, stdout } = await runMain(
    ['check', '.', '--format', 'text'],
    folder,
    finds(finding('warning'), finding('error'), finding('info')),
  );
  expect(code).toBe(1);
  expect(stdout).toBe(
    'a.pdf  verified 0/1 (0.0%)  critical 0 · error 1 · warning 1 · info 1\n  error  p. 3  Said of error.\n  warning  p. 3  Said of warning.\n',
  );
});

test('only warnings: exit code 0; one JSON line for each when piped', async () => {
  const folder = await makeOutput();
  const { code, stdout } = await runMain(['check', '.'], folder, finds(finding('warning')));
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    source_file: 'a.pdf',
    severity: 'warning',
    page: 3,
    text_zh: 'warning 说明。',
  });
});

test('a folder that no run has written', async () => {
  const { code, stderr } = await runMain(['check', '.'], await makeFolder({}));
  expect(code).toBe(2);
  expect(stderr).toContain('error[folder.not_output]');
});

test('a line that is no record is named', async () => {
  const folder = await makeOutput();
  await writeFile(join(folder, 'facts.jsonl'), '{"fact_id":1}\n');
  const { code, stderr } = await runMain(['check', '.'], folder);
  expect(code).toBe(2);
  expect(stderr).toContain('line 1 of facts.jsonl');
});

test('documents are taken one after the other; what stands in another order is refused, not left out', async () => {
  const folder = await makeOutput();
  const other = 'e'.repeat(64);
  await appendFile(join(folder, 'documents.jsonl'), lineOf('documents', { documentId: other, status: 'complete' }));
  const fact = { factId: 'f'.repeat(32), amountYuan: '1', documentId: other };
  await appendFile(join(folder, 'facts.jsonl'), lineOf('facts', fact));
  const audited: string[] = [];
  const stages: Partial<Stages> = {
    buildAuditor: () => ({
      codes: new Set(),
      audit: ({ document, facts }) => {
        audited.push(...facts.map(({ documentId }) => `${document.documentId[0]} ${documentId[0]}`));
        return { facts, checks: [], findings: [], digest: { document, terms: [] } };
      },
      auditSeries: () => [],
    }),
  };
  expect((await runMain(['check', '.'], folder, stages)).code).toBe(0);
  expect(audited).toEqual(['c c', 'e e']);
  await appendFile(join(folder, 'facts.jsonl'), lineOf('facts', { ...fact, documentId: DOCUMENT_ID }));
  const { code, stderr } = await runMain(['check', '.'], folder, stages);
  expect(code).toBe(2);
  expect(stderr).toContain('facts.jsonl is not in the order of documents.jsonl');
});

test('a place without a number is explained by what stands there', async () => {
  const folder = await makeOutput();
  const blank = { factId: 'f'.repeat(32), documentId: DOCUMENT_ID, tableKind: 'final.expenditure', item: '合计' };
  const line = lineOf('facts', { ...blank, nullKind: 'blank', unitPrinted: '万元' }).replace(
    '"value_printed":"1.00"',
    '"value_printed":""',
  );
  await appendFile(join(folder, 'facts.jsonl'), line);
  const { stdout } = await runMain(['explain', 'ffffff', '--in', '.'], folder);
  expect(stdout.split('\n')[0]).toBe('table 合计: blank');
});

test('a number with its page, box and every identity', async () => {
  const folder = await makeOutput();
  const { code, stdout } = await runMain(['explain', ID.slice(0, 8), '--in', '.'], folder);
  expect(code).toBe(0);
  expect(stdout).toBe(`table 合计: 1.00 万元  = 10000 yuan
a.pdf  p. 3  [1 2 3 4]
expenditure_total
unchecked: 1 identity

FA-112  fails  Δ 1000 (± 50)  合计 = 基本 + 项目
  table 合计: 1.00 万元
`);
});

test.for([
  { id: 'ffffffffff', error: 'error[id.unknown]' },
  { id: 'ab', error: 'error[id.unknown]' },
])('no number has the id $id', async ({ id, error }) => {
  const { code, stderr } = await runMain(['explain', id, '--in', '.'], await makeOutput());
  expect(code).toBe(2);
  expect(stderr).toContain(error);
});
