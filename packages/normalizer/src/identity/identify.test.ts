import { readVocabulary } from '@mingzhang/schema/node';
import { describe, expect, test } from 'vitest';
import { printedDocument, type DocumentSketch } from '../../test/printed-builder.ts';
import { normaliseAgency } from './agency.ts';
import { identifyDocument } from './identify.ts';
import { buildRegionIndex } from './regions.ts';

const vocabulary = await readVocabulary();
const regions = buildRegionIndex();
const identify = (sketch: DocumentSketch): ReturnType<typeof identifyDocument> =>
  identifyDocument(printedDocument(sketch), { vocabulary, regions });

test.for([
  ['西安市莲湖区医疗保障局（汇总）', '西安市莲湖区医疗保障局'],
  ['武汉市东西湖区医疗保障局本级', '武汉市东西湖区医疗保障局'],
  ['上海市普陀区人民政府万里街道办事处（部门）', '上海市普陀区人民政府万里街道办事处'],
  ['2017年度江苏省高级人民法院部门预算公开', '江苏省高级人民法院'],
  ['江苏省政协办公厅 2018 年度部门预算公开', '江苏省政协办公厅'],
  ['部 门:中共江苏省委办公厅', '中共江苏省委办公厅'],
  ['单位：330 冀中县应急管理局', '冀中县应急管理局'],
  ['330 冀中县应急管理局', '冀中县应急管理局'],
  ['[330001]冀中县应急管理局', '冀中县应急管理局'],
  ['（330001）冀中县应急管理局', '冀中县应急管理局'],
  ['【330】冀中县应急管理局', '冀中县应急管理局'],
  ['330001-冀中县应急管理局', '冀中县应急管理局'],
  ['120急救中心', '120急救中心'],
  ['单位：120急救中心', '120急救中心'],
  ['120 急救中心', '120急救中心'],
  ['单位：101 中学', '101中学'],
  ['2024 年冀中县应急管理局', '冀中县应急管理局'],
  ['330冀中县应急管理局', '330冀中县应急管理局'],
  ['预算主管部门：上海市普陀区司法局', '上海市普陀区司法局'],
  ['2023 年度岳阳楼区医疗保障局整体支出 绩效自评报告', '岳阳楼区医疗保障局'],
  ['2024年5月27日2023年度岳阳楼区医疗保障局整体支出绩效自评报告', '岳阳楼区医疗保障局'],
  ['上海市普陀区2026年区级部门预算', undefined],
  ['江苏省2018年度省级部门预算公开报表', undefined],
  ['2023年度部门决算', undefined],
  ['本部门', undefined],
] as const)('%s is %s', ([printed, agency]) => {
  expect(normaliseAgency(printed, vocabulary.identityWords)).toBe(agency);
});

const CASES: readonly {
  readonly name: string;
  readonly sketch: DocumentSketch;
  readonly expected: Record<string, unknown>;
}[] = [
  {
    name: 'name and title on two lines',
    sketch: { lines: ['西安市莲湖区医疗保障局（汇总）', '2023年度部门决算', '保密审查情况：已审查', '目录'] },
    expected: {
      agency: '西安市莲湖区医疗保障局',
      agencyKind: 'health_insurance_bureau',
      regionCode: '610104',
      city: '西安市',
      fiscalYear: 2023,
      documentKind: 'final_accounts',
      scope: 'department',
    },
  },
  {
    name: 'title broken into three lines',
    sketch: { lines: ['中共上海市普陀区委', '社会工作部 2024 年度', '部门决算', '目录'] },
    expected: {
      agency: '中共上海市普陀区委社会工作部',
      regionCode: '310107',
      fiscalYear: 2024,
      documentKind: 'final_accounts',
    },
  },
  {
    name: 'body named beside a label',
    sketch: { lines: ['上海市普陀区2026年区级部门预算', '预算主管部门：上海市普陀区司法局', '目录'] },
    expected: {
      agency: '上海市普陀区司法局',
      agencyKind: 'justice_bureau',
      regionCode: '310107',
      fiscalYear: 2026,
      documentKind: 'budget',
    },
  },
  {
    name: 'tables without a cover, the year in one title alone',
    sketch: {
      tables: [
        { title: '收支预算总表', compiledBy: '江苏省人大常委会办公厅' },
        { title: '2019年政府采购预算表', compiledBy: '江苏省人大常委会办公厅' },
      ],
    },
    expected: {
      agency: '江苏省人大常委会办公厅',
      regionCode: '320000',
      province: '江苏省',
      city: null,
      fiscalYear: 2019,
      documentKind: 'budget',
    },
  },
  {
    name: 'the tables print the fuller name',
    sketch: {
      lines: ['东西湖区医疗保障局2023年部门预算公开', '目录'],
      tables: [{ title: '2023年部门收支总表', compiledBy: '武汉市东西湖区医疗保障局' }],
    },
    expected: { agency: '武汉市东西湖区医疗保障局', regionCode: '420112', city: '武汉市' },
  },
  {
    name: 'a report of performance alone',
    sketch: {
      lines: ['2023 年度岳阳楼区医疗保障局整体支出 绩效自评报告'],
      tables: [{ title: '2023年度项目支出绩效自评表' }],
    },
    expected: {
      agency: '岳阳楼区医疗保障局',
      regionCode: '430602',
      city: '岳阳市',
      fiscalYear: 2023,
      documentKind: 'performance',
    },
  },
  {
    name: 'an evaluation of an earlier year attached to final accounts',
    sketch: {
      lines: ['西安市临潼区医疗保障局（汇总）', '2022年度部门决算', '目录', '', '第二部分 2022年度部门决算情况说明'],
      tables: [
        { title: '表3-1西安市临潼区医保局2021年部门整体支出评分表' },
        { title: '表1-12021年区医保局财政预算按功能科目分类的明细表' },
      ],
    },
    expected: { fiscalYear: 2022, documentKind: 'final_accounts' },
  },
  {
    name: 'accounts of one unit',
    sketch: { lines: ['西安市莲湖区医疗保险经办中心', '2023年度单位决算', '目录'] },
    expected: { agency: '西安市莲湖区医疗保险经办中心', scope: 'unit', documentKind: 'final_accounts' },
  },
];

