import { expect, test } from 'vitest';
import { classifyValue } from './value-kind.ts';

test.for([
  ['1,234.56', 'number'],
  ['1234.56', 'number'],
  ['371,514,655.00', 'number'],
  ['-1.23', 'number'],
  ['(1.23)', 'number'],
  ['（1.23）', 'number'],
  ['△1.23', 'number'],
  ['１２．５', 'number'],
  ['87.50%', 'number'],
  ['0', 'number'],
  ['', 'blank'],
  [' \u3000', 'blank'],
  ['—', 'dash'],
  ['－', 'dash'],
  ['无', 'none'],
  ['≥95%', 'text'],
  ['400万元', 'text'],
  ['2022.01.01', 'text'],
  ['12,34.5', 'text'],
  ['1,250.60①', 'number'],
  ['12.00¹', 'number'],
  ['２９，５６７．９４①', 'number'],
  ['1,250.60[1]', 'number'],
  ['1,250.60（注2）', 'number'],
  ['1,250.60（2）', 'text'],
  ['12.00*', 'number'],
  ['④', 'text'],
  ['㈢', 'text'],
] as const)('%s is %s', ([text, kind]) => {
  expect(classifyValue(text)).toBe(kind);
});
