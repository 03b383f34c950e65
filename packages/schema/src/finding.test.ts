import { expect, test } from 'vitest';
import { describeFinding, type Finding, type FindingCode } from './finding.ts';
import { readVocabulary } from './node.ts';

const { valueLabels } = await readVocabulary();

const base = { severity: 'warning', cause: 'structure', at: { page: 3, box: null } } as const;

/** One finding of every code; the compiler asks for a new one when a code is added. */
const FINDINGS: { readonly [Code in FindingCode]: Extract<Finding, { code: Code }> } = {
  'page.unreadable': { ...base, code: 'page.unreadable', reason: 'illegible', confidence: '0.31' },
  'picture.unread': { ...base, code: 'picture.unread', reason: 'over_time', limit: '60 s', detail: 'nothing' },
  'page.recognised': {
    ...base,
    code: 'page.recognised',
    reason: 'no_text',
    engine: 'pp',
    characters: 812,
    confidence: '0.98',
    turn: 90,
  },
  'file.incomplete': { ...base, code: 'file.incomplete' },
  'table.untitled': { ...base, code: 'table.untitled', columns: 4, rows: 12 },
  'table.illegible': { ...base, code: 'table.illegible', title: '收支总表' },
  'table.doubtful': { ...base, code: 'table.doubtful', title: '收支总表', signs: ['no_header'], places: 4 },
  'table.uneven_rows': { ...base, code: 'table.uneven_rows', title: '收支总表', rows: 7 },
  'table.kind_unknown': { ...base, code: 'table.kind_unknown', title: '收支总表' },
  'table.unit_missing': { ...base, code: 'table.unit_missing', title: '收支总表' },
  'table.unit_from_above': { ...base, code: 'table.unit_from_above', title: '收支总表', unit: '万元' },
  'value.unreadable': { ...base, code: 'value.unreadable', title: '收支总表', printed: '066.27', reason: 'cut_off' },
  'label.cut_off': { ...base, code: 'label.cut_off', title: '收支总表', printed: '社会保障和就', count: 3 },
  'region.unknown': { ...base, code: 'region.unknown', printed: '长安区', candidates: ['610116', '130102'] },
  'agency.unknown': { ...base, code: 'agency.unknown' },
  'year.unknown': { ...base, code: 'year.unknown', candidates: ['2022', '2023'] },
  'code.unknown': { ...base, code: 'code.unknown', printed: '2109999', name: '其他' },
  'code.name_differs': { ...base, code: 'code.name_differs', printed: '21015', name: '甲项', expected: '乙项' },
  'check.failed': {
    ...base,
    code: 'check.failed',
    subject: '《支出决算表》合计·本年支出合计',
    printed: '100.00',
    arithmetic: '60.00 + 30.00',
    expected: '90.00',
    difference: '10.00',
    checks: ['FA-112'],
  },
  'check.suspect': {
    ...base,
    code: 'check.suspect',
    subject: '《支出决算表》合计·基本支出',
    printed: '60.00',
    arithmetic: '100.00 − 30.00',
    satisfying: '70.00',
    slip: 'digit',
    checks: ['FA-112', 'FA-115'],
  },
  'check.repaired': {
    ...base,
    code: 'check.repaired',
    subject: '《支出决算表》合计·基本支出',
    printed: '618',
    concluded: '6.18',
    arithmetic: '618 ≠ 100.00 − 93.82',
    checks: ['FA-112'],
  },
  'check.rounding': {
    ...base,
    code: 'check.rounding',
    subject: '《收入决算表》合计',
    printed: '100.00',
    arithmetic: '60.01 + 40.00',
    difference: '0.01',
    checks: ['FA-115'],
  },
  'check.rounding_unlikely': {
    ...base,
    code: 'check.rounding_unlikely',
    subject: '《收入决算表》合计',
    printed: '100.00',
    arithmetic: '60.01 + 40.01',
    difference: '0.02',
    checks: ['FA-115'],
  },
  'text.direction': {
    ...base,
    code: 'text.direction',
    subject: '公用经费',
    word: '增加',
    against: '同句的“下降”',
    checks: ['FP-402'],
  },
  'text.zero_base': { ...base, code: 'text.zero_base', subject: '培训费', printed: '95.89%', checks: ['FP-404'] },
  'text.year': { ...base, code: 'text.year', printed: '2021', expected: '2022', quote: '本部门预算收入' },
  'text.unit': { ...base, code: 'text.unit', printed: '2023.04 元', expected: '2023.04 万元' },
  'text.base_year': { ...base, code: 'text.base_year', printed: '2021', expected: '2022', quote: '比2021年预算增加' },
  'text.part_counts': {
    ...base,
    code: 'text.part_counts',
    subject: '新增机构',
    printed: '57 家',
    parts: ['4', '55'],
    total: '59 家',
  },
  'text.body_count': { ...base, code: 'text.body_count', printed: '机关及二个单位', other: '机关及一个单位' },
  'text.list_count': { ...base, code: 'text.list_count', printed: '内设3个机构', listed: 4 },
  'project.code_repeated': { ...base, code: 'project.code_repeated', printed: '42011', names: ['甲', '乙'] },
  'text.reason_direction': {
    ...base,
    code: 'text.reason_direction',
    subject: '甲',
    printed: '减少 2.98%',
    reason: '甲经费增加',
  },
  'text.named_items': {
    ...base,
    code: 'text.named_items',
    subject: '公用经费',
    title: '基本支出决算表',
    without: ['邮电费'],
    unlisted: ['水费'],
  },
  'indicator.no_result': { ...base, code: 'indicator.no_result', subject: '甲指标', target: '≥95%', score: '20' },
  'indicator.target_quoted': {
    ...base,
    code: 'indicator.target_quoted',
    subject: '甲指标',
    target: '≥2起',
    quoted: '大于等于1起',
  },
  'indicator.targets_differ': {
    ...base,
    code: 'indicator.targets_differ',
    subject: '甲指标',
    target: '21万份',
    other: '14000份',
  },
  'text.future_date': { ...base, code: 'text.future_date', year: '2022', quote: '截止2022年底,共有车辆' },
  'text.other_year': { ...base, code: 'text.other_year', printed: '2022', expected: '2023', quote: '本部门2022年' },
  'text.project_differs': { ...base, code: 'text.project_differs', printed: '甲项目', other: '乙项目' },
  'series.jump': { ...base, code: 'series.jump', before: '100 万元', printed: '900 万元', bodies: 12 },
  'text.table_empty': { ...base, code: 'text.table_empty', subject: '正文“支出”', printed: '3 万元', title: '基金表' },
  'table.heading_differs': {
    ...base,
    code: 'table.heading_differs',
    title: '甲表',
    printed: '2022年',
    expected: '2023年',
  },
  'text.unit_lost': { ...base, code: 'text.unit_lost', printed: '采购预算共664.98' },
  'text.indicator_differs': {
    ...base,
    code: 'text.indicator_differs',
    subject: '机构',
    printed: '60余家',
    other: '600家',
  },
  'text.placeholder': { ...base, code: 'text.placeholder', printed: '××' },
  'text.fund_contradicted': {
    ...base,
    code: 'text.fund_contradicted',
    subject: '政府性基金',
    title: '收支总表',
    printed: '3.00',
  },
  'table.missing': { ...base, code: 'table.missing', title: '收支总表' },
  'table.cut': { ...base, code: 'table.cut', title: '收支总表', sums: 2, page: 5 },
  'table.unproven': {
    ...base,
    code: 'table.unproven',
    title: '收支总表',
    failing: 11,
    holding: 26,
    examples: ['2.00 万元 ≠ 1.00 + 3.00 = 4.00 万元'],
  },
  'table.declared_empty': { ...base, code: 'table.declared_empty', title: '收支总表', numbers: 4 },
  'table.declared_filled': { ...base, code: 'table.declared_filled', title: '收支总表' },
  'code.repeated': {
    ...base,
    code: 'code.repeated',
    title: '收支总表',
    printed: '2080505',
    figures: ['50.98', '1.77'],
  },
  'code.misplaced': {
    ...base,
    code: 'code.misplaced',
    title: '项目表',
    printed: '2101101',
    name: '甲项',
    owner: '2101301',
  },
  'code.parent_missing': { ...base, code: 'code.parent_missing', title: '收支总表', printed: '2080505' },
  'code.children_missing': { ...base, code: 'code.children_missing', title: '收支总表', printed: '20805' },
  'correction.applied': {
    ...base,
    code: 'correction.applied',
    printed: '0.3',
    value: '29616800',
    reason: '单位印错',
    date: '2025-01-31',
  },
  'correction.stale': {
    ...base,
    code: 'correction.stale',
    problem: 'document',
    target: 'ab'.repeat(8),
    printed: '0.3',
    reason: '单位印错',
  },
  'indicator.unmet': {
    ...base,
    code: 'indicator.unmet',
    subject: '甲指标',
    target: '≥95%',
    actual: '90%',
    score: '10',
  },
  'indicator.rate_score': {
    ...base,
    code: 'indicator.rate_score',
    subject: '年度资金总额',
    rate: '50%',
    weight: '10',
    score: '10',
  },
  'text.comparison': { ...base, code: 'text.comparison', word: '决算数大于预算数', left: '23', right: '27.39' },
  'text.shares': { ...base, code: 'text.shares', subject: '支出', shares: ['60%', '30%'], total: '90%' },
  'text.project_count': { ...base, code: 'text.project_count', printed: '5', sheets: 4 },
  'code.pair': { ...base, code: 'code.pair', title: '支出表', printed: '30201', name: '办公费', other: '50901' },
  'indicator.unexplained': { ...base, code: 'indicator.unexplained', subject: '甲指标', score: '9', weight: '10' },
  'staff.over_quota': { ...base, code: 'staff.over_quota', subject: '行政编制', printed: '7', quota: '6' },
  'value.negative': { ...base, code: 'value.negative', subject: '收支总表', printed: '-1.00' },
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
    // Names of the program's own are said in words or not at all.
    if (
      ['no_header', 'no_text', 'illegible', 'over_time', 'digit', 'cut_off', 'pp', 'document'].includes(String(value))
    )
      continue;
    expect(zh).toContain(String(value));
    expect(en).toContain(String(value));
  }
});

test('a table without a title is named as such', () => {
  const { zh, en } = describeFinding({ ...FINDINGS['table.unit_missing'], title: '' });
  expect(zh).toContain('无标题');
  expect(en).toContain('an untitled table');
});

test.for(Object.keys(FINDINGS))('the codebook has a name for %s', (code) => {
  expect(valueLabels.map(({ column, value }) => `${column} ${value}`)).toContain(`findings.code ${code}`);
});
