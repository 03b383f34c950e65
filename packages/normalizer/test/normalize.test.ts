import { recordSchemas, type FactRecord } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { describe, expect, test } from 'vitest';
import * as surface from '../src/index.ts';
import { normalizeDocument, toFindingRecords, type NormalizedDocument } from '../src/index.ts';
import { printedDocument, type DocumentSketch, type TableSketch, type ValueSketch } from './printed-builder.ts';

const vocabulary = await readVocabulary();

const COVER = {
  final: ['西安市莲湖区医疗保障局（汇总）', '2023年度部门决算', '目录', '第一部分 部门概况', ''],
  budget: ['江苏省政协办公厅2018年度部门预算公开', '目录', '第一部分 部门概况', ''],
} as const;

function normalize(sketch: DocumentSketch): ReturnType<typeof normalizeDocument> {
  return normalizeDocument(printedDocument(sketch), { vocabulary, sourceFile: 'a.txt', sourceUrl: null });
}

/** Facts of one table in a document of the given stage, one per value. */
function factsOf(stage: keyof typeof COVER, table: TableSketch): readonly FactRecord[] {
  return normalize({ lines: COVER[stage], tables: [table] }).value.facts;
}

/** `classification code measure fund phase amount`, the meaning of a fact in one line. */
const line = (fact: FactRecord | undefined): string =>
  fact === undefined
    ? 'no fact'
    : [
        fact.classification,
        fact.code,
        fact.measure,
        fact.fund,
        fact.phase,
        fact.nullKind ?? fact.amountYuan ?? `${fact.countValue} ${fact.unit}`,
      ]
        .map((part) => part ?? '·')
        .join(' ');

test('the public surface', () => {
  expect(Object.keys(surface).toSorted()).toEqual(['normalizeDocument', 'toFindingRecords']);
});

