import { readdir, stat } from 'node:fs/promises';
import { basename, join, posix, resolve } from 'node:path';
import { UserError } from '@mingzhang/schema';
import { compareDocuments } from '@mingzhang/exporter';
import { hashFile, toReadError } from './input-file.ts';

/** Endings that are read inside a folder; a file named on the command line is looked at whatever its ending. */
export const READ_ENDINGS: readonly string[] = ['.pdf', '.txt', '.md'];

interface FoundFile {
  readonly path: string;
  /** Relative to the argument it was found under, `/` between folders; of a file argument its base name. */
  readonly sourceFile: string;
}

/** One document to read: one content, wherever it was found. */
export interface PlannedDocument {
  /** SHA-256 of the content. */
  readonly documentId: string;
  /** All its paths, sorted and joined by ` | `. */
  readonly sourceFile: string;
  readonly path: string;
  readonly bytes: number;
}

export interface SkippedFile {
  readonly sourceFile: string;
  /** `ending`: not one that is read; `readme`: it tells people about the folder. */
  readonly reason: 'ending' | 'readme';
}

export interface InputProblem {
  /** The argument or file as the user would name it. */
  readonly subject: string;
  readonly error: UserError;
}

/** What a run would read, decided before anything is read; documents by `sourceFile`. */
export interface InputPlan {
  readonly documents: readonly PlannedDocument[];
  readonly skipped: readonly SkippedFile[];
  readonly problems: readonly InputProblem[];
}

interface Finds {
  readonly files: FoundFile[];
  readonly skipped: SkippedFile[];
  readonly problems: InputProblem[];
}

function reasonToSkip(name: string): SkippedFile['reason'] | undefined {
  if (!READ_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending))) return 'ending';
  return /^readme(\.[a-z-]+)?\.(md|txt)$/i.test(name) ? 'readme' : undefined;
}

/** Walks one folder; hidden entries are passed over, linked folders are not followed (they may lead in a circle). */
async function walkFolder(folder: string, prefix: string, finds: Finds): Promise<void> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    finds.problems.push({ subject: prefix === '' ? folder : prefix, error: toReadError(error) });
    return;
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    const sourceFile = posix.join(prefix, entry.name);
    if (entry.isDirectory()) await walkFolder(path, sourceFile, finds);
    else if (!entry.isFile() && !entry.isSymbolicLink()) continue;
    else {
      const reason = reasonToSkip(entry.name);
      if (reason === undefined) finds.files.push({ path, sourceFile });
      else finds.skipped.push({ sourceFile, reason });
    }
  }
}

async function findUnder(argument: string, cwd: string, finds: Finds): Promise<void> {
  const path = resolve(cwd, argument);
  let info;
  try {
    info = await stat(path);
  } catch (error) {
    finds.problems.push({ subject: argument, error: toReadError(error) });
    return;
  }
  if (!info.isDirectory()) {
    finds.files.push({ path, sourceFile: basename(path) });
    return;
  }
  const before = finds.files.length + finds.problems.length;
  await walkFolder(path, '', finds);
  if (finds.files.length + finds.problems.length === before)
    finds.problems.push({
      subject: argument,
      error: new UserError('folder.empty', 'the folder holds no file that can be read', {
        hint: `files ending in ${READ_ENDINGS.join(', ')} are read`,
      }),
    });
}

/**
 * Decides what to read: folders are walked, files hashed, the same content joined into one document.
 * Paths that cannot be used are problems in the result; the others are planned all the same.
 */
export async function planInputs(paths: readonly string[], options: { readonly cwd: string }): Promise<InputPlan> {
  const finds: Finds = { files: [], skipped: [], problems: [] };
  for (const argument of paths) await findUnder(argument, options.cwd, finds);

  const byContent = new Map<string, { path: string; bytes: number; sourceFiles: Set<string> }>();
  const ordered = finds.files.toSorted((a, b) =>
    a.sourceFile < b.sourceFile ? -1 : a.sourceFile > b.sourceFile ? 1 : 0,
  );
  for (const file of ordered) {
    try {
      const { documentId, bytes } = await hashFile(file.path);
      const known = byContent.get(documentId);
      if (known === undefined)
        byContent.set(documentId, { path: file.path, bytes, sourceFiles: new Set([file.sourceFile]) });
      else known.sourceFiles.add(file.sourceFile);
    } catch (error) {
      finds.problems.push({ subject: file.sourceFile, error: toReadError(error) });
    }
  }
  const documents = [...byContent].map(([documentId, { path, bytes, sourceFiles }]) => ({
    documentId,
    sourceFile: [...sourceFiles].join(' | '),
    path,
    bytes,
  }));
  return { documents: documents.toSorted(compareDocuments), skipped: finds.skipped, problems: finds.problems };
}
