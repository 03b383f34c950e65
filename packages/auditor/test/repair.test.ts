import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readVocabulary } from '@mingzhang/schema/node';
import { buildAuditor, type DocumentRecords } from '../src/index.ts';
import { buildRecords, yuanOf, type BuiltTable } from './records-builder.ts';

const auditor = buildAuditor(await readVocabulary());

type Values = Readonly<Record<string, string>>;
const COLUMNS = ['expenditure_total', 'expenditure_basic', 'expenditure_project'] as const;
const wan = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

/** Codes with basic and project expenditure, in cents of 万元, below their class and a total. */
function account(items: Readonly<Record<string, readonly [number, number]>>): BuiltTable {
  const row = (code: string | null) => {
    const own = Object.entries(items).filter(([item]) => code === null || item.startsWith(code));
    const [basic, project] = [0, 1].map((side) => own.reduce((sum, [, pair]) => sum + (pair[side] ?? 0), 0));
    const values: Values = {
      expenditure_total: wan((basic ?? 0) + (project ?? 0)),
      expenditure_basic: wan(basic ?? 0),
      expenditure_project: wan(project ?? 0),
    };
    return { code, label: code === null ? '合计' : `科目${code}`, values };
  };
  const codes = [
    ...new Set(Object.keys(items).flatMap((code) => [code.slice(0, 3), code.slice(0, 5), code])),
  ].toSorted();
  return { kind: 'final.expenditure', title: '支出决算表', rows: [row(null), ...codes.map(row)] };
}

const ITEMS = { 2080505: [5170, 618], 2101501: [61391, 240], 2101506: [35, 7122] } as const;

interface Misread {
  readonly code: string | null;
  readonly column: string;
  readonly as: string;
  readonly confidence?: number;
  /** What else the recogniser takes it for. */
  readonly readings?: readonly string[];
}

/** The records of a scan: every cell recognised, some misread. */
function scan(table: BuiltTable, misread: readonly Misread[], method: 'ocr' | 'text' = 'ocr'): DocumentRecords {
  const rows = table.rows.map((row) => {
    const own = misread.filter(({ code }) => code === row.code);
    return { ...row, values: { ...row.values, ...Object.fromEntries(own.map(({ column, as }) => [column, as])) } };
  });
  const records = buildRecords([{ ...table, rows }]);
  const cells = records.cells.map((cell) => {
    const found = misread.findLast(({ code, column }) => (code ?? '') === cell.rowCode && column === cell.columnPath);
    return { ...cell, method, confidence: method === 'text' ? 1 : (found?.confidence ?? 0.98) };
  });
  const readings = cells.flatMap(({ cellId, rowCode, columnPath }) =>
    (misread.findLast(({ code, column }) => (code ?? '') === rowCode && column === columnPath)?.readings ?? []).map(
      (text) => ({ cellId, text, confidence: 0.3 }),
    ),
  );
  return { ...records, cells, readings };
}

/** What the audit makes of the misread numbers, and whether it calls anything verified that is not so. */
function outcome(table: BuiltTable, records: DocumentRecords) {
  const truth = new Map(buildRecords([table]).facts.map((fact) => [fact.factId, fact.amountYuan] as const));
  const { facts, findings } = auditor.audit(records);
  const isRight = (fact: (typeof facts)[number]): boolean => fact.amountYuan === truth.get(fact.factId);
  return {
    repaired: facts
      .filter(({ status }) => status === 'repaired')
      .map(({ valuePrinted, amountYuan }) => [valuePrinted, amountYuan]),
    wrong: facts.filter((fact) => (fact.status === 'verified' || fact.status === 'repaired') && !isRight(fact)).length,
    disputed: facts.filter(({ status }) => status === 'disputed').length,
    codes: findings.filter(({ severity }) => severity !== 'info').map(({ code }) => code),
  };
}

const SOUND = account(ITEMS);

