import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseVocabulary, VOCABULARY_FILES, type Vocabulary, type VocabularyFile } from './vocabulary.ts';

const filesSchema = z.record(z.enum(VOCABULARY_FILES), z.string());

/** Reads the vocabulary that ships with this package. */
export async function readVocabulary(): Promise<Vocabulary> {
  const entries = await Promise.all(
    VOCABULARY_FILES.map(async (file): Promise<[VocabularyFile, string]> => [
      file,
      await readFile(new URL(`../vocabulary/${file}`, import.meta.url), 'utf8'),
    ]),
  );
  return parseVocabulary(filesSchema.parse(Object.fromEntries(entries)));
}
