import { readFile } from 'node:fs/promises';
import { parseTsv } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { expect, test } from 'vitest';
import { readSentenceFacts } from './sentence-facts.ts';

const vocabulary = await readVocabulary();
const cases = parseTsv(await readFile(new URL('cases/sentences.tsv', import.meta.url), 'utf8')).map((row) => ({
  stage: row['stage'] ?? '',
  heading: row['heading'] ?? '',
  sentence: row['sentence'] ?? '',
  facts: (row['facts'] ?? '').split('|'),
}));

test.for(cases)('$stage $sentence', ({ facts, ...said }) => {
  expect(readSentenceFacts(said, vocabulary)).toEqual(facts);
});
