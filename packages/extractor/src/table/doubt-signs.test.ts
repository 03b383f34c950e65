import { expect, test } from 'vitest';
import { NO_PLACE, type CellRole, type Finding, type PrintedValue, type TableCell } from '@mingzhang/schema';
import { readText } from '../../test/support/read-tsv.ts';
import { findDoubts } from './doubt-signs.ts';
import type { Lexicon } from './lexicon.ts';

const isDoubtful = (finding: Finding): finding is Extract<Finding, { code: 'table.doubtful' }> =>
  finding.code === 'table.doubtful';

const signsOf = async (text: string): Promise<readonly string[]> =>
  (await readText(text)).findings.filter(isDoubtful).flatMap(({ signs, places }) => [...signs, `${places}`]);

const table = (...rows: string[]): string => ['支出决算表', '', '单位：万元', '', ...rows].join('\n');
const HEADER = '科目编码→科目名称→合计→基本支出→项目支出';
const ROWS = ['→合计→3.00→2.00→1.00', '210→卫生健康支出→2.00→1.00→1.00', '221→住房保障支出→1.00→1.00→0.00'];

test.for([
  { name: 'a table as it should be', rows: [HEADER, ...ROWS], signs: [] },
  { name: 'a total without a label in the first row', rows: [HEADER, '→→3.00→2.00→1.00', ...ROWS.slice(1)], signs: [] },
  {
    name: 'a row without a label below others',
    rows: [HEADER, ...ROWS, '→→1.00→1.00→0.00'],
    signs: ['no_label', '3'],
  },
  {
    name: 'numbers before the first header text',
    rows: ['→科目名称→合计→基本支出→项目支出', ...ROWS.map((row, index) => row.replace(/^\d*/u, `${index}.50`))],
    signs: ['no_header', 'no_label', '6'],
  },
  {
    name: 'a header of the same words twice',
    rows: ['科目编码→科目名称→合计→基本支出→基本支出', ...ROWS],
    signs: ['same_header', '3'],
  },
  {
    name: 'two numbers in one cell',
    rows: [HEADER, ...ROWS, '229→其他支出→1.00 1.00→→0.00'],
    signs: ['several_numbers', '1'],
  },
  {
    name: 'the end of a number alone',
    rows: [HEADER, ...ROWS, '229→其他支出→1.00→1.→0.00'],
    signs: ['broken_number', '1'],
  },
])('$name: $signs', async ({ rows, signs }) => {
  expect(await signsOf(table(...rows))).toEqual(signs);
});

test('the numbers of a doubtful table are unsure, those of others are not', async () => {
  const { value, findings } = await readText(
    `${table(HEADER, ...ROWS)}\n\n${table(HEADER, ...ROWS, '→→1.00→1.00→0.00').replace('支出决算表', '收入决算表')}`,
  );
  const confidences = value.tables.map(({ values }) => [...new Set(values.map(({ confidence }) => confidence))]);
  expect(confidences).toEqual([[1], [0.5]]);
  expect(findings.filter(isDoubtful).map(({ title, severity, cause }) => [title, severity, cause])).toEqual([
    ['收入决算表', 'warning', 'reading'],
  ]);
});

const number = (rowIndex: number, columnIndex: number, printed = '1.50'): PrintedValue => ({
  rowIndex,
  columnIndex,
  blockIndex: 0,
  place: NO_PLACE,
  side: '',
  rowCodes: [],
  rowLabels: ['合计'],
  columnPath: [`第${columnIndex}列`],
  kind: 'number',
  printed,
  method: 'text',
  confidence: 1,
});
const cell = (row: number, column: number, text: string, role: CellRole, columnSpan = 1): TableCell => ({
  row,
  column,
  rowSpan: 1,
  columnSpan,
  text,
  role,
  place: NO_PLACE,
});
const lexicon: Lexicon = {
  lookUp: (text) => (text.endsWith('支出') ? { role: 'value', strength: 'strong' } : undefined),
};

test.for([
  { name: 'a row that numbers the columns', cells: [cell(2, 0, '栏次', 'label')], signs: ['index_in_data'] },
  {
    name: 'a row of header words',
    cells: [cell(3, 0, '基本支出', 'label'), cell(3, 1, '项目支出', 'value')],
    signs: ['header_in_data'],
  },
  {
    name: 'the same above the data',
    cells: [cell(0, 0, '基本支出', 'label'), cell(0, 1, '项目支出', 'value')],
    signs: [],
  },
  { name: 'an amount in the header', cells: [cell(0, 1, '3.50', 'header')], signs: ['number_in_header'] },
  { name: 'a number over two columns', cells: [cell(3, 1, '3.50', 'value', 2)], signs: ['wide_number'] },
  { name: 'the end of a label alone', cells: [cell(3, 0, '）支出', 'label')], signs: ['broken_label'] },
  { name: 'the same beside an amount', cells: [cell(3, 0, '）支出', 'label'), cell(3, 1, '3.50', 'value')], signs: [] },
])('where columns show by alignment alone, $name: $signs', ({ cells, signs }) => {
  const values = [...[1, 2, 3].map((column) => number(2, column, `${column}`)), number(3, 1)];
  expect(findDoubts({ cells, values, lexicon, isAligned: true }).map(({ sign }) => sign)).toEqual(signs);
});

test('a workbook with more numbers than a call takes arguments', () => {
  const values = Array.from({ length: 130_000 }, (_, row) => number(row, 1));
  expect(findDoubts({ cells: [], values, lexicon, isAligned: false })).toEqual([]);
});
