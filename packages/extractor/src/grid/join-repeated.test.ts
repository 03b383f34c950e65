import type { Grid, GridCell } from '@mingzhang/schema';
import { expect, test } from 'vitest';
import { joinRepeated } from './join-repeated.ts';

/** Columns 100 points wide; a text with a number behind it stands over as many of them. */
const COLUMNS = [0, 100, 200].map((x) => ({ x0: x + 10, x1: x + 90 }));
type Text = string | readonly [string, number];

/** Rows of texts from left to right, on the page moved sideways by some points. */
function makeGrid(rows: readonly (readonly Text[])[], shift = 0): Grid {
  const cells = rows.flatMap((texts, row): GridCell[] => {
    let column = 0;
    return texts.map((entry): GridCell => {
      const [text, columnSpan] = typeof entry === 'string' ? ([entry, 1] as const) : entry;
      const [first, last] = [COLUMNS[column], COLUMNS[column + columnSpan - 1]];
      const box = { x0: (first?.x0 ?? 0) + shift, x1: (last?.x1 ?? 0) + shift, y0: 20 * row, y1: 20 * row + 10 };
      const cell = { row, column, rowSpan: 1, columnSpan, text, place: { page: 1, box } } as const;
      column += columnSpan;
      return { ...cell, method: 'text', confidence: 1 };
    });
  });
  return { rowCount: rows.length, columnCount: 3, cells, spans: 'known' };
}

const textsOf = (grid: Grid): string[] =>
  Array.from({ length: grid.rowCount }, (_, row) =>
    grid.cells
      .filter((cell) => cell.row === row)
      .toSorted((left, right) => left.column - right.column)
      .map(({ text, columnSpan }) => (columnSpan > 1 ? `${text}{${columnSpan}}` : text))
      .join('|'),
  );

const MISREAD = [
  ['功能科目', '小计', '本年支出'],
  ['', '', '基本支出'],
];
const HEADER: readonly (readonly Text[])[] = [
  ['功能科目', ['本年支出', 2]],
  ['', '小计', '基本支出'],
];
const join = (upper: Grid, lower: Grid): string[] | undefined => {
  const joined = joinRepeated({ grid: upper, columns: COLUMNS }, { grid: lower, columns: COLUMNS });
  return joined === undefined ? undefined : textsOf(joined.grid);
};

test('one header, read where more rows stand under it', () => {
  const few = [['合计', '3.00', '1.00']];
  const many = [
    ['甲', '2.00', '1.00'],
    ['乙', '1.00', ''],
  ];
  const whole = ['功能科目|本年支出{2}', '|小计|基本支出', '合计|3.00|1.00', '甲|2.00|1.00', '乙|1.00|'];
  expect(join(makeGrid([...MISREAD, ...few]), makeGrid([...HEADER, ...many]))).toEqual(whole);
  expect(join(makeGrid([...HEADER, ...few, ...many]), makeGrid([...MISREAD, ['丙', '0.50', '']]))).toEqual([
    ...whole,
    '丙|0.50|',
  ]);
});

test('a page that moves its words sideways has them in the same columns', () => {
  const upper = makeGrid([...HEADER, ['合计', '3.00', '1.00'], ['甲', '2.00', '1.00']]);
  expect(join(upper, makeGrid([...MISREAD, ['乙', '1.00', '']], 30))?.at(-1)).toBe('乙|1.00|');
});

test('a header further aside than a page moves its words is another', () => {
  const upper = makeGrid([...HEADER, ['合计', '3.00', '1.00'], ['甲', '2.00', '1.00']]);
  expect(join(upper, makeGrid([...MISREAD, ['乙', '1.00', '']], 41))).toBeUndefined();
});

test('another header is not joined', () => {
  expect(
    join(makeGrid([...HEADER, ['合计', '3.00', '1.00']]), makeGrid([['功能科目', '合计', '项目支出']])),
  ).toBeUndefined();
});
