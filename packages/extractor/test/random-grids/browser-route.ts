import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MadeGrid } from './random-grid.ts';

/** How a style sheet asks for borders. */
export const printedStyles = ['solid', 'separate', 'thick-frame', 'shaded-header', 'dashed'] as const;
export type PrintedStyle = (typeof printedStyles)[number];

/** Whether a browser is there to print with. */
export const hasBrowser = (): boolean => spawnSync('which', ['chromium']).status === 0;

const STYLE = `
@page { size: 210mm 297mm; margin: 14mm; }
body { margin: 0; font: 8pt/1.1 sans-serif; }
table { border-collapse: collapse; table-layout: fixed; margin-bottom: 14mm; break-inside: avoid; }
td { border: 0.75pt solid #000; padding: 0 2pt; overflow: hidden; white-space: nowrap; }
.separate { border-collapse: separate; border-spacing: 0; }
.thick-frame { border: 2.25pt solid #000; } .thick-frame td { border-width: 0.5pt; }
.shaded-header tr:first-child td { background: #d9e2f3; }
.dashed td { border-style: dashed; }
`;

/** Prints grids as tables of a page of markup, one below the other, each of them whole on one page. */
export function printGrids(grids: readonly MadeGrid[], style: PrintedStyle): Buffer {
  const tables = grids.map((grid) => writeTable(grid, style)).join('\n');
  const markup = `<!doctype html><html><head><meta charset="utf-8"><style>${STYLE}</style></head><body>${tables}</body></html>`;
  const folder = mkdtempSync(join(tmpdir(), 'grids-'));
  try {
    const pdf = join(folder, 'grids.pdf');
    writeFileSync(join(folder, 'grids.html'), markup);
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'];
    const profile = `--user-data-dir=${join(folder, 'profile')}`;
    execFileSync('chromium', [...flags, profile, `--print-to-pdf=${pdf}`, join(folder, 'grids.html')], {
      stdio: 'ignore',
    });
    return readFileSync(pdf);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeTable({ widths, heights, cells }: MadeGrid, style: PrintedStyle): string {
  const columns = widths.map((width) => `<col style="width:${width}pt">`).join('');
  const rows = heights.map((height, row) => {
    const inside = cells
      .filter((cell) => cell.row === row)
      .map((cell) => `<td colspan="${cell.columnSpan}" rowspan="${cell.rowSpan}">${cell.lines.join('<br>')}</td>`);
    return `<tr style="height:${height}pt">${inside.join('')}</tr>`;
  });
  const total = widths.reduce((sum, width) => sum + width, 0);
  return `<table class="${style}" style="width:${total}pt"><colgroup>${columns}</colgroup>${rows.join('')}</table>`;
}
