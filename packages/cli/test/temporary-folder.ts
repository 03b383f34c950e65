import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder with the given files (path → content) that is removed when the test ends. */
export async function makeFolder(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mingzhang-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** Content of every file in a folder by name, hidden ones included; folders end in `/` and have none. */
export async function readFolder(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const contents = await Promise.all(
    entries.map(async (entry) =>
      entry.isDirectory() ? [`${entry.name}/`, ''] : [entry.name, await readFile(join(folder, entry.name), 'utf8')],
    ),
  );
  return Object.fromEntries(contents) as Record<string, string>;
}
