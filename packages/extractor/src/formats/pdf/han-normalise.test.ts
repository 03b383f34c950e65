import { expect, test } from 'vitest';
import { normaliseHan } from './han-normalise.ts';

test.for([
  ['财政专\u2F3E管理资\u2FA6', '财政专户管理资金'],
  ['\u2F49\u2ED3', '月长'],
  ['戶', '戶'],
] as const)('%s becomes %s', ([printed, plain]) => {
  expect(normaliseHan(printed)).toBe(plain);
});
