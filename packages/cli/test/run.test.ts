import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordSchemas, UserError } from '@mingzhang/schema';
import { main, type Stages } from '../src/index.ts';
import { makeIo, type FakeIo } from './fake-io.ts';
import { makeStages } from './fake-stages.ts';
import { makeFolder, readFolder } from './temporary-folder.ts';

const CLOCK = new Date('2026-01-02T03:04:05Z');

interface Given {
  readonly cwd: string;
  readonly stages?: Partial<Stages>;
  readonly terminal?: boolean;
  readonly env?: Record<string, string>;
  readonly onIo?: (io: FakeIo) => void;
}

async function runMain(
  argv: readonly string[],
  given: Given,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const io = makeIo(given);
  given.onIo?.(io);
  const code = await main(argv, io, {
    loadStages: () => Promise.resolve(makeStages(given.stages)),
    now: () => CLOCK,
  });
  return { code, stdout: io.stdout.text, stderr: io.stderr.text };
}

const OUTPUT_NAMES = Object.keys(recordSchemas).flatMap((name) => [`${name}.csv`, `${name}.jsonl`]);

test('a folder becomes two files per kind of record and run.json, and nothing else', async () => {
  const cwd = await makeFolder({
    'in/b.txt': '1 2',
    'in/sub/a.pdf': '%PDF page 3',
    'in/.hidden.txt': '9',
    'in/x.xlsx': '',
  });
  const { code, stdout, stderr } = await runMain(['run', 'in', '--out', 'out'], { cwd });
  expect(code).toBe(0);
  const out = await readFolder(join(cwd, 'out'));
  expect(Object.keys(out).toSorted()).toEqual([...OUTPUT_NAMES, 'run.json'].toSorted());
  expect(
    out['cells.jsonl']?.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line).source_file])),
  ).toEqual(['b.txt', 'b.txt', 'sub/a.pdf']);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).source_file),
  ).toEqual(['b.txt', 'sub/a.pdf']);
  expect(stderr).toContain('read 2 documents (1 pages): 0 tables, 3 numbers');
  expect(stderr).toContain('passed over: 1 files');
  expect(stderr).toContain('without a fact or an indicator: fiscal tables 3/3 (100.0%)');
});

test('run.json says when, with which options and what was written, but not the password', async () => {
  const cwd = await makeFolder({ 'a.pdf': '%PDF encrypted page 3' });
  const { code } = await runMain(['run', 'a.pdf', '--out', 'out', '--password', 'secret', '--jobs', '2'], { cwd });
  expect(code).toBe(0);
  const text = await readFile(join(cwd, 'out/run.json'), 'utf8');
  expect(text).not.toContain('secret');
  const record = JSON.parse(text);
  expect(record).toMatchObject({
    startedAt: CLOCK.toISOString(),
    arguments: ['a.pdf'],
    options: { jobs: 2, passwordGiven: true },
    documents: { complete: 1, partial: 0, failed: 0 },
  });
  expect(record.outputs.map((output: { name: string }) => output.name)).toEqual(OUTPUT_NAMES);
});

