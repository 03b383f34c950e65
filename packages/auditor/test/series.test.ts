import { expect, test } from 'vitest';
import type { DocumentRecord } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { buildAuditor, type DocumentDigest } from '../src/index.ts';
import { buildRecords, type BuiltSentence, type BuiltTable } from './records-builder.ts';

const auditor = buildAuditor(await readVocabulary());

interface Printed {
  readonly year: number;
  readonly kind?: DocumentRecord['documentKind'];
  readonly tables: readonly BuiltTable[];
  readonly sentences?: readonly BuiltSentence[];
  readonly about?: Partial<DocumentRecord>;
  /** Reason that the text gives for its changes. */
  readonly reason?: string;
  /** Printed values that are of another year than the document's. */
  readonly otherYears?: Readonly<Record<string, number>>;
}

function digestOf({
  year,
  kind = 'final_accounts',
  tables,
  sentences = [],
  about = {},
  reason,
  otherYears = {},
}: Printed): DocumentDigest {
  const records = buildRecords(tables, sentences);
  const document: DocumentRecord = {
    ...records.document,
    documentId: `${year}${kind.length}${about.scope ?? ''}`.padStart(64, '0').replace(/[^0-9a-f]/gu, 'a'),
    agency: '某县医疗保障局',
    regionCode: '610100',
    fiscalYear: year,
    documentKind: kind,
    ...about,
  };
  const facts = records.facts.map((fact) => ({
    ...fact,
    fiscalYear: otherYears[fact.valuePrinted ?? ''] ?? year,
    documentId: document.documentId,
    reason: fact.sourceKind === 'narrative' ? (reason ?? null) : null,
  }));
  return auditor.audit({ ...records, document, facts }).digest;
}

const found = (...documents: readonly Printed[]) =>
  auditor
    .auditSeries(documents.map(digestOf))
    .flatMap(({ checks, findings }) => [
      ...checks.map(({ checkId, verdict }) => `${checkId} ${verdict}`),
      ...findings.map(({ severity, textZh }) => `${severity} ${textZh}`),
    ]);

const summary = (opening: string | undefined, closing: string | undefined, total = '120.00'): BuiltTable => ({
  kind: 'final.summary',
  title: '收入支出决算总表',
  rows: [
    { code: null, label: '本年收入合计', values: { revenue_total: '100.00', expenditure_total: '100.00' } },
    { code: null, label: '年初结转和结余', values: { carryover_opening: opening } },
    { code: null, label: '年末结转和结余', values: { carryover_closing: closing } },
    { code: null, label: '总计', values: { revenue_total: total, expenditure_total: total } },
  ],
});

test('what a year left over is what the next begins with', () => {
  expect(
    found({ year: 2022, tables: [summary('0.00', '20.00')] }, { year: 2023, tables: [summary('20.00', '5.00')] }),
  ).toEqual(['FX-221 holds']);
  // Nothing else tells that the two are one series.
  expect(
    found({ year: 2022, tables: [summary('0.00', '20.00')] }, { year: 2023, tables: [summary('19.00', '5.00')] }),
  ).toEqual([
    'FX-221 fails',
    'warning 《收入支出决算总表》年初结转和结余·carryover_opening印为 19.00 万元，2022年度决算《收入支出决算总表》年末结转和结余·carryover_closing 20.00 万元，两者相差 1.00 万元（检查 FX-221）。',
  ]);
});

test('documents are one series as far as their numbers say so', () => {
  const before: Printed = { year: 2022, tables: [summary('0.00', '20.00', '100.00')] };
  const after = (change: string): Printed => ({
    year: 2023,
    tables: [summary('19.00', '5.00', '120.00')],
    sentences: [more(change)],
  });
  // The text names the total of the year before: what was left over is wrong in one of the two.
  expect(found(before, after('20.00'))).toMatchObject([
    'FX-221 fails',
    'PN-952 holds',
    expect.stringMatching(/^error .*19\.00 万元/u),
  ]);
  // Nothing fits: two bodies of one name.
  expect(found(before, after('57.00'))).toEqual([]);
});

test('of accounts published twice with other numbers nobody knows which is meant', () => {
  const before: Printed = { year: 2022, tables: [summary('0.00', '20.00', '100.00')] };
  const after: Printed = { year: 2023, tables: [summary('19.00', '5.00')] };
  const twin = (total: string): Printed => ({
    year: 2022,
    tables: [summary(total === '100.00' ? '0.00' : '3.00', total === '100.00' ? '20.00' : '7.00', total)],
    about: { pages: null },
  });
  // The same numbers again are no revision.
  const agreeing = found(before, twin('100.00'), after);
  expect(agreeing.filter((line) => !line.startsWith('PN-954'))).toMatchObject([
    'FX-221 fails',
    expect.stringMatching(/^warning /u),
  ]);
  expect(new Set(agreeing.filter((line) => line.startsWith('PN-954')))).toEqual(new Set(['PN-954 holds']));
  expect(found(before, twin('999.00'), after)).toEqual([]);
});

test('a body whose region is not known is in no series', () => {
  const about = { regionCode: null };
  expect(
    found(
      { year: 2022, tables: [summary('0.00', '20.00')], about },
      { year: 2023, tables: [summary('19.00', '5.00')], about },
    ),
  ).toEqual([]);
});

