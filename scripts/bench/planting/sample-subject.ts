import type { Block, Sample, Table } from '../../make-samples/model.ts';
import { printPdf } from '../../make-samples/print-pdf.ts';
import { editRows, withText, type Edit, type Subject } from './subject.ts';

const isTable = (block: Block): block is Table => block.kind === 'table';
const isText = (block: Block): block is Extract<Block, { kind: 'paragraph' | 'line' }> =>
  block.kind === 'paragraph' || block.kind === 'line';

function editSample(sample: Sample, edit: Edit): Sample {
  let table = 0;
  let paragraph = 0;
  const blocks = sample.blocks.map((block): Block => {
    if (isTable(block)) return { ...block, rows: editRows(block.rows, table++, { edit, withText }) };
    if (!isText(block)) return block;
    const index = paragraph++;
    return edit.paragraph?.index === index ? { ...block, text: edit.paragraph.text } : block;
  });
  return { ...sample, blocks };
}

/** A sample that is printed as PDF. */
export function sampleSubject(sample: Sample): Subject {
  return {
    name: sample.name,
    extension: 'pdf',
    tables: sample.blocks.filter(isTable).map(({ title, rows }) => ({
      title,
      rows: rows.map(({ cells }) => cells.map(({ text }) => text)),
    })),
    paragraphs: sample.blocks.filter(isText).map(({ text }) => text),
    write: (edit = {}) => Promise.resolve(printPdf(editSample(sample, edit))),
  };
}
