import { extractDocument } from '../../packages/extractor/dist/index.js';
import type { Box } from '../../packages/schema/dist/index.js';
import { readVocabulary } from '../../packages/schema/dist/node.js';

/** Where the tables of a document print numbers: page, 1-based, and box in points. */
export async function findNumbers(bytes: Uint8Array): Promise<readonly { readonly page: number; readonly box: Box }[]> {
  const vocabulary = await readVocabulary();
  const { value } = await extractDocument(bytes, { format: 'pdf', documentId: '0'.repeat(64), vocabulary });
  return value.tables.flatMap(({ values }) =>
    values.flatMap(({ kind, place: { page, box } }) =>
      kind === 'number' && page !== null && box !== null ? [{ page, box }] : [],
    ),
  );
}
