import type { LayoutDocument } from '../document.ts';

/** The style sheet of a document: pages, type, and one class for each way to draw rulings. */
export function styleOf({ look, agency }: LayoutDocument): string {
  const number =
    look.furniture === 'none' ? '' : '@bottom-center { content: "- " counter(page) " -"; font: 9pt Song; }';
  const header = look.furniture === 'header-and-numbers' ? `@top-right { content: "${agency}"; font: 9pt Song; }` : '';
  const fonts = { song: 'Song', hei: 'Heading', noto: "'Noto Serif CJK SC'" };
  return `
@font-face { font-family: Song; src: local("AR PL UMing CN"); }
@font-face { font-family: Heading; src: local("Droid Sans Fallback"); }
@font-face { font-family: Heading; src: local("AR PL UMing CN"); unicode-range: U+0-FF, U+2000-22FF; }
@page { size: 210mm 297mm; margin: 22mm 18mm 18mm; ${number} ${header} }
@page portrait { size: 210mm 297mm; }
@page landscape { size: 297mm 210mm; }
@page turned { size: 297mm 209mm; }
* { box-sizing: border-box; }
body { margin: 0; font: 12pt/1.7 Song; color: #000; }
a { color: inherit; text-decoration: none; white-space: nowrap; }
p { margin: 0; text-indent: 2em; text-align: justify; }
h1 { font: 17pt Heading; text-align: center; margin: 6mm 0 5mm; break-before: page; break-after: avoid; }
h2 { font: 13pt/1.8 Heading; margin: 2mm 0 0; text-indent: 2em; break-after: avoid; }
.cover { text-align: center; padding-top: 60mm; break-after: page; }
.cover p { font: 24pt/2 Heading; text-indent: 0; text-align: center; }
.contents { break-after: page; }
.contents p { text-indent: 0; }
.contents .toc { font: 17pt/2 Heading; text-align: center; }
.contents .entry { display: flex; }
.contents .entry i { flex: 1; border-bottom: 1pt dotted #000; margin: 0 2mm 2mm; }
.box { border: 1pt solid #000; padding: 3mm; margin: 4mm 0; }
.chart { display: block; margin: 4mm auto; font: 9pt Song; }
.chart text { text-anchor: middle; }
.sheet { position: relative; margin-bottom: 9mm; }
.sheet.portrait { page: portrait; } .sheet.landscape { page: landscape; } .sheet.turned { page: turned; }
.sheet.one { break-before: page; }
.seal { position: absolute; right: 18mm; bottom: 2mm; }
.watermark { position: fixed; left: 10mm; top: 110mm; font: 34pt Heading; color: #000; opacity: 0.13; transform: rotate(-45deg); white-space: nowrap; }
.caption { break-after: avoid; line-height: 1.5; font-size: 10pt; }
.caption .title { font: 15pt/1.6 Heading; text-align: center; }
.caption .beside { font: 10pt Song; }
.caption .right { text-align: right; }
.caption .pair { display: flex; justify-content: space-between; }
.again { break-before: page; }
.gap { height: 5mm; }
.pair-of-tables { display: flex; gap: 10mm; align-items: flex-start; }
.pair-of-tables > div { flex: 1; }
.pair-of-tables .title { font-size: 12pt; }
.note { font-size: 9pt; text-indent: 0; line-height: 1.5; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font: ${look.sizePt}pt/1.25 ${fonts[look.font]}; }
table.next { break-before: page; }
table.list { font: 11pt/1.5 Song; margin: 3mm 0; }
thead.once { display: table-row-group; }
thead { break-after: avoid; }
tr { break-inside: avoid; } tr.splits { break-inside: auto; } tr.bold td { font-weight: ${look.font === 'noto' ? 'bold' : 'normal'}; }
td { padding: 0.4mm 0.9mm; vertical-align: ${look.valign}; overflow-wrap: anywhere; }
td.header { vertical-align: middle; }
td.left { text-align: left; } td.center { text-align: center; } td.right, td.right { text-align: right; }
td.in-title { text-align: center; font: 14pt/1.8 Heading; }
td.vertical span { writing-mode: vertical-rl; letter-spacing: 2pt; }
.spread { display: block; text-align-last: justify; }
${RULES}`;
}

const LINE = '0.75pt solid #000';
const RULES = `
table.full td, table.list td { border: ${LINE}; }
table.double-frame td { border: 0.5pt solid #000; } table.double-frame { border: 3pt double #000; }
table.open-sides td { border: ${LINE}; } table.open-sides td:first-child:not(.inner) { border-left: none; } table.open-sides { border-left: none; border-right: none; }
table.open-sides { border-collapse: collapse; border-style: hidden; border-top: ${LINE}; border-bottom: ${LINE}; }
table.no-frame td { border: ${LINE}; } table.no-frame { border-style: hidden; }
table.three-line { border-top: 1.5pt solid #000; border-bottom: 1.5pt solid #000; }
table.three-line td.head-end { border-bottom: 0.75pt solid #000; } table.three-line td.spanner { border-bottom: 0.5pt solid #000; }
table.horizontal td { border-top: 0.5pt solid #000; border-bottom: 0.5pt solid #000; }
table.dotted td { border: 0.75pt dotted #000; }
table.dashed td { border: 0.75pt dashed #000; }
table.header-fill td { border: ${LINE}; } table.header-fill td.header, table.header-fill td.index { background: #bdd7ee; }
table.zebra tbody tr:nth-child(even) td { background: #e9eef6; } table.zebra td.header { background: #4472c4; color: #fff; }
table.white-gaps { border-collapse: separate; border-spacing: 1.2pt; } table.white-gaps td { background: #eef2f8; } table.white-gaps td.header { background: #9dc3e6; }
table.full.three-line, table.full.horizontal, table.full.borderless, table.full.zebra, table.full.white-gaps { border-collapse: collapse; border: ${LINE}; }
`;
