import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readVocabulary } from '@mingzhang/schema/node';
import { buildAuditor } from '../src/index.ts';
import { buildRecords, type BuiltRow, type BuiltSentence, type BuiltTable } from './records-builder.ts';

const auditor = buildAuditor(await readVocabulary());

const wan = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

/** Items of accounts with basic and project expenditure, in cents of 万元. */
type Items = Readonly<Record<string, { readonly basic: number; readonly project: number }>>;

/** Expenditure by function with every total reckoned: a consistent account. */
function expenditure(items: Items, options: { readonly kind: string; readonly title: string }): BuiltTable {
  const codes = Object.keys(items);
  const all = new Set(codes.flatMap((code) => [code.slice(0, 3), code.slice(0, 5), code]));
  const row = (code: string | null, label: string): BuiltRow => {
    const own = codes.filter((item) => code === null || item.startsWith(code)).map((item) => items[item]!);
    const basic = own.reduce((sum, { basic: value }) => sum + value, 0);
    const project = own.reduce((sum, { project: value }) => sum + value, 0);
    return {
      code,
      label,
      values: {
        expenditure_total: wan(basic + project),
        expenditure_basic: basic === 0 ? undefined : wan(basic),
        expenditure_project: project === 0 ? undefined : wan(project),
      },
    };
  };
  return { ...options, rows: [row(null, '合计'), ...[...all].toSorted().map((code) => row(code, `科目${code}`))] };
}

const ITEMS: Items = {
  2080505: { basic: 5170, project: 0 },
  2089999: { basic: 29, project: 410 },
  2101101: { basic: 2300, project: 0 },
  2101501: { basic: 61391, project: 0 },
  2101506: { basic: 0, project: 7122 },
  2101599: { basic: 0, project: 23415 },
};
const both = (items: Items): BuiltTable[] => [
  expenditure(items, { kind: 'final.expenditure', title: '支出决算表' }),
  expenditure(items, { kind: 'final.gpb', title: '一般公共预算财政拨款支出决算表' }),
];

const errors = (tables: readonly BuiltTable[], sentences: readonly BuiltSentence[] = []) =>
  auditor
    .audit(buildRecords(tables, sentences))
    .findings.filter(({ severity }) => severity === 'error' || severity === 'critical');

/** The same tables with one number printed otherwise. */
function change(
  tables: readonly BuiltTable[],
  at: { readonly table: number; readonly row: number; readonly column: string },
  printed: string,
): BuiltTable[] {
  return tables.map((table, index) =>
    index !== at.table
      ? table
      : {
          ...table,
          rows: table.rows.map((row, rowIndex) =>
            rowIndex === at.row ? { ...row, values: { ...row.values, [at.column]: printed } } : row,
          ),
        },
  );
}

test('a consistent account has no finding, and every amount is verified', () => {
  const { findings, facts, checks } = auditor.audit(buildRecords(both(ITEMS)));
  expect(findings).toEqual([]);
  expect(facts.filter((fact) => fact.amountYuan !== null && fact.status !== 'verified')).toEqual([]);
  expect(new Set(checks.map((check) => check.instanceId)).size).toBe(checks.length);
});

test('one wrong number is the suspect, with the value that satisfies row, column and the other table', () => {
  const tables = both(ITEMS);
  const row = tables[0]!.rows.findIndex(({ code }) => code === '2101501');
  const found = errors(change(tables, { table: 0, row, column: 'expenditure_basic' }, '631.91'));
  expect(found.map(({ code, satisfyingValue }) => [code, satisfyingValue])).toEqual([['check.suspect', '613.91 万元']]);
  expect(found[0]?.parameters).toContain('"slip":"digits_swapped"');
});

test('what the wrong number touches is disputed, the rest stays verified', () => {
  const tables = both(ITEMS);
  const row = tables[0]!.rows.findIndex(({ code }) => code === '2101501');
  const { facts } = auditor.audit(
    buildRecords(change(tables, { table: 0, row, column: 'expenditure_basic' }, '631.91')),
  );
  const status = (code: string): string | undefined =>
    facts.find(
      (fact) => fact.code === code && fact.tableKind === 'final.expenditure' && fact.measure === 'expenditure_basic',
    )?.status;
  expect(status('2101501')).toBe('disputed');
  expect(status('21015')).toBe('disputed');
  expect(status('2080505')).toBe('verified');
});

test('a total off by less than rounding of its parts is noted as rounding, not as error', () => {
  const tables = change(both(ITEMS), { table: 0, row: 0, column: 'expenditure_basic' }, '688.91');
  const { findings } = auditor.audit(buildRecords(tables));
  expect(findings.filter(({ cause }) => cause !== 'rounding')).toEqual([]);
  expect(findings.map(({ severity }) => severity)).toContain('info');
});

