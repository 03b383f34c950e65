import { expect, test } from 'vitest';
import * as surface from '../src/index.ts';
import { COVER, factsOf, normalize, normalizePrinted } from './normalize-sketch.ts';
import { printedDocument } from './printed-builder.ts';

test('the public surface', () => {
  expect(Object.keys(surface).toSorted()).toEqual(['normalizeDocument', 'toFindingRecords']);
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

test('a label alone beside the code of an account is a project in a list of them', () => {
  const { value } = normalize({
    lines: COVER.budget,
    tables: [
      {
        title: '项目支出表',
        unit: '万元',
        cells: [
          [0, 0, 'header', '项目名称'],
          [0, 1, 'header', '科目编码'],
          [1, 1, 'code', '2101301'],
        ],
        values: [['参保资助', '2101301', '合计', '1']],
      },
    ],
  });
  expect(value.facts[0]).toMatchObject({ code: '2101301', project: '参保资助' });
});

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
  expect(normalizePrinted(doubled).value.facts).toEqual([]);
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
  const { facts } = normalizePrinted(document).value;
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