test('six bad inputs and a good one: one line each, the good one exported', async () => {
  const cwd = await makeFolder({
    'in/good.pdf': '%PDF page 42',
    'in/encrypted.pdf': '%PDF encrypted',
    'in/truncated.pdf': '%PDF damaged',
    'in/zero.pdf': '',
    'in/page.pdf': '<html>404</html>',
    'nothing/notes.docx': '',
  });
  const { code, stderr } = await runMain(['run', 'in', 'missing.pdf', 'nothing', '--out', 'out', '--quiet'], { cwd });
  expect(code).toBe(1);
  expect(stderr.trim().split('\n').toSorted()).toEqual([
    'error[file.empty]: zero.pdf: the file is empty. hint: download it again',
    'error[file.not_pdf]: page.pdf: the file is no PDF. hint: look at it in a browser',
    'error[folder.empty]: nothing: the folder holds no file that can be read. hint: files ending in .pdf, .txt, .md are read',
    'error[path.missing]: missing.pdf: there is no such file or folder. hint: check the path',
    'error[pdf.damaged]: truncated.pdf: the PDF is damaged. hint: download it again',
    'error[pdf.encrypted]: encrypted.pdf: the PDF is encrypted. hint: pass --password',
  ]);
  const out = await readFolder(join(cwd, 'out'));
  expect(out['cells.csv']).toContain('42');
  const statuses = out['documents.jsonl']
    ?.trim()
    .split('\n')
    .map((line) => {
      const { source_file, status, error } = JSON.parse(line);
      return [source_file, status, error];
    });
  expect(statuses).toEqual([
    ['encrypted.pdf', 'failed', 'pdf.encrypted: the PDF is encrypted'],
    ['good.pdf', 'complete', null],
    ['page.pdf', 'failed', 'file.not_pdf: the file is no PDF'],
    ['truncated.pdf', 'failed', 'pdf.damaged: the PDF is damaged'],
    ['zero.pdf', 'failed', 'file.empty: the file is empty'],
  ]);
});

test('errors in Chinese by --lang and by the locale, the records the same', async () => {
  const cwd = await makeFolder({ 'a.pdf': '%PDF encrypted' });
  const asked = await runMain(['run', 'a.pdf', '--out', 'one', '--lang', 'zh'], { cwd });
  const byLocale = await runMain(['run', 'a.pdf', '--out', 'two'], { cwd, env: { LANG: 'zh_CN.UTF-8' } });
  await runMain(['run', 'a.pdf', '--out', 'three'], { cwd });
  expect(asked.stderr).toContain('error[pdf.encrypted]: a.pdf: PDF 已加密。hint: 请用 --password 给出密码');
  expect(byLocale.stderr.split('\n')[0]).toBe(asked.stderr.split('\n')[0]);
  const documents = await Promise.all(
    ['one', 'two', 'three'].map((out) => readFile(join(cwd, out, 'documents.csv'), 'utf8')),
  );
  expect(new Set(documents).size).toBe(1);
});

test('the same content twice is one document with both paths', async () => {
  const cwd = await makeFolder({ 'in/b/copy.txt': '1', 'in/a.txt': '1', 'in/c.txt': '2' });
  await runMain(['run', 'in', '--out', 'out'], { cwd });
  const documents = await readFile(join(cwd, 'out/documents.jsonl'), 'utf8');
  expect(
    documents
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).source_file),
  ).toEqual(['a.txt | b/copy.txt', 'c.txt']);
});

test('the same bytes with one worker and with four, and whatever the order of arguments', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`in/${index}.txt`, `${'7 '.repeat(30 - index)}${index}`]),
  );
  const cwd = await makeFolder(files);
  const runs = [
    ['run', 'in', '--out', 'one', '--jobs', '1'],
    ['run', 'in', '--out', 'four', '--jobs', '4'],
    ['run', ...Object.keys(files).toReversed(), '--out', 'reversed', '--jobs', '3'],
  ];
  for (const argv of runs) expect((await runMain(argv, { cwd })).code).toBe(0);
  const [one, four, reversed] = await Promise.all(
    ['one', 'four', 'reversed'].map(async (out) => ({ ...(await readFolder(join(cwd, out))), 'run.json': '' })),
  );
  expect(four).toEqual(one);
  expect(reversed).toEqual(one);
});

