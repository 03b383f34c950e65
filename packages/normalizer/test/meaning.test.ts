import { readFileSync } from 'node:fs';
import { parseTsv, type FactRecord } from '@mingzhang/schema';
import { expect, test } from 'vitest';
import { factsOf, type COVER } from './normalize-sketch.ts';

interface MeaningCase {
  readonly case: string;
  readonly stage: keyof typeof COVER;
  readonly title: string;
  readonly labels: string;
  readonly codes: string;
  readonly path: string;
  readonly printed: string;
  readonly meaning: string;
}

const lines = parseTsv(readFileSync(new URL('cases/meanings.tsv', import.meta.url), 'utf8')).map(
  (row): MeaningCase => ({
    case: row['case'] ?? '',
    stage: row['stage'] === 'budget' ? 'budget' : 'final',
    title: row['title'] ?? '',
    labels: row['labels'] ?? '',
    codes: row['codes'] ?? '',
    path: row['path'] ?? '',
    printed: row['printed'] ?? '',
    meaning: row['meaning'] ?? '',
  }),
);

/** `classification code measure fund phase amount`, the meaning of a fact in one line. */
const describeFact = (fact: FactRecord | undefined): string =>
  fact === undefined
    ? 'no fact'
    : [
        fact.classification,
        fact.code,
        fact.measure,
        fact.fund,
        fact.phase,
        fact.nullKind ?? fact.amountYuan ?? `${fact.countValue} ${fact.unit}`,
      ]
        .map((part) => part ?? '·')
        .join(' ');

const cases = lines.filter((line, index) => line.case !== lines[index - 1]?.case);

test.for(cases)('$case', (first) => {
  const values = lines.filter((line) => line.case === first.case);
  const facts = factsOf(first.stage, {
    title: first.title,
    unit: '万元',
    values: values.map(({ labels, codes, path, printed }) => [labels, codes, path, printed] as const),
  });
  expect(values.map(({ labels, path }, index) => [labels, path, describeFact(facts[index])])).toEqual(
    values.map(({ labels, path, meaning }) => [labels, path, meaning]),
  );
});
