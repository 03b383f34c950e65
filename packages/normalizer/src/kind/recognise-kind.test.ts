import { readVocabulary } from '@mingzhang/schema/node';
import type { DocumentKind, Vocabulary } from '@mingzhang/schema';
import { beforeAll, describe, expect, test } from 'vitest';
import { printedTable, type TableSketch } from '../../test/printed-builder.ts';
import { buildCodeBook, type CodeBook } from '../code/code-book.ts';
import { recogniseKind, type RecognisedKind } from './recognise-kind.ts';

const vocabulary: Vocabulary = await readVocabulary();
let codes: CodeBook;
beforeAll(() => {
  codes = buildCodeBook(vocabulary);
});

const recognise = (sketch: TableSketch, documentKind: DocumentKind): RecognisedKind | undefined =>
  recogniseKind(printedTable(sketch), { vocabulary, codes, documentKind, agency: '江苏省政府采购中心' });

const stageOfKind = (kind: string): DocumentKind =>
  kind.startsWith('final') ? 'final_accounts' : kind.startsWith('budget') ? 'budget' : 'performance';

/** Narrative kinds are no tables; the list of tables is known by its header. */
const TITLED = vocabulary.tableKinds
  .filter(({ kind }) => !kind.startsWith('text.'))
  .flatMap(({ kind, titles }) =>
    titles
      .filter((title) => !title.startsWith('目录'))
      .map((title) => ({ kind, title: title.replace(/\s*\([^)]*\)$/u, '') })),
  );

/** 支出预算总表 by 按单位 and the like name the kind by its rows: the row codes are part of the evidence. */
describe('every title of the vocabulary', () => {
  test.for(TITLED)('$title is $kind', ({ kind, title }) => {
    expect(recognise({ title }, stageOfKind(kind))?.kind).toBe(kind);
  });
});