/** A table of one sum: 9.00 in all, 5.00 of it for vehicles, and what is printed for reception. */
const threePublic = (reception: string): BuiltTable => ({
  kind: 'final.three_public',
  title: '三公经费支出决算表',
  rows: [
    {
      code: null,
      label: '决算数',
      values: { three_public_total: '9.00', vehicle_total: '5.00', official_reception: reception },
    },
  ],
});

test('a lost point, read with certainty, is put back', () => {
  const found = outcome(SOUND, scan(SOUND, [{ code: '2101501', column: 'expenditure_basic', as: '61391' }]));
  expect(found).toEqual({ repaired: [['61391', yuanOf('613.91')]], wrong: 0, disputed: 0, codes: ['check.repaired'] });
});

test('a comma that was read as a point becomes one again', () => {
  const table = account({ 2080505: [5_170_000, 618_300], 2101501: [6_139_100, 24_000] });
  const found = outcome(table, scan(table, [{ code: '2101501', column: 'expenditure_basic', as: '61.391' }]));
  expect(found).toMatchObject({ repaired: [['61.391', yuanOf('61391.00')]], wrong: 0 });
});

test('points lost in two numbers of one row', () => {
  const found = outcome(
    SOUND,
    scan(SOUND, [
      { code: '2101501', column: 'expenditure_basic', as: '61391' },
      { code: '2101501', column: 'expenditure_total', as: '61631' },
    ]),
  );
  expect(found.repaired).toEqual([
    ['61631', yuanOf('616.31')],
    ['61391', yuanOf('613.91')],
  ]);
  expect(found.wrong).toBe(0);
});

test.for([
  ['lost', '13.91'],
  ['added', '6139.11'],
  ['other', '618.91'],
] as const)('a digit %s where the reading is in doubt', ([, as]) => {
  const misread = { code: '2101501', column: 'expenditure_basic', as, confidence: 0.6 };
  expect(outcome(SOUND, scan(SOUND, [misread]))).toMatchObject({
    repaired: [[as, yuanOf('613.91')]],
    wrong: 0,
    disputed: 0,
  });
});

test('a digit that was read with certainty is the document’s own: nothing is repaired', () => {
  const found = outcome(SOUND, scan(SOUND, [{ code: '2101501', column: 'expenditure_basic', as: '618.91' }]));
  expect(found.repaired).toEqual([]);
  expect(found.disputed).toBeGreaterThan(0);
});

test('a number far from what was read is concluded where the recogniser names it', () => {
  const misread = { code: '2101501', column: 'expenditure_basic', as: '13.19' };
  const found = (readings: readonly string[]) => outcome(SOUND, scan(SOUND, [{ ...misread, readings }])).repaired;
  expect(found([])).toEqual([]);
  expect(found(['31.91', '613.91'])).toEqual([['13.19', yuanOf('613.91')]]);
});

test('what the recogniser names proves nothing by itself: one sum alone leaves it in doubt', () => {
  const table = threePublic('4.00');
  const misread = { code: null, column: 'official_reception', as: '3.00', confidence: 0.5, readings: ['4.00'] };
  expect(outcome(table, scan(table, [misread]))).toMatchObject({ repaired: [], wrong: 0, disputed: 3 });
});

test('more misread numbers than can be searched together are concluded one by one', () => {
  // Below one class, so that the sums that fail share numbers: one tangle.
  const table = account({
    ...ITEMS,
    2101502: [1200, 340],
    2101201: [80, 91],
    2101202: [777, 650],
  });
  const wrong = [
    ['2101501', 'expenditure_basic', '61.91'],
    ['2101506', 'expenditure_project', '77.22'],
    ['2101502', 'expenditure_total', '1540'],
    ['21012', 'expenditure_basic', '85.7'],
    ['2101201', 'expenditure_project', '0.97'],
  ] as const;
  const misread = wrong.map(([code, column, as]): Misread => ({ code, column, as, confidence: 0.6 }));
  const found = outcome(table, scan(table, misread));
  expect(found.wrong).toBe(0);
  expect(found.repaired.length).toBe(wrong.length);
});