const THREE_PUBLIC = '一般公共预算“三公”经费支出表';

/** Files that hold only tables: the stage stands in no cover, and 预算 in a title can be the name of a fund. */
test.for([
  [['政府性基金预算支出表'], ['科目编码', '合计', '基本支出', '项目支出'], 'budget'],
  [[THREE_PUBLIC], ['项目', '2024年预算数'], 'budget'],
  [['“三公”经费支出表'], ['项目', '预算数'], 'budget'],
  [[THREE_PUBLIC], ['项目', '2023年执行数', '2024年预算数'], 'budget'],
  [[THREE_PUBLIC], ['项目', '预算数', '决算数'], 'unknown'],
  [[THREE_PUBLIC], ['项目', '预算数', '实际支出'], 'unknown'],
  [[THREE_PUBLIC], ['项目', '全年预算数', '全年执行数'], 'unknown'],
  [['政府性基金预算财政拨款收入支出表'], ['年初结转和结余', '本年收入', '年末结转和结余'], 'unknown'],
  [['政府性基金预算财政拨款收入支出决算表'], ['本年收入'], 'final_accounts'],
  [['一般公共预算财政拨款支出决算表', '政府性基金预算支出表'], ['合计'], 'final_accounts'],
  [['政府性基金预算执行情况表'], ['合计'], 'unknown'],
  [['分单位收支情况表'], ['合计'], 'unknown'],
] as const)('tables %j under %j are of kind %s', ([titles, headers, kind]) => {
  const tables = titles.map((title) => ({ title, headers }));
  expect(identify({ tables }).value.documentKind).toBe(kind);
});

test('a word on final accounts anywhere leaves the kind of bare fund tables open', () => {
  const sketch = { lines: ['资料来源：部门决算'], tables: [{ title: '政府性基金预算支出表' }] };
  expect(identify(sketch).value.documentKind).not.toBe('budget');
});

test('the code before the name of who compiled a table is no part of the name', () => {
  const table = { title: '部门预算收支总表', compiledBy: '330 冀中县应急管理局' };
  expect(identify({ tables: [table] }).value.agency).toBe('冀中县应急管理局');
});

/** The year of files that hold only tables stands in their columns, or in a line beside them. */
test.for([
  [[], [['项目', '2023年执行数', '2024年预算数']], 2024],
  [[], [['2022年预算执行数', '2023年预算数', '2024年预算数']], 2024],
  [[], [['2023年决算数', '2024年预算数'], ['2024年预算']], 2024],
  [[], [['2023年度预算数', '2023年度决算数']], 2023],
  [[], [['2023年预算数'], ['2024年预算数']], null],
  [[], [['2024年预算数', '2025年预算数', '2026年预算数', '2027年预算数']], null],
  [[], [['2024年', '2025年', '2026年']], null],
  [[], [['项目', '预算数']], null],
  [['预算年度：2024'], [['预算数']], 2024],
  [['330 冀中县应急管理局 单位：万元 预算年度：2024'], [['预算数']], 2024],
  [['预算年度：2024', '预算年度：2023'], [['预算数']], null],
] as const)('lines %j over columns %j are of %s', ([lines, headers, year]) => {
  const tables = headers.map((columns) => ({ title: '部门收支总表', headers: columns }));
  expect(identify({ lines, tables }).value.fiscalYear).toBe(year);
});

test('a year that the title of a table prints comes before those of the columns', () => {
  const table = { title: '2023年部门收支总表', headers: ['2023年预算数', '2024年预算数'] };
  expect(identify({ tables: [table] }).value.fiscalYear).toBe(2023);
});

describe('documents', () => {
  test.for(CASES)('$name', ({ sketch, expected }) => {
    expect(identify(sketch).value).toMatchObject(expected);
  });
});

test('nothing is guessed', () => {
  const { value, findings } = identify({ lines: ['截至2021年末，共有2022年购入的车辆1辆。'] });
  expect(value).toMatchObject({
    agency: null,
    regionCode: null,
    fiscalYear: null,
    documentKind: 'unknown',
    scope: null,
  });
  expect(findings.map((finding) => finding.code)).toEqual(['agency.unknown', 'year.unknown', 'region.unknown']);
  expect(findings.find((finding) => finding.code === 'year.unknown')).toMatchObject({ candidates: ['2021', '2022'] });
});
