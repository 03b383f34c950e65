import type { Block, LayoutDocument } from '../../make-layouts/document.ts';
import type { Table } from '../../make-layouts/model.ts';
import { printMarkup } from '../../make-layouts/print/chromium.ts';
import { finishPdf } from '../../make-layouts/print/finish-pdf.ts';
import { writeDocument } from '../../make-layouts/print/page-markup.ts';
import { createMarker } from '../../make-layouts/print/table-markup.ts';
import { editRows, withText, type Edit, type Subject } from './subject.ts';

const tablesOfBlock = (block: Block): readonly Table[] =>
  block.type === 'table'
    ? [block.table]
    : block.type === 'beside' || block.type === 'under-one-title'
      ? block.tables
      : [];

const isText = (block: Block): block is Extract<Block, { type: 'paragraph' | 'box' }> =>
  block.type === 'paragraph' || block.type === 'box';

/** The document with an edit: the same blocks, one table or paragraph of them changed. */
function editDocument(document: LayoutDocument, edit: Edit): LayoutDocument {
  let table = 0;
  let paragraph = 0;
  const editTable = (own: Table): Table => ({ ...own, body: editRows(own.body, table++, { edit, withText }) });
  const blocks = document.blocks.map((block): Block => {
    if (isText(block)) {
      const index = paragraph++;
      return edit.paragraph?.index === index ? { ...block, text: edit.paragraph.text } : block;
    }
    if (block.type === 'table') return { ...block, table: editTable(block.table) };
    if (block.type === 'under-one-title') return { ...block, tables: block.tables.map(editTable) };
    if (block.type !== 'beside') return block;
    const [left, right] = block.tables;
    return { ...block, tables: [editTable(left), editTable(right)] };
  });
  return { ...document, blocks };
}

/** A made layout, printed by a browser. */
export function layoutSubject(document: LayoutDocument): Subject {
  return {
    name: document.name,
    extension: 'pdf',
    tables: document.blocks.flatMap(tablesOfBlock).map(({ title, body }) => ({
      title,
      rows: body.map(({ cells }) => cells.map(({ text }) => text)),
    })),
    paragraphs: document.blocks.filter(isText).map(({ text }) => text),
    write: async (edit = {}) =>
      (await finishPdf(printMarkup(writeDocument(editDocument(document, edit), createMarker())))).bytes,
  };
}