describe('what a number means', () => {
  const cases: readonly {
    readonly name: string;
    readonly stage: keyof typeof COVER;
    readonly title: string;
    readonly headers?: readonly string[];
    readonly values: readonly (readonly [...ValueSketch, meaning: string])[];
  }[] = [
    {
      name: 'revenue and expenditure side by side',
      stage: 'final',
      title: '收入支出决算总表',
      values: [
        [
          '一、一般公共预算财政拨款收入',
          '',
          '收入/决算数',
          '657.62',
          'revenue_source · revenue_fiscal gpb executed 6576200',
        ],
        ['八、其他收入', '', '收入/决算数', '0.01', 'revenue_source · revenue_other other executed 100'],
        [
          '使用非财政拨款结余（含专用结余）',
          '',
          '收入/决算数',
          '1',
          'revenue_source · nonfiscal_surplus_used other executed 10000',
        ],
        ['年初结转和结余', '', '收入/决算数', '49.14', 'revenue_source · carryover_opening total executed 491400'],
        ['总计', '', '收入/决算数', '657.63', 'item · revenue_total total executed 6576300'],
        ['九、卫生健康支出', '', '支出/决算数', '657.63', 'function 210 expenditure_total total executed 6576300'],
        ['本年支出合计', '', '支出/决算数', '657.63', 'item · expenditure_total total executed 6576300'],
        ['结余分配', '', '支出/决算数', '', 'item · surplus_distribution total executed blank'],
        ['年末结转和结余', '', '支出/决算数', '55.34', 'item · carryover_closing total executed 553400'],
      ],
    },
    {
      name: 'opening balances of the three budgets below their total',
      stage: 'final',
      title: '财政拨款收入支出决算总表',
      values: [
        ['一、一般公共预算财政拨款', '', '收入/金额', '10', 'revenue_source · revenue_fiscal gpb executed 100000'],
        ['年初财政拨款结转和结余', '', '收入/金额', '3', 'revenue_source · carryover_opening fiscal executed 30000'],
        ['一般公共预算财政拨款', '', '收入/金额', '2', 'revenue_source · carryover_opening gpb executed 20000'],
        ['政府性基金预算财政拨款', '', '收入/金额', '1', 'revenue_source · carryover_opening gov_fund executed 10000'],
        ['总计', '', '收入/金额', '13', 'item · revenue_total fiscal executed 130000'],
        ['八、社会保障和就业支出', '', '支出/合计', '56.09', 'function 208 expenditure_total fiscal executed 560900'],
        [
          '八、社会保障和就业支出',
          '',
          '支出/一般公共预算财政拨款',
          '56.09',
          'function 208 expenditure_total gpb executed 560900',
        ],
        [
          '八、社会保障和就业支出',
          '',
          '支出/国有资本经营预算财政拨款',
          '—',
          'function 208 expenditure_total state_capital executed dash',
        ],
      ],
    },
    {
      name: 'revenue by source, by functional code',
      stage: 'final',
      title: '收入决算表',
      values: [
        ['行政运行', '2101501', '本年收入合计', '194.40', 'function 2101501 revenue_total total executed 1944000'],
        ['行政运行', '2101501', '财政拨款收入', '194.39', 'function 2101501 revenue_fiscal fiscal executed 1943900'],
        ['行政运行', '2101501', '附属单位上缴收入', '0', 'function 2101501 revenue_affiliate other executed 0'],
        ['合计', '', '其他收入', '0.01', 'item · revenue_other other executed 100'],
      ],
    },
    {
      name: 'expenditure by purpose, code and name in one cell',
      stage: 'final',
      title: '一般公共预算财政拨款支出决算表',
      values: [
        ['[2101501]行政运行', '', '本年支出/小计', '2', 'function 2101501 expenditure_total gpb executed 20000'],
        ['[2101501]行政运行', '', '本年支出/基本支出', '1', 'function 2101501 expenditure_basic gpb executed 10000'],
        ['[2101501]行政运行', '', '本年支出/项目支出', '1', 'function 2101501 expenditure_project gpb executed 10000'],
      ],
    },
    {
      name: 'economic classes and the totals of personnel and public expenditure',
      stage: 'final',
      title: '一般公共预算财政拨款基本支出决算表',
      values: [
        ['津贴补贴', '3012', '决算数', '42.91', 'department_economic 30102 expenditure_basic gpb executed 429100'],
        ['人员经费合计', '', '决算数', '191.15', 'item · personnel gpb executed 1911500'],
        ['公用经费合计', '', '决算数', '3.24', 'item · public gpb executed 32400'],
      ],
    },
    {
      name: 'government fund with balances',
      stage: 'final',
      title: '政府性基金预算财政拨款收入支出决算表',
      values: [
        ['合计', '', '年初结转和结余', '1', 'item · carryover_opening gov_fund executed 10000'],
        ['合计', '', '本年收入', '2', 'item · revenue_total gov_fund executed 20000'],
        ['合计', '', '本年支出/小计', '3', 'item · expenditure_total gov_fund executed 30000'],
        ['合计', '', '本年支出/基本支出', '无', 'item · expenditure_basic gov_fund executed none'],
        ['合计', '', '年末结转和结余', '', 'item · carryover_closing gov_fund executed blank'],
      ],
    },
    {
      name: 'three publics in two rows',
      stage: 'final',
      title: '财政拨款“三公”经费及会议费、培训费支出决算表',
      values: [
        ['预算数', '', '财政拨款安排的“三公”经费/小计', '1.00', 'item · three_public_total fiscal adjusted 10000'],
        [
          '预算数',
          '',
          '财政拨款安排的“三公”经费/公务用车购置及运行维护费/小计',
          '1.00',
          'item · vehicle_total fiscal adjusted 10000',
        ],
        [
          '预算数',
          '',
          '财政拨款安排的“三公”经费/公务用车购置及运行维护费/公务用车购置费',
          '',
          'item · vehicle_purchase fiscal adjusted blank',
        ],
        ['决算数', '', '财政拨款安排的“三公”经费/公务接待费', '0', 'item · official_reception fiscal executed 0'],
        ['决算数', '', '会议费', '1.20', 'item · meeting fiscal executed 12000'],
        ['决算数', '', '培训费', '', 'item · training fiscal executed blank'],
      ],
    },
    {
      name: 'three publics in one row of pairs',
      stage: 'final',
      title: '一般公共预算财政拨款“三公”经费支出决算表',
      values: [
        ['', '', '财政拨款“三公”经费/合计/预算数', '0.95', 'item · three_public_total gpb adjusted 9500'],
        ['', '', '财政拨款“三公”经费/合计/决算数', '', 'item · three_public_total gpb executed blank'],
        ['', '', '财政拨款“三公”经费/因公出国（境）费用/决算数', '0', 'item · overseas_travel gpb executed 0'],
      ],
    },
    {
      name: 'three publics whose total includes meetings and training',
      stage: 'budget',
      title: '“三公”经费、会议费、培训费支出预算表',
      values: [
        ['', '', '合计', '2,600.71', 'item · three_public_plus_total fiscal approved 26007100'],
        ['', '', '“三公”经费/小计', '767.60', 'item · three_public_total fiscal approved 7676000'],
        [
          '',
          '',
          '“三公”经费/公务用车购置及运行维护费/公务用车运行维护费',
          '183.60',
          'item · vehicle_operation fiscal approved 1836000',
        ],
        ['', '', '会议费', '1,469.73', 'item · meeting fiscal approved 14697300'],
      ],
    },
    {
      name: 'three publics in rows',
      stage: 'budget',
      title: '2018年一般公共预算‘三公’经费支出表',
      values: [
        ['合计', '', '本年预算数', '4.00', 'item · three_public_total gpb approved 40000'],
        ['2.公务用车购置及运行维护费', '', '本年预算数', '3.00', 'item · vehicle_total gpb approved 30000'],
        ['其中：（1）公务用车购置', '', '本年预算数', '', 'item · vehicle_purchase gpb approved blank'],
        ['（2）公务用车运行维护费', '', '本年预算数', '3.00', 'item · vehicle_operation gpb approved 30000'],
      ],
    },
    {
      name: 'economic classes under basic expenditure and special projects',
      stage: 'budget',
      title: '2018年部门综合预算财政拨款收支总表',
      values: [
        [
          '1、人员经费和公用经费支出',
          '',
          '支出/部门预算支出经济分类科目（按大类）/预算数',
          '744.48',
          'item · expenditure_basic fiscal approved 7444800',
        ],
        [
          '（2）商品和服务支出',
          '',
          '支出/部门预算支出经济分类科目（按大类）/预算数',
          '97.15',
          'department_economic 302 expenditure_basic fiscal approved 971500',
        ],
        [
          '2、专项业务经费支出',
          '',
          '支出/部门预算支出经济分类科目（按大类）/预算数',
          '931.30',
          'item · special_project fiscal approved 9313000',
        ],
        [
          '（2）商品和服务支出',
          '',
          '支出/部门预算支出经济分类科目（按大类）/预算数',
          '925.30',
          'department_economic 302 special_project fiscal approved 9253000',
        ],
        [
          '2、机关商品和服务支出',
          '',
          '支出/政府预算支出经济分类科目（按大类）/预算数',
          '154.35',
          'government_economic 502 expenditure_total fiscal approved 1543500',
        ],
      ],
    },
    {
      name: 'revenue with group labels',
      stage: 'budget',
      title: '收入预算总表',
      values: [
        ['收入总计', '', '金额', '10,150.48', 'item · revenue_total total approved 101504800'],
        ['一般公共预算资金+小计', '', '金额', '10,070.48', 'revenue_source · revenue_fiscal gpb approved 100704800'],
        ['其他资金+小计', '', '金额', '80.00', 'revenue_source · revenue_other other approved 800000'],
        ['其他资金+其他收入', '', '金额', '80.00', 'revenue_source · revenue_other other approved 800000'],
      ],
    },
    {
      name: 'expenditure in one row',
      stage: 'budget',
      title: '支出预算总表',
      values: [
        ['', '', '合计', '10,150.48', 'item · expenditure_total total approved 101504800'],
        ['', '', '单位预留机动经费', '1,157.63', 'item · reserve total approved 11576300'],
        ['', '', '结转下年资金', '', 'item · carryover_closing total approved blank'],
      ],
    },
    {
      name: 'two classifications in one row',
      stage: 'budget',
      title: '2018年部门综合预算一般公共预算支出明细表（按支出经济分类科目）',
      values: [
        [
          '基本工资+工资奖金津补贴',
          '30101+50101',
          '人员经费支出',
          '21.23',
          'department_economic 30101 personnel gpb approved 212300',
        ],
      ],
    },
    {
      name: 'procurement by kind',
      stage: 'budget',
      title: '2018年政府采购预算表',
      values: [
        ['合计', '', '总计', '3', 'item · expenditure_total total approved 30000'],
        ['一、货物A', '', '总计', '2', 'item · procurement_goods total approved 20000'],
        ['办公设备购置费+办公设备购置', '', '总计', '2', 'item · procurement_goods total approved 20000'],
        ['三、服务C', '', '总计', '1', 'item · procurement_services total approved 10000'],
        ['会议服务+分散自行组织', '', '总计', '1', 'item · procurement_services total approved 10000'],
      ],
    },
    {
      name: 'funds and points of a self-evaluation',
      stage: 'final',
      title: '医保档案管理项目绩效自评表',
      values: [
        ['年度资金总额', '', '年初预算数', '20.00', 'item · expenditure_total total approved 200000'],
        ['年度资金总额', '', '全年预算数（A）', '20.00', 'item · expenditure_total total adjusted 200000'],
        ['年度资金总额', '', '全年执行数（B）', '19.00', 'item · expenditure_total total executed 190000'],
        ['年度资金总额', '', '分值', '10', 'item · weight · · 10 points'],
        ['年度资金总额', '', '执行率（B/A）', '95%', 'item · execution_rate · · 95 percent'],
        ['其中：当年财政拨款', '', '全年执行数（B）', '19.00', 'item · fiscal_total fiscal executed 190000'],
        ['数量指标+指标1：档案存放率', '', '年度指标值', '99%', 'item · target · · 99 percent'],
        ['数量指标+指标1：档案存放率', '', '得分', '9.5', 'item · score · · 9.5 points'],
      ],
    },
  ];

  test.for(cases)('$name', ({ stage, title, headers, values }) => {
    const facts = factsOf(stage, {
      title,
      unit: '万元',
      ...(headers === undefined ? {} : { headers }),
      values: values.map(([labels, codes, path, text]): ValueSketch => [labels, codes, path, text]),
    });
    expect(values.map((value, index) => [value[0], value[2], line(facts[index])])).toEqual(
      values.map((value) => [value[0], value[2], value[4]]),
    );
  });
});