test('a second run replaces what the first wrote and touches nothing else', async () => {
  const cwd = await makeFolder({ 'a.txt': '1', 'b.txt': '2', 'out/notes.md': 'mine', 'out/cells.txt': 'mine too' });
  await runMain(['run', 'a.txt', '--out', 'out'], { cwd });
  // As an earlier version may have written one more file: its run.json says so.
  const record = JSON.parse(await readFile(join(cwd, 'out/run.json'), 'utf8'));
  record.outputs.push({ ...record.outputs[0], name: 'panel.csv' });
  await writeFile(join(cwd, 'out/run.json'), JSON.stringify(record));
  await writeFile(join(cwd, 'out/panel.csv'), 'old');

  const { code } = await runMain(['run', 'b.txt', '--out', 'out'], { cwd });
  expect(code).toBe(0);
  const out = await readFolder(join(cwd, 'out'));
  expect(out).toMatchObject({ 'notes.md': 'mine', 'cells.txt': 'mine too' });
  expect(Object.keys(out)).not.toContain('panel.csv');
  expect(out['documents.csv']).toContain('b.txt');
  expect(out['documents.csv']).not.toContain('a.txt');
});

test('a file of that name which no run has written is not overwritten', async () => {
  const cwd = await makeFolder({ 'a.txt': '1', 'out/cells.csv': 'my own' });
  const { code, stderr } = await runMain(['run', 'a.txt', '--out', 'out'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain(
    'error[out.occupied]: out: it holds cells.csv, which no run of mingzhang has written. hint:',
  );
  expect(await readFolder(join(cwd, 'out'))).toEqual({ 'cells.csv': 'my own' });
});

test('a run.json that names files outside the folder is not believed', async () => {
  const cwd = await makeFolder({ 'a.txt': '1', 'precious.csv': 'keep', 'out/run.json': '' });
  const run = { program: 'mingzhang', outputs: [{ name: '../precious.csv' }] };
  await writeFile(join(cwd, 'out/run.json'), JSON.stringify(run));
  const { code } = await runMain(['run', 'a.txt', '--out', 'out'], { cwd });
  expect(code).toBe(2);
  expect(await readFile(join(cwd, 'precious.csv'), 'utf8')).toBe('keep');
});

test('what a killed run left behind is cleared away', async () => {
  const cwd = await makeFolder({
    'a.txt': '1',
    'out/.mingzhang-run/owner': '999999999',
    'out/.mingzhang-run/cells.csv.spool': 'x',
  });
  expect((await runMain(['run', 'a.txt', '--out', 'out'], { cwd })).code).toBe(0);
  expect(Object.keys(await readFolder(join(cwd, 'out')))).not.toContain('.mingzhang-run/');
});

test('two runs do not write one folder at a time', async () => {
  const cwd = await makeFolder({ 'a.txt': '1', 'out/.mingzhang-run/owner': String(process.pid) });
  const { code, stderr } = await runMain(['run', 'a.txt', '--out', 'out'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain('error[out.busy]');
});

test('unread pages make a document partial, and failed when there is no other', async () => {
  const cwd = await makeFolder({ 'part.pdf': '%PDF page 1 unread', 'scan.pdf': '%PDF unread' });
  const { code, stdout } = await runMain(['run', 'part.pdf', 'scan.pdf', '--out', 'out'], { cwd });
  expect(code).toBe(1);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map(({ status, error }) => [status, error]),
  ).toEqual([
    ['partial', null],
    ['failed', 'pages.unreadable: not one page could be read'],
  ]);
});

test('a bug in one document: the others are read, exit 70, a stack only with --debug', async () => {
  const cwd = await makeFolder({ 'a.txt': 'bug', 'b.txt': '2' });
  const plain = await runMain(['run', 'a.txt', 'b.txt', '--out', 'out', '--quiet'], { cwd });
  expect(plain.code).toBe(70);
  expect(plain.stderr).toBe('bug: a.txt: a broken invariant. hint: run again with --debug and report it\n');
  expect(await readFile(join(cwd, 'out/documents.csv'), 'utf8')).toContain('bug: a broken invariant');
  expect(await readFile(join(cwd, 'out/cells.csv'), 'utf8')).toContain('b.txt');
  const debug = await runMain(['run', 'a.txt', '--out', 'out', '--debug'], { cwd });
  expect(debug.stderr).toContain('    at ');
});

test.for([
  { name: 'nothing that could be read', argv: ['run', 'missing.pdf'], says: 'error[path.missing]: missing.pdf' },
  { name: 'an empty folder', argv: ['run', 'empty'], says: 'error[folder.empty]: empty' },
  { name: 'no path', argv: ['run'], says: 'error[argument.missing]: missing required argument' },
  {
    name: 'an unknown option',
    argv: ['run', 'a.txt', '--colour'],
    says: "error[option.unknown]: unknown option '--colour'",
  },
  { name: 'an unknown command', argv: ['rum'], says: "error[command.unknown]: unknown command 'rum'" },
  { name: 'jobs that are no number', argv: ['run', 'a.txt', '--jobs', '0'], says: 'error[option.invalid]' },
  { name: 'an unknown language', argv: ['run', 'a.txt', '--lang', 'fr'], says: 'error[option.invalid]' },
  { name: 'a file for --out', argv: ['run', 'a.txt', '--out', 'a.txt'], says: 'error[out.not_folder]' },
  { name: 'a file inside a file for --out', argv: ['run', 'a.txt', '--out', 'a.txt/x'], says: 'error[out.not_folder]' },
  { name: 'no command', argv: [], says: 'Usage: mingzhang' },
])('$name: exit 2', async ({ argv, says }) => {
  const cwd = await makeFolder({ 'a.txt': '1' });
  await mkdir(join(cwd, 'empty'));
  const { code, stdout, stderr } = await runMain(argv, { cwd });
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(says);
  expect(stderr).not.toContain('    at ');
});

test('--dry-run lists what would be read and writes nothing', async () => {
  const cwd = await makeFolder({ 'in/a.txt': '1', 'in/b.docx': '', 'in/README.md': '2' });
  const { code, stdout } = await runMain(['run', 'in', '--out', 'out', '--dry-run'], { cwd });
  expect(code).toBe(0);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    { action: 'read', source_file: 'a.txt', bytes: 1 },
    { action: 'skip', source_file: 'README.md', reason: 'readme' },
    { action: 'skip', source_file: 'b.docx', reason: 'ending' },
  ]);
  expect(Object.keys(await readFolder(cwd))).toEqual(['in/']);
});

test('on a terminal: a table on stdout, a bar on stderr; without one no escape sequence', async () => {
  const cwd = await makeFolder({ 'in/决算.txt': '1', 'in/b.pdf': '%PDF page encrypted' });
  const terminal = await runMain(['run', 'in', '--out', 'out'], { cwd, terminal: true });
  expect(terminal.stdout).toMatch(/^file +agency +year +kind +tables +numbers +facts +status\n/);
  expect(terminal.stdout).toContain(
    '决算.txt  西安市莲湖区医疗保障局  2023  final accounts       0        1      0  complete',
  );
  expect(terminal.stderr).toMatch(/written to out\n$/);
  expect(terminal.stderr).toContain('\u001B[31merror[pdf.encrypted]\u001B[39m');
  const plain = await runMain(['run', 'in', '--out', 'out'], { cwd, terminal: true, env: { NO_COLOR: '1' } });
  expect(plain.stderr).not.toContain('\u001B[31m');
  const piped = await runMain(['run', 'in', '--out', 'out'], { cwd });
  expect(piped.stdout + piped.stderr).not.toContain('\u001B');
});

test('Ctrl+C: exit 130, no file of this run, the files of the last one still there', async () => {
  const cwd = await makeFolder({ 'a.pdf': '%PDF page page 1', 'b.pdf': '%PDF page page 2' });
  await runMain(['run', 'a.pdf', '--out', 'out'], { cwd });
  const before = await readFolder(join(cwd, 'out'));
  let pressed: FakeIo | undefined;
  const stages = makeStages();
  const { code, stderr } = await runMain(['run', 'a.pdf', 'b.pdf', '--out', 'out', '--jobs', '1'], {
    cwd,
    onIo: (io) => (pressed = io),
    stages: {
      extractDocument: (bytes, options) => {
        pressed?.interrupt();
        return stages.extractDocument(bytes, options);
      },
    },
  });
  expect(code).toBe(130);
  expect(stderr).toContain('interrupted: nothing was written');
  expect(await readFolder(join(cwd, 'out'))).toEqual(before);
});

test('a file that is exchanged while it is read is not taken for the other', async () => {
  const cwd = await makeFolder({ 'a.txt': '1', 'b.txt': '2' });
  const stages = makeStages();
  const { code, stderr } = await runMain(['run', 'a.txt', 'b.txt', '--out', 'out', '--jobs', '1'], {
    cwd,
    stages: {
      extractDocument: async (bytes, options) => {
        await writeFile(join(cwd, 'b.txt'), '3');
        return await stages.extractDocument(bytes, options);
      },
    },
  });
  expect(code).toBe(1);
  expect(stderr).toContain('error[file.changed]: b.txt');
});

test('a file that is gone when its turn comes is one line', async () => {
  const cwd = await makeFolder({ 'a.txt': '1', 'b.txt': '2' });
  const stages = makeStages();
  const { code, stderr } = await runMain(['run', 'a.txt', 'b.txt', '--out', 'out', '--jobs', '1', '--quiet'], {
    cwd,
    stages: {
      extractDocument: async (bytes, options) => {
        await rm(join(cwd, 'b.txt'));
        return await stages.extractDocument(bytes, options);
      },
    },
  });
  expect(code).toBe(1);
  expect(stderr).toBe('error[path.missing]: b.txt: there is no such file or folder. hint: check the path\n');
});

test('a link to a file is read, a link to a folder is not followed, a dead link is one line', async () => {
  const cwd = await makeFolder({ 'in/a.txt': '1', 'other/b.txt': '2' });
  await symlink(join(cwd, 'other/b.txt'), join(cwd, 'in/link.txt'));
  await symlink(join(cwd, 'in'), join(cwd, 'in/circle'));
  await symlink(join(cwd, 'gone.txt'), join(cwd, 'in/dead.txt'));
  const { code, stdout, stderr } = await runMain(['run', 'in', '--out', 'out', '--quiet'], { cwd });
  expect(code).toBe(1);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).source_file),
  ).toEqual(['a.txt', 'link.txt']);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain('error[path.missing]: dead.txt');
});

