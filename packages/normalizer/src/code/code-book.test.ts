import { readVocabulary } from '@mingzhang/schema/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildCodeBook, isKnownName, paddedReadings, type CodeBook } from './code-book.ts';

let codes: CodeBook;
beforeAll(async () => {
  codes = buildCodeBook(await readVocabulary());
});

describe('digits that lost leading zeros', () => {
  test.for([
    ['301', ['301']],
    ['3012', ['30102']],
    ['30101', ['30101', '3010001']],
    ['208505', ['2080505', '2085005']],
    ['2101501', ['2101501']],
    ['21015011', []],
  ] as const)('%s can be %s', ([printed, readings]) => {
    expect(paddedReadings(printed).slice(0, 2)).toEqual(readings.slice(0, 2));
  });

  test.for([
    { printed: '3012', name: '津贴补贴', code: '30102' },
    { printed: '3017', name: '绩效工资', code: '30107' },
    { printed: '30101', name: '基本工资', code: '30101' },
    { printed: '208505', name: '机关事业单位基本养老保险缴费支出', code: '2080505' },
    { printed: '2101501', name: '行政运行', code: '2101501' },
    { printed: '２１０１５', name: '医疗保障管理事务', code: '21015' },
  ])('$printed $name is $code', ({ printed, name, code }) => {
    expect(codes.read(printed, { year: 2024, name })?.code).toBe(code);
  });
});

test('of accounts that share a name the one below the row above, though the list has it a year later', () => {
  const inferred = (year: number): string | undefined =>
    codes.inferCode('行政运行', { classification: 'function', year, above: '21015' })?.code;
  expect([inferred(2018), inferred(2024)]).toEqual(['2101501', '2101501']);
});

test('digits that fit no economic code stay as printed', () => {
  expect(codes.read('3043', { year: 2024, name: '' })).toMatchObject({ code: '3043', level: null, listed: false });
  expect(codes.read('3020', { year: 2024, name: '' })).toMatchObject({ code: '3020', level: null, listed: false });
  expect(codes.read('133001', { year: 2024, name: '' })).toBeUndefined();
});

test.for([
  { printed: '2101501', level: 3, parent: '21015', classification: 'function' },
  { printed: '21015', level: 2, parent: '210', classification: 'function' },
  { printed: '210', level: 1, parent: null, classification: 'function' },
  { printed: '30101', level: 2, parent: '301', classification: 'department_economic' },
  { printed: '50501', level: 2, parent: '505', classification: 'government_economic' },
  // In no list, but its class is known: level and parent follow from the digits.
  { printed: '2120501', level: 3, parent: '21205', classification: 'function' },
])('$printed is level $level of $classification', ({ printed, ...expected }) => {
  expect(codes.read(printed, { year: 2024, name: '' })).toMatchObject(expected);
});

test.for([
  { code: '210', year: 2017, name: '医疗卫生与计划生育支出', known: true },
  { code: '210', year: 2023, name: '卫生健康支出', known: true },
  { code: '210', year: 2019, name: '医疗卫生与计划生育支出', known: true },
  { code: '2080505', year: 2023, name: '机关事业单位基本养老保险', known: true },
  { code: '2101101', year: 2023, name: '城乡医疗救助', known: false },
  { code: '30213', year: 2024, name: '维修(护)费', known: true },
  // Listed from general knowledge: what else it was called in other years is not known.
  { code: '20402', year: 2024, name: '公安', known: true },
  { code: '20402', year: 2012, name: '公安事务', known: true },
  // Seen in documents: another name contradicts it.
  { code: '20405', year: 2024, name: '检察', known: false },
])('$name beside $code of $year: $known', ({ code, year, name, known }) => {
  const read = codes.read(code, { year, name });
  expect(read && isKnownName(read, name)).toBe(known);
});

test.for([
  // Departments of every kind: courts, schools, water, roads.
  { code: '20405', year: 2023, name: '法院' },
  { code: '2050202', year: 2023, name: '小学教育' },
  { code: '2130301', year: 2023, name: '行政运行' },
  { code: '2140106', year: 2023, name: '公路养护' },
  { code: '22004', year: 2018, name: '地震事务' },
  { code: '20805', year: 2018, name: '行政事业单位离退休' },
  { code: '20805', year: 2023, name: '行政事业单位养老支出' },
])('$code was called $name in $year', ({ code, year, name }) => {
  expect(codes.read(code, { year, name: '' })?.name).toBe(name);
});

test.for([
  { label: '九、卫生健康支出', classification: 'function', code: '210' },
  { label: '8、社会保障和就业支出', classification: 'function', code: '208' },
  { label: '七、文化体育与传媒支出', classification: 'function', code: '207' },
  { label: '十四、资源勘探信息等支出', classification: 'function', code: '215' },
  { label: '农林水事务', classification: 'function', code: '213' },
  { label: '（1）工资福利支出', classification: 'department_economic', code: '301' },
  { label: '工资福利性支出', classification: 'department_economic', code: '301' },
  { label: '对个人和家庭的补助支出', classification: 'department_economic', code: '303' },
  { label: '1、机关工资福利支出', classification: 'government_economic', code: '501' },
  { label: '其他支出', classification: 'function', code: '229' },
  { label: '其他支出', classification: 'department_economic', code: '399' },
  { label: '本年支出合计', classification: 'function', code: undefined },
] as const)('$label is $code of $classification', ({ label, classification, code }) => {
  expect(codes.inferClass(label, { classification, year: 2023 })?.code).toBe(code);
});
