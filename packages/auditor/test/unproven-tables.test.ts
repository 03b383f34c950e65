import { expect, test } from 'vitest';
import { readVocabulary } from '@mingzhang/schema/node';
import { buildAuditor } from '../src/index.ts';
import { buildRecords, type BuiltRow, type BuiltTable } from './records-builder.ts';

const auditor = buildAuditor(await readVocabulary());

/** Six classes of one item each: 合计, 类 and 项 print total, basic and project. */
const ITEMS = [
  { code: '2080505', basic: 1, project: 2 },
  { code: '2101501', basic: 4, project: 3 },
  { code: '2210201', basic: 2, project: 5 },
  { code: '2130104', basic: 6, project: 1 },
  { code: '2299999', basic: 3, project: 8 },
  // Right in either column.
  { code: '2200101', basic: 2, project: 2 },
];
const row = (code: string | null, amounts: readonly [number, number, number]): BuiltRow => {
  const [total, basic, project] = amounts.map((amount) => `${amount}.00`);
  return {
    code,
    label: code ?? '合计',
    values: { expenditure_total: total, expenditure_basic: basic, expenditure_project: project },
  };
};
const rowsOf = (read: (basic: number, project: number) => readonly [number, number, number]): readonly BuiltRow[] => [
  row(null, read(18, 21)),
  ...ITEMS.flatMap(({ code, basic, project }) => [
    row(code.slice(0, 3), read(basic, project)),
    row(code, read(basic, project)),
  ]),
];
const table = (rows: readonly BuiltRow[], kind = 'final.expenditure', title = '支出决算表'): BuiltTable => ({
  kind,
  title,
  rows,
});
const sound = rowsOf((basic, project) => [basic + project, basic, project]);
/** 人员经费, a column that the header reader did not see, taken for 项目支出. */
const shifted = rowsOf((basic, project) => [basic + project, basic, basic]);

const audit = (...tables: BuiltTable[]) => auditor.audit(buildRecords(tables));
const said = ({ findings }: ReturnType<typeof audit>) =>
  findings.filter(({ severity }) => severity !== 'info').map(({ code, severity, cause }) => [code, severity, cause]);

test('a table in wrong columns is one finding about its reading', () => {
  expect(said(audit(table(sound)))).toEqual([]);
  const audited = audit(table(shifted));
  expect(said(audited)).toEqual([['table.unproven', 'warning', 'reading']]);
  expect(audited.findings.map(({ textZh }) => textZh).join('')).toMatch(/《支出决算表》有 11 项勾稽关系不成立/u);
});

test('its numbers are not verified by each other, and accuse no other table', () => {
  const audited = audit(table(shifted));
  expect(new Set(audited.facts.map(({ status }) => status))).toEqual(new Set(['disputed', 'unchecked']));
  const both = audit(table(shifted), table(sound, 'final.gpb', '一般公共预算财政拨款支出决算表'));
  expect(said(both)).toEqual([['table.unproven', 'warning', 'reading']]);
});

test('two errors in a sound table stay errors', () => {
  const rows = sound.map((one) =>
    one.code === '2101501' || one.code === '2210201'
      ? { ...one, values: { ...one.values, expenditure_basic: '77.00' } }
      : one,
  );
  expect(said(audit(table(rows)))).toEqual([
    ['check.suspect', 'error', 'document'],
    ['check.suspect', 'error', 'document'],
  ]);
});

test('a bureau that errs in many rows of one table is told so, each error by itself', () => {
  // Every row's sum is wrong in four of fourteen: more than a fifth of the rows, far from nearly all of them.
  const wrong = new Map([
    ['2080505', '71.00'],
    ['2101501', '72.00'],
    ['2210201', '73.00'],
    ['2130104', '74.00'],
  ]);
  const rows = sound.map((one) => {
    const printed = wrong.get(one.code ?? '');
    return printed === undefined ? one : { ...one, values: { ...one.values, expenditure_basic: printed } };
  });
  expect(said(audit(table(rows)))).toEqual(Array.from(wrong, () => ['check.suspect', 'error', 'document']));
});

test('a table whose reading is in doubt accuses nobody, be it of one error', () => {
  const rows = sound.map((one) =>
    one.code === '2101501' ? { ...one, values: { ...one.values, expenditure_basic: '77.00' } } : one,
  );
  const records = buildRecords([table(rows)]);
  const cells = records.cells.map((cell) => ({ ...cell, confidence: 0.5 }));
  expect(said(auditor.audit({ ...records, cells }))).toEqual([['table.unproven', 'warning', 'reading']]);
});

test('codes cut in two show that rows were cut in two', () => {
  const cut = sound.map((one) => (one.code?.length === 7 ? { ...one, code: one.code.slice(0, 4) } : one));
  const records = buildRecords([table(cut)]);
  const facts = records.facts.map((fact) => (fact.code?.length === 4 ? { ...fact, codeLevel: null } : fact));
  const wrong = facts.map((fact) =>
    fact.valuePrinted === '18.00' ? { ...fact, amountYuan: '990000', valuePrinted: '99.00' } : fact,
  );
  expect(said(auditor.audit({ ...records, facts: wrong }))).toEqual([['table.unproven', 'warning', 'reading']]);
});
