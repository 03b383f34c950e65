import { expect, test } from 'vitest';
import { readVocabulary } from './node.ts';

const vocabulary = await readVocabulary();

test('every part of the vocabulary that ships holds something', () => {
  const { identityWords, ...lists } = vocabulary;
  for (const [name, part] of Object.entries({ ...lists, ...identityWords })) expect(part, name).not.toHaveLength(0);
});

test('a code is as long as its level says, below its parent', () => {
  const wrong = vocabulary.codes.filter(({ code, parent }) => parent !== null && parent !== code.slice(0, -2));
  expect(wrong).toEqual([]);
});

test('every code stands below a code of the list', () => {
  const listed = new Set(vocabulary.codes.map(({ classification, code }) => `${classification} ${code}`));
  const orphans = vocabulary.codes.filter(
    ({ classification, parent }) => parent !== null && !listed.has(`${classification} ${parent}`),
  );
  expect(orphans.map(({ code }) => code)).toEqual([]);
});

test('a class that departments spend in has groups', () => {
  // Funds, reserves and transfers between governments stand in no account of a department; 218 and 228 are gone.
  const without = new Set(['209', '218', '219', '227', '228', '230']);
  const functional = vocabulary.codes.filter(({ classification }) => classification === 'function');
  const bare = functional.filter(
    ({ code }) => code.length === 3 && !without.has(code) && !functional.some(({ parent }) => parent === code),
  );
  expect(bare.map(({ code }) => code)).toEqual([]);
});

test('the same code has one name at a time', () => {
  const seen = new Map<string, { from: number; to: number }[]>();
  for (const { classification, code, validFrom, validTo } of vocabulary.codes) {
    const years = { from: validFrom ?? -Infinity, to: validTo ?? Infinity };
    const others = seen.get(`${classification} ${code}`) ?? [];
    for (const other of others) {
      expect(
        years.from > other.to || years.to < other.from,
        `${classification} ${code} has two names in one year`,
      ).toBe(true);
    }
    seen.set(`${classification} ${code}`, [...others, years]);
  }
});

test('titles of tables are Chinese, without remarks on who uses them', () => {
  // Kinds `text.…` are what sentences say; nothing prints a title for them.
  for (const { kind, titles } of vocabulary.tableKinds.filter((entry) => !entry.kind.startsWith('text.'))) {
    expect(titles, kind).not.toHaveLength(0);
    for (const title of titles) expect(title, kind).toMatch(/\p{Script=Han}/u);
  }
});

test('what a header word says is decided by the whole of it', () => {
  const roleOf = (text: string): string | undefined =>
    vocabulary.headerRoles.find(({ pattern }) => pattern.test(text))?.role;
  expect(roleOf('科目编码')).toBe('code');
  expect(roleOf('备注')).toBe('remark');
  expect(roleOf('备注以外的话')).not.toBe('remark');
});
