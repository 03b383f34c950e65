import { expect, test } from 'vitest';
import { compareLines } from './comparison.ts';

const line = {
  code: null,
  codeName: null,
  measure: 'expenditure_total',
  kind: 'final_accounts',
  phase: 'executed',
  fund: 'total',
} as const;
const bodyLine = (agency: string, regionCode: string | null, county: string | null) => ({
  body: { regionCode, province: '陕西省', city: '西安市', county, agency, scope: 'department' },
  years: new Map([[2023, { yuan: '1', factId: 'f', status: 'verified', notes: '' }]]),
});

test('bodies of one name in several places are told apart; names that stand alone are left as they are', () => {
  const lines = [
    bodyLine('教育局', '610104', '莲湖区'),
    bodyLine('教育局', '610115', '临潼区'),
    bodyLine('教育局', null, null),
    bodyLine('西安市财政局', '610100', null),
  ];
  const { rows } = compareLines(line, lines, { by: 'agency', years: [2023] });
  expect(rows.map(({ label }) => label)).toEqual([
    '西安市财政局',
    '610104 陕西省西安市莲湖区 教育局',
    '610115 陕西省西安市临潼区 教育局',
    '陕西省西安市 教育局',
  ]);
});
