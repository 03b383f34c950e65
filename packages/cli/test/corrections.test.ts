import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../src/index.ts';
import { makeIo } from './fake-io.ts';
import { makeFolder, readFolder } from './temporary-folder.ts';

/** Through the real stages: a small account whose total is known to be misprinted. */
const ACCOUNT = [
  '某县医疗保障局2023年度部门决算',
  '',
  '三公经费支出决算表',
  '单位：万元',
  '项目\t预算数\t决算数',
  '合计\t3.00\t9.00',
  '公务接待费\t3.00\t3.00',
].join('\n');

async function runHere(cwd: string, ...argv: string[]): Promise<{ code: number; stderr: string }> {
  const io = makeIo({ cwd });
  return {
    code: await main(['run', 'a.txt', '--out', 'out', '--files', 'jsonl', ...argv], io),
    stderr: io.stderr.text,
  };
}

const linesOf = (text: string | undefined): Record<string, string | null>[] =>
  (text ?? '').split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));

const HEADER = 'document_id,source_file,target,action,value,printed,reason,date';

test('a correction changes the fact, not the cell; once the source is another, it says so', async () => {
  const cwd = await makeFolder({ 'a.txt': ACCOUNT });
  await runHere(cwd);
  const fact = linesOf((await readFolder(join(cwd, 'out')))['facts.jsonl']).find(
    ({ value_printed }) => value_printed === '9.00',
  );
  expect(fact).toBeDefined();
  const line = [
    fact?.['document_id'],
    'a.txt',
    fact?.['fact_id'],
    'set_amount',
    '30000',
    '9.00',
    '合计多印',
    '2024-09-01',
  ];

  const again = await makeFolder({ 'a.txt': ACCOUNT, 'known.csv': `${HEADER}\n${line.join(',')}\n` });
  const { code } = await runHere(again, '--corrections', 'known.csv');
  expect(code).toBe(0);
  const out = await readFolder(join(again, 'out'));
  expect(linesOf(out['facts.jsonl']).find(({ fact_id }) => fact_id === fact?.['fact_id'])).toMatchObject({
    amount_yuan: '30000',
    value_printed: '9.00',
    status: 'corrected',
  });
  expect(linesOf(out['cells.jsonl']).map(({ value }) => value)).toContain('9.00');
  expect(out['findings.jsonl']).toContain('correction.applied');

  const changed = await makeFolder({
    'a.txt': ACCOUNT.replace('9.00', '3.00'),
    'known.csv': `${HEADER}\n${line.join(',')}\n`,
  });
  await runHere(changed, '--corrections', 'known.csv');
  const findings = linesOf((await readFolder(join(changed, 'out')))['findings.jsonl']);
  expect(findings.filter(({ code: found }) => found === 'correction.stale')).toMatchObject([{ severity: 'error' }]);
});

test.for([
  ['no such file', undefined, 'cannot be read'],
  ['a column is missing', 'document_id,target\n', 'no column source_file'],
  ['a line that does not fit', `${HEADER}\nabc,a.txt,ff,set_amount,1,9.00,reason,2024-09-01\n`, 'correction 1'],
] as const)('%s: nothing is read', async ([, content, said]) => {
  const cwd = await makeFolder({ 'a.txt': ACCOUNT, ...(content === undefined ? {} : { 'known.csv': content }) });
  const { code, stderr } = await runHere(cwd, '--corrections', 'known.csv');
  expect(code).toBe(2);
  expect(stderr).toContain('corrections.file');
  expect(stderr).toContain(said);
});
