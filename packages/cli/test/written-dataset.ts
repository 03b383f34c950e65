import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openSession, type Row } from '@mingzhang/exporter/node';
import { main } from '../src/index.ts';
import { makeIo } from './fake-io.ts';

const bin = fileURLToPath(new URL('../dist/bin.js', import.meta.url));
export const samples = fileURLToPath(new URL('../../../samples', import.meta.url));

/** Runs the built command over folders, as somebody in a shell would. */
export function runInto(out: string, folders: readonly string[]): void {
  const run = spawnSync(process.execPath, [bin, 'run', ...folders, '--out', out, '--quiet'], { encoding: 'utf8' });
  // 1: some page could not be read; the data set is written all the same.
  if (run.status !== 0 && run.status !== 1) throw new Error(`run ended with ${run.status}\n${run.stderr}`);
}

/** Rows of a query over a database, or over files alone. */
export async function ask(sql: string, path?: string): Promise<readonly Row[]> {
  const session = await openSession(path === undefined ? { access: 'write' } : { path, access: 'read' });
  try {
    return await session.rows(sql);
  } finally {
    await session.close();
  }
}

/** What the command answers in a folder. */
export async function mingzhang(
  cwd: string,
  argv: readonly string[],
): Promise<{ code: number; stdout: string; stderr: string }> {
  const io = makeIo({ cwd });
  const code = await main(argv, io);
  return { code, stdout: io.stdout.text, stderr: io.stderr.text };
}
