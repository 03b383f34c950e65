import { expect, test } from 'vitest';
import type { FactRecord, IndicatorRecord } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { buildAuditor, type DocumentRecords } from '../src/index.ts';
import { buildRecords, withIndicators, type BuiltSentence, type BuiltTable } from './records-builder.ts';

const auditor = buildAuditor(await readVocabulary());

const SHEET: BuiltTable = {
  kind: 'perf.self_project',
  title: '项目绩效自评表',
  rows: [{ code: null, label: '年度资金总额', values: { 'expenditure_total#adjusted': '50.00' } }],
};

const auditSheet = (...indicators: Partial<IndicatorRecord>[]) =>
  auditor.audit(withIndicators(buildRecords([SHEET]), indicators));

const codesOf = (...indicators: Partial<IndicatorRecord>[]) =>
  auditSheet(...indicators).findings.map(({ code }) => code);

test.for([
  [
    'all points and the target met',
    { operator: '≥', target: '95', actual: '≥95%', unit: '%', weight: '10', score: '10' },
    [],
  ],
  ['points lost, with a reason', { target: '2', actual: '1', weight: '20', score: '17', reason: '联合查处较少' }, []],
  [
    'points lost, without a reason',
    { target: '优', actual: '优', weight: '10', score: '8' },
    ['indicator.unexplained'],
  ],
  [
    'all points below the target',
    { operator: '≥', target: '95', actual: '≥90%', unit: '%', weight: '10', score: '10' },
    ['indicator.unmet'],
  ],
  [
    'all points above a limit',
    { operator: '≤', target: '100', actual: '120', weight: '10', score: '10' },
    ['indicator.unmet'],
  ],
  // Sheets of third parties explain their points elsewhere.
  ['no target beside the points', { weight: '4', score: '0' }, []],
  ['reached in words', { operator: '≥', target: '1', actual: '长期', weight: '10', score: '10' }, []],
] as const)('indicator: %s', ([, about, codes]) => {
  expect(codesOf(about)).toEqual(codes);
});

test('costs of a project add up to its total cost', () => {
  const cost = (name: string, target: string): Partial<IndicatorRecord> => ({
    level2: '成本指标',
    indicator: name,
    target,
    unit: '万元',
  });
  const verdicts = (...targets: [string, string, string]) =>
    auditSheet(cost('总成本', targets[0]), cost('办公费', targets[1]), cost('印刷费', targets[2]))
      .checks.filter(({ checkId }) => checkId === 'PE-611')
      .map(({ verdict }) => verdict);
  expect(verdicts('15', '12.8', '2.2')).toEqual(['holds']);
  expect(verdicts('15', '12.8', '5.2')).toEqual(['fails']);
});

const share = (about: Partial<BuiltSentence>): BuiltSentence => ({
  measure: 'expenditure_basic',
  fund: 'total',
  phase: 'executed',
  item: '基本支出',
  printed: '60.00',
  ...about,
});
const shares = (basic: string, project: string): BuiltSentence[] => [
  share({ measure: 'expenditure_total', item: '本年支出合计', printed: '100.00' }),
  share({}),
  share({ measure: 'expenditure_basic_share_of_expenditure_total@total', printed: basic }),
  share({ measure: 'expenditure_project', item: '项目支出', printed: '40.00' }),
  share({
    measure: 'expenditure_project_share_of_expenditure_total@total',
    item: '项目支出',
    printed: project,
  }),
];

test('shares of all parts of a whole make 100 %', () => {
  const found = (basic: string, project: string) =>
    auditor.audit(buildRecords([], shares(basic, project))).findings.filter(({ code }) => code === 'text.shares');
  expect(found('60.00%', '40.00%')).toEqual([]);
  expect(found('60.01%', '40.00%')).toEqual([]);
  expect(found('60.00%', '45.00%')).toMatchObject([{ severity: 'warning' }]);
});

/** A table of department codes, each beside a government code. */
function auditPairs(...pairs: readonly (readonly [string, string])[]) {
  const records = buildRecords([
    {
      kind: 'budget.gpb_economic',
      title: '支出经济分类表',
      rows: pairs.map(([code]) => ({ code, label: `科目${code}`, values: { expenditure_total: '1.00' } })),
    },
  ]);
  const facts = records.facts.map((fact, index): FactRecord => ({ ...fact, code2: pairs[index]?.[1] ?? null }));
  return auditor.audit({ ...records, facts } satisfies DocumentRecords);
}

test('department codes stand beside the government codes that they go with', () => {
  const { checks, findings } = auditPairs(
    ['30101', '50101'],
    ['30201', '50502'],
    ['31002', '50601'],
    ['30213', '50209'],
  );
  expect(checks.filter(({ checkId }) => checkId === 'BA-508').map(({ verdict }) => verdict)).toEqual(
    Array.from({ length: 4 }, () => 'holds'),
  );
  expect(findings.filter(({ code }) => code === 'code.pair')).toEqual([]);
});

test('a department code beside the code of another kind of spending', () => {
  const { findings } = auditPairs(['30101', '50201'], ['30307', '50901']);
  expect(
    findings.filter(({ code }) => code === 'code.pair').map(({ parameters }) => JSON.parse(parameters)),
  ).toMatchObject([{ printed: '30101', other: '50201' }]);
});