test('a file named on the command line is judged by its content, whatever its ending', async () => {
  const cwd = await makeFolder({ 'a.docx': 'x' });
  const { code, stderr } = await runMain(['run', 'a.docx', '--out', 'out', '--quiet'], { cwd });
  expect(code).toBe(1);
  expect(stderr).toBe(
    'error[file.unsupported]: a.docx: files of this kind are not supported. hint: use .pdf, .txt or .md\n',
  );
});

test('nothing of a document or its name steers the terminal', async () => {
  const cwd = await makeFolder({ 'in/\u001B[2J.txt': '1' });
  const { stdout } = await runMain(['run', 'in', '--out', 'out'], { cwd, terminal: true });
  expect(stdout).not.toContain('\u001B[2J');
});

test('a user error of a stage that starts is exit 2', async () => {
  const cwd = await makeFolder({ 'a.txt': '1' });
  const { code, stderr } = await runMain(['run', 'a.txt', '--out', 'out'], {
    cwd,
    stages: {
      readVocabulary: () => Promise.reject(new UserError('vocabulary.broken', 'broken', { hint: 'install again' })),
    },
  });
  expect(code).toBe(2);
  expect(stderr).toContain('error[vocabulary.broken]: broken. hint: install again');
  expect(await readFolder(join(cwd, 'out'))).toEqual({});
});
