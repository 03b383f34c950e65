import { readVocabulary } from '@mingzhang/schema/node';
import { expect, test } from 'vitest';
import { buildCodeBook } from './code-book.ts';
import { createHarmoniser } from './harmonise.ts';

const vocabulary = await readVocabulary();
const harmonise = createHarmoniser(vocabulary);

test.for([
  { classification: 'department_economic', code: '30311', year: 2017, today: '30113', rule: 'e2018.30311' },
  { classification: 'department_economic', code: '30311', year: 2023, today: '30311', rule: null },
  { classification: 'department_economic', code: '30312', year: 2016, today: '30102', rule: 'e2018.30312' },
  { classification: 'department_economic', code: '30104', year: 2017, today: null, rule: 'e2018.30104' },
  { classification: 'function', code: '2100501', year: 2016, today: '2101101', rule: 'f2017.2100501' },
  { classification: 'function', code: '21005', year: 2016, today: null, rule: 'f2017.21005' },
  { classification: 'function', code: '2109901', year: 2020, today: '2109999', rule: 'f2021.2109901' },
  { classification: 'function', code: '2101501', year: 2023, today: '2101501', rule: null },
  { classification: 'function', code: '2109901', year: null, today: null, rule: null },
  { classification: 'unit', code: '133001', year: 2018, today: null, rule: null },
  { classification: 'item', code: null, year: 2018, today: null, rule: null },
])('$code of $year', ({ classification, code, year, today, rule }) => {
  expect(harmonise({ classification, code, year })).toEqual({ codeHarmonised: today, harmonisedRule: rule });
});

test('every rule leads to a code of today, one rule for a code in a year', () => {
  const codes = buildCodeBook(vocabulary);
  const seen = new Set<string>();
  for (const entry of vocabulary.crosswalk) {
    expect(seen.has(entry.rule)).toBe(false);
    seen.add(entry.rule);
    expect(entry.valid_from).toBeLessThanOrEqual(entry.valid_to);
    if (entry.harmonised === null) continue;
    // A code that the short list of items does not hold must at least belong to the classification.
    expect(codes.classify(entry.harmonised), entry.rule).toBe(entry.classification);
    expect(harmonise({ classification: entry.classification, code: entry.harmonised, year: 2026 }).codeHarmonised).toBe(
      entry.harmonised,
    );
  }
});

test.for([
  { above: null, label: '卫生健康支出', code: '210' },
  { above: '210', label: '医疗保障管理事务', code: '21015' },
  { above: '21015', label: '行政运行', code: '2101501' },
  { above: '2101501', label: '医疗保障经办事务', code: '2101506' },
  { above: '2101506', label: '住房保障支出', code: '221' },
  { above: '221', label: '住房公积金', code: '2210201' },
  { above: '204', label: '住房公积金', code: undefined },
  { above: '22102', label: '住房公积金', code: '2210201' },
  { above: null, label: '行政运行', code: undefined },
])('a name without a code: $label below $above', ({ above, label, code }) => {
  const found = buildCodeBook(vocabulary).inferCode(label, { classification: 'function', year: 2023, above });
  expect(found?.code).toBe(code);
});
