import { expect, test } from 'vitest';
import type { FactRecord, Finding, IndicatorRecord, TableRecord } from '@mingzhang/schema';
import { declaredByNote } from '../src/kind/declared-empty.ts';
import { findBodyCounts } from '../src/narrative/body-counts.ts';
import { findComplementCounts } from '../src/narrative/complement-counts.ts';
import { findIndicatorTexts } from '../src/narrative/indicator-texts.ts';
import { findLostUnits } from '../src/narrative/lost-units.ts';
import { findNamedItems } from '../src/narrative/named-items.ts';
import { findOddDates } from '../src/narrative/odd-dates.ts';
import { findPartCounts } from '../src/narrative/part-counts.ts';
import { findPlaceholders } from '../src/narrative/placeholders.ts';
import { findReviewedProjects } from '../src/narrative/reviewed-projects.ts';
import { findWonContracts } from '../src/narrative/won-contracts.ts';
import { printedDocument } from './printed-builder.ts';

const lines = (...texts: string[]) => printedDocument({ lines: texts });

test.for([
  [
    '建筑面积约为13459平方米，其中地上建筑面积为8013平方米（其中计容面积7998平方米，不计容面积105平方米），地下建筑面积为5356平方米。',
    ['13459 平方米 ≠ 13369 平方米', '8013 平方米 ≠ 8103 平方米'],
  ],
  ['建筑面积为13459平方米，其中地上建筑面积8103平方米，地下建筑面积5356平方米。', []],
  ['异地备案审核5463人次，其中省内异地备案3335人次，跨省备案2128人次。', []],
  ['异地备案审核5463人次，其中省内异地备案3335人次，跨省备案2182人次。', ['5463 人次 ≠ 5517 人次']],
  // Another unit in between is no part of the count.
  ['支付总费用21469.1万元，其中职工结算8577人次，费用7408.55万元；居民结算51398人次。', []],
  ['录用12人，其中男5人，其余未定。', []],
  ['面积100.5平方米，其中地上60.3平方米，地下40.3平方米。', []],
] as const)('%s', ([text, expected]) => {
  const found = findComplementCounts(lines(text)).map((finding) =>
    finding.code === 'text.part_counts' ? `${finding.printed} ≠ ${finding.total}` : finding.code,
  );
  expect(found).toEqual(expected);
});

const dates = (documentKind: 'budget' | 'final_accounts', ...texts: string[]) =>
  findOddDates(lines(...texts), { fiscalYear: 2023, documentKind }).map(({ code }) => code);

test.for([
  ['budget', '截止2023年底，本部门所属预算单位共有车辆3辆。', ['text.future_date']],
  ['budget', '截至2022年12月31日，部门共有车辆1辆。', []],
  ['budget', '截至2023年底，力争参保率达到97%。', []],
  ['final_accounts', '截至2023年底，本部门人员编制20人，实有14人。', []],
  [
    'final_accounts',
    '部门整体支出自评得分93分，全年预算数662.65万元。本部门2022年单位绩效目标合理。',
    ['text.other_year'],
  ],
  ['final_accounts', '部门整体支出自评得分93分。本部门2023年单位绩效目标合理。', []],
  ['final_accounts', '2022年部门整体支出项目。本部门2022年完成了评价。', []],
] as const)('%s: %s', ([kind, text, expected]) => {
  expect(dates(kind, text)).toEqual(expected);
});

test('a project of this year’s budget whose period ended before', () => {
  expect(dates('budget', '五、实施周期', '2022年1月1日-2022年12月31日')).toEqual(['text.other_year']);
  expect(dates('budget', '五、实施周期', '2021年1月1日-2023年12月31日')).toEqual([]);
  expect(dates('budget', '五、实施周期', '第一季度审计，第三季度支付尾款。')).toEqual([]);
});

test('the project that was evaluated is named twice', () => {
  const first = '组织对甲经办工作经费1个项目开展了部门重点评价，涉及预算资金234.15万元。';
  expect(
    findReviewedProjects(lines(first, '本部门对乙管理工作经费项目开展了部门重点绩效评价，评价得分94。')),
  ).toMatchObject([{ code: 'text.project_differs', printed: '乙管理工作经费', other: '甲经办工作经费' }]);
  expect(findReviewedProjects(lines(first, '本部门对甲经办工作经费项目开展了部门重点绩效评价。'))).toEqual([]);
  const several = '组织对甲经办工作经费等3个项目开展了部门重点评价。';
  expect(findReviewedProjects(lines(several, '本部门对乙管理工作经费项目开展了部门重点绩效评价。'))).toEqual([]);
});

test.for([
  ['2022年当年本部门政府采购预算共664.98，为服务类预算。', 1],
  ['2022年当年本部门政府采购预算共664.98万元，为服务类预算。', 0],
  ['支出决算50.00%，评价得分95.50，等级为优。', 0],
  ['完成预算的 99.24。', 0],
] as const)('amount without a unit: %s', ([text, count]) => {
  expect(findLostUnits(lines(text))).toHaveLength(count);
});

const indicators = [
  { indicator: '定点医药机构', target: '600', unit: '家' },
  { indicator: '参保人数', target: '50余万', unit: null },
] as IndicatorRecord[];

