import type { Block, LayoutDocument } from '../document.ts';
import type { Table } from '../model.ts';
import { spreadRows } from '../spread.ts';

/**
 * The document as a text file: paragraphs apart by blank lines, tables as tab-separated lines; a merged cell is its
 * text, then empty cells. What depends on a page (rulings, charts, seals) is not there.
 */
export function writeDocumentText(document: LayoutDocument): string {
  return `${document.blocks.flatMap(writeBlock).join('\n\n')}\n`;
}

function writeBlock(block: Block): readonly string[] {
  switch (block.type) {
    case 'cover':
      return block.lines;
    case 'contents':
      return ['目  录', ...block.titles];
    case 'heading':
    case 'paragraph':
    case 'box':
      return [block.text];
    case 'unit-list':
      return block.names;
    case 'chart':
      return [];
    case 'table':
      return writeTable(block.table);
    case 'beside':
      return block.tables.flatMap(writeTable);
    case 'under-one-title':
      return block.tables.flatMap((table, index) => writeTable(index === 0 ? table : { ...table, title: '' }));
  }
}

function writeTable(table: Table): readonly string[] {
  const rows = spreadRows([...table.header, ...table.body], table.widths.length).map((row) =>
    row.map((slot) => (slot === undefined || slot === 'covered' ? '' : slot.text.replaceAll('\n', ''))).join('\t'),
  );
  const unit = table.unit === '' ? '' : `单位：${table.unit}`;
  return [table.formNumber, table.title, unit, rows.join('\n'), ...table.notes].filter((part) => part !== '');
}
