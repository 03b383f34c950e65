import type { Grid, ReadMethod } from '@mingzhang/schema';
import { readVocabulary } from '@mingzhang/schema/node';
import { expect, test } from 'vitest';
import { findCutText } from '../document/cut-findings.ts';
import { lexiconOf } from './lexicon.ts';
import { readTable } from './read-table.ts';

const lexicon = lexiconOf((await readVocabulary()).headerRoles);

function gridOf(rows: readonly (readonly string[])[], method: ReadMethod): Grid {
  const place = { page: 1, box: null };
  const cells = rows.flatMap((texts, row) =>
    texts.map((text, column) => ({ row, column, rowSpan: 1, columnSpan: 1, text, place, method, confidence: 0.8 })),
  );
  return { rowCount: rows.length, columnCount: rows[0]?.length ?? 0, cells, spans: 'known' };
}

const HEAD = ['科目编码', '科目名称', '合计', '基本支出'];
const ROWS = [
  ['2101501', '行政运行', '628.93', '194.40'],
  ['2101502', '一般行政管理事务', '28.70', '28.70'],
];

test.for([
  { what: 'two points', text: '823..76', method: 'ocr', kind: 'unreadable' },
  { what: 'a letter among digits', text: '1B.70', method: 'ocr', kind: 'unreadable' },
  { what: 'the same in a text layer: printed so', text: '823..76', method: 'text', kind: 'text' },
  { what: 'a word', text: '见附表2', method: 'ocr', kind: 'text' },
  { what: 'a target', text: '≥95', method: 'ocr', kind: 'text' },
] as const)('$what in a column of numbers', ({ text, method, kind }) => {
  const grid = gridOf([HEAD, ...ROWS, ['2101506', '医疗保障经办事务', text, '1.00']], method);
  const { cells, values } = readTable(grid, lexicon);
  expect(values.find(({ printed }) => printed === text)?.kind).toBe(kind);
  const findings = findCutText('支出决算表', { grid: grid.cells, cells, values });
  expect(findings).toMatchObject(
    kind === 'text' ? [] : [{ code: 'value.unreadable', cause: 'reading', printed: text, reason: 'illegible' }],
  );
});

test('a column of words that hold digits is none of numbers', () => {
  const words = ['甲级', '乙级', '丙级', '丁级'].map((word) => ['质量', word]);
  const grid = gridOf([['三级指标', '指标值'], ['数量', '35'], ['时效', '40'], ['标准', 'A-1'], ...words], 'ocr');
  const { values } = readTable(grid, lexicon);
  expect(values.find(({ printed }) => printed === 'A-1')?.kind).toBe('text');
});