test.for([
  ['数量目标：定点医药机构60余家。', 1],
  ['数量目标：定点医药机构600余家。', 0],
  // Another number is another matter; a digit more or less is a slip.
  ['全区定点医药机构290家。', 0],
  ['新增定点医药机构，共6家单位。', 0],
] as const)('indicator in the text: %s', ([text, count]) => {
  expect(findIndicatorTexts(lines(text), indicators)).toHaveLength(count);
});

test('bodies below the department, and none', () => {
  const stated = '纳入本部门决算编制范围的单位共3个，包括本级及所属2个二级预算单位。';
  const denied = '本部门所属单位只有部门本级，部门本级不再按单位重复公开。';
  expect(findBodyCounts(lines(stated, denied)).map(({ code }) => code)).toEqual(['text.body_count']);
  expect(findBodyCounts(lines(stated.replaceAll(/3个|2个/gu, '0个'), denied))).toEqual([]);
  expect(findBodyCounts(lines(stated))).toEqual([]);
});

test.for([
  '根据本部门使用的其他专用名词补充解释。',
  '根据区委、区政府或部门确定的2023年工作目标及主要任务进行简要说明。',
  '办公费、水费等。（按“公开06表基本支出预算表”中实际发生经济分类支出事项填写）',
])('an instruction of the template: %s', (text) => {
  expect(findPlaceholders(lines(text)).map(({ code }) => code)).toEqual(['text.placeholder']);
});

test('a note that calls its own table empty, and one that tells when it would be', () => {
  expect(declaredByNote(['注：本部门2024年无此项预算，故本表为空表。'])?.empty).toBe(true);
  expect(declaredByNote(['说明：本年度没有国有资本经营预算财政拨款收入和支出，故本表无数据。'])?.empty).toBe(true);
  expect(declaredByNote(['注：没有此项收支的，本表为空。'])).toBeUndefined();
  expect(declaredByNote(['注：如无此项收支，则本表为空表。'])).toBeUndefined();
});

const account = (code: string, item: string, amountYuan: string | null) =>
  ({ tableKind: 'final.basic_economic', classification: 'department_economic', code, item, amountYuan }) as FactRecord;

const TABLE = { kind: 'final.basic_economic', title: '基本支出决算表' } as TableRecord;
const FACTS = [
  account('302', '商品和服务支出', '300'),
  account('30201', '办公费', '100'),
  account('30207', '邮电费', null),
  account('30211', '差旅费', '150'),
  account('30213', '维修（护）费', '50'),
  account('30101', '基本工资', '500'),
];

test.for([
  ['公用经费0.03万元，主要包括：办公费、差旅费、维修（护）费。', undefined],
  ['公用经费0.03万元，主要包括：办公费、邮电费、差旅费、维修费。', { without: ['邮电费'], unlisted: [] }],
  ['公用经费0.03万元，主要包括：办公费、差旅费。', { without: [], unlisted: ['维修（护）费'] }],
  ['公用经费0.03万元，主要包括：办公费、差旅费等。', undefined],
  // What a budget is for in general is no account of what was spent.
  ['公用经费主要包括：办公费、邮电费。', undefined],
] as const)('listed accounts: %s', ([text, expected]) => {
  const [found]: readonly (Finding | undefined)[] = findNamedItems(lines(text), { facts: FACTS, tables: [TABLE] });
  if (expected === undefined) expect(found).toBeUndefined();
  else expect(found).toMatchObject({ code: 'text.named_items', ...expected });
});

test('a list of the template, with many accounts that were not used, is only noted', () => {
  const unused = ['30202', '30203', '30204', '30205'].map((code, index) =>
    account(code, `费用${'甲乙丙丁'[index]}`, null),
  );
  const [found] = findNamedItems(
    lines('公用经费0.03万元，主要包括：办公费、费用甲、费用乙、费用丙、费用丁、差旅费、维修费。'),
    { facts: [...FACTS, ...unused], tables: [TABLE] },
  );
  expect(found).toMatchObject({ severity: 'info', without: ['费用甲', '费用乙', '费用丙', '费用丁'] });
});

test('a list cut in two paragraphs is one list', () => {
  const cut = lines('公用经费0.03万元，主要包括：办公费、差旅', '费、维修（护）费。');
  expect(findNamedItems(cut, { facts: FACTS, tables: [TABLE] })).toEqual([]);
});

test('what small enterprises won of two kinds of contracts is no more than was bought', () => {
  const won = (kept: string, other: string) =>
    findWonContracts(
      lines(
        '2024年度政府采购金额（以合同签订为准）为251.25万元，其中：货物采购金额4.79万元、服务采购金额246.47万元。',
        `在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额${kept}万元；在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额${other}万元。`,
      ),
    );
  expect(won('246.47', '4.79')).toEqual([]);
  expect(won('251.25', '251.25')).toMatchObject([{ code: 'text.part_counts', total: '502.50 万元' }]);
});

test.for([
  ['共有车辆7辆，其中：机要通信用车0辆、执法执勤用车3辆、其他用车4辆。', 0],
  ['共有车辆7辆，其中：机要通信用车0辆、执法执勤用车3辆、其他用车3辆。', 1],
  // Without 其他 there may be more kinds than the three.
  ['共有车辆7辆，其中：机要通信用车0辆、执法执勤用车3辆、应急保障用车1辆。', 0],
] as const)('a list that 其他 closes is all of it: %s', ([text, count]) => {
  expect(findPartCounts(lines(text))).toHaveLength(count);
});