test('what a table says of codes, units and signs is a row of the checks', () => {
  const ids = new Set(auditPairs(['30101', '50101']).checks.map(({ checkId }) => checkId));
  for (const id of ['CD-701', 'CD-702', 'CD-704', 'CD-705', 'UN-901', 'UN-905']) expect(ids).toContain(id);
});

const overall = (special: string): BuiltTable => ({
  kind: 'budget.perf_target_overall',
  title: '部门整体支出绩效目标申报表',
  rows: [
    { code: null, label: '人员类项目支出', values: { personnel: '70.00' } },
    { code: null, label: '运转类项目支出', values: { public: '20.00' } },
    { code: null, label: '特定目标类项目支出', values: { expenditure_project: special } },
    { code: null, label: '合计', values: { expenditure_total: '100.00' } },
  ],
});

test('the three classes of projects make the whole expenditure of the overall sheet', () => {
  const codes = (special: string) => auditor.audit(buildRecords([overall(special)])).findings.map(({ code }) => code);
  expect(codes('10.00')).toEqual([]);
  expect(codes('11.00')).toEqual(['check.failed']);
});

const scores = (first: string, total: string): BuiltTable => ({
  kind: 'perf.self_project',
  title: '项目绩效自评表',
  rows: [
    { code: null, label: '年度资金总额', values: { score: first } },
    { code: null, label: '产出指标', values: { score: '44' } },
    { code: null, label: '效益指标', values: { score: '40' } },
    { code: null, label: '总分', values: { score: total } },
  ],
});

test.for([
  ['9.9', '94', 'warning'],
  ['9.9', '93.9', undefined],
  ['9.3', '94', 'error'],
  ['9', '94', 'error'],
] as const)('scores of %s and 84 with a total of %s', ([first, total, severity]) => {
  const { findings } = auditor.audit(buildRecords([scores(first, total)]));
  expect(findings.map((finding) => finding.severity)).toEqual(severity === undefined ? [] : [severity]);
});

test('a sum of points is told with its fraction', () => {
  const [finding] = auditor.audit(buildRecords([scores('9.3', '94')])).findings;
  expect(finding?.textZh).toContain('得 93.3，相差 0.7');
});

const SUMMARY: BuiltTable = {
  kind: 'budget.summary',
  title: '收支总表',
  rows: [
    { code: '201', label: '一般公共服务支出', values: { 'expenditure_total#approved': '5.00' } },
    { code: '208', label: '社会保障和就业支出', values: { 'expenditure_total#approved': '30.00' } },
    { code: '210', label: '卫生健康支出', values: { 'expenditure_total#approved': '65.00' } },
    { code: null, label: '支出总计', values: { 'expenditure_total#approved': '100.00' } },
  ],
};

const detailWith = (health: string, total = '100.00'): BuiltTable => ({
  kind: 'budget.expenditure',
  title: '支出总表',
  rows: [
    { code: null, label: '合计', values: { 'expenditure_total#approved': total } },
    { code: '2080505', label: '基本养老保险缴费支出', values: { 'expenditure_total#approved': '30.00' } },
    { code: '2101501', label: '行政运行', values: { 'expenditure_total#approved': health } },
  ],
});

const absent = (detail: BuiltTable): readonly string[] =>
  auditor
    .audit(buildRecords([SUMMARY, detail]))
    .findings.map(({ textZh }) => textZh)
    .filter((text) => text.includes('Σ 201…'));

test('a class with an amount of which the table of accounts prints none', () => {
  expect(absent(detailWith('70.00'))).toHaveLength(1);
});

test('where accounts were lost, or the totals differ, nothing is said of a class', () => {
  expect(absent(detailWith('65.00'))).toEqual([]);
  expect(absent(detailWith('65.00', '95.00'))).toEqual([]);
});

test.for([
  ['12.00', ['table.declared_empty']],
  ['0.00', []],
] as const)('a table called empty that prints %s', ([amount, codes]) => {
  const fund: BuiltTable = {
    kind: 'final.gov_fund',
    title: '政府性基金表',
    rows: [{ code: null, label: '合计', values: { 'expenditure_total@gov_fund': amount } }],
  };
  const records = buildRecords([fund]);
  const { findings } = auditor.audit({
    ...records,
    tables: records.tables.map((table) => ({ ...table, declaredEmpty: true })),
  });
  expect(findings.map(({ code }) => code)).toEqual(codes);
});

test('of two accounts below one that share a name the one that the list does not know by it is misprinted', () => {
  const table = (kind: string, code: string): BuiltTable => ({
    kind,
    title: kind === 'final.gpb' ? '一般公共预算财政拨款支出决算表' : '支出决算表',
    rows: [{ code, label: '住房公积金', values: { expenditure_total: '5.00' } }],
  });
  const said = (...codes: readonly [string, string]) => {
    const records = buildRecords([table('final.expenditure', codes[0]), table('final.gpb', codes[1])]);
    const facts = records.facts.map((fact) => (fact.code === '2210201' ? { ...fact, codeName: '住房公积金' } : fact));
    return auditor
      .audit({ ...records, facts })
      .findings.flatMap(({ code, textZh }) => (code === 'code.misplaced' ? [textZh] : []));
  };
  expect(said('2210201', '2210201')).toEqual([]);
  expect(said('2210201', '2210209')).toEqual([
    '《一般公共预算财政拨款支出决算表》中代码 2210209 旁印的是“住房公积金”，本文件其他表中该名称的代码是 2210201。',
  ]);
});