test('a year between them, another body, or a blank says nothing', () => {
  expect(
    found({ year: 2021, tables: [summary('0.00', '20.00')] }, { year: 2023, tables: [summary('19.00', '5.00')] }),
  ).toEqual([]);
  expect(
    found(
      { year: 2022, tables: [summary('0.00', '20.00')], about: { agency: '另一局' } },
      { year: 2023, tables: [summary('19.00', '5.00')] },
    ),
  ).toEqual([]);
  expect(
    found({ year: 2022, tables: [summary('0.00', undefined)] }, { year: 2023, tables: [summary('19.00', '5.00')] }),
  ).toEqual([]);
});

const more = (printed: string): BuiltSentence => ({
  measure: 'revenue_total_change',
  fund: 'total',
  phase: 'executed',
  item: '收入总计',
  printed,
});

test('what the text says of the year before is what that year printed', () => {
  const before: Printed = { year: 2022, tables: [summary(undefined, undefined, '100.00')] };
  const after = (printed: string): Printed => ({
    year: 2023,
    tables: [summary(undefined, undefined, '120.00')],
    sentences: [more(printed)],
  });
  expect(found(before, after('20.00'))).toEqual(['PN-952 holds']);
  // Last year's accounts may have been restated: a warning, no more.
  expect(found(before, after('30.00'))).toMatchObject([
    'PN-952 fails',
    expect.stringMatching(/^warning .*100\.00 万元 \+ 30\.00 万元/u),
  ]);
});

const approved = (printed: string): BuiltSentence => ({
  measure: 'expenditure_total',
  fund: 'gpb',
  phase: 'approved',
  item: '行政运行',
  code: '2101501',
  printed,
});
const budget: Printed = {
  year: 2023,
  kind: 'budget',
  tables: [
    {
      kind: 'budget.gpb_function',
      title: '一般公共预算支出表',
      rows: [{ code: '2101501', label: '行政运行', values: { 'expenditure_total@gpb#approved': '143.65' } }],
    },
  ],
};

test('the budget that final accounts name is the one that was published', () => {
  expect(found(budget, { year: 2023, tables: [], sentences: [approved('143.65')] })).toEqual(['FX-220 holds']);
  expect(found(budget, { year: 2023, tables: [], sentences: [approved('153.65')] })).toMatchObject([
    'FX-220 fails',
    expect.stringMatching(/^warning .*2023年度预算《一般公共预算支出表》/u),
  ]);
});

test('nothing comes of one document, whatever the order', () => {
  expect(found({ year: 2022, tables: [summary('0.00', '20.00')] })).toEqual([]);
  const [a, b] = [
    { year: 2022, tables: [summary('0.00', '20.00')] },
    { year: 2023, tables: [summary('19.00', '5.00')] },
  ];
  expect(found(a!, b!)).toEqual(found(b!, a!));
});

test('accounts published again with another number are told, total by total', () => {
  const first: Printed = { year: 2022, tables: [summary('0.00', '20.00', '100.00')] };
  const again = (closing: string): Printed => ({
    year: 2022,
    tables: [summary('0.00', closing, '100.00')],
    about: { pages: null, documentId: 'e'.repeat(64) },
  });
  expect(new Set(found(first, again('20.00')))).toEqual(new Set(['PN-954 holds']));
  const lines = found(first, again('25.00'));
  expect(lines.filter((line) => line === 'PN-954 fails')).toHaveLength(1);
  expect(lines.filter((line) => line.startsWith('warning'))).toHaveLength(1);
});

/** Accounts of nine bodies in two years; the last one's total of the second year and its reason are given. */
const nineBodies = (last: string, reason?: string): readonly Printed[] =>
  Array.from({ length: 9 }, (_, index) => index).flatMap((index): Printed[] => {
    const about = { agency: `${index}局`, documentId: `${index}`.padStart(63, '0') };
    const of = (year: number, total: string): Printed => ({
      year,
      tables: [summary('0.00', '0.00', total)],
      about: { ...about, documentId: `${year % 10}${about.documentId}` },
      ...(year === 2023 && index === 8 && reason !== undefined
        ? { sentences: [{ ...more('800.00'), measure: 'expenditure_total_change' }], reason }
        : {}),
    });
    return [of(2022, '100.00'), of(2023, index === 8 ? last : `${100 + index}.00`)];
  });

test('a total that jumps without a reason, beside bodies that do not', () => {
  const lines = (last: string, reason?: string) =>
    found(...nineBodies(last, reason)).filter((line) => /PN-951|info/u.test(line));
  expect(lines('900.00')).toEqual([
    ...Array.from({ length: 8 }, () => 'PN-951 holds'),
    'PN-951 fails',
    expect.stringMatching(/^info 总支出由上年的 100\.00 万元 变为 900\.00 万元/u),
  ]);
  expect(lines('120.00')).toEqual(Array.from({ length: 9 }, () => 'PN-951 holds'));
  expect(lines('900.00', '新增医疗救助')).toEqual(Array.from({ length: 9 }, () => 'PN-951 holds'));
  // Of three bodies nobody knows what is usual.
  expect(found(...nineBodies('900.00').slice(12)).filter((line) => line.startsWith('PN-951'))).toEqual([]);
});

test('a budget published twice that prints last year beside its own is no revision of itself', () => {
  const table: BuiltTable = {
    kind: 'budget.three_public',
    title: '一般公共预算“三公”经费支出表',
    rows: ['7.50', '6.20'].map((printed) => ({
      code: null,
      label: '合计',
      values: { 'three_public_total@gpb#approved': printed },
    })),
  };
  const printed: Printed = { year: 2023, kind: 'budget', tables: [table], otherYears: { '7.50': 2022 } };
  const again: Printed = { ...printed, about: { pages: null, documentId: 'e'.repeat(64) } };
  expect(found(printed, again)).toEqual(['PN-954 holds', 'PN-954 holds']);
});
