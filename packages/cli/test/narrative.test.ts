import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { extractDocument } from '@mingzhang/extractor';
import { normalizeDocument } from '@mingzhang/normalizer';
import { parseTsv } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { listFact, moneySentences, placesOf, type ListedNumber } from './narrative-list.ts';

/**
 * Every sentence with money of the five text documents, read by hand: `narrative-truth.tsv` says for each number
 * what it must become. `none` is an amount that states nothing: a limit (单价100万元以上), a rule of points, a number
 * inside a reason. The words of the documents are not in the list: of free wording it holds a mark.
 */
const TEXTS = fileURLToPath(new URL('../../../../shared/corpus/text/', import.meta.url));
const present = existsSync(TEXTS);
if (!present) process.stderr.write(`skipped: the corpus of real documents is not at ${TEXTS}\n`);
const LEAST_SHARE = 0.95;

const truth = parseTsv(await readFile(new URL('narrative-truth.tsv', import.meta.url), 'utf8')).map(
  (row): ListedNumber => ({
    document: row['document'] ?? '',
    place: row['place'] ?? '',
    printed: row['printed'] ?? '',
    measure: row['measure'] ?? '',
    fund: row['fund'] ?? '',
    phase: row['phase'] ?? '',
    year: row['year'] ?? '',
    about: row['about'] ?? '',
    value: row['value'] ?? '',
  }),
);
const lineOf = (number: ListedNumber): string => Object.values(number).join(' | ');

interface Sentence {
  readonly document: string;
  readonly place: string;
  readonly amounts: readonly string[];
}

describe.skipIf(!present)('sentences with money of the five text documents', () => {
  const sentences: Sentence[] = [];
  const found: ListedNumber[] = [];
  beforeAll(async () => {
    const vocabulary = await readVocabulary();
    for (const file of (await readdir(TEXTS)).filter((name) => name.endsWith('.txt')).toSorted()) {
      const bytes = new Uint8Array(await readFile(`${TEXTS}${file}`));
      const documentId = createHash('sha256').update(bytes).digest('hex');
      const printed = (await extractDocument(bytes, { format: 'text', documentId, vocabulary })).value;
      const { facts } = normalizeDocument(printed, { vocabulary, sourceFile: file, sourceUrl: null }).value;
      placesOf(printed).forEach((paragraph, ordinal) => {
        const about = { document: file.slice(0, 3), place: `${ordinal}` };
        for (const amounts of moneySentences(paragraph)) sentences.push({ ...about, amounts });
        for (const fact of facts)
          if (fact.sourceKind === 'narrative' && fact.paragraph === paragraph.index) found.push(listFact(fact, about));
      });
    }
  }, 60_000);

  const listed = ({ document, place }: Sentence, printed: string): readonly ListedNumber[] =>
    truth.filter((row) => row.document === document && row.place === place && row.printed === printed);

  test('the list has every amount of them', () => {
    const lacking = sentences.flatMap((sentence) =>
      sentence.amounts
        .filter((printed) => listed(sentence, printed).length === 0)
        .map((printed) => `${sentence.document} ${sentence.place} ${printed}`),
    );
    expect(lacking).toEqual([]);
  });

  test('at least 95 % of the sentences become facts with the right meaning', () => {
    const lines = new Set(found.map(lineOf));
    const isRight = (row: ListedNumber): boolean => row.measure === 'none' || lines.has(lineOf(row));
    const stating = sentences.filter((sentence) =>
      sentence.amounts.some((printed) => listed(sentence, printed).some((row) => row.measure !== 'none')),
    );
    const right = stating.filter((sentence) =>
      sentence.amounts.every((printed) => listed(sentence, printed).every(isRight)),
    );
    const share = right.length / stating.length;
    process.stderr.write(
      `sentences with money: ${stating.length}, right ${right.length} (${(100 * share).toFixed(1)} %)\n`,
    );
    const wrong = stating.filter((sentence) => !right.includes(sentence));
    expect(share, wrong.map((sentence) => JSON.stringify(sentence)).join('\n')).toBeGreaterThanOrEqual(LEAST_SHARE);
  });

  test('no sentence becomes a fact that it does not say', () => {
    const known = new Set(truth.map(lineOf));
    expect(found.map(lineOf).filter((line) => !known.has(line))).toEqual([]);
  });
});
