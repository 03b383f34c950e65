import { expect, test } from 'vitest';
import { readVocabulary } from '@mingzhang/schema/node';
import { buildAuditor } from '../src/index.ts';
import { buildRecords, type BuiltTable } from './records-builder.ts';

const auditor = buildAuditor(await readVocabulary());

/** 公务接待费 of basic spending, under a column of that measure, beside what all reception cost. */
const tables = (measure: string, printed: string): readonly BuiltTable[] => [
  {
    kind: 'final.basic_economic',
    title: '一般公共预算财政拨款基本支出决算表',
    rows: [{ code: '30217', label: '公务接待费', values: { [`${measure}@gpb#executed`]: printed } }],
  },
  {
    kind: 'final.three_public',
    title: '财政拨款“三公”经费支出决算表',
    rows: [{ code: null, label: '合计', values: { 'official_reception@fiscal#executed': '2.56' } }],
  },
];

test.for(['expenditure_basic', 'public'])(
  'basic spending on reception under %s is no more than all of it',
  (measure) => {
    const failed = (printed: string): readonly string[] =>
      auditor
        .audit(buildRecords(tables(measure, printed)))
        .checks.filter(({ checkId }) => checkId === 'FX-215')
        .map(({ verdict }) => verdict);
    expect(failed('2.50')).toEqual(['holds']);
    expect(failed('54.52')).toEqual(['fails']);
  },
);
