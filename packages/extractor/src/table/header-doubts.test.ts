import type { Box, PrintedValue, TableCell } from '@mingzhang/schema';
import { expect, test } from 'vitest';
import { findHeaderDoubts } from './header-doubts.ts';

/** Words of columns 100 points wide, the first of labels; the middle of column 1 is at 150. */
const box = (middle: number, width = 40): Box => ({ x0: middle - width / 2, x1: middle + width / 2, y0: 0, y1: 10 });

const header = (text: string, column: number, middle: number, more: Partial<TableCell> & { width?: number } = {}) => {
  const { width, ...spans } = more;
  const place = { page: 1, box: box(middle, width) };
  return { row: 1, rowSpan: 1, column, columnSpan: 1, text, role: 'header', place, ...spans } as const;
};

const number = (column: number): PrintedValue => ({
  rowIndex: 2,
  columnIndex: column,
  place: { page: 1, box: box(50 + 100 * column, 30) },
  blockIndex: 0,
  side: '',
  rowCodes: [],
  rowLabels: ['合计'],
  columnPath: [],
  kind: 'number',
  printed: '1.00',
  method: 'text',
  confidence: 1,
});

const signsOf = (cells: readonly TableCell[]): readonly string[] =>
  findHeaderDoubts({
    cells,
    values: [1, 2, 3].map((column) => number(column)),
    isAligned: true,
    lexicon: NO_WORDS,
  }).map(({ sign }) => sign);
const NO_WORDS = { lookUp: () => undefined };

const LEAVES = [header('小计', 1, 150), header('购置费', 2, 250), header('运行费', 3, 350)];

test.for([
  { name: 'each over its column', cells: LEAVES, signs: [] },
  {
    name: 'one over the numbers of the next',
    cells: [header('小计', 1, 250), header('运行费', 3, 350)],
    signs: ['shifted_header'],
  },
  {
    name: 'a merged one in the middle of its three',
    cells: [header('公务用车', 1, 250, { row: 0, columnSpan: 3 }), ...LEAVES],
    signs: [],
  },
  {
    name: 'a merged one in the middle of three, read as over two',
    cells: [header('公务用车', 2, 250, { row: 0, columnSpan: 2 }), ...LEAVES],
    signs: ['shifted_header'],
  },
  {
    name: 'two texts in one',
    cells: [header('公务用车购置 公务用车运行', 1, 150), ...LEAVES.slice(1)],
    signs: ['joined_header'],
  },
  {
    name: 'a text that runs over the one beside it',
    cells: [
      header('政府性基金国有资本', 1, 195, { width: 110 }),
      header('拨款', 2, 230, { width: 30 }),
      header('运行费', 3, 350),
    ],
    signs: ['joined_header'],
  },
])('$name: $signs', ({ cells, signs }) => {
  expect(signsOf(cells)).toEqual(signs);
});