test('several ways to make it add up: disputed', () => {
  const table = threePublic('3.00');
  const doubtful = (column: string, as: string): Misread => ({ code: null, column, as, confidence: 0.5 });
  const records = scan(table, [
    doubtful('three_public_total', '9.00'),
    doubtful('vehicle_total', '5.00'),
    doubtful('official_reception', '3.00'),
  ]);
  expect(outcome(table, records)).toMatchObject({ repaired: [], disputed: 3 });
});

test('a printed number of a digital document is never replaced', () => {
  const records = scan(SOUND, [{ code: '2101501', column: 'expenditure_basic', as: '61391' }], 'text');
  expect(outcome(SOUND, records).repaired).toEqual([]);
});

test('the same reading in two places proves neither', () => {
  const twice = (method: 'ocr' | 'text', confidence: number) => {
    const table: BuiltTable = {
      kind: 'final.summary',
      title: '收入支出决算总表',
      rows: [{ code: null, label: '总计', values: { revenue_total: '618.00', expenditure_total: '618.00' } }],
    };
    const records = buildRecords([table]);
    const cells = records.cells.map((cell) => ({ ...cell, method, confidence }));
    return auditor.audit({ ...records, cells }).facts.map(({ status }) => status);
  };
  expect(twice('text', 1)).toEqual(['verified', 'verified']);
  // Digital text in a table that may be read wrongly.
  expect(twice('text', 0.5)).toEqual(['unchecked', 'unchecked']);
  expect(twice('ocr', 0.99)).toEqual(['unchecked', 'unchecked']);
  expect(twice('ocr', 0.7)).toEqual(['unchecked', 'unchecked']);
});

const money = fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }));
const slips = fc.array(
  fc.record({
    row: fc.nat({ max: 20 }),
    column: fc.constantFrom(...COLUMNS),
    slip: fc.constantFrom('point', 'drop', 'add', 'swap'),
    at: fc.nat({ max: 8 }),
    digit: fc.nat({ max: 9 }),
    isNamed: fc.boolean(),
    named: fc.array(fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 9 })), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 7 },
);

/** One slip of a recogniser: the point is lost with certainty, digits in doubt and, rarely, without. */
function misreadAs(
  printed: string,
  { slip, at, digit }: { slip: string; at: number; digit: number },
): [string, number] {
  if (slip === 'point') return [printed.replace('.', ''), 0.97];
  const digits = printed.replace('.', '');
  const place = at % digits.length;
  const changed =
    slip === 'drop'
      ? digits.slice(0, place) + digits.slice(place + 1)
      : slip === 'add'
        ? `${digits.slice(0, place)}${digit}${digits.slice(place)}`
        : `${digits.slice(0, place)}${digit}${digits.slice(place + 1)}`;
  const padded = changed.padStart(3, '0');
  return [`${padded.slice(0, -2)}.${padded.slice(-2)}`, at === 3 ? 0.95 : 0.6];
}

test('random accounts with random misreadings: what is repaired or verified is what is printed', () => {
  let repaired = 0;
  fc.assert(
    fc.property(money, money, money, slips, (first, second, third, chosen) => {
      const table = account({ 2080505: first, 2101501: second, 2101506: third });
      const misread = chosen.map(({ row, column, isNamed, named, ...slip }): Misread => {
        const { code, values } = table.rows[row % table.rows.length]!;
        const printed = values[column] ?? '';
        const [as, confidence] = misreadAs(printed, slip);
        // The recogniser names some other texts, the right one among them or not.
        const others = named.map(([at, digit]) => misreadAs(printed, { slip: 'swap', at, digit })[0]);
        return { code, column, as, confidence, readings: isNamed ? [...others, printed] : others };
      });
      const found = outcome(table, scan(table, misread));
      repaired += found.repaired.length;
      expect(found.wrong).toBe(0);
    }),
    { seed: 20_260_101, numRuns: 600 },
  );
  expect(repaired).toBeGreaterThan(300);
});
