import { expect, test } from 'vitest';
import { drawLine, drawTable, makePage, toCells } from './support/draw-page.ts';
import { readPages } from './support/read-pages.ts';
import { listNumbers } from './support/read-tsv.ts';

test.for([
  {
    name: 'cells merged downwards and over columns, closed by one line',
    rows: [20, 20, 20],
    cells: [
      { at: [0, 0], text: '指导性目录', columnSpan: 2 },
      { at: [0, 2], text: '承接主体种类', rowSpan: 2 },
      { at: [0, 3], text: '安排情况', columnSpan: 2 },
      { at: [1, 0], text: '一级' },
      { at: [1, 1], text: '二级' },
      { at: [1, 3], text: '总量' },
      { at: [1, 4], text: '其中：财政安排' },
      { at: [2, 0], text: '公共服务' },
      { at: [2, 1], text: '湿地保护' },
      { at: [2, 2], text: '企业' },
      { at: [2, 3], text: '5.00' },
      { at: [2, 4], text: '4.00' },
    ],
    numbers: [
      '明细表 |  | 公共服务+湿地保护+企业 | 安排情况/总量 = 5.00',
      '明细表 |  | 公共服务+湿地保护+企业 | 安排情况/其中：财政安排 = 4.00',
    ],
  },
  {
    name: 'rows of words, none of them merged, over one row of amounts',
    rows: [20, 20, 20],
    cells: toCells([
      ['车辆情形', '装备情形', '房屋情形', '土地情形', '其他情形'],
      ['实有辆次', '实有台套', '实有面积', '实有亩数', '实有件数'],
      ['9', '2', '650.30', '—', '3'],
    ]),
    numbers: [
      '明细表 |  |  | 车辆情形/实有辆次 = 9',
      '明细表 |  |  | 装备情形/实有台套 = 2',
      '明细表 |  |  | 房屋情形/实有面积 = 650.30',
      '明细表 |  |  | 其他情形/实有件数 = 3',
    ],
  },
  {
    name: 'rows of words over one row of amounts',
    rows: [20, 20, 20],
    cells: [
      { at: [0, 0], text: '车辆（辆）', columnSpan: 2 },
      { at: [0, 2], text: '大型装备（台）', columnSpan: 2 },
      { at: [0, 4], text: '房屋（平方米）', rowSpan: 2 },
      { at: [1, 0], text: '小计' },
      { at: [1, 1], text: '应急用车' },
      { at: [1, 2], text: '通用' },
      { at: [1, 3], text: '专用' },
      { at: [2, 0], text: '9' },
      { at: [2, 1], text: '2' },
      { at: [2, 2], text: '—' },
      { at: [2, 3], text: '3' },
      { at: [2, 4], text: '650.30' },
    ],
    numbers: [
      '明细表 |  |  | 车辆（辆）/小计 = 9',
      '明细表 |  |  | 车辆（辆）/应急用车 = 2',
      '明细表 |  |  | 大型装备（台）/专用 = 3',
      '明细表 |  |  | 房屋（平方米） = 650.30',
    ],
  },
] as const)('a header whose words nobody listed is known by its shape: $name', async ({ rows, cells, numbers }) => {
  const table = drawTable({ x: 60, y: 110, columns: [80, 80, 90, 80, 90], rows: [...rows], cells });
  const document = await readPages([makePage(1, [drawLine('明细表', 220, 80, 14), table])]);
  expect(listNumbers(document)).toEqual(numbers);
});

test('a row of single cells over texts at the left and amounts at the right is their header', async () => {
  const rows = [
    ['服务事项', '服务领域', '编码', '安排', '其中：财政'],
    ['法律顾问', '履职辅助', 'B0101', '6.00', '6.00'],
    ['课题研究', '履职辅助', 'B0201', '15.00', '—'],
  ];
  const table = drawTable({ x: 60, y: 110, columns: [80, 80, 60, 60, 80], rows: [20, 20, 20], cells: toCells(rows) });
  const document = await readPages([makePage(1, [drawLine('明细表', 220, 80, 14), table])]);
  expect(listNumbers(document)).toEqual([
    '明细表 |  | 法律顾问+履职辅助+B0101 | 安排 = 6.00',
    '明细表 |  | 法律顾问+履职辅助+B0101 | 其中：财政 = 6.00',
    '明细表 |  | 课题研究+履职辅助+B0201 | 安排 = 15.00',
  ]);
});

test('a row of a form, words over words and amounts by turns, is no header', async () => {
  const rows = [
    ['项目名称', '河道清淤', '主管单位', '某县水务局'],
    ['上年安排', '5.00', '本年安排', '6.00'],
    ['上年完成', '4.00', '本年完成', '5.50'],
  ];
  const table = drawTable({ x: 60, y: 110, columns: [80, 80, 80, 80], rows: [20, 20, 20], cells: toCells(rows) });
  const document = await readPages([makePage(1, [drawLine('明细表', 220, 80, 14), table])]);
  expect(listNumbers(document)).toEqual([
    '明细表 |  | 上年安排 |  = 5.00',
    '明细表 |  | 本年安排 |  = 6.00',
    '明细表 |  | 上年完成 |  = 4.00',
    '明细表 |  | 本年完成 |  = 5.50',
  ]);
});
