import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseTsv, parseTsvAs } from './table-text.ts';

test('lines become records by the header; short lines end in empty fields, comments are passed over', () => {
  expect(parseTsv('code\tname\r\n# 2101 was renamed in 2019\n210\t卫生健康支出\n\n211\n')).toEqual([
    { code: '210', name: '卫生健康支出' },
    { code: '211', name: '' },
  ]);
});

test('a line with more fields than the header is refused', () => {
  expect(() => parseTsv('code\n210\t卫生健康支出')).toThrow('2 fields');
});

test('a line that does not fit is named with its file', () => {
  const schema = z.strictObject({ code: z.string().regex(/^\d+$/) });
  expect(() => parseTsvAs('code\nabc', schema, { file: 'codes.tsv' })).toThrow(/codes\.tsv.*abc/);
});
