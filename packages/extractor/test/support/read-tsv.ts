import { readVocabulary } from '@mingzhang/schema/node';
import { extractDocument } from '../../src/extract-document.ts';
import type { Outcome, PrintedDocument } from '@mingzhang/schema';

/** Reads a text file given as a string, with `→` for a tab. */
export async function readText(text: string): Promise<Outcome<PrintedDocument>> {
  const bytes = new TextEncoder().encode(text.replaceAll('→', '\t'));
  return extractDocument(bytes, { format: 'text', documentId: 'a'.repeat(64), vocabulary: await readVocabulary() });
}

/** The numbers of a document, one line each: `title | codes | labels | path = value`. */
export function listNumbers(document: PrintedDocument): string[] {
  return document.tables.flatMap((table) =>
    table.values
      .filter((value) => value.kind === 'number')
      .map(
        (value) =>
          `${table.title} | ${value.rowCodes.join('+')} | ${value.rowLabels.join('+')} | ${value.columnPath.join('/')} = ${value.printed}`,
      ),
  );
}
