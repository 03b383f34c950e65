import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { extractDocument } from '@mingzhang/extractor';
import { normalizeDocument, toFindingRecords, type NormalizedDocument } from '@mingzhang/normalizer';
import { parseTsv, recordSchemas, type FactRecord, type Outcome } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { beforeAll, describe, expect, test } from 'vitest';

/** Real documents beside the repository; without them these tests are skipped and say so. */
const CORPUS = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
const present = existsSync(CORPUS);
if (!present) process.stderr.write(`skipped: the corpus of real documents is not at ${CORPUS}\n`);

const truth = parseTsv(await readFile(new URL('../../normalizer/test/corpus-truth.tsv', import.meta.url), 'utf8'));
const vocabulary = await readVocabulary();

async function read(
  file: string,
  path = `${CORPUS}${file.endsWith('.pdf') ? 'pdf' : 'text'}/${file}`,
): Promise<Outcome<NormalizedDocument>> {
  const pdf = file.endsWith('.pdf');
  const bytes = new Uint8Array(await readFile(path));
  const documentId = createHash('sha256').update(bytes).digest('hex');
  const printed = await extractDocument(bytes, { format: pdf ? 'pdf' : 'text', documentId, vocabulary });
  return normalizeDocument(printed.value, { vocabulary, sourceFile: file, sourceUrl: null });
}

describe.skipIf(!present)('the corpus', () => {
  const results = new Map<string, Outcome<NormalizedDocument>>();
  beforeAll(async () => {
    for (const { file } of truth) if (file !== undefined) results.set(file, await read(file));
  }, 120_000);
  const result = (file: string | undefined): Outcome<NormalizedDocument> => {
    const found = results.get(file ?? '');
    if (found === undefined) throw new Error(`${file} was not read`);
    return found;
  };

  test('is fourteen documents', () => {
    expect(truth).toHaveLength(14);
  });

  test.for(truth)('$file: $agency, $region_code, $fiscal_year, $document_kind', (expected) => {
    const { document } = result(expected['file']).value;
    expect({
      agency: document.agency,
      region_code: document.regionCode,
      fiscal_year: String(document.fiscalYear),
      document_kind: document.documentKind,
      scope: document.scope,
    }).toEqual({
      agency: expected['agency'],
      region_code: expected['region_code'],
      fiscal_year: expected['fiscal_year'],
      document_kind: expected['document_kind'],
      scope: expected['scope'],
    });
  });

  test.for(truth)('$file: every number of a fiscal table has a fact', ({ file }) => {
    expect(result(file).value.cellsWithoutFact).toBe(0);
  });

  test.for(truth)('$file: every record fits its schema, every id is its own', ({ file }) => {
    const { value, findings } = result(file);
    const sets: readonly (readonly [keyof typeof recordSchemas, readonly unknown[]])[] = [
      ['documents', [value.document]],
      ['tables', value.tables],
      ['cells', value.cells],
      ['facts', value.facts],
      ['findings', toFindingRecords(findings, value.document.documentId)],
    ];
    for (const [name, records] of sets) for (const record of records) recordSchemas[name].parse(record);
    expect(new Set(value.cells.map((cell) => cell.cellId)).size).toBe(value.cells.length);
    expect(new Set(value.facts.map((fact) => fact.factId)).size).toBe(value.facts.length);
    const cells = new Set(value.cells.map((cell) => cell.cellId));
    expect(value.facts.filter((fact) => fact.cellId !== null && !cells.has(fact.cellId))).toEqual([]);
  });

  test('2101506 of 莲湖区 2023, executed, in yuan', () => {
    const facts = result('000_34f4ee305a5a1935.txt').value.facts.filter(
      (fact) => fact.code === '2101506' && fact.tableKind === 'final.expenditure',
    );
    const amount = (measure: string): string | null | undefined =>
      facts.find((fact) => fact.measure === measure)?.amountYuan;
    expect(new Set(facts.map((fact) => `${fact.fiscalYear} ${fact.phase}`))).toEqual(new Set(['2023 executed']));
    expect(amount('expenditure_total')).toBe('932300');
    expect(amount('expenditure_project')).toBe('932300');
    expect(facts.find((fact) => fact.measure === 'expenditure_basic')).toMatchObject({
      amountYuan: null,
      nullKind: 'blank',
    });
  });
});

/** What a table fact says, without where and how it was read. */
const meaning = (fact: FactRecord): string => {
  const { factId: _fact, cellId: _cell, documentId: _document, ...said } = fact;
  return JSON.stringify({ ...said, page: null, x0: null, y0: null, x1: null, y1: null, paragraph: null });
};

describe('莲湖区 2023 as text and as PDF', () => {
  const sample = (name: string): Promise<Outcome<NormalizedDocument>> =>
    read(name, fileURLToPath(new URL(`../../../samples/${name}`, import.meta.url)));
  const factsOf = async (result: Promise<Outcome<NormalizedDocument>>): Promise<readonly string[]> =>
    (await result).value.facts
      .filter((fact) => fact.sourceKind === 'table')
      .map(meaning)
      .toSorted();

  test('the two samples say the same', async () => {
    const facts = await factsOf(sample('lianhu-2023-final.pdf'));
    expect(facts.length).toBeGreaterThan(500);
    expect(await factsOf(sample('lianhu-2023-final-text.txt'))).toEqual(facts);
  });

  test.skipIf(!present)('the real text and the sample PDF say the same', async () => {
    expect(await factsOf(read('000_34f4ee305a5a1935.txt'))).toEqual(await factsOf(sample('lianhu-2023-final.pdf')));
  });
});
