import { spreadRows } from './markup.ts';
import type { Block, Sample, Table } from './model.ts';

/** The sample as text: paragraphs apart by blank lines, tables as tab-separated lines; a merged cell is its text, then empty cells. */
export function writeText(sample: Sample): string {
  const parts = sample.blocks.flatMap((block) => writeBlock(block, sample.extension === 'md'));
  return `${parts.join('\n\n')}\n`;
}

const oneLine = (text: string): string => text.replaceAll('\n', ' ');

function writeBlock(block: Block, markdown: boolean): readonly string[] {
  switch (block.kind) {
    case 'cover':
      return markdown ? block.lines.map((line, i) => (i === 0 ? `# ${line}` : line)) : block.lines;
    case 'contents':
      return block.lines;
    case 'heading':
      return [markdown ? `${'#'.repeat(block.level)} ${block.text}` : block.text];
    case 'paragraph':
    case 'line':
      return [oneLine(block.text)];
    case 'table':
      return writeTable(block, markdown);
  }
}

function writeTable(table: Table, markdown: boolean): readonly string[] {
  const title = markdown ? `## ${table.title}` : table.title;
  const above = table.formPlace?.startsWith('above')
    ? [table.formNumber, title]
    : [title, table.subtitle, table.formNumber];
  const rows = spreadRows(table).map((row) =>
    row.map((slot) => (slot === undefined || slot === 'covered' ? '' : oneLine(slot.text))).join('\t'),
  );
  return [...above, table.compiledBy, table.unit, rows.join('\n'), ...table.notes].filter(
    (part): part is string => part !== undefined && part !== '',
  );
}
