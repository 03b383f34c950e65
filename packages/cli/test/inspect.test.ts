import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { printedDocumentSchema } from '@mingzhang/schema';
import { main } from '../src/index.ts';
import { makeIo } from './fake-io.ts';
import { makeStages } from './fake-stages.ts';
import { makeFolder } from './temporary-folder.ts';

async function runMain(
  argv: readonly string[],
  cwd: string,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const io = makeIo({ cwd });
  const code = await main(argv, io, { loadStages: () => Promise.resolve(makeStages()) });
  return { code, stdout: io.stdout.text, stderr: io.stderr.text };
}

test('a document as text: sections as a tree, tables with title lines, header paths and rows', async () => {
  const cwd = await makeFolder({ 'a.pdf': '%PDF page 1.5 -22.25 unread' });
  const { code, stdout } = await runMain(['inspect', 'a.pdf'], cwd);
  expect(code).toBe(1);
  expect(stdout).toBe(`a.pdf  application/pdf  2 pages

Sections
  p.1   第一部分 概况
  p.1     一、主要职能

Tables: 1

#0 收支总表
   form 公开01表  ·  unit 万元  ·  compiled by 莲湖区医疗保障局  ·  pages 1  ·  rows 3  ·  columns 2
   header paths:
     1  支出/决算数
                                      1
   1  2101506  医疗保障经办事务     1.5
   2  2101506  医疗保障经办事务  -22.25

Findings: 1
  p.2   error  This page could not be read: the page has no text layer (it may be a scan) and was not recognised; without --ocr off it is.
`);
});

test('one page shows what stands on it', async () => {
  const cwd = await makeFolder({ 'a.pdf': '%PDF page page 1' });
  const { code, stdout } = await runMain(['inspect', 'a.pdf', '--page', '2', '--lang', 'zh'], cwd);
  expect(code).toBe(0);
  expect(stdout).toContain('1 页');
  expect(stdout).toContain('表: 0');
  expect(stdout).not.toContain('收支总表');
});

test('--format json prints the document as the schema has it', async () => {
  const cwd = await makeFolder({ 'a.pdf': '%PDF page 7' });
  const { stdout } = await runMain(['inspect', 'a.pdf', '--format', 'json'], cwd);
  expect(printedDocumentSchema.parse(JSON.parse(stdout)).tables[0]?.values[0]?.printed).toBe('7');
});

test.for([
  { argv: ['missing.pdf'], says: 'error[path.missing]: missing.pdf: there is no such file or folder' },
  { argv: ['folder'], says: 'error[path.not_file]: folder: it is no ordinary file' },
  { argv: ['zero.pdf'], says: 'error[file.empty]: zero.pdf' },
  { argv: ['locked.pdf'], says: 'error[pdf.encrypted]: locked.pdf: the PDF is encrypted. hint: pass --password' },
  { argv: ['locked.pdf', '--password', 'no'], says: 'error[pdf.password_wrong]: locked.pdf' },
  { argv: ['a.pdf', '--page', '9'], says: 'error[page.missing]: a.pdf: there is no page 9 of 1' },
  { argv: ['a.txt', '--page', '1'], says: 'error[page.missing]: a.txt: this format has no pages' },
])('$says', async ({ argv, says }) => {
  const cwd = await makeFolder({
    'a.pdf': '%PDF page 1',
    'a.txt': '1',
    'zero.pdf': '',
    'locked.pdf': '%PDF encrypted',
  });
  await mkdir(join(cwd, 'folder'));
  const { code, stdout, stderr } = await runMain(['inspect', ...argv], cwd);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(says);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
