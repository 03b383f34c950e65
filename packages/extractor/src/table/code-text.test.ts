import { expect, test } from 'vitest';
import { splitCodeAndName } from './code-text.ts';

test.for([
  ['2101501 行政运行', '2101501', '行政运行'],
  ['[2101501]行政运行', '2101501', '行政运行'],
  ['2040506-“两庭”建设', '2040506', '“两庭”建设'],
] as const)('%s is a code and its name', ([text, code, name]) => {
  expect(splitCodeAndName(text)).toEqual({ code, name });
});

test.for(['300人以上机构', '210-15', '2023年度'])('%s is no code with a name', (text) => {
  expect(splitCodeAndName(text)).toBeUndefined();
});
