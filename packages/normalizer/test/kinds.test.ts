import { readFileSync } from 'node:fs';
import { parseTsv } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { expect, test } from 'vitest';
import { buildCodeBook } from '../src/code/code-book.ts';
import { recogniseKind } from '../src/kind/recognise-kind.ts';
import { layoutOf } from './kind-layouts.ts';
import { printedTable } from './printed-builder.ts';

const vocabulary = await readVocabulary();
const codes = buildCodeBook(vocabulary);
const DOCUMENT_KIND = { final: 'final_accounts', budget: 'budget', performance: 'performance' } as const;
const stageOf = (text: string): keyof typeof DOCUMENT_KIND =>
  text === 'final' || text === 'budget' ? text : 'performance';
const cases = parseTsv(readFileSync(new URL('cases/titles.tsv', import.meta.url), 'utf8')).map((line) => ({
  stage: stageOf(line['stage'] ?? ''),
  title: line['title'] ?? '',
  kind: line['kind'] ?? '',
}));

test.for(cases)('$stage $title', ({ stage, title, kind }) => {
  for (const [layout, values] of Object.entries(layoutOf(kind))) {
    const table = printedTable({ title, unit: '万元', values });
    const found = recogniseKind(table, { vocabulary, codes, documentKind: DOCUMENT_KIND[stage], agency: null });
    expect(found?.kind ?? '', layout).toBe(kind);
  }
});

test('every kind that prints a table has a title among the cases', () => {
  const known = new Set(cases.map(({ kind }) => kind));
  const printed = vocabulary.tableKinds.map(({ kind }) => kind).filter((kind) => !kind.startsWith('text.'));
  expect(printed.filter((kind) => !known.has(kind))).toEqual(['final.empty_note']);
});
