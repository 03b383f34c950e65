import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FONTS: readonly { readonly family: string; readonly from: string }[] = [
  { family: 'Noto Serif CJK SC', from: 'fonts-noto-cjk' },
  { family: 'AR PL UMing CN', from: 'fonts-arphic-uming' },
  { family: 'Droid Sans Fallback', from: 'fonts-droid-fallback' },
];

/** What this machine lacks for printing, one line each. */
export function missingForPrinting(): readonly string[] {
  const fonts = spawnSync('fc-list', [':', 'family'], { encoding: 'utf8' }).stdout ?? '';
  return [
    ...(spawnSync('which', ['chromium']).status === 0 ? [] : ['chromium (Debian: chromium)']),
    ...FONTS.filter(({ family }) => !fonts.includes(family)).map(
      ({ family, from }) => `the font ${family} (Debian: ${from})`,
    ),
  ];
}

/** Prints a page of markup as PDF. */
export function printMarkup(markup: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'layouts-'));
  try {
    const html = join(folder, 'page.html');
    const pdf = join(folder, 'page.pdf');
    writeFileSync(html, markup);
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', '--disable-pdf-tagging'];
    execFileSync('chromium', [...flags, `--user-data-dir=${join(folder, 'profile')}`, `--print-to-pdf=${pdf}`, html], {
      stdio: 'ignore',
    });
    return readFileSync(pdf);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
