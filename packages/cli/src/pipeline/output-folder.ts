import { lstat, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '@mingzhang/schema';
import { systemCode } from './input-file.ts';
import { parseWrittenNames, type RunRecord } from './run-record.ts';

/** Where a run keeps its files until they are complete; on the same disk as the output, so that renaming is one step. */
const WORK_FOLDER = '.mingzhang-run';
const OWNER_FILE = 'owner';
const RUN_FILE = 'run.json';

/** A folder that a run writes into: everything is prepared in `workFolder` and appears at once by `publish`. */
export interface OutputFolder {
  readonly workFolder: string;
  /** Renames the prepared files of `record.outputs` into place and removes what an earlier run wrote and this one does not. */
  publish(record: RunRecord): Promise<void>;
  /** Removes the work folder with everything in it. */
  discard(): Promise<void>;
}

const DISK_CODES: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENAMETOOLONG']);

/** An error of the disk as something the user can mend; any other error as it was. */
export function toDiskError(error: unknown): unknown {
  const code = systemCode(error);
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return new UserError('out.not_folder', 'it is not a folder', { hint: 'choose another --out', cause: error });
  if (!DISK_CODES.has(code)) return error;
  return new UserError('out.unwritable', `it cannot be written (${code})`, {
    hint: 'check its permissions and the space on the disk',
    cause: error,
  });
}

const isMissing = (error: unknown): boolean => systemCode(error) === 'ENOENT';

async function readWrittenNames(folder: string): Promise<readonly string[]> {
  try {
    const names = parseWrittenNames(await readFile(join(folder, RUN_FILE), 'utf8'));
    return names === undefined ? [] : [...names, RUN_FILE];
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Refuses to write over a file that no run of ours has written. */
async function refuseStrangers(folder: string, names: readonly string[], written: readonly string[]): Promise<void> {
  for (const name of names) {
    let isFile;
    try {
      isFile = (await lstat(join(folder, name))).isFile();
    } catch (error) {
      if (isMissing(error)) continue;
      throw error;
    }
    if (!isFile || !written.includes(name))
      throw new UserError('out.occupied', `it holds ${name}, which no run of mingzhang has written`, {
        hint: 'choose another --out, or move it away',
      });
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** Makes the work folder; one that a killed run left behind is removed, one of a living run is respected. */
async function takeWorkFolder(folder: string): Promise<string> {
  const workFolder = join(folder, WORK_FOLDER);
  const owner = await readFile(join(workFolder, OWNER_FILE), 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return '';
    throw error;
  });
  if (owner !== '' && isAlive(Number(owner)))
    throw new UserError('out.busy', `another run (process ${owner}) is writing it`, {
      hint: 'wait for it, or choose another --out',
    });
  await rm(workFolder, { recursive: true, force: true });
  await mkdir(workFolder);
  await writeFile(join(workFolder, OWNER_FILE), String(process.pid));
  return workFolder;
}

/**
 * Opens a folder for a run that will write `names` and `run.json`, making it where it is missing.
 * Throws `out.not_folder`, `out.unwritable`, `out.occupied`, `out.busy`; nothing there is changed then.
 */
export async function openOutputFolder(folder: string, names: readonly string[]): Promise<OutputFolder> {
  try {
    await mkdir(folder, { recursive: true });
    if (!(await stat(folder)).isDirectory()) throw new Error(`${folder} is not a folder`);
    const written = await readWrittenNames(folder);
    await refuseStrangers(folder, [...names, RUN_FILE], written);
    const workFolder = await takeWorkFolder(folder);
    return {
      workFolder,
      async publish(record) {
        const outputs = record.outputs.map((output) => output.name);
        await writeFile(join(workFolder, RUN_FILE), `${JSON.stringify(record, null, 2)}\n`);
        for (const name of written) {
          if (!outputs.includes(name) && name !== RUN_FILE) await rm(join(folder, name), { force: true });
        }
        // First of all, so that a run killed between two renames leaves only files that it has declared its own.
        await rename(join(workFolder, RUN_FILE), join(folder, RUN_FILE));
        for (const name of outputs) {
          await mkdir(dirname(join(folder, name)), { recursive: true });
          await rename(join(workFolder, name), join(folder, name));
        }
      },
      discard: () => rm(workFolder, { recursive: true, force: true }),
    };
  } catch (error) {
    throw toDiskError(error);
  }
}