const SEEN: readonly {
  readonly title: string;
  readonly in: DocumentKind;
  readonly kind: string;
  readonly code?: string;
}[] = [
  { title: '收入支出决算总表', in: 'final_accounts', kind: 'final.summary' },
  { title: '2023年度预算单位整体支出绩效评价基础数据表', in: 'performance', kind: 'perf.base_data' },
  { title: '2023年度预算单位整体支出绩效自评表', in: 'performance', kind: 'perf.self_overall' },
  { title: '2023年度项目支出绩效自评表', in: 'performance', kind: 'perf.self_project' },
  { title: '区级预算单位绩效自评工作考核评分表', in: 'performance', kind: 'perf.work_assessment' },
  { title: '医保档案管理项目绩效自评表', in: 'final_accounts', kind: 'perf.self_project' },
  { title: '西安市临潼区医疗保障局部门整体支出绩效自评表', in: 'final_accounts', kind: 'perf.self_overall' },
  { title: '表3-1西安市临潼区医保局2021年部门整体支出评分表', in: 'final_accounts', kind: 'perf.score_sheet' },
  { title: '表1-12021年区医保局财政预算按功能科目分类的明细表', in: 'final_accounts', kind: 'budget.expenditure' },
  { title: '2022年部门综合预算收支总表', in: 'budget', kind: 'budget.summary' },
  { title: '2022年部门综合预算支出总表', in: 'budget', kind: 'budget.expenditure' },
  { title: '2022年部门综合预算财政拨款收支总表', in: 'budget', kind: 'budget.fiscal' },
  {
    title: '2022年部门综合预算一般公共预算支出明细表（按支出功能分类科目-不含上年结转）',
    in: 'budget',
    kind: 'budget.gpb_function',
    code: '208',
  },
  {
    title: '2022年部门综合预算一般公共预算支出明细表（按支出经济分类科目-不含上年结转）',
    in: 'budget',
    kind: 'budget.gpb_economic',
    code: '301',
  },
  {
    title: '2022年部门综合预算一般公共预算基本支出明细表（按支出功能分类科目-不含上年结转）',
    in: 'budget',
    kind: 'budget.gpb_basic_function',
    code: '208',
  },
  {
    title: '2022年部门综合预算一般公共预算基本支出明细表（支出经济分类科目-不含上年结转）',
    in: 'budget',
    kind: 'budget.gpb_basic_economic',
    code: '301',
  },
  { title: '2022年部门综合预算政府性基金收支表（不含上年结转）', in: 'budget', kind: 'budget.gov_fund' },
  { title: '2022年部门综合预算专项业务经费支出表（不含上年结转）', in: 'budget', kind: 'budget.special_project' },
  {
    title: '2022年部门综合预算政府采购（资产配置、购买服务）预算表（不含上年结转）',
    in: 'budget',
    kind: 'budget.procurement',
  },
  {
    title: '2022年部门综合预算一般公共预算拨款“三公”经费及会议费、培训费支出预算表（不含上年结转）',
    in: 'budget',
    kind: 'budget.three_public',
  },
  { title: '2022年部门预算专项业务经费绩效目标表', in: 'budget', kind: 'budget.perf_target_project' },
  { title: '2023年部门收支总表', in: 'budget', kind: 'budget.summary' },
  { title: '2023年部门收入总表', in: 'budget', kind: 'budget.revenue' },
  { title: '2023年部门支出总表', in: 'budget', kind: 'budget.expenditure' },
  { title: '2023年一般公共预算支出总表', in: 'budget', kind: 'budget.gpb_function' },
  { title: '2023年一般公共预算支出表（功能分类项级）', in: 'budget', kind: 'budget.gpb_function' },
  { title: '2023年一般公共预算基本支出表（经济分类款级）', in: 'budget', kind: 'budget.gpb_basic_economic' },
  { title: '2023年一般公共预算‘三公’经费支出表', in: 'budget', kind: 'budget.three_public' },
  { title: '2023年政府购买服务支出表', in: 'budget', kind: 'budget.service_purchase' },
  { title: '部门项目申报表(含绩效目标)', in: 'budget', kind: 'budget.perf_target_project' },
  { title: '部门整体支出绩效目标申报表', in: 'budget', kind: 'budget.perf_target_overall' },
  { title: '五、2017年度江苏省高级人民法院部门财政拨款支出预算表', in: 'budget', kind: 'budget.fiscal_function' },
  {
    title: '六、2017年度江苏省高级人民法院部门财政拨款基本支出预算表',
    in: 'budget',
    kind: 'budget.fiscal_basic_economic',
  },
  { title: '七、2017年度江苏省高级人民法院部门政府性基金支出预算表', in: 'budget', kind: 'budget.gov_fund' },
  {
    title: '十一、2017年江苏省高级人民法院部门一般公共预算“三公”经费、会议费、培训费支出预算表',
    in: 'budget',
    kind: 'budget.three_public',
  },
  { title: '一般公共预算支出预算表', in: 'budget', kind: 'budget.gpb_function', code: '201' },
  { title: '一般公共预算基本支出预算表', in: 'budget', kind: 'budget.gpb_basic_economic', code: '301' },
  { title: '财政拨款政府性基金支出预算表', in: 'budget', kind: 'budget.gov_fund' },
  { title: '2019年政府采购预算表', in: 'budget', kind: 'budget.procurement' },
  { title: '2024年部门财务收支预算总表', in: 'budget', kind: 'budget.summary' },
  { title: '2024年部门国有资本经营预算支出功能分类预算表', in: 'budget', kind: 'budget.state_capital' },
  { title: '部门“三公”经费和机关运行经费预算表', in: 'budget', kind: 'budget.three_public' },
  { title: '公开01表：收支预算总表', in: 'budget', kind: 'budget.summary' },
  { title: '江苏省政府采购中心2024年收支预算总表', in: 'budget', kind: 'budget.summary' },
  { title: '部门收支总体情况表', in: 'budget', kind: 'budget.summary' },
  { title: '部门收入总体情况表', in: 'budget', kind: 'budget.revenue' },
  { title: '部门支出总体情况表', in: 'budget', kind: 'budget.expenditure' },
  { title: '财政拨款收支总体情况表', in: 'budget', kind: 'budget.fiscal' },
  { title: '财政拨款收支总表', in: 'budget', kind: 'budget.fiscal' },
  { title: '一般公共预算支出情况表', in: 'budget', kind: 'budget.gpb_function' },
  { title: '一般公共预算支出表', in: 'budget', kind: 'budget.gpb_function' },
  { title: '一般公共预算基本支出情况表', in: 'budget', kind: 'budget.gpb_basic_economic' },
  { title: '一般公共预算“三公”经费支出情况表', in: 'budget', kind: 'budget.three_public' },
  { title: '政府性基金预算支出情况表', in: 'budget', kind: 'budget.gov_fund' },
  { title: '国有资本经营预算支出表', in: 'budget', kind: 'budget.state_capital' },
  { title: '项目支出表', in: 'budget', kind: 'budget.special_project' },
  { title: '二〇二三年度收入支出决算总表', in: 'final_accounts', kind: 'final.summary' },
];

test.for(SEEN)('$title is $kind', ({ title, in: documentKind, kind, code }) => {
  const values = code === undefined ? [] : ([['', code, '合计', '1.00']] as const);
  expect(recognise({ title, values }, documentKind)?.kind).toBe(kind);
});

test('title and header that agree score 1, a title alone less', () => {
  const title = '财政拨款“三公”经费支出决算表';
  expect(recognise({ title }, 'final_accounts')?.score).toBe(0.75);
  expect(recognise({ title, headers: ['因公出国（境）费', '公务接待费'] }, 'final_accounts')).toEqual({
    kind: 'final.three_public',
    score: 1,
  });
});

test('the printed form number is no identity', () => {
  for (const [title, kind] of [
    ['政府性基金预算财政拨款收入支出决算表', 'final.gov_fund'],
    ['财政拨款“三公”经费支出决算表', 'final.three_public'],
  ] as const) {
    expect(recognise({ title, formNumber: '公开07表' }, 'final_accounts')?.kind).toBe(kind);
  }
});

test('an untitled sheet is known by its header', () => {
  const headers = ['项目名称', '年初', '预算数', '分值', '执行率', '得分', '年度资金总额（万元）', '一级指标'];
  expect(recognise({ headers }, 'final_accounts')).toEqual({ kind: 'perf.self_project', score: 0.75 });
});

test.for(['', '单位名称', '中小企业合同情况表'])('nothing is said about %s', (title) => {
  expect(recognise({ title, headers: ['序号', '单位名称'] }, 'budget')).toBeUndefined();
});
