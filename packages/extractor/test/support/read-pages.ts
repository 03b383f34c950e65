import type { Outcome, Page, PrintedDocument } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { assembleDocument } from '../../src/document/assemble.ts';
import { joinPages, layOutPage } from '../../src/document/page-flow.ts';
import { lexiconOf } from '../../src/table/lexicon.ts';

/** Reads drawn pages as one document, with what was found on the way. */
export async function assemblePages(pages: readonly Page[]): Promise<Outcome<PrintedDocument>> {
  const lexicon = lexiconOf((await readVocabulary()).headerRoles);
  const items = joinPages(pages.map((page) => layOutPage(page)));
  return assembleDocument(items, { documentId: 'a'.repeat(64), mediaType: 'application/pdf', pages: [], lexicon });
}

/** The same document without the findings. */
export const readPages = async (pages: readonly Page[]): Promise<PrintedDocument> => (await assemblePages(pages)).value;
