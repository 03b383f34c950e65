import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { UserError } from '@mingzhang/schema';
import { systemCode } from '../pipeline/input-file.ts';
import type { DrawnPage } from './draw-document.ts';

/** Where pictures go: one file, or a folder with `page-001.png` and so on. */
export type DrawingTarget =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string };

/**
 * A path that ends in `.png` is a file, if no folder has that name; it can hold one page.
 * Throws a `UserError` when it would have to hold several.
 */
export async function chooseTarget(path: string, pageCount: number): Promise<DrawingTarget> {
  if (extname(path).toLowerCase() !== '.png' || (await isFolder(path))) return { kind: 'folder', path };
  if (pageCount > 1)
    throw new UserError('draw.one_file', `${pageCount} pages do not go into one picture`, {
      hint: 'name a folder, or choose a page with --page',
    });
  return { kind: 'file', path };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (systemCode(error) === '') throw error;
    return false;
  }
}

/** Writes one picture under its final name only when it is whole; returns its path. */
export async function writeDrawing({ number, png }: DrawnPage, target: DrawingTarget): Promise<string> {
  const path = target.kind === 'file' ? target.path : join(target.path, `page-${String(number).padStart(3, '0')}.png`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.part`, png);
    await rename(`${path}.part`, path);
  } catch (error) {
    const code = systemCode(error);
    if (code === '') throw error;
    throw new UserError('draw.unwritable', `${path} cannot be written (${code})`, {
      hint: 'check the path, permissions and disk space',
      cause: error,
    });
  }
  return path;
}
