import { escapeMarkup, headerRows } from './markup.ts';
import type { Block, Cell, Row, Sample, Table } from './model.ts';

/** A page of the sample as a browser prints it. Fonts, rulings and page breaks are all in the style sheet. */
export function printHtmlDocument(sample: Sample): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeMarkup(sample.title)}</title><style>${STYLE}</style></head><body>
${sample.blocks.map(writeBlock).join('\n')}
</body></html>`;
}

// Both fonts have TrueType outlines: the browser would draw others as Type 3, which no office does.
// The heading font has no digits, so they come from the other.
const STYLE = `
@font-face { font-family: Song; src: local("AR PL UMing CN"); }
@font-face { font-family: Heading; src: local("Droid Sans Fallback"); }
@font-face { font-family: Heading; src: local("AR PL UMing CN"); unicode-range: U+0-FF, U+2000-22FF; }
@page { size: 210mm 297mm; margin: 22mm 20mm 18mm; @bottom-center { content: "- " counter(page) " -"; font: 9pt Song; } }
@page portrait { size: 210mm 297mm; margin: 20mm 18mm 16mm; }
@page landscape { size: 297mm 210mm; margin: 18mm 16mm 14mm; }
@page a3-landscape { size: 420mm 297mm; margin: 20mm 20mm 16mm; }
@page turned { size: 296.6mm 210mm; margin: 14mm 12mm 12mm; page-orientation: rotate-left; }
* { box-sizing: border-box; }
body { margin: 0; font: 12pt/1.75 Song; color: #000; }
p { margin: 0; text-indent: 2em; text-align: justify; }
p.line { text-indent: 0; }
h1 { font: 17pt Heading; text-align: center; margin: 6mm 0 5mm; }
h1.new { break-before: page; }
h2 { font: 13pt/1.8 Heading; margin: 2mm 0 0; text-indent: 2em; }
h3 { font: bold 12pt/1.8 Song; margin: 0; text-indent: 2em; }
.cover { text-align: center; padding-top: 60mm; }
.cover p { text-indent: 0; text-align: center; font-size: 14pt; line-height: 2.2; }
.cover p.big { font: 26pt/1.8 Heading; }
.cover p.gap { margin-top: 50mm; }
.contents { break-before: page; }
.contents p { text-indent: 0; line-height: 1.7; }
.contents p.first { font: 17pt Heading; text-align: center; margin-bottom: 4mm; }
section { margin: 0 0 4mm; }
section.portrait { page: portrait; break-before: page; }
section.landscape { page: landscape; break-before: page; }
section.turned { page: turned; break-before: page; }
section.a3-landscape { page: a3-landscape; break-before: page; }
.caption { break-after: avoid; line-height: 1.5; }
.caption div { text-indent: 0; font-size: 10pt; }
.caption .title { font: 16pt/1.6 Heading; text-align: center; }
.caption .plain { font: bold 12pt/2 Heading; text-indent: 2em; }
.caption .right { text-align: right; }
.caption .center { text-align: center; }
.caption .pair { display: flex; justify-content: space-between; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; line-height: 1.25; }
td { border: 0.75pt solid #000; padding: 0.6mm 1mm; vertical-align: middle; white-space: pre-wrap; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
tr.splits { break-inside: auto; }
thead { break-after: avoid; }
.left { text-align: left; } .center { text-align: center; } .right { text-align: right; } .bold { font-weight: bold; }
.note { font-size: 9pt; text-indent: 0; line-height: 1.5; }
`;

const paragraph = (text: string, name = ''): string => `<p${name ? ` class="${name}"` : ''}>${escapeMarkup(text)}</p>`;

function writeBlock(block: Block): string {
  switch (block.kind) {
    case 'cover':
      return `<div class="cover">${block.lines.map((line, i) => paragraph(line, i < 2 ? 'big' : i === 2 ? 'gap' : '')).join('')}</div>`;
    case 'contents':
      return `<div class="contents">${block.lines.map((line, i) => paragraph(line, i === 0 ? 'first' : '')).join('')}</div>`;
    case 'heading':
      return `<h${block.level}${block.newPage ? ' class="new"' : ''}>${escapeMarkup(block.text)}</h${block.level}>`;
    case 'paragraph':
      return paragraph(block.text);
    case 'line':
      return paragraph(block.text, `line ${block.align ?? 'left'}`);
    case 'table':
      return writeTable(block);
  }
}

function writeTable(table: Table): string {
  const { style } = table;
  const total = table.widths.reduce((a, b) => a + b, 0);
  const columns = table.widths.map((w) => `<col style="width:${((w / total) * 100).toFixed(3)}%">`).join('');
  const heads = style.repeatHeader ? headerRows(table.rows) : 0;
  const rows = table.rows.map((row) => writeRow(row, style.rowMm ?? 7));
  const thead = heads > 0 ? `<thead>${rows.slice(0, heads).join('')}</thead>` : '';
  const width = style.share ? `width:${(style.share * 100).toFixed(1)}%;` : '';
  const notes = table.notes.map((note) => `<p class="note">${escapeMarkup(note)}</p>`).join('');
  return `<section class="${style.page ?? ''}">${writeCaption(table)}<table style="${width}font-size:${style.sizePt ?? 10}pt"><colgroup>${columns}</colgroup>${thead}<tbody>${rows.slice(heads).join('')}</tbody></table>${notes}</section>`;
}

function writeCaption(table: Table): string {
  const lines: string[] = [];
  const line = (text: string, name: string): string => `<div class="${name}">${escapeMarkup(text)}</div>`;
  const above = table.formPlace?.startsWith('above');
  if (table.formNumber && above)
    lines.push(line(table.formNumber, table.formPlace === 'above-left' ? 'left' : 'right'));
  if (table.title) lines.push(line(table.title, table.style.plainTitle ? 'plain' : 'title'));
  if (table.subtitle) lines.push(line(table.subtitle, 'center'));
  if (table.formNumber && !above) lines.push(line(table.formNumber, 'right'));
  if (table.compiledBy || table.unit)
    lines.push(
      `<div class="pair"><span>${escapeMarkup(table.compiledBy ?? '')}</span><span>${escapeMarkup(table.unit ?? '')}</span></div>`,
    );
  return lines.length > 0 ? `<div class="caption">${lines.join('')}</div>` : '';
}

function writeRow(row: Row, rowMm: number): string {
  return `<tr${row.splits ? ' class="splits"' : ''} style="height:${rowMm}mm">${row.cells.map(writeCell).join('')}</tr>`;
}

function writeCell(cell: Cell): string {
  const spans = `${cell.colspan > 1 ? ` colspan="${cell.colspan}"` : ''}${cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : ''}`;
  return `<td${spans} class="${cell.align}${cell.bold ? ' bold' : ''}">${escapeMarkup(cell.text)}</td>`;
}
