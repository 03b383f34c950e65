import { readVocabulary } from '@mingzhang/schema/node';
import type { PrintedValue } from '@mingzhang/schema';
import { expect, test } from 'vitest';
import { layOutPage } from '../src/document/page-flow.ts';
import { lexiconOf } from '../src/table/lexicon.ts';
import { readTable } from '../src/table/read-table.ts';
import { drawTable, makePage, toCells, type DrawnCell } from './support/draw-page.ts';

async function readDrawn(cells: readonly DrawnCell[]): Promise<string[]> {
  const [rows, columns] = [0, 1].map((axis) => Math.max(...cells.map(({ at }) => at[axis] ?? 0)) + 1);
  const size = {
    columns: Array.from({ length: columns ?? 0 }, () => 70),
    rows: Array.from({ length: rows ?? 0 }, () => 20),
  };
  const [part] = layOutPage(makePage(1, [drawTable({ x: 30, y: 100, ...size, cells })])).parts;
  if (part === undefined) throw new Error('no table');
  const { values } = readTable(part.grid, lexiconOf((await readVocabulary()).headerRoles));
  const describe = (value: PrintedValue): string =>
    [value.rowCodes.join('+'), value.rowLabels.join('+'), value.columnPath.join('/'), value.printed].join(' | ');
  return values.filter((value) => value.kind === 'number').map(describe);
}

/** Texts beside each other, from a column on. */
const inRow = (row: number, first: number, texts: readonly string[]): DrawnCell[] =>
  texts.map((text, index) => ({ at: [row, first + index], text }));

interface Case {
  readonly name: string;
  readonly cells: readonly DrawnCell[];
  /** `codes | labels | path | printed` */
  readonly numbers: readonly string[];
}

test.for<Case>([
  {
    name: 'a list whose first column could be the key of a form',
    cells: toCells([
      ['项目类别', '项目名称', '科目编码', '合计', '其他资金'],
      ['其他运转类', '机关后勤', '2010502', '3.00', '0.50'],
      ['特定目标类', '抽样调查', '2010508', '6.00', '0.00'],
    ]),
    numbers: [
      '2010502 | 其他运转类+机关后勤 | 合计 | 3.00',
      '2010502 | 其他运转类+机关后勤 | 其他资金 | 0.50',
      '2010508 | 特定目标类+抽样调查 | 合计 | 6.00',
      '2010508 | 特定目标类+抽样调查 | 其他资金 | 0.00',
    ],
  },
  {
    name: '项目单位 | 项目名称 over a list of amounts by fund is a header, though 项目单位 can be the key of a form',
    cells: toCells([
      ['项目单位', '项目名称', '合计', '一般公共预算', '政府性基金预算', '其他资金'],
      ['', '合计', '9.00', '3.00', '5.00', '1.00'],
      ['民政局', '养老补贴', '9.00', '3.00', '5.00', '1.00'],
    ]),
    numbers: ['合计', '民政局+养老补贴'].flatMap((label) =>
      ['合计 | 9.00', '一般公共预算 | 3.00', '政府性基金预算 | 5.00', '其他资金 | 1.00'].map(
        (each) => ` | ${label} | ${each}`,
      ),
    ),
  },
  {
    name: 'words that nobody listed are headers beside 项目 and over the first numbers',
    cells: [
      { at: [0, 0], text: '项目', rowSpan: 2 },
      { at: [0, 1], text: '年初情形', columnSpan: 2 },
      { at: [0, 3], text: '年末情形', columnSpan: 2 },
      ...inRow(1, 1, ['辆次', '价格', '辆次', '']),
      ...inRow(2, 0, ['车辆', '12', '230.10', '11', '']),
    ],
    numbers: [' | 车辆 | 年初情形/辆次 | 12', ' | 车辆 | 年初情形/价格 | 230.10', ' | 车辆 | 年末情形/辆次 | 11'],
  },
  {
    name: 'texts merged over the columns of a header are its top, whatever they say',
    cells: [
      { at: [0, 0], text: '甲类口径', columnSpan: 2 },
      { at: [0, 2], text: '乙类口径', columnSpan: 2 },
      ...inRow(1, 0, ['科目编码', '科目名称', '合计', '项目支出']),
      ...inRow(2, 0, ['208', '社会保障', '3.00', '1.00']),
    ],
    numbers: ['208 | 社会保障 | 乙类口径/合计 | 3.00', '208 | 社会保障 | 乙类口径/项目支出 | 1.00'],
  },
  {
    name: '单位名称 beside several rows of one merged text heads a column and is no key of a form',
    cells: [
      { at: [0, 0], text: '单位名称', rowSpan: 2 },
      { at: [0, 1], text: '三公经费', columnSpan: 2 },
      { at: [1, 1], text: '合计' },
      { at: [1, 2], text: '公务接待费' },
      ...inRow(2, 0, ['某县科技局', '3.00', '1.00']),
    ],
    numbers: [' | 某县科技局 | 三公经费/合计 | 3.00', ' | 某县科技局 | 三公经费/公务接待费 | 1.00'],
  },
  {
    name: 'unit and kind of an indicator stand beside its numbers and part no block',
    cells: toCells([
      ['三级指标', '指标性质', '指标值', '度量单位', '权重'],
      ['养护面积', '≥', '35', '万平方米', '30'],
      ['保护株数', '＝', '112', '株', '50'],
    ]),
    numbers: [
      ' | 养护面积 | 指标值 | 35',
      ' | 养护面积 | 权重 | 30',
      ' | 保护株数 | 指标值 | 112',
      ' | 保护株数 | 权重 | 50',
    ],
  },
])('$name', async ({ cells, numbers }) => {
  expect(await readDrawn(cells)).toEqual(numbers);
});
