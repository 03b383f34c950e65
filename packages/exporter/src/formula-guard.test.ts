import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardFormula, unguardFormula } from './formula-guard.ts';

test.for([
  '-3.2',
  '+5%',
  '△1.23',
  '-△1.23',
  '1,234.56',
  '-',
  '--',
  '—',
  '（3.00）',
  '-（3.00）',
  '－3.2',
  '－３４５．４１',
  '',
  ' ',
  '基本支出',
  '三、事业收入',
  "'",
  "'a",
])('%s stays as it is', (text) => {
  expect(guardFormula(text)).toBe(text);
});

test.for([
  { text: '=HYPERLINK("http://x","y")', guarded: '\'=HYPERLINK("http://x","y")' },
  { text: '=1+1', guarded: "'=1+1" },
  { text: '@SUM(A1)', guarded: "'@SUM(A1)" },
  { text: '+cmd|x', guarded: "'+cmd|x" },
  { text: '-1+cmd|x', guarded: "'-1+cmd|x" },
  { text: '＝1+1', guarded: "'＝1+1" },
  { text: '\t=1', guarded: "'\t=1" },
  { text: "'=1", guarded: "''=1" },
])('$text is guarded', ({ text, guarded }) => {
  expect(guardFormula(text)).toBe(guarded);
});

test('guarding can always be undone', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^'{0,3}[=+\-@＝]?[\d.a=+-]{0,4}$/u));
  fc.assert(fc.property(text, (printed) => unguardFormula(guardFormula(printed)) === printed));
});

test('no guarded text begins like a formula unless it is a plain number', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[=+\-@＝＋\t]?[\d.a=+|()-]{0,6}$/u), (printed) => {
      const guarded = guardFormula(printed);
      return !/^\s*[=@＝＠]/u.test(guarded) && !/^[-+＋－].*[a-z=|]/u.test(guarded);
    }),
  );
});