const oneNumber = (sketch: TableSketch): TableSketch => ({
  title: '支出决算表',
  values: [['行政运行', '2101501', '基本支出', '1.5']],
  ...sketch,
});

describe('units', () => {
  test('each table has its own', () => {
    const { facts } = normalize({
      lines: COVER.final,
      tables: [oneNumber({ unit: '元' }), oneNumber({ unit: '万元' })],
    }).value;
    expect(facts.map((fact) => [fact.amountYuan, fact.unitPrinted])).toEqual([
      ['1.5', '元'],
      ['15000', '万元'],
    ]);
  });

  test('the header can print it', () => {
    const [fact] = factsOf('final', oneNumber({ values: [['行政运行', '2101501', '基本支出（千元）', '1.5']] }));
    expect(fact).toMatchObject({ amountYuan: '1500', unitPrinted: '千元' });
  });

  test('a note under the table can print it', () => {
    const document = printedDocument({ lines: COVER.final, tables: [oneNumber({})] });
    const [table] = document.tables;
    const noted = {
      ...document,
      tables: table === undefined ? [] : [{ ...table, notes: ['注：本表以“万元”为金额单位。'] }],
    };
    expect(normalizeDocument(noted, { vocabulary, sourceFile: 'a.txt', sourceUrl: null }).value.facts[0]).toMatchObject(
      { amountYuan: '15000', unitPrinted: '万元' },
    );
  });

  test.for([
    { case: 'right below the first', top: 300, between: [], yuan: '15000', finding: 'table.unit_from_above' },
    { case: 'with words between', top: 300, between: ['说明'], yuan: null, finding: 'table.unit_missing' },
    { case: 'above the first', top: 10, between: [], yuan: null, finding: 'table.unit_missing' },
  ])('a second table under one title, $case', ({ top, between, yuan, finding }) => {
    const at = (y0: number) => ({ page: 1, box: { x0: 50, y0, x1: 500, y1: y0 + 100 } });
    const document = printedDocument({
      lines: [...COVER.final, ...between],
      tables: [
        oneNumber({ unit: '万元' }),
        oneNumber({
          title: '',
          values: [
            ['基本工资', '30101', '人员经费', '1.5'],
            ['人员经费合计', '', '公用经费', ''],
          ],
        }),
      ],
    });
    const placed = {
      ...document,
      paragraphs: document.paragraphs.map((paragraph, index) => ({
        ...paragraph,
        places: [at(paragraph.text === '说明' ? 250 : 5 + index)],
      })),
      tables: document.tables.map((table, index) => ({ ...table, parts: [at(index === 0 ? 100 : top)] })),
    };
    const { value, findings } = normalizeDocument(placed, { vocabulary, sourceFile: 'a.txt', sourceUrl: null });
    expect(value.facts.find((fact) => fact.code === '30101')).toMatchObject({ amountYuan: yuan });
    expect(findings.map(({ code }) => code)).toContain(finding);
  });

  test('without one nothing is converted, and a finding says so', () => {
    const { value, findings } = normalize({ lines: COVER.final, tables: [oneNumber({})] });
    expect(value.facts[0]).toMatchObject({ amountYuan: null, nullKind: null, valuePrinted: '1.5', unitPrinted: null });
    expect(findings.filter((finding) => finding.code === 'table.unit_missing')).toHaveLength(1);
  });
});

