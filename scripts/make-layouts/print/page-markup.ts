import type { Block, LayoutDocument } from '../document.ts';
import { styleOf } from './style.ts';
import { escapeMarkup, writeTable, type Marker } from './table-markup.ts';

/** The document as a page for a browser to print; every number is wrapped in a marked link. */
export function writeDocument(document: LayoutDocument, marker: Marker): string {
  const body = document.blocks.map((block) => writeBlock(block, document, marker)).join('\n');
  const mark = document.look.watermark ? `<div class="watermark">${escapeMarkup(document.agency)}</div>` : '';
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeMarkup(document.title)}</title><style>${styleOf(document)}</style></head><body>${mark}
${body}
</body></html>`;
}

function writeBlock(block: Block, document: LayoutDocument, marker: Marker): string {
  switch (block.type) {
    case 'cover':
      return `<div class="cover">${block.lines.map((line) => `<p>${escapeMarkup(line)}</p>`).join('')}</div>`;
    case 'contents':
      return writeContents(block.ruled, block.titles);
    case 'heading':
      return `<h${block.level}>${escapeMarkup(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${escapeMarkup(block.text)}</p>`;
    case 'box':
      return `<div class="box"><p>${escapeMarkup(block.text)}</p></div>`;
    case 'unit-list':
      return writeUnitList(block.names);
    case 'chart':
      return block.shape === 'bars' ? writeBars(block.labels, block.values) : writePie(block.labels, block.values);
    case 'table':
      return wrap(writeTable(block.table, { document, marker, title: block.table.title }), document);
    case 'beside':
      return wrap(
        `<div class="pair-of-tables">${block.tables.map((table) => `<div>${writeTable(table, { document, marker, title: table.title, share: BESIDE_SHARE })}</div>`).join('')}</div>`,
        document,
      );
    case 'under-one-title':
      return wrap(
        block.tables
          .map((table, index) =>
            writeTable(table, {
              document,
              marker,
              title: index === 0 ? table.title : '',
              ...(index === 0 ? {} : { bare: true }),
            }),
          )
          .join('<div class="gap"></div>'),
        document,
      );
  }
}

/** Of the width, what one of two tables beside each other has. */
export const BESIDE_SHARE = 0.47;

const wrap = (markup: string, { look, agency }: LayoutDocument): string =>
  `<section class="sheet ${look.page} ${look.tablesPerPage}">${markup}${writeSeal(look.seal, agency)}</section>`;

function writeContents(ruled: 'no' | 'titles' | 'titles-and-pages' | 'numbered', titles: readonly string[]): string {
  const page = (index: number): string => `${5 + 2 * index}`;
  if (ruled === 'no')
    return `<div class="contents"><p class="toc">目  录</p>${titles.map((title, index) => `<p class="entry"><span>${escapeMarkup(title)}</span><i></i><span>${page(index)}</span></p>`).join('')}</div>`;
  const rows = titles.map((title, index) => {
    const cells = [escapeMarkup(title)];
    if (ruled !== 'titles') cells.push(page(index));
    if (ruled === 'numbered') cells.unshift(`${index + 1}`);
    return `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`;
  });
  const head = ruled === 'numbered' ? '<tr><td>序号</td><td>表名</td><td>页码</td></tr>' : '';
  return `<div class="contents"><p class="toc">目录</p><table class="full list">${head}${rows.join('')}</table></div>`;
}

function writeUnitList(names: readonly string[]): string {
  const rows = names.map(
    (name, index) =>
      `<tr><td>${index + 1}</td><td>${escapeMarkup(name)}</td><td>${index === 0 ? '行政单位' : '财政补助事业单位'}</td></tr>`,
  );
  return `<table class="full list"><tr><td>序号</td><td>单位名称</td><td>单位性质</td></tr>${rows.join('')}</table>`;
}

const BAR_HEIGHT = 120;

function writeBars(labels: readonly string[], values: readonly number[]): string {
  const most = Math.max(...values);
  const bars = values.map((value, index) => {
    const height = (BAR_HEIGHT * value) / most;
    const x = 50 + 70 * index;
    return `<rect x="${x}" y="${140 - height}" width="36" height="${height}" fill="#4472c4" stroke="#000"/><text x="${x + 18}" y="${134 - height}">${value.toFixed(2)}</text><text x="${x + 18}" y="156">${escapeMarkup(labels[index] ?? '')}</text>`;
  });
  const lines = [0, 1, 2, 3, 4].map((step) => {
    const y = 140 - 30 * step;
    return `<line x1="40" x2="440" y1="${y}" y2="${y}" stroke="#888" stroke-width="0.7"/><text x="34" y="${y + 3}" text-anchor="end">${((most * step) / 4).toFixed(0)}</text>`;
  });
  return `<svg class="chart" width="460" height="170" viewBox="0 0 460 170">${lines.join('')}<line x1="40" x2="40" y1="10" y2="140" stroke="#000"/>${bars.join('')}</svg>`;
}

function writePie(labels: readonly string[], values: readonly number[]): string {
  const total = values.reduce((sum, value) => sum + value, 0);
  let from = 0;
  const slices = values.map((value, index) => {
    const to = from + (2 * Math.PI * value) / total;
    const at = (angle: number, radius: number): string =>
      `${(120 + radius * Math.sin(angle)).toFixed(1)} ${(85 - radius * Math.cos(angle)).toFixed(1)}`;
    const large = to - from > Math.PI ? 1 : 0;
    const middle = at((from + to) / 2, 45).split(' ');
    const path = `<path d="M120 85 L${at(from, 70)} A70 70 0 ${large} 1 ${at(to, 70)} Z" fill="hsl(${index * 80} 60% 65%)" stroke="#fff"/>`;
    const share = `<text x="${middle[0]}" y="${middle[1]}">${((100 * value) / total).toFixed(2)}%</text>`;
    const legend = `<rect x="230" y="${30 + 24 * index}" width="10" height="10" fill="hsl(${index * 80} 60% 65%)"/><text x="248" y="${39 + 24 * index}" text-anchor="start">${escapeMarkup(labels[index] ?? '')}</text>`;
    from = to;
    return path + share + legend;
  });
  return `<svg class="chart" width="460" height="170" viewBox="0 0 460 170">${slices.join('')}</svg>`;
}

/** A round red seal over the last figures of a table; its strokes are drawn, the agency on its arc may be text. */
function writeSeal(seal: 'none' | 'drawn' | 'worded', agency: string): string {
  if (seal === 'none') return '';
  const words =
    seal === 'drawn'
      ? '<path d="M30 40 v14 h10 M45 25 h12 v10 h-12 z M100 25 h12 v10 h-12 z M112 42 h12 M118 36 v16 M40 115 h70 M60 110 v12 M90 110 v12" stroke-width="3"/>'
      : `<path id="arc" d="M30 105 A54 54 0 1 1 120 105"/><text font-size="13" fill="#d22" stroke="none" font-family="Song"><textPath href="#arc" textLength="200">${escapeMarkup(agency)}</textPath></text>`;
  return `<svg class="seal" width="150" height="150" viewBox="0 0 150 150"><g fill="none" stroke="#d22" stroke-opacity="0.75"><circle cx="75" cy="75" r="70" stroke-width="5"/><circle cx="75" cy="75" r="62" stroke-width="1"/><path d="M75 50 L81 68 L100 68 L85 79 L91 97 L75 86 L59 97 L65 79 L50 68 L69 68 Z" fill="#d22" fill-opacity="0.75"/>${words.replace('id="arc" d', 'id="arc" stroke="none" d')}</g></svg>`;
}
