import { expect, test } from 'vitest';
import { findReasons } from '../src/narrative/reason-text.ts';
import type { Statement } from '../src/narrative/statement.ts';

const statement = (measure: string, label: string, printed: string): Statement => ({
  measure,
  fund: 'total',
  phase: 'executed',
  year: 2023,
  label,
  code: undefined,
  project: null,
  printed,
  unit: '万元',
  sign: 1,
});
const change = (label: string, printed: string): Statement => statement('expenditure_total_change', label, printed);

test.for([
  ['较上年增加3.49万元，主要原因是：厉行节约，压缩开支。', '厉行节约，压缩开支'],
  ['较上年减少3.49万元，下降的主要原因是人员减少。下一年再增加2万元。', '人员减少'],
  ['比上年增加3.49万元，主要是人员增加。', '人员增加'],
  ['比上年增加3.49万元，原因为：一是人员增加；二是调标；2023年收入10万元。', '一是人员增加；二是调标'],
  ['比上年增加3.49万元。决算数大于预算数的主要原因是追加了项目。', '追加了项目'],
  ['比上年增加3.49万元。', null],
  ['主要原因是人员增加。比上年增加3.49万元。', null],
] as const)('%s', ([paragraph, reason]) => {
  expect(findReasons(paragraph, [change('支出', '3.49')])).toEqual([reason]);
});

test('a reason belongs to the number before it, not to another subject’s', () => {
  const paragraph = '1.甲（项）增加1.5万元。2.乙（项）增加2.5万元，主要原因是人员增加。';
  expect(findReasons(paragraph, [change('甲', '1.5'), change('乙', '2.5')])).toEqual([null, '人员增加']);
});

test('two totals that change together share the reason', () => {
  const paragraph = '收入总计、支出总计均增加408.45万元，增长163.92%，主要原因是补助增加。';
  const statements = [
    change('收入总计', '408.45'),
    change('支出总计', '408.45'),
    statement('revenue_total_growth', '收入总计', '163.92%'),
  ];
  expect(findReasons(paragraph, statements)).toEqual(['补助增加', '补助增加', '补助增加']);
});

test('an amount that is no change has no reason', () => {
  expect(findReasons('支出10万元，主要原因是补助增加。', [statement('expenditure_total', '支出', '10')])).toEqual([
    null,
  ]);
});