test('a row of several columns is one row of a list of names', () => {
  const row = (name: string): ValueSketch[] => [
    [name, '', '2022年决算数', '1'],
    [name, '', '2023年决算数', '2'],
  ];
  const names = ['卫生健康支出', '医疗救助', '其他医疗救助支出', '优抚对象医疗', '优抚对象医疗补助'];
  const facts = factsOf('final', {
    title: '一般公共预算财政拨款支出决算表',
    unit: '万元',
    values: names.flatMap(row),
  });
  expect(facts.map((fact) => fact.code)).toEqual(
    ['210', '21013', '2101399', '21014', '2101401'].flatMap((code) => [code, code]),
  );
});

describe('years', () => {
  test('a row of another year carries that year', () => {
    const facts = factsOf('budget', {
      title: '一般公共预算“三公”经费支出情况表',
      unit: '万元',
      values: [
        ['2017年预算数', '', '“三公”经费/合计', '1'],
        ['2018年预算数', '', '“三公”经费/合计', '2'],
        ['上年预算数', '', '“三公”经费/公务接待费', '3'],
        ['2017年决算数', '', '“三公”经费/公务接待费', '4'],
        ['2017年', '', '“三公”经费/公务接待费', '5'],
      ],
    });
    expect(facts.map((fact) => [fact.measure, fact.phase, fact.fiscalYear])).toEqual([
      ['three_public_total', 'approved', 2017],
      ['three_public_total', 'approved', 2018],
      ['official_reception', 'approved', 2017],
      ['official_reception', 'executed', 2017],
      ['official_reception', 'approved', 2017],
    ]);
  });

  test('a column of another year carries that year', () => {
    const facts = factsOf('final', {
      title: '2023年度预算单位整体支出绩效评价基础数据表',
      unit: '万元',
      values: [
        ['项目支出：', '', '2022年决算数', '231.98'],
        ['项目支出：', '', '2023年预算数', '276'],
        ['1、业务经费', '', '2023年决算数', '154'],
      ],
    });
    expect(facts.map((fact) => [fact.fiscalYear, fact.phase, fact.measure])).toEqual([
      [2022, 'executed', 'expenditure_project'],
      [2023, 'approved', 'expenditure_project'],
      [2023, 'executed', 'expenditure_project'],
    ]);
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
});

describe('rows about units and projects', () => {
  test('a unit has its number and name', () => {
    const [fact] = factsOf('budget', {
      title: '2018年部门支出总表',
      unit: '万元',
      values: [['南京联谊俱乐部', '133001', '合计', '1']],
    });
    expect(fact).toMatchObject({
      classification: 'unit',
      code: '133001',
      unitName: '南京联谊俱乐部',
      measure: 'expenditure_total',
    });
  });

  test('projects below a unit belong to it', () => {
    const facts = factsOf('budget', {
      title: '2018年部门综合预算专项业务经费支出表',
      unit: '万元',
      values: [
        ['合计', '', '项目金额', '20'],
        ['南京联谊俱乐部', '133001', '项目金额', '20'],
        ['网络运行与维护', '', '项目金额', '15'],
      ],
    });
    expect(facts.map((fact) => [fact.classification, fact.unitName, fact.project])).toEqual([
      ['item', null, null],
      ['unit', '南京联谊俱乐部', null],
      ['project', '南京联谊俱乐部', '网络运行与维护'],
    ]);
  });

  test('a form names its project once', () => {
    const [fact] = factsOf('budget', {
      title: '2018年部门预算专项业务经费绩效目标表',
      cells: [
        [0, 5, 'label', '项目名称'],
        [0, 7, 'label', '办公场所租赁'],
      ],
      values: [['资金金额（万元）+实施期资金总额：', '', '', '27.10']],
    });
    expect(fact).toMatchObject({
      classification: 'project',
      project: '办公场所租赁',
      measure: 'expenditure_total',
      amountYuan: '271000',
    });
  });
});

test('a code beside the name of another code is a finding, and both are kept', () => {
  const { value, findings } = normalize({
    lines: COVER.final,
    tables: [{ title: '支出决算表', unit: '万元', values: [['城乡医疗救助', '2101101', '基本支出', '1']] }],
  });
  expect(value.facts[0]).toMatchObject({ code: '2101101', codeName: '行政单位医疗', item: '城乡医疗救助' });
  expect(findings).toMatchObject([
    { code: 'code.name_differs', printed: '2101101', name: '城乡医疗救助', expected: '行政单位医疗' },
  ]);
});

test.for(['单位名称', '项目单位'])(
  'a code beside a project and its %s is compared with the name of neither',
  (head) => {
    const { value, findings } = normalize({
      lines: COVER.budget,
      tables: [
        {
          title: '项目支出表',
          unit: '万元',
          cells: [
            [0, 0, 'header', head],
            [0, 1, 'header', '项目名称'],
            [0, 2, 'header', '科目编码'],
            [1, 2, 'code', '2101301'],
          ],
          values: [['某区医疗保障局+参保资助', '2101301', '合计', '1']],
        },
      ],
    });
    expect(value.facts[0]).toMatchObject({ code: '2101301', project: '参保资助' });
    expect(findings.filter(({ code }) => code === 'code.name_differs')).toEqual([]);
  },
);

test('two points under one header are not told apart', () => {
  const facts = factsOf('final', {
    title: '医保档案管理项目绩效自评表',
    values: [['总分', '', '得分', '100']],
  });
  expect(facts).toHaveLength(1);
  const twice = printedDocument({
    lines: COVER.final,
    tables: [{ title: '医保档案管理项目绩效自评表', values: [['总分', '', '得分', '100']] }],
  });
  const [table] = twice.tables;
  const [first] = table?.values ?? [];
  if (table === undefined || first === undefined) throw new Error('the sketch has one value');
  const doubled = {
    ...twice,
    tables: [{ ...table, values: [first, { ...first, columnIndex: first.columnIndex + 1, printed: '94' }] }],
  };
  expect(normalizeDocument(doubled, { vocabulary, sourceFile: 'a.txt', sourceUrl: null }).value.facts).toEqual([]);
});

test('a share of an amount is not the amount', () => {
  const { value } = normalize({
    lines: COVER.final,
    tables: [{ title: '支出决算表', unit: '万元', values: [['行政运行', '2101501', '基本支出', '29.56%']] }],
  });
  expect([value.facts.length, value.cellsWithoutFact]).toEqual([0, 1]);
});

test('a column whose words nobody knows is not taken for the usual one', () => {
  const { value } = normalize({
    lines: COVER.final,
    tables: [{ title: '支出决算表', unit: '万元', values: [['行政运行', '2101501', '本年支出合计/车辆购置税', '1']] }],
  });
  expect([value.facts.length, value.cellsWithoutFact]).toEqual([0, 1]);
});

test('a column named after an economic class is the second code of the row', () => {
  const [fact] = factsOf('budget', {
    title: '2018年一般公共预算支出总表',
    unit: '万元',
    values: [['行政运行', '2101501', '基本支出/工资福利支出', '512.01']],
  });
  expect(fact).toMatchObject({ code: '2101501', code2: '301', measure: 'expenditure_basic', amountYuan: '5120100' });
});

test('a blank beside the label of the block to its left is nothing a form asks for', () => {
  const printed = printedDocument({
    lines: COVER.budget,
    tables: [{ title: '收支预算总表', unit: '万元', values: [['二十、其他支出', '', '支出/功能分类/金额', '']] }],
  });
  const [table] = printed.tables;
  const [own] = table?.values ?? [];
  if (table === undefined || own === undefined) throw new Error('the sketch has one value');
  const beside = { ...own, blockIndex: 1, columnIndex: own.columnIndex + 1, columnPath: ['支出', '经济分类', '金额'] };
  const document = { ...printed, tables: [{ ...table, values: [own, beside] }] };
  const { facts } = normalizeDocument(document, { vocabulary, sourceFile: 'a.txt', sourceUrl: null }).value;
  expect(facts.map((fact) => fact.code)).toEqual(['229']);
});

test('a telephone number of a form enters no record', () => {
  const { value } = normalize({
    lines: COVER.budget,
    tables: [
      {
        title: '部门项目申报表（含绩效目标）',
        unit: '万元',
        values: [
          ['联系电话', '', '', '83212383'],
          ['项目总预算', '', '', '80'],
        ],
      },
    ],
  });
  expect(value.cells.map((cell) => cell.value)).toEqual(['80']);
  expect(JSON.stringify(value)).not.toContain('83212383');
});

test('an unknown table is exported as cells, with a finding', () => {
  const { value, findings } = normalize({
    lines: COVER.budget,
    tables: [{ title: '车辆情况表', values: [['轿车', '', '数量', '3']] }],
  });
  expect(value.tables[0]).toMatchObject({ kind: null, kindScore: null, numericCells: 1 });
  expect(value.cells).toHaveLength(1);
  expect(value.facts).toEqual([]);
  expect(findings.map((finding) => finding.code)).toEqual(['table.kind_unknown']);
});

test('what the list of tables says about empty tables', () => {
  const { value } = normalize({
    lines: COVER.final,
    tables: [
      {
        cells: [
          [0, 1, 'header', '内容'],
          [0, 2, 'header', '是否空表'],
          [0, 3, 'header', '表格为空的理由'],
          [1, 1, 'label', '政府性基金预算财政拨款收入支出决算表'],
          [1, 2, 'label', '是'],
          [1, 3, 'label', '本部门不涉及'],
        ],
      },
      { title: '政府性基金预算财政拨款收入支出决算表', unit: '万元', values: [['合计', '', '本年收入', '']] },
    ],
  });
  expect(value.tables[1]).toMatchObject({
    declaredEmpty: true,
    emptyReason: '本部门不涉及',
    isEmpty: true,
    numericCells: 0,
  });
});

describe('records', () => {
  const sketch: DocumentSketch = {
    lines: COVER.final,
    tables: [
      {
        title: '收入决算表',
        unit: '万元',
        values: [
          ['行政运行', '2101501', '本年收入合计', '1'],
          ['行政运行', '2101501', '其他收入', ''],
        ],
      },
      { title: '车辆情况表', values: [['轿车', '', '数量', '3']] },
    ],
  };

  test('all parse with their schemas', () => {
    const { value, findings } = normalize(sketch);
    recordSchemas.documents.parse(value.document);
    value.tables.forEach((record) => recordSchemas.tables.parse(record));
    value.cells.forEach((record) => recordSchemas.cells.parse(record));
    value.facts.forEach((record) => recordSchemas.facts.parse(record));
    const records = toFindingRecords([...findings, ...findings], value.document.documentId);
    records.forEach((record) => recordSchemas.findings.parse(record));
    // What is said twice of one place is two findings.
    expect(new Set(records.map(({ findingId }) => findingId)).size).toBe(records.length);
    expect(findings.length).toBeGreaterThan(0);
  });

  test('the same document gives the same records', () => {
    expect(normalize(sketch)).toEqual(normalize(sketch));
  });

  test('a number has a cell and its fact names it; a blank has no cell', () => {
    const { cells, facts }: NormalizedDocument = normalize(sketch).value;
    expect(facts.map((fact) => [fact.cellId, fact.nullKind])).toEqual([
      [cells[0]?.cellId, null],
      [null, 'blank'],
    ]);
  });

  test('ids say what a record is, not when it was made', () => {
    const first = normalize(sketch).value;
    const reversed = normalize({ ...sketch, tables: [...(sketch.tables ?? [])].toReversed() }).value;
    expect(new Set(reversed.facts.map((fact) => fact.factId))).toEqual(new Set(first.facts.map((fact) => fact.factId)));
    expect(new Set(reversed.cells.map((cell) => cell.cellId))).toEqual(new Set(first.cells.map((cell) => cell.cellId)));
  });
});
