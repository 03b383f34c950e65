import type { CellRole, IndicatorRecord, PrintedTable } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { describe, expect, test } from 'vitest';
import { readIndicators } from '../src/indicator/table-indicators.ts';

const { indicatorColumns } = await readVocabulary();
const BOX = { page: 1, box: { x0: 0, y0: 0, x1: 10, y1: 10 } };
const NOWHERE = { page: null, box: null };

/**
 * A form as rows of texts; `''` is an empty cell. `merged`: cells below a text are one with it and places
 * are known, as in a PDF; else blanks are blanks, as in a text file.
 */
function formOf(rows: readonly (readonly string[])[], layout: 'text' | 'merged'): PrintedTable {
  const place = layout === 'merged' ? BOX : NOWHERE;
  const spanOf = (row: number, column: number): number => {
    if (layout === 'text' || column > 1) return 1;
    const next = rows.findIndex((texts, index) => index > row && texts[column] !== '');
    return (next === -1 ? rows.length : next) - row;
  };
  return {
    index: 0,
    title: '项目支出绩效自评表',
    formNumber: '',
    unitPrinted: '',
    compiledBy: '',
    notes: [],
    sectionIndex: null,
    method: 'text',
    parts: [place],
    rowCount: rows.length,
    columnCount: Math.max(...rows.map((row) => row.length)),
    cells: rows.flatMap((texts, row) =>
      texts.flatMap((text, column) => {
        const role: CellRole = row === 0 ? 'header' : /^[0-9.]+$/u.test(text) ? 'value' : 'label';
        return text === '' ? [] : [{ row, column, rowSpan: spanOf(row, column), columnSpan: 1, text, place, role }];
      }),
    ),
    values: [],
    illegible: false,
  };
}

const read = (rows: readonly (readonly string[])[], layout: 'text' | 'merged'): readonly IndicatorRecord[] =>
  readIndicators(formOf(rows, layout), {
    documentId: 'ab'.repeat(32),
    tableId: 'cd'.repeat(16),
    project: null,
    columns: indicatorColumns,
  }).indicators;

const line = (record: IndicatorRecord): string =>
  [record.level1, record.level2, record.indicator, record.operator, record.target, record.actual, record.unit]
    .concat([record.weight, record.score, record.reason])
    .map((part) => part ?? '·')
    .join(' ');

const HEAD = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'];

describe('levels that are printed once', () => {
  const rows = [
    HEAD,
    ['产出指标（50分）', '数量指标', '指标1：参保人数', '≥100人', '120人', '10', '10', ''],
    ['', '', '指标2：宣传次数', '2次', '1次', '10', '5', '活动推迟'],
    ['', '质量指标', '参保率', '≥95%', '96%', '10', '10', ''],
    ['满意度指标（10分）', '服务对象满意度指标', '群众满意度', '≥90%', '', '10', '9', '—'],
    ['总分', '', '', '', '', '100', '94', ''],
  ];
  const expected = [
    '产出指标 数量指标 参保人数 ≥ 100 120 人 10 10 ·',
    '产出指标 数量指标 宣传次数 · 2 1 次 10 5 活动推迟',
    '产出指标 质量指标 参保率 ≥ 95 96 % 10 10 ·',
    '满意度指标 服务对象满意度指标 群众满意度 ≥ 90 · % 10 9 ·',
  ];
  test.for(['text', 'merged'] as const)('%s', (layout) => {
    expect(read(rows, layout).map(line)).toEqual(expected);
  });
});

test('rows of a text file that lost their leading blanks stand where their texts belong', () => {
  const rows = [
    HEAD,
    ['产出指标', '时效指标', '指标1：开始时间', '2022.01.01', '2022.01.01', '10', '10', ''],
    ['指标2：完成时间', '2022.12.31', '2022.12.31', '10', '8'],
    ['社会效益指标', '政策知晓率', '≥90%', '92%', '20', '20'],
  ];
  expect(read(rows, 'text').map(line)).toEqual([
    '产出指标 时效指标 开始时间 · 2022.01.01 2022.01.01 · 10 10 ·',
    '产出指标 时效指标 完成时间 · 2022.12.31 2022.12.31 · 10 8 ·',
    '效益指标 社会效益指标 政策知晓率 ≥ 90 92 % 20 20 ·',
  ]);
});

test('sign and unit in columns of their own', () => {
  const rows = [
    ['一级指标', '二级指标', '三级指标', '指标性质', '指标值', '度量单位', '权重'],
    ['产出指标', '数量指标', '培训次数', '≥', '4', '次', '20'],
    ['', '质量指标', '服务质量', '定性', '优', '', '10'],
  ];
  expect(read(rows, 'merged').map(line)).toEqual([
    '产出指标 数量指标 培训次数 ≥ 4 · 次 20 · ·',
    '产出指标 质量指标 服务质量 · 优 · · 10 · ·',
  ]);
});

test('points of levels beside those of the indicator', () => {
  const rows = [
    ['一级指标', '分值', '二级指标', '分值', '三级指标', '分值', '得分'],
    ['投入', '20', '预算配置', '10', '在职人员控制率', '5', '4'],
  ];
  expect(read(rows, 'merged').map(line)).toEqual(['投入 预算配置 在职人员控制率 · · · · 5 4 ·']);
});

test('without a third level the second is the indicator, with the points in its name', () => {
  const rows = [
    ['一级指标', '二级指标', '评分标准', '评分'],
    ['实施评价', '单位自查（20分）', '按时开展自查的得20分', ''],
  ];
  expect(read(rows, 'merged').map(line)).toEqual(['实施评价 · 单位自查 · · · · 20 · ·']);
});

test('empty lines to fill in are no indicators', () => {
  const rows = [
    HEAD,
    ['产出指标', '数量指标', '指标1：', '', '', '', '', ''],
    ['效益指标', '经济效益指标', '', '', '', '', '', ''],
  ];
  expect(read(rows, 'merged')).toEqual([]);
});