test('a dropped row is found', () => {
  const [table] = both(ITEMS);
  const rows = table!.rows.filter(({ code }) => code !== '2101506');
  expect(errors([{ ...table!, rows }])).not.toEqual([]);
});

test('a blank part counts as zero, and nothing is said where only the total is printed', () => {
  const table: BuiltTable = {
    kind: 'final.expenditure',
    title: '支出决算表',
    rows: [
      {
        code: null,
        label: '合计',
        values: { expenditure_total: '9.00', expenditure_basic: undefined, expenditure_project: undefined },
      },
    ],
  };
  const { findings, facts } = auditor.audit(buildRecords([table]));
  expect(findings).toEqual([]);
  expect(facts[0]?.status).toBe('unchecked');
});

test('a layout without a column claims nothing about it', () => {
  const table: BuiltTable = {
    kind: 'final.gpb',
    title: '一般公共预算财政拨款支出决算表',
    rows: [{ code: null, label: '合计', values: { expenditure_total: '9.00', expenditure_basic: '4.00' } }],
  };
  expect(errors([table])).toEqual([]);
});

const sentence = (about: Partial<BuiltSentence> & Pick<BuiltSentence, 'measure' | 'printed'>): BuiltSentence => ({
  fund: 'total',
  phase: 'executed',
  item: '本年支出合计',
  ...about,
});

test('a number in the text that the table contradicts is the suspect where the table is held in place', () => {
  const found = errors(both(ITEMS), [sentence({ measure: 'expenditure_total', printed: '1998.37' })]);
  expect(found.map(({ code, satisfyingValue }) => [code, satisfyingValue])).toEqual([['check.suspect', '998.37 万元']]);
  expect(found[0]?.textZh).toContain('正文“本年支出合计”印为 1998.37 万元');
});

test.for([
  { name: 'a rate that fits', change: '408.45', rate: '69.24%', found: [] },
  { name: 'a rate that does not', change: '408.45', rate: '96.24%', found: ['check.suspect'] },
  { name: 'a rate off by one in its last digit', change: '408.45', rate: '69.25%', found: [] },
])('$name', ({ change: changed, rate, found }) => {
  const sentences = [
    sentence({ measure: 'expenditure_total', printed: '998.37' }),
    sentence({ measure: 'expenditure_total_change', printed: changed }),
    sentence({ measure: 'expenditure_total_growth', printed: rate }),
  ];
  const codes = errors(both(ITEMS), sentences).map(({ code }) => code);
  expect(codes.map((code) => code.replace('failed', 'suspect'))).toEqual(found);
});

test('增加 beside 下降 is a contradiction of words', () => {
  const sentences = [
    sentence({ measure: 'public', item: '公用经费', fund: 'gpb', printed: '116.23' }),
    sentence({ measure: 'public_change', item: '公用经费', fund: 'gpb', printed: '5.79' }),
    sentence({
      measure: 'public_growth',
      item: '公用经费',
      fund: 'gpb',
      printed: '-4.75%',
    }),
  ];
  expect(errors([], sentences).map(({ code }) => code)).toEqual(['text.direction']);
});

test('a completion rate over a budget of zero', () => {
  const sentences = [
    sentence({ measure: 'expenditure_total', phase: 'approved', printed: '0' }),
    sentence({ measure: 'expenditure_total', printed: '307.82' }),
    sentence({ measure: 'expenditure_total_completion_of_approved', printed: '95.89%' }),
  ];
  expect(errors([], sentences).map(({ code }) => code)).toEqual(['text.zero_base']);
});

test('a share is proven by the amounts that it is made of, and proves neither', () => {
  const { facts } = auditor.audit(
    buildRecords(
      [],
      [
        sentence({ measure: 'expenditure_total', fund: 'total', item: '本年支出', printed: '6925.40' }),
        sentence({ measure: 'expenditure_basic', fund: 'total', item: '基本支出', printed: '1724.40' }),
        sentence({
          measure: 'expenditure_basic_share_of_expenditure_total@total',
          fund: 'total',
          item: '基本支出',
          printed: '24.90%',
        }),
      ],
    ),
  );
  expect(facts.map(({ measure, status }) => [measure, status])).toEqual([
    ['expenditure_total', 'unchecked'],
    ['expenditure_basic', 'unchecked'],
    ['expenditure_basic_share_of_expenditure_total@total', 'verified'],
  ]);
});

