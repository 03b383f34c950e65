import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printCalcDocument } from './print-calc.ts';
import { printHtmlDocument } from './print-html.ts';
import { writeWriterDocument } from './print-writer.ts';
import type { Sample } from './model.ts';

/** Programs the printing needs, with the packages that bring them on Debian. */
const PROGRAMS: readonly { readonly command: string; readonly from: string }[] = [
  { command: 'soffice', from: 'libreoffice-writer libreoffice-calc' },
  { command: 'chromium', from: 'chromium' },
  { command: 'pdftotext', from: 'poppler-utils' },
  { command: 'fc-list', from: 'fontconfig' },
];
const FONTS: readonly string[] = ['Noto Serif CJK SC', 'Noto Sans CJK SC'];

/** What this machine lacks for printing, one line each. */
export function missingPrograms(): readonly string[] {
  const missing = PROGRAMS.filter(({ command }) => spawnSync('which', [command]).status !== 0).map(({ command, from }) => `${command} (Debian: ${from})`);
  const fonts = spawnSync('fc-list', [':', 'family'], { encoding: 'utf8' }).stdout ?? '';
  return [...missing, ...FONTS.filter((font) => !fonts.includes(font)).map((font) => `the font ${font} (Debian: fonts-noto-cjk)`)];
}

/** The sample as PDF bytes, with dates and ids that do not change from run to run. */
export function printPdf(sample: Sample): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'samples-'));
  try {
    const pdf = join(folder, `${sample.name}.pdf`);
    if (sample.printer === 'chromium') {
      const html = join(folder, `${sample.name}.html`);
      writeFileSync(html, printHtmlDocument(sample));
      execFileSync('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', `--user-data-dir=${join(folder, 'profile')}`, `--print-to-pdf=${pdf}`, html], { stdio: 'ignore' });
    } else {
      const flat = join(folder, `${sample.name}.${sample.printer === 'calc' ? 'fods' : 'fodt'}`);
      writeFileSync(flat, sample.printer === 'calc' ? printCalcDocument(sample) : writeWriterDocument(sample));
      execFileSync('soffice', [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', 'pdf', '--outdir', folder, flat], { stdio: 'ignore' });
    }
    return fixMetadata(readFileSync(pdf));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Replaces dates and the file id in place, so that no offset in the file moves. */
function fixMetadata(pdf: Buffer): Buffer {
  const fixed = pdf
    .toString('latin1')
    .replace(/\/(CreationDate|ModDate)\s*\(D:[^)]*\)/g, (whole) => whole.replace(/\d{14}/, '20240101000000').replace(/[+-]\d\d'\d\d'?/, (zone) => "+00'00'".slice(0, zone.length)))
    .replace(/\/ID\s*\[[^\]]*\]/g, (whole) => whole.replace(/[0-9A-Fa-f]/g, (digit, at: number) => (/^\/ID/.test(whole) && at < 3 ? digit : '0')))
    .replace(/\/DocChecksum\s*\/[0-9A-F]+/g, (whole) => whole.replace(/[0-9A-F]+$/, (sum) => '0'.repeat(sum.length)));
  return Buffer.from(fixed, 'latin1');
}

/** The text of every page, in the order in which it was drawn. */
export function readPages(pdf: string): readonly string[] {
  const raw = execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  return raw.split('\f').slice(0, -1);
}
