import type { FactRecord } from '@mingzhang/schema';
import { expect, test } from 'vitest';
import { COVER, factsOf, normalize } from './normalize-sketch.ts';
import type { TableSketch } from './printed-builder.ts';

/** What the facts of one table say in some of their columns. */
interface TableCase {
  readonly name: string;
  readonly stage: keyof typeof COVER;
  readonly table: TableSketch;
  readonly columns: readonly (keyof FactRecord)[];
  readonly expected: readonly (readonly unknown[])[];
}

const CASES: readonly TableCase[] = [
  {
    name: 'a row of several columns is one row of a list of names',
    stage: 'final',
    table: {
      title: '一般公共预算财政拨款支出决算表',
      unit: '万元',
      values: ['卫生健康支出', '医疗救助', '其他医疗救助支出', '优抚对象医疗', '优抚对象医疗补助'].flatMap((name) => [
        [name, '', '2022年决算数', '1'],
        [name, '', '2023年决算数', '2'],
      ]),
    },
    columns: ['code'],
    expected: ['210', '21013', '2101399', '21014', '2101401'].flatMap((code) => [[code], [code]]),
  },
  {
    name: 'a row of another year carries that year',
    stage: 'budget',
    table: {
      title: '一般公共预算“三公”经费支出情况表',
      unit: '万元',
      values: [
        ['2017年预算数', '', '“三公”经费/合计', '1'],
        ['2018年预算数', '', '“三公”经费/合计', '2'],
        ['上年预算数', '', '“三公”经费/公务接待费', '3'],
        ['2017年决算数', '', '“三公”经费/公务接待费', '4'],
        ['2017年', '', '“三公”经费/公务接待费', '5'],
      ],
    },
    columns: ['measure', 'phase', 'fiscalYear'],
    expected: [
      ['three_public_total', 'approved', 2017],
      ['three_public_total', 'approved', 2018],
      ['official_reception', 'approved', 2017],
      ['official_reception', 'executed', 2017],
      ['official_reception', 'approved', 2017],
    ],
  },
  {
    name: 'a column of another year carries that year',
    stage: 'final',
    table: {
      title: '2023年度预算单位整体支出绩效评价基础数据表',
      unit: '万元',
      values: [
        ['项目支出：', '', '2022年决算数', '231.98'],
        ['项目支出：', '', '2023年预算数', '276'],
        ['1、业务经费', '', '2023年决算数', '154'],
      ],
    },
    columns: ['fiscalYear', 'phase', 'measure'],
    expected: [
      [2022, 'executed', 'expenditure_project'],
      [2023, 'approved', 'expenditure_project'],
      [2023, 'executed', 'expenditure_project'],
    ],
  },
  {
    name: 'a unit has its number and name',
    stage: 'budget',
    table: {
      title: '2018年部门支出总表',
      unit: '万元',
      values: [['南京联谊俱乐部', '133001', '合计', '1']],
    },
    columns: ['classification', 'code', 'unitName', 'measure'],
    expected: [['unit', '133001', '南京联谊俱乐部', 'expenditure_total']],
  },
  {
    name: 'projects below a unit belong to it',
    stage: 'budget',
    table: {
      title: '2018年部门综合预算专项业务经费支出表',
      unit: '万元',
      values: [
        ['合计', '', '项目金额', '20'],
        ['南京联谊俱乐部', '133001', '项目金额', '20'],
        ['网络运行与维护', '', '项目金额', '15'],
      ],
    },
    columns: ['classification', 'unitName', 'project'],
    expected: [
      ['item', null, null],
      ['unit', '南京联谊俱乐部', null],
      ['project', '南京联谊俱乐部', '网络运行与维护'],
    ],
  },
  {
    name: 'a form names its project once',
    stage: 'budget',
    table: {
      title: '2018年部门预算专项业务经费绩效目标表',
      cells: [
        [0, 5, 'label', '项目名称'],
        [0, 7, 'label', '办公场所租赁'],
      ],
      values: [['资金金额（万元）+实施期资金总额：', '', '', '27.10']],
    },
    columns: ['classification', 'project', 'measure', 'amountYuan'],
    expected: [['project', '办公场所租赁', 'expenditure_total', '271000']],
  },
];

test.for(CASES)('$name', ({ stage, table, columns, expected }) => {
  expect(factsOf(stage, table).map((fact) => columns.map((column) => fact[column]))).toEqual(expected);
});

test('a table of an attached report carries its own year', () => {
  const { value } = normalize({
    lines: COVER.final,
    tables: [
      { title: '表3-1西安市莲湖区医保局2021年部门整体支出评分表', values: [['绩效目标合理性', '', '赋分', '3']] },
      { title: '收入决算表', unit: '万元', values: [['合计', '', '本年收入合计', '3']] },
    ],
  });
  expect(value.document.fiscalYear).toBe(2023);
  expect(value.facts.map((fact) => fact.fiscalYear)).toEqual([2021, 2023]);
});
