import { expect, test } from 'vitest';
import { describeFinding, type Finding, type FindingCode } from './finding.ts';

const base = { severity: 'warning', cause: 'structure', at: { page: 3, box: null } } as const;

/** One finding of every code; the compiler asks for a new one when a code is added. */
const FINDINGS: { readonly [Code in FindingCode]: Extract<Finding, { code: Code }> } = {
  'page.unreadable': { ...base, code: 'page.unreadable', reason: 'no_text' },
  'table.untitled': { ...base, code: 'table.untitled', columns: 4, rows: 12 },
  'table.illegible': { ...base, code: 'table.illegible', title: '收支总表' },
  'table.uneven_rows': { ...base, code: 'table.uneven_rows', title: '收支总表', rows: 7 },
  'table.kind_unknown': { ...base, code: 'table.kind_unknown', title: '收支总表' },
  'table.unit_missing': { ...base, code: 'table.unit_missing', title: '收支总表' },
  'value.unreadable': { ...base, code: 'value.unreadable', title: '收支总表', printed: '1.2.3' },
  'region.unknown': { ...base, code: 'region.unknown', printed: '长安区', candidates: ['610116', '130102'] },
  'agency.unknown': { ...base, code: 'agency.unknown' },
  'year.unknown': { ...base, code: 'year.unknown', candidates: ['2022', '2023'] },
  'code.unknown': { ...base, code: 'code.unknown', printed: '2109999', name: '其他' },
  'code.name_differs': { ...base, code: 'code.name_differs', printed: '21015', name: '甲项', expected: '乙项' },
};

test.for(Object.values(FINDINGS))('$code is a sentence in each language', (finding) => {
  const { zh, en } = describeFinding(finding);
  expect(zh).toMatch(/^[^A-Za-z]*\p{Script=Han}.*。$/u);
  expect(en).toMatch(/^[A-Z0-9“].*\.$/u);
  expect(zh + en).not.toMatch(/undefined|null|\[object/);
});

test.for(Object.values(FINDINGS))('$code says its parameters in both languages', (finding) => {
  const { severity: _severity, cause: _cause, at: _at, code: _code, ...parameters } = finding;
  const { zh, en } = describeFinding(finding);
  for (const value of Object.values(parameters).flat()) {
    if (value === 'no_text') continue;
    expect(zh).toContain(String(value));
    expect(en).toContain(String(value));
  }
});

test('a table without a title is named as such', () => {
  const { zh, en } = describeFinding({ ...FINDINGS['table.unit_missing'], title: '' });
  expect(zh).toContain('无标题');
  expect(en).toContain('an untitled table');
});
