import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What this machine lacks for printing by an office suite, one line each. */
export const missingForOffice = (): readonly string[] =>
  spawnSync('which', ['soffice']).status === 0 ? [] : ['soffice (Debian: libreoffice-writer libreoffice-calc)'];

/** Prints flat OpenDocument files as PDF, all in one start of the suite; the same order. */
export function printFlat(
  files: readonly { readonly markup: string; readonly extension: 'fods' | 'fodt' }[],
): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'layouts-'));
  try {
    const paths = files.map(({ markup, extension }, index) => {
      const path = join(folder, `${index}.${extension}`);
      writeFileSync(path, markup);
      return path;
    });
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...paths], {
      stdio: 'ignore',
    });
    return files.map((_, index) => readFileSync(join(folder, `${index}.pdf`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