test('findings come by severity, then by money', () => {
  const tables = both(ITEMS);
  const at = (code: string): number => tables[0]!.rows.findIndex((row) => row.code === code);
  const wrong = change(
    change(tables, { table: 0, row: at('2101506'), column: 'expenditure_project' }, '75.22'),
    { table: 1, row: at('2101599'), column: 'expenditure_project' },
    '934.15',
  );
  const found = auditor.audit(buildRecords(wrong)).findings.filter(({ code }) => code === 'check.suspect');
  expect(found.map(({ satisfyingValue }) => satisfyingValue)).toEqual(['234.15 万元', '71.22 万元']);
});

const amounts = fc.integer({ min: 100, max: 5_000_000 });
const accounts = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom('208', '210', '213', '221'),
      fc.constantFrom('01', '05', '15'),
      fc.constantFrom('01', '02', '06', '99'),
    ),
    {
      minLength: 3,
      maxLength: 12,
      selector: (parts) => parts.join(''),
    },
  )
  .chain((codes) =>
    fc
      .array(fc.tuple(amounts, amounts), { minLength: codes.length, maxLength: codes.length })
      .map((values): Items =>
        Object.fromEntries(
          codes.map((parts, index) => [parts.join(''), { basic: values[index]![0], project: values[index]![1] }]),
        ),
      ),
  );

test('a consistent account, whatever its accounts, never yields a finding', () => {
  fc.assert(
    fc.property(accounts, (items) => {
      expect(auditor.audit(buildRecords(both(items))).findings).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('one changed digit is found and blamed, and nothing else is', () => {
  fc.assert(
    fc.property(
      accounts,
      fc.nat(),
      fc.constantFrom('expenditure_basic', 'expenditure_project', 'expenditure_total'),
      fc.integer({ min: 1, max: 9 }),
      (items, seed, column, step) => {
        const tables = both(items);
        const row = seed % tables[0]!.rows.length;
        const was = tables[0]!.rows[row]!.values[column]!;
        // The digit before the point: rounding never reaches it.
        const at = was.indexOf('.') - 1;
        const printed = `${was.slice(0, at)}${(Number(was[at]) + step) % 10}${was.slice(at + 1)}`;
        const found = errors(change(tables, { table: 0, row, column }, printed));
        expect(found.map(({ code, satisfyingValue }) => [code, satisfyingValue])).toEqual([
          ['check.suspect', `${was} 万元`],
        ]);
      },
    ),
    { numRuns: 60 },
  );
});

test('the same records give the same audit', () => {
  const records = buildRecords(change(both(ITEMS), { table: 0, row: 1, column: 'expenditure_basic' }, '99.99'));
  expect(auditor.audit(records)).toEqual(auditor.audit(structuredClone(records)));
});

const budgetOf = (carried: 'column' | 'left out'): BuiltTable[] => [
  {
    kind: 'budget.summary',
    title: '部门收支总表',
    rows: [
      { code: null, label: '本年收入合计', values: { revenue_total: '100.00' } },
      { code: null, label: '上年结转', values: { carryover_opening: '5.00' } },
      { code: null, label: '收入总计', values: { revenue_total: '105.00' } },
      { code: null, label: '本年支出合计', values: { expenditure_total: '98.00' } },
      { code: null, label: '结转下年', values: { carryover_closing: '7.00' } },
      { code: null, label: '支出总计', values: { expenditure_total: '105.00' } },
    ],
  },
  {
    kind: 'budget.revenue',
    title: '部门收入总表',
    rows: [
      {
        code: null,
        label: '合计',
        values: {
          revenue_total: carried === 'column' ? '105.00' : '100.00',
          revenue_fiscal: '100.00',
          ...(carried === 'column' ? { carryover_opening: '5.00' } : {}),
        },
      },
    ],
  },
  {
    kind: 'budget.expenditure',
    title: '部门支出总表',
    rows: [
      {
        code: null,
        label: '合计',
        values: { expenditure_total: '98.00', expenditure_basic: '90.00', expenditure_project: '8.00' },
      },
    ],
  },
];

test.for(['column', 'left out'] as const)('a budget with money carried over adds up: %s in 部门收入总表', (carried) => {
  expect(errors(budgetOf(carried))).toEqual([]);
  const wrong = change(budgetOf(carried), { table: 2, row: 0, column: 'expenditure_total' }, '89.00');
  expect(errors(wrong).length).toBeGreaterThan(0);
});

test('growths of accounts add up to nothing', () => {
  const growths = ['-5.25%', '3.42%', '4.89%', '-1.00%', '-13.63%', '2.00%', '-21.26%', '8.00%', '1.00%', '7.00%'];
  const table = expenditure(ITEMS, { kind: 'final.gpb', title: '一般公共预算财政拨款支出决算表' });
  const rows = table.rows.map((row, index) => ({
    ...row,
    values: { ...row.values, expenditure_total_growth: growths[index % growths.length] },
  }));
  expect(errors([{ ...table, rows }])).toEqual([]);
});
