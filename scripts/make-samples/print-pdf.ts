import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printCalcDocument } from './print-calc.ts';
import { printHtmlDocument } from './print-html.ts';
import { turnPages } from './turn-pages.ts';
import { writeWriterDocument } from './print-writer.ts';
import type { PrintedWord } from './locate-pages.ts';
import type { Sample } from './model.ts';

/** Programs the printing needs, with the packages that bring them on Debian. */
const PROGRAMS: readonly { readonly command: string; readonly from: string }[] = [
  { command: 'soffice', from: 'libreoffice-writer libreoffice-calc' },
  { command: 'chromium', from: 'chromium' },
  { command: 'pdftotext', from: 'poppler-utils' },
  { command: 'fc-list', from: 'fontconfig' },
];
const FONTS: readonly { readonly family: string; readonly from: string }[] = [
  { family: 'Noto Serif CJK SC', from: 'fonts-noto-cjk' },
  { family: 'Noto Sans CJK SC', from: 'fonts-noto-cjk' },
  { family: 'AR PL UMing CN', from: 'fonts-arphic-uming' },
  { family: 'Droid Sans Fallback', from: 'fonts-droid-fallback' },
];

/** What this machine lacks for printing, one line each. */
export function missingPrograms(): readonly string[] {
  const missing = PROGRAMS.filter(({ command }) => spawnSync('which', [command]).status !== 0).map(
    ({ command, from }) => `${command} (Debian: ${from})`,
  );
  const fonts = spawnSync('fc-list', [':', 'family'], { encoding: 'utf8' }).stdout ?? '';
  return [
    ...missing,
    ...FONTS.filter(({ family }) => !fonts.includes(family)).map(
      ({ family, from }) => `the font ${family} (Debian: ${from})`,
    ),
  ];
}

/** The sample as PDF bytes, with dates and ids that do not change from run to run. */
export function printPdf(sample: Sample): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'samples-'));
  try {
    const pdf = join(folder, `${sample.name}.pdf`);
    if (sample.printer === 'chromium') {
      const html = join(folder, `${sample.name}.html`);
      writeFileSync(html, printHtmlDocument(sample));
      execFileSync(
        'chromium',
        [
          '--headless',
          '--no-sandbox',
          '--disable-gpu',
          '--no-pdf-header-footer',
          '--disable-pdf-tagging',
          `--user-data-dir=${join(folder, 'profile')}`,
          `--print-to-pdf=${pdf}`,
          html,
        ],
        { stdio: 'ignore' },
      );
    } else {
      const flat = join(folder, `${sample.name}.${sample.printer === 'calc' ? 'fods' : 'fodt'}`);
      writeFileSync(flat, sample.printer === 'calc' ? printCalcDocument(sample) : writeWriterDocument(sample));
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${join(folder, 'profile')}`,
          '--headless',
          '--convert-to',
          'pdf',
          '--outdir',
          folder,
          flat,
        ],
        { stdio: 'ignore' },
      );
    }
    const printed = fixMetadata(readFileSync(pdf));
    return sample.printer === 'chromium' ? turnPages(printed) : printed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Replaces dates and the file id in place, so that no offset in the file moves. */
function fixMetadata(pdf: Buffer): Buffer {
  const fixed = pdf
    .toString('latin1')
    .replace(/\/(CreationDate|ModDate)\s*\(D:[^)]*\)/g, (whole) =>
      whole.replace(/\d{14}/, '20240101000000').replace(/[+-]\d\d'\d\d'?/, (zone) => "+00'00'".slice(0, zone.length)),
    )
    .replace(/\/ID\s*\[[^\]]*\]/g, (whole) => `/ID${whole.slice(3).replace(/[0-9A-Fa-f]/g, '0')}`)
    .replace(/\/DocChecksum\s*\/[0-9A-F]+/g, (whole) => whole.replace(/[0-9A-F]+$/, (sum) => '0'.repeat(sum.length)));
  return Buffer.from(fixed, 'latin1');
}

/** Words on one line stand within this many points of each other's height. */
const LINE_TOLERANCE_PT = 2;

/** The words of every page, line by line from the top, each line from the left. */
export function readWords(pdf: string): readonly PrintedWord[] {
  const markup = execFileSync('pdftotext', ['-bbox', '-enc', 'UTF-8', pdf, '-'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return markup
    .split('<page ')
    .slice(1)
    .flatMap((content, i) => {
      const words = [
        ...content.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)<\/word>/g),
      ].map(([, x, top, bottom, text]) => ({
        x: Number(x),
        y: (Number(top) + Number(bottom)) / 2,
        text: (text ?? '')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&amp;', '&'),
      }));
      return groupLines(words).flatMap((line) =>
        line.toSorted((a, b) => a.x - b.x).map(({ text }) => ({ text, page: i + 1 })),
      );
    });
}

function groupLines<W extends { readonly y: number }>(words: readonly W[]): readonly (readonly W[])[] {
  const lines: W[][] = [];
  for (const word of words.toSorted((a, b) => a.y - b.y)) {
    const last = lines.at(-1);
    if (last?.[0] && word.y - last[0].y <= LINE_TOLERANCE_PT) last.push(word);
    else lines.push([word]);
  }
  return lines;
}
